"""Column widths that fit what the first rows show."""

import unicodedata
from datetime import date

from shoptui.domain.money import plain
from shoptui.domain.table import Cell, Kind, Table
from shoptui.exchange.report_sheet import ReportSheet
from shoptui.exchange.sheets import GridSheet, ListSheet, Sheet, TextSheet

_NARROWEST, _WIDEST = 7, 60  # digits of the standard letter, Excel's unit
_MARGIN = 3
_FILTER_BUTTON = 2
_SAMPLE = 200
_LONGEST_NUMBER = 12
_LABELS, _PASSAGES = 30, 100


def column_widths(sheet: Sheet) -> list[int]:
    """The width of each column of a sheet, in digits."""
    if isinstance(sheet, ListSheet):
        return _table_widths(sheet.table, _FILTER_BUTTON)
    if isinstance(sheet, GridSheet):
        return _widest_of([_table_widths(table) for table in sheet.tables])
    if isinstance(sheet, ReportSheet):
        return _widest_of([_table_widths(table, _FILTER_BUTTON) for table in sheet.tables])
    return _text_widths(sheet)


def _text_widths(sheet: TextSheet) -> list[int]:
    longest = max((shown_width(label) for label, _ in sheet.lines), default=0)
    return [min(longest + _MARGIN, _LABELS), _PASSAGES]


def _table_widths(table: Table, button: int = 0) -> list[int]:
    sample = table.rows[:_SAMPLE]
    widths = []
    for position, column in enumerate(table.columns):
        cells = (_shown(row[position], column.kind, table) for row in sample)
        longest = max(map(shown_width, cells), default=0)
        longest = max(longest, shown_width(column.title) + button)
        widths.append(min(max(longest + _MARGIN, _NARROWEST), _WIDEST))
    return widths


def shown_width(text: str) -> int:
    """How many digits wide a text is: marks have no width, Chinese letters have two."""
    lines = text.splitlines() or [""]
    return max(sum(map(_letter_width, line)) for line in lines)


def _letter_width(letter: str) -> int:
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _shown(cell: Cell, kind: Kind, table: Table) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str | date):
        return str(cell)
    if kind is Kind.MONEY and isinstance(cell, int):
        whole, point, decimals = plain(cell, table.currency).partition(".")
        return f"{int(whole):,}{point}{decimals}"
    return "100.0%" if kind is Kind.SHARE else f"{cell:,}"[:_LONGEST_NUMBER]


def _widest_of(widths: list[list[int]]) -> list[int]:
    columns = max(map(len, widths), default=0)
    return [max(row[at] for row in widths if at < len(row)) for at in range(columns)]
