"""Tables and workbooks for the tests of the writing side."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.exchange.sheets import Book, ListSheet
from shoptui.exchange.workbook import write_workbook

DONG = Currency("VND", 0)
DOLLAR = Currency("USD", 2)
DINAR = Currency("KWD", 3)

COLUMNS = (
    Column("name", "Name"),
    Column("phone", "Phone"),
    Column("net", "Net spend", Kind.MONEY),
    Column("last", "Last order", Kind.DATE),
    Column("share", "Share", Kind.SHARE),
    Column("orders", "Orders", Kind.COUNT),
    Column("r", "R", Kind.SCORE),
)
ANH = ("Nguyễn Thị Ánh", "0901234567", 123_456, date(2026, 6, 30), 0.256, 1_200, 5)
NOBODY = ("สมชาย ใจดี", None, None, None, None, None, None)


def customers(*rows: Row, currency: Currency = DOLLAR) -> Table:
    return Table("customers", "Customers", COLUMNS, rows, currency)


def words(*texts: str) -> Table:
    rows = [(text,) for text in texts]
    return Table("words", "Words", (Column("word", "Word"),), rows, DONG)


def one_sheet(folder: Path, table: Table) -> Worksheet:
    """The sheet written from one table, read back by openpyxl."""
    path = folder / "book.xlsx"
    write_workbook(path, Book("Book", (ListSheet(table),)))
    return load_workbook(path).worksheets[0]


def cells(sheet: Worksheet) -> list[SheetCell]:
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, SheetCell)]


def column_texts(sheet: Worksheet, column: int = 1) -> list[str]:
    """The texts below the header as Excel shows them, its own escapes undone."""
    found: Sequence[object] = [row[column - 1].value for row in sheet.iter_rows(min_row=2)]
    return [unescape(str(value)) for value in found]
