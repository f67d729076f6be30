"""A report on a sheet: its short list, its picture as a chart, and its list, below each other."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from shoptui.domain.picture import Bars, Curve, Heat, Lines, Picture
from shoptui.domain.table import Table
from shoptui.exchange.picture_cells import Span, own_table, spans_in

CHART_WIDTH, BAR_HEIGHT, CHART_HEIGHT = 22, 0.8, 9.0  # centimetres
_ROW_HEIGHT = 0.53  # centimetres
_SEARCHED = 1000  # rows of a list that is looked through for the values of the picture
_LONG = 60  # rows below which a chart would hardly be found


@dataclass(frozen=True, slots=True)
class Placed:
    """A table on the sheet.

    Attributes:
        table: the table.
        row: the row of its header, from 1.
        title: stands in the row above the header, "" for none.
    """

    table: Table
    row: int
    title: str = ""

    @property
    def after(self) -> int:
        """The first row below it and a blank one."""
        return self.row + len(self.table.rows) + 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture on the sheet.

    Attributes:
        picture: what is drawn.
        of: the table its values stand in.
        spans: where in it.
        row: the row its chart begins in; 0 where the cells are coloured instead.
        height: of the chart, in centimetres.
    """

    picture: Picture
    of: Placed
    spans: tuple[Span, ...]
    row: int
    height: float


@dataclass(frozen=True)
class ReportSheet:
    """A report; a short list stands at the top, the chart below it, a long list below the chart.

    Attributes:
        title: what the tab says.
        table: the list.
        summary: the short list above it.
        picture: what becomes a chart, or colours the cells.
    """

    title: str
    table: Table
    summary: Table | None = None
    picture: Picture | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables on the sheet, from top to bottom."""
        return tuple(each.table for each in self.placed)

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The same with their places."""
        return self._layout[0]

    @property
    def drawn(self) -> Drawn | None:
        """The picture with its place, None where there is none or nothing in it."""
        return self._layout[1]

    @property
    def list_place(self) -> Placed:
        """Where the list is."""
        return next(each for each in self.placed if each.table is self.table)

    @cached_property
    def _layout(self) -> tuple[tuple[Placed, ...], Drawn | None]:
        own, home = self._home
        height = _height(self.picture) if home is not None else 0.0
        above, below = self._order(own)
        titled = len(above) + len(below) > 1
        placed: list[Placed] = []
        row = chart_row = 1

        def place(table: Table) -> None:
            nonlocal row
            placed.append(Placed(table, row + titled, table.title if titled else ""))
            row = placed[-1].after

        for table in above:
            place(table)
        if height:
            chart_row = row
            row += ceil(height / _ROW_HEIGHT) + 1
        for table in below:
            place(table)
        return tuple(placed), self._drawn(placed, home, chart_row, height)

    def _order(self, own: Table | None) -> tuple[list[Table], list[Table]]:
        """The tables above the chart and below it."""
        made = [own] if own is not None else []
        summary = [self.summary] if self.summary is not None else []
        is_grid = isinstance(self.picture, Heat)
        if not summary and not self.table.ids and len(self.table.rows) <= _LONG:
            return [self.table], made
        if is_grid:  # its own coloured cells are what is looked at
            return [*summary, *made], [self.table]
        return summary, [self.table, *made]

    def _drawn(
        self, placed: list[Placed], home: Table | None, row: int, height: float
    ) -> Drawn | None:
        if self.picture is None or home is None:
            return None
        of = next(each for each in placed if each.table is home)
        spans = spans_in(home, self.picture)
        return Drawn(self.picture, of, spans, row if height else 0, height)

    @cached_property
    def _home(self) -> tuple[Table | None, Table | None]:
        """A table made for the picture's values where no other has them, and the one that has."""
        if self.picture is None:
            return None, None
        for table in (self.summary, self.table):
            if table is not None and len(table.rows) <= _SEARCHED and spans_in(table, self.picture):
                return None, table
        own = own_table(self.picture, self.table.currency)
        return (own, own) if spans_in(own, self.picture) else (None, None)


def _height(picture: Picture | None) -> float:
    """Of the chart; a grid has none, since its own cells are coloured."""
    if isinstance(picture, Bars):
        return 3 + BAR_HEIGHT * len(picture.labels)
    return CHART_HEIGHT if isinstance(picture, Curve | Lines) else 0.0
