"""Joining the rows of one receipt, and what can be wrong with it."""

from collections.abc import Mapping
from decimal import Decimal

from shoptui.domain.language import _
from shoptui.services.importing.left_out import row_list
from shoptui.services.importing.receipt import NOTHING_ELSE, ZERO, Receipt
from shoptui.services.importing.who import NOBODY, Who


def join(receipt: Receipt, row: Receipt, *, once: bool) -> None:
    """Puts one more row to a receipt; `once`: its money is the whole receipt's already."""
    receipt.packed = None
    receipt.more_rows = receipt.more_rows or []
    receipt.more_rows.append(row.row)
    _join_money(receipt, row, once=once)
    _join_status(receipt, row.void)
    _join_who(receipt, row.who)
    if row.day and row.day != receipt.day:
        _join_day(receipt, row.day)
    if row.items:
        receipt.items = receipt.items or []
        receipt.items += row.items
    if receipt.extra is NOTHING_ELSE:
        receipt.extra = row.extra
    receipt.refunded = row.refunded if receipt.refunded is None else receipt.refunded
    receipt.refund_of = receipt.refund_of or row.refund_of
    receipt.returned_as = receipt.returned_as or row.returned_as


def _join_money(receipt: Receipt, row: Receipt, *, once: bool) -> None:
    if row.amount is not None and (receipt.amount is None or not once):
        receipt.amount = (receipt.amount or ZERO) + row.amount
    if row.discount and (not receipt.discount or not once):
        receipt.discount += row.discount


def fault_of(receipt: Receipt, spoilt: Mapping[str, int]) -> str:
    """Why a receipt cannot be taken, "" if it can; `spoilt`: number → a row not to be read."""
    number = receipt.own_number or receipt.number
    if number in spoilt:
        return _("Row {row} of the same receipt could not be read.").format(row=spoilt[number])
    if not receipt.day:
        return _("The date is missing.")
    if receipt.amount is None:
        receipt.amount = _sum_of_items(receipt)
    if receipt.amount is None:
        return _("The amount is missing.")
    if receipt.refund and not receipt.amount:
        return _(
            "Goods went back, or out of stock, at a price of 0: no money moved, so there is "
            "neither a sale nor a refund to record."
        )
    return ""


def _join_status(receipt: Receipt, void: bool | None) -> None:
    if receipt.void is None:
        receipt.void = void
    elif void is not None and receipt.void != void:
        receipt.fault = _(
            "Some rows of receipt {number} are cancelled and others are not ({rows})."
        ).format(number=receipt.number, rows=row_list(receipt.rows))


def _join_who(receipt: Receipt, who: Who) -> None:
    """One receipt has one customer; rows after the first may leave out who it is."""
    if who == receipt.who or who == NOBODY:
        return
    if clash := receipt.who.clash(who):
        receipt.fault = _(
            "Receipt {number} belongs to two customers, {one} and {other} ({rows})."
        ).format(number=receipt.number, one=clash[0], other=clash[1], rows=row_list(receipt.rows))
        return
    receipt.who = receipt.who.with_rest_of(who)


def _join_day(receipt: Receipt, day: str) -> None:
    if receipt.day and not receipt.refund:
        receipt.fault = _(
            "Receipt {number} stands on two days, {one} and {other} ({rows}). If numbers start "
            "again each day, import without them: --map receipt="
        ).format(number=receipt.number, one=receipt.day, other=day, rows=row_list(receipt.rows))
    receipt.day = max(receipt.day, day)


def _sum_of_items(receipt: Receipt) -> Decimal | None:
    amounts = [item.amount for item in receipt.items or () if item.amount is not None]
    return abs(sum(amounts, ZERO)) if amounts else None
