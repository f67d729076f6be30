"""What a workbook holds: lists, shaded grids and pages of text, free of any file format."""

import re
from dataclasses import dataclass

from shoptui.domain.table import Table
from shoptui.exchange.report_sheet import ReportSheet

MAX_ROWS = 1_048_575  # Excel's 1,048,576, less the header
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff]")
_LONGEST_TITLE = 31
_RESERVED = "history"


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart below a list.

    Attributes:
        title: heading for the owner.
        labels: key of the column that names the bars.
        values: key of the column that measures them.
    """

    title: str
    labels: str
    values: str


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A table under a frozen header that can be filtered."""

    table: Table
    chart: Chart | None = None

    @property
    def title(self) -> str:
        """What the sheet's tab says."""
        return self.table.title

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table alone."""
        return (self.table,)


@dataclass(frozen=True, slots=True)
class GridSheet:
    """Small tables below each other, each shaded by value; the first column names the rows."""

    title: str
    tables: tuple[Table, ...]

    def starts(self) -> list[int]:
        """The row of each table's title; its header and its rows follow."""
        rows, start = [], 1
        for table in self.tables:
            rows.append(start)
            start += len(table.rows) + 3
        return rows


@dataclass(frozen=True, slots=True)
class TextSheet:
    """Lines of text, each beside its label; a heading is a label without text."""

    title: str
    lines: tuple[tuple[str, str], ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """None."""
        return ()


Sheet = ListSheet | GridSheet | TextSheet | ReportSheet


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook.

    Attributes:
        title: for the owner.
        sheets: in order.
        mark: of the shop file it is an export of, kept among its properties; "" for none.
    """

    title: str
    sheets: tuple[Sheet, ...]
    mark: str = ""


def tab_titles(sheets: tuple[Sheet, ...]) -> list[str]:
    """What Excel takes as names of tabs: no brackets or slashes, 31 characters, none twice."""
    titles: list[str] = []
    taken = {_RESERVED}
    for position, sheet in enumerate(sheets, 1):
        title = _FORBIDDEN.sub(" ", sheet.title).strip("' ")[:_LONGEST_TITLE].rstrip("' ")
        if not title or title.casefold() in taken:
            ending = f" {position}"
            title = (title[: _LONGEST_TITLE - len(ending)] + ending).strip()
        titles.append(title)
        taken.add(title.casefold())
    return titles
