"""A report on a sheet: its short list, its picture as a chart, and its list, below each other."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from shoptui.domain.picture import Bars, Curve, Lines, Picture
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
    """A report; a long list or one of people stands at the end, a short one at the top.

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
        stack = [own] if own is not None else []
        first = [self.summary] if self.summary is not None else []
        long = self.summary is not None or bool(self.table.ids) or len(self.table.rows) > _LONG
        order = [*first, *stack, self.table] if long else [self.table, *stack]
        height = _height(self.picture)
        chart_after = order[-2] if long and len(order) > 1 else (None if long else order[-1])
        titled = len(order) > 1
        placed: list[Placed] = []
        row = chart_row = 1
        if chart_after is None and home is not None and height:
            row += ceil(height / _ROW_HEIGHT) + 1
        for table in order:
            found = Placed(table, row + titled, table.title if titled else "")
            placed.append(found)
            row = found.after
            if table is chart_after and home is not None and height:
                chart_row = row
                row += ceil(height / _ROW_HEIGHT) + 1
        return tuple(placed), self._drawn(placed, home, chart_row, height)

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
