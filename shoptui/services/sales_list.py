"""The list of sales as a table whose rows come a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from shoptui.domain.language import _
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.desk import Desk
from shoptui.storage import sales_list
from shoptui.storage.sales_list import SaleRow, SalesFilter, Totals

__all__ = ["SalesFilter", "Totals", "is_struck_out", "sales_table", "sales_totals"]

PAGE = 500


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
    return Table("sales", _("Sales"), columns, SalePages(desk, ids), currency, ids)


def sales_totals(desk: Desk, which: SalesFilter) -> Totals:
    """What the sales meant add up to, void ones left out; minor units."""
    with desk.file.read() as db:
        return sales_list.totals(db, which)


def is_struck_out(row: Row) -> bool:
    """Whether a row of the table is a void receipt."""
    return row[3] == _("void")


@dataclass(frozen=True, slots=True)
class SalePages(Sequence[Row]):
    """Rows read from the file when they are asked for; slices are one query each."""

    desk: Desk
    ids: Sequence[int]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """One row, or the rows of a slice."""
        if isinstance(index, int):
            return self._read(self.ids[index : index + 1 or None])[0]
        return self._read(self.ids[index])

    def __iter__(self) -> Iterator[Row]:
        """All rows, a page at a time."""
        for start in range(0, len(self.ids), PAGE):
            yield from self._read(self.ids[start : start + PAGE])

    def _read(self, ids: Sequence[int]) -> list[Row]:
        with self.desk.file.read() as db:
            return [_row(row) for row in sales_list.page(db, ids)]


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
