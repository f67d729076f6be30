"""From rows to receipts: rows that share a receipt number are one purchase."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from shoptui.domain.language import _
from shoptui.services.importing.entries import NOTHING_ELSE, Entry, Extra
from shoptui.services.importing.items import Item
from shoptui.services.importing.left_out import row_list
from shoptui.services.importing.who import NOBODY, Who


@dataclass(slots=True)
class Receipt:
    """One sale or refund as the sheet has it.

    Attributes:
        row: number of its first row.
        more_rows: numbers of the others, None where there are none, as in most sheets.
        amount: sum of its rows before rounding, never below zero; None while no row has one.
        fault: why it cannot be taken, "" if it can.
        identity: by which the same rows are known again.
        made_from: for what was given back on the row of a sale, that sale.
    """

    row: int
    who: Who
    day: str
    number: str
    refund: bool
    amount: Decimal | None
    said_refund: bool = False
    void: bool | None = None
    undone: bool = False
    discount: Decimal = Decimal(0)
    items: list[Item] | None = None
    extra: Extra = NOTHING_ELSE
    refunded: Decimal | None = None
    refund_of: str = ""
    returned_as: str = ""
    fault: str = ""
    made_from: "Receipt | None" = None
    more_rows: list[int] | None = None
    identity: str = ""

    @property
    def rows(self) -> tuple[int, ...]:
        """Numbers of its rows."""
        return (self.row, *(self.more_rows or ()))


class ReceiptBook:
    """Collects the rows of a sheet into receipts."""

    def __init__(self, *, once: bool) -> None:
        """`once`: amount and discount are the whole receipt's, repeated on its rows."""
        self._once = once
        self._single: list[Receipt] = []
        self._by_number: dict[tuple[str, bool], Receipt] = {}
        self._spoilt: dict[str, int] = {}

    def add(self, entry: Entry) -> None:
        """Puts a row to its receipt."""
        if not entry.receipt:
            self._single.append(_opened(entry))
            return
        key = entry.receipt, entry.refund
        receipt = self._by_number.get(key)
        if receipt is None:
            self._by_number[key] = _opened(entry)
        else:
            self._join(receipt, entry)

    def spoil(self, number: str, row: int) -> None:
        """Says that a row of this receipt could not be read, so that the rest must wait for it."""
        if number:
            self._spoilt.setdefault(number, row)

    def receipts(self) -> Iterator[Receipt]:
        """All receipts, those that cannot be taken with their fault."""
        for receipt in (*self._single, *self._by_number.values()):
            receipt.fault = receipt.fault or self._fault(receipt)
            yield receipt
            yield from _given_back(receipt)

    def _join(self, receipt: Receipt, entry: Entry) -> None:
        receipt.more_rows = receipt.more_rows or []
        receipt.more_rows.append(entry.number)
        self._join_money(receipt, entry)
        _join_status(receipt, entry.void)
        _join_who(receipt, entry.who)
        if entry.day and entry.day != receipt.day:
            _join_day(receipt, entry.day)
        if entry.item:
            receipt.items = receipt.items or []
            receipt.items.append(entry.item)
        if receipt.extra is NOTHING_ELSE:
            receipt.extra = entry.extra
        receipt.said_refund = receipt.said_refund or entry.said_refund
        receipt.refunded = entry.refunded if receipt.refunded is None else receipt.refunded
        receipt.refund_of = receipt.refund_of or entry.refund_of
        receipt.returned_as = receipt.returned_as or entry.returned_as

    def _join_money(self, receipt: Receipt, entry: Entry) -> None:
        if receipt.void != entry.void:
            receipt.fault = _(
                "Some rows of receipt {number} are cancelled and others are not."
            ).format(number=receipt.number)
        if entry.amount is not None and (receipt.amount is None or not self._once):
            receipt.amount = (receipt.amount or Decimal(0)) + abs(entry.amount)
        if entry.discount and (not receipt.discount or not self._once):
            receipt.discount += abs(entry.discount)

    def _fault(self, receipt: Receipt) -> str:
        if receipt.number in self._spoilt:
            return _("Row {row} of the same receipt could not be read.").format(
                row=self._spoilt[receipt.number]
            )
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


def _opened(entry: Entry) -> Receipt:
    return Receipt(
        entry.number,
        entry.who,
        entry.day,
        entry.receipt,
        entry.refund,
        None if entry.amount is None else abs(entry.amount),
        entry.said_refund,
        entry.void,
        entry.undone,
        abs(entry.discount) if entry.discount else Decimal(0),
        [entry.item] if entry.item else None,
        entry.extra,
        entry.refunded,
        entry.refund_of,
        entry.returned_as,
    )


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
    receipt.who = Who(*(mine or other for mine, other in zip(receipt.who, who, strict=True)))


def _join_day(receipt: Receipt, day: str) -> None:
    if receipt.day and not receipt.refund:
        receipt.fault = _(
            "Receipt {number} stands on two days, {one} and {other} ({rows}). If numbers start "
            "again each day, import without them: --map receipt="
        ).format(number=receipt.number, one=receipt.day, other=day, rows=row_list(receipt.rows))
    receipt.day = max(receipt.day, day)


def _sum_of_items(receipt: Receipt) -> Decimal | None:
    amounts = [item.amount for item in receipt.items or () if item.amount is not None]
    return abs(sum(amounts, Decimal(0))) if amounts else None


def _given_back(sale: Receipt) -> Iterator[Receipt]:
    """The refund that a sale's own row tells of."""
    back = sale.amount if sale.undone else abs(sale.refunded or Decimal(0))
    if back and not (sale.refund or sale.void or sale.fault):
        yield Receipt(sale.row, sale.who, sale.day, sale.number, True, back, True, made_from=sale)
