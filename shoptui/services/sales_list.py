"""The list of sales as a table whose rows come a page at a time."""

from collections.abc import Sequence
from datetime import date

from shoptui.domain.language import _
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.desk import Desk
from shoptui.services.paged_rows import PagedRows
from shoptui.storage import sales_list
from shoptui.storage.sales_list import SaleRow, SalesFilter, Totals

__all__ = ["SalesFilter", "Totals", "is_struck_out", "sales_table", "sales_totals"]


def sales_table(
    desk: Desk, which: SalesFilter, sort: str = "day", descending: bool = True
) -> Table:
    """Sales and refunds with `ids`; a refund's amount is negative, a void row is marked."""
    with desk.file.read() as db:
        ids = sales_list.ids(db, which, sort, descending)
    columns = (
        Column("day", _("Day"), Kind.DATE),
        Column("customer", _("Customer")),
        Column("amount", _("Amount"), Kind.MONEY),
        Column("state", _("State")),
        Column("receipt", _("Receipt")),
        Column("code", _("Code")),
        Column("discount", _("Discount"), Kind.MONEY),
        Column("channel", _("Ordered")),
        Column("sale_receipt", _("Refund of")),
        Column("note", _("Note")),
    )
    currency = desk.shop().currency
    return Table("sales", _("Sales"), columns, sale_rows(desk, ids), currency, ids)


def sales_totals(desk: Desk, which: SalesFilter) -> Totals:
    """What the sales meant add up to, void ones left out; minor units."""
    with desk.file.read() as db:
        return sales_list.totals(db, which)


def sale_rows(desk: Desk, ids: Sequence[int]) -> PagedRows:
    """The rows of these sales and refunds, in this order; a page is one query."""

    def read(at: range) -> list[Row]:
        with desk.file.read() as db:
            return [_row(row) for row in sales_list.page(db, [ids[place] for place in at])]

    return PagedRows(len(ids), read)


def is_struck_out(row: Row) -> bool:
    """Whether a row of the table is a void receipt."""
    return row[3] == _("void")


def _row(row: SaleRow) -> Row:
    refund = row.kind == "refund"
    state = _("void") if row.void else _("refund") if refund else ""
    return (
        date.fromisoformat(row.ordered_on),
        row.customer_name or _("walk-in"),
        -row.amount if refund else row.amount,
        state,
        row.receipt,
        row.customer_code,
        row.discount or None,
        row.channel,
        row.sale_receipt,
        row.note,
    )
