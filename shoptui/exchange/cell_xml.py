"""Rows and cells as SpreadsheetML, the XML inside a sheet (ECMA-376 part 1, section 18.3.1).

openpyxl writes the same elements one object at a time; a shop's rows are written as text straight
into the file, which is many times faster and needs no memory.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from shoptui.domain.money import Currency, plain
from shoptui.domain.table import Cell, Column, Kind, Table
from shoptui.exchange.looks import DATE, TEXT, Look, number_look
from shoptui.exchange.safe_text import xml_text

CellWriter = Callable[[Cell, int], str]
StyleIds = dict[Look, int]

# Day 0 of Excel's calendar; before March 1900 it counts a day that never was.
_DAY_ZERO = date(1899, 12, 30).toordinal()
_FIRST_SAFE_DAY = date(1900, 3, 1)


def letters(position: int) -> str:
    """The letters of a column, counted from 1: A, B, … Z, AA."""
    name = ""
    while position:
        position, letter = divmod(position - 1, 26)
        name = chr(65 + letter) + name
    return name


def row_xml(number: int, row: Sequence[Cell], writers: Sequence[CellWriter]) -> str:
    """One row, counted from 1; cells without a value are left out."""
    cells = [write(cell, number) for write, cell in zip(writers, row, strict=True)]
    return f'<row r="{number}">{"".join(cells)}</row>'


def rows_xml(first: int, rows: Iterable[Sequence[Cell]], writers: Sequence[CellWriter]) -> str:
    """Rows below each other, from row number `first` on."""
    return "".join(row_xml(number, row, writers) for number, row in enumerate(rows, first))


def text_row(number: int, texts: Sequence[str], looks: Sequence[Look], styles: StyleIds) -> str:
    """One row of text, each cell in its own look."""
    writers = [_text_writer(letters(at), styles[look]) for at, look in enumerate(looks, 1)]
    return row_xml(number, texts, writers)


def cell_writers(table: Table, styles: StyleIds) -> list[CellWriter]:
    """What turns each cell of a row of the table into XML."""
    return [
        _cell_writer(letters(position), column, table.currency, styles)
        for position, column in enumerate(table.columns, 1)
    ]


def _cell_writer(name: str, column: Column, currency: Currency, styles: StyleIds) -> CellWriter:
    text = _text_writer(name, styles[TEXT])
    day = _day_writer(name, styles[DATE])
    number = text if column.kind is Kind.TEXT else _number_writer(name, column, currency, styles)

    def write(cell: Cell, row: int) -> str:
        if cell is None or isinstance(cell, str):
            return text(cell, row)
        return day(cell, row) if isinstance(cell, date) else number(cell, row)

    return write


def _text_writer(name: str, style: int) -> CellWriter:
    # Inline text is never parsed, so "=1+1" stays what it is.
    opening = f'" s="{style}" t="inlineStr"><is><t xml:space="preserve">'

    def write(cell: Cell, row: int) -> str:
        if cell is None or cell == "":
            return ""
        return f'<c r="{name}{row}{opening}{xml_text(str(cell))}</t></is></c>'

    return write


def _day_writer(name: str, style: int) -> Callable[[date, int], str]:
    write_text = _text_writer(name, style)

    def write(cell: date, row: int) -> str:
        if cell < _FIRST_SAFE_DAY:
            return write_text(cell.isoformat(), row)
        return f'<c r="{name}{row}" s="{style}"><v>{cell.toordinal() - _DAY_ZERO}</v></c>'

    return write


def _number_writer(
    name: str, column: Column, currency: Currency, styles: StyleIds
) -> Callable[[float, int], str]:
    whole = styles[number_look(column.kind, currency)]
    parts = styles[number_look(column.kind, currency, whole=False)]
    money = column.kind is Kind.MONEY

    def write(cell: float, row: int) -> str:
        if isinstance(cell, int):
            value = plain(cell, currency) if money else str(cell)
            return f'<c r="{name}{row}" s="{whole}"><v>{value}</v></c>'
        if not math.isfinite(cell):
            return ""
        value = str(Decimal(repr(cell)).scaleb(-currency.digits)) if money else repr(cell)
        style = whole if cell.is_integer() else parts
        return f'<c r="{name}{row}" s="{style}"><v>{value}</v></c>'

    return write
