"""The latest sales, which are the first thing an opened shop shows."""

from datetime import date

from shoptui.domain.language import _
from shoptui.domain.table import Column, Kind, Table
from shoptui.services.desk import Desk
from shoptui.services.sales_list import sale_rows
from shoptui.storage import sales_list

LAST_SALES = 10


def last_sales(desk: Desk, as_of: date | None = None, most: int = LAST_SALES) -> Table:
    """The latest sales and refunds, `ids` the purchases; a refund's amount is negative."""
    with desk.file.read() as db:
        ids = sales_list.last_ids(db, as_of or desk.today(), most)
    columns = (
        Column("day", _("Day"), Kind.DATE),
        Column("customer", _("Customer")),
        Column("amount", _("Amount"), Kind.MONEY),
        Column("state", _("State")),
    )
    rows = [row[: len(columns)] for row in sale_rows(desk, ids)[:]]
    return Table("last_sales", _("Last sales"), columns, rows, desk.shop().currency, ids)
