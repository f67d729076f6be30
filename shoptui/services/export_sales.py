"""All receipts as they go into a spreadsheet, oldest first."""

from datetime import date

from shoptui.domain.language import _
from shoptui.domain.purchases import PurchaseKind
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.desk import Desk
from shoptui.services.paged_rows import PagedRows
from shoptui.storage import sales_list
from shoptui.storage.sales_list import SaleRow, SalesFilter


def receipts_table(desk: Desk, as_of: date) -> Table:
    """Sales and refunds up to a day, void ones marked, read a page at a time.

    A refund's amount is below zero, so that the column adds up to what the shop kept.
    """
    with desk.file.read() as db:
        ids = sales_list.ids(db, SalesFilter(end=as_of), "day", descending=False)

    def read(places: range) -> list[Row]:
        with desk.file.read() as db:
            return [_row(sale) for sale in sales_list.page(db, [ids[place] for place in places])]

    rows = PagedRows(len(ids), read)
    return Table("sales", _("Sales"), _columns(), rows, desk.shop().currency, ids)


def _columns() -> tuple[Column, ...]:
    return (
        Column("date", _("Date"), Kind.DATE),
        Column("receipt", _("Receipt")),
        Column("kind", _("Kind")),
        Column("status", _("Status")),
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("amount", _("Amount"), Kind.MONEY),
        Column("discount", _("Discount"), Kind.MONEY),
        Column("sale_receipt", _("Refund of")),
        Column("channel", _("Ordered by")),
        Column("note", _("Note")),
    )


def _row(sale: SaleRow) -> Row:
    refund = sale.kind == PurchaseKind.REFUND
    return (
        date.fromisoformat(sale.ordered_on),
        sale.receipt,
        _("refund") if refund else _("sale"),
        _("void") if sale.void else "",
        sale.customer_code,
        sale.customer_name,
        -sale.amount if refund else sale.amount,
        sale.discount or None,
        sale.sale_receipt,
        sale.channel,
        sale.note,
    )
