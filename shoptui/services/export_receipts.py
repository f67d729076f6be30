"""Receipts with all that is recorded of them, a row for each line: an import takes them back."""

from datetime import date

from shoptui.domain.language import _
from shoptui.domain.purchases import PurchaseKind
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.exchange.own_lists import NUMBER_TITLE
from shoptui.services.desk import Desk
from shoptui.services.paged_rows import PagedRows
from shoptui.storage import receipts
from shoptui.storage.columns import to_day
from shoptui.storage.receipts import Places, ReceiptRow

_PIECE = 1000  # thousandths


def lines_table(desk: Desk, as_of: date) -> Table:
    """Every receipt up to a day, those still to come too if that is today.

    What belongs to the whole receipt, its amount too, stands on each of its rows. A refund's amount
    is below zero.
    """
    end = as_of if as_of < desk.today() else None
    with desk.file.read() as db:
        places = receipts.places(db, end)

    def read(at: range) -> list[Row]:
        wanted = Places(*(column[at.start : at.stop : at.step] for column in places))
        with desk.file.read() as db:
            return [_row(row) for row in receipts.page(db, wanted)]

    rows = PagedRows(len(places.receipts), read)
    currency = desk.shop().currency
    return Table("receipts", _("Receipts"), _columns(), rows, currency, places.receipts)


def _columns() -> tuple[Column, ...]:
    return (
        Column("date", _("Date"), Kind.DATE),
        Column("receipt", _("Receipt")),
        Column("source", _("Receipt from")),
        Column("kind", _("Kind")),
        Column("status", _("Status")),
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("amount", _("Amount"), Kind.MONEY),
        Column("discount", _("Discount"), Kind.MONEY),
        Column("channel", _("Ordered by")),
        Column("invoiced_on", _("Invoiced on"), Kind.DATE),
        Column("due_on", _("Due on"), Kind.DATE),
        Column("paid_on", _("Paid on"), Kind.DATE),
        Column("papers_on", _("Papers signed on"), Kind.DATE),
        Column("fulfilment", _("Handed over")),
        Column("note", _("Note")),
        Column("product", _("Product")),
        Column("group", _("Product group")),
        Column("quantity", _("Quantity"), Kind.COUNT),
        Column("price", _("Price"), Kind.MONEY),
        Column("line_amount", _("Line amount"), Kind.MONEY),
        Column("number", NUMBER_TITLE),
        Column("refund_of", _("Refund of")),
    )


def _row(row: ReceiptRow) -> Row:
    refund = row.kind == PurchaseKind.REFUND
    return (
        date.fromisoformat(row.ordered_on),
        row.receipt,
        row.source,
        _("refund") if refund else _("sale"),
        _("void") if row.void else "",
        row.customer_code,
        row.customer_name,
        -row.amount if refund else row.amount,
        row.discount or None,
        row.channel,
        *map(to_day, (row.invoiced_on, row.due_on, row.paid_on, row.papers_on)),
        {"delivered": _("delivered"), "collected": _("collected")}.get(row.fulfilment, ""),
        row.note,
        row.product,
        row.product_group,
        _pieces(row.quantity),
        row.price,
        row.line_amount,
        row.number,
        row.sale_number,
    )


def _pieces(thousandths: int | None) -> float | None:
    """Units, with decimals only where there are some."""
    if thousandths is None or thousandths % _PIECE:
        return None if thousandths is None else thousandths / _PIECE
    return thousandths // _PIECE
