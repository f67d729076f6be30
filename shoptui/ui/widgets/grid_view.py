"""Draws the rows of a table that are on the screen, and reads no others."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.worker import get_current_worker

from shoptui.domain.errors import ShopError
from shoptui.domain.table import Cell, Column, Row, Table
from shoptui.domain.text import visible
from shoptui.ui.widgets.columns import (
    GUTTER,
    Place,
    arrange,
    fit,
    is_right,
    needed,
    plain_cell,
)
from shoptui.ui.widgets.row_window import PAGE, RowWindow, Texts

FormatCell = Callable[[Cell, Column, Table], str]
RowStyle = Callable[[Row], str]
Sort = tuple[str, bool]  # column key, descending

CURSOR_BAR = "▌"
MARK = "■"
UNREAD = "…"
STRUCK = Style(strike=True)
LOOKS = ("void", "muted", "good", "warning")


def plain_row(row: Row) -> str:
    """The look of a row that is like all others."""
    return ""


class GridView(ScrollView):
    """A table with a heading that stays, a cursor row and marks; `Grid` makes it answer keys."""

    DEFAULT_CSS = """
    GridView {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        background: $background;
        color: $foreground;
        & > .grid--header { color: $primary; text-style: bold; background: $surface; }
        & > .grid--cursor { background: $surface; }
        &:focus > .grid--cursor { background: $primary 22%; text-style: bold; }
        & > .grid--void { color: $text-muted; text-style: strike; }
        & > .grid--muted, & > .grid--empty { color: $text-muted; }
        & > .grid--good { color: $text-success; }
        & > .grid--warning { color: $text-warning; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--cursor",
        "grid--empty",
        *(f"grid--{look}" for look in LOOKS),
    }

    class Failed(Message, namespace="grid"):
        """Rows could not be read."""

        def __init__(self, grid: "GridView", error: ShopError) -> None:
            """Says which list, and why."""
            super().__init__()
            self.grid = grid
            self.error = error

        @property
        def control(self) -> "GridView":
            """The list."""
            return self.grid

    class _PageRead(Message, bubble=False):
        def __init__(self, window: RowWindow, page: int, rows: Sequence[Row]) -> None:
            super().__init__()
            self.window = window
            self.page = page
            self.rows = rows

    def __init__(
        self,
        *,
        format_cell: FormatCell = plain_cell,
        row_style: RowStyle = plain_row,
        empty_text: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """An empty list.

        Args:
            format_cell: writes a cell for the owner.
            row_style: names a row's look: "void" (struck out), "muted", "good", "warning" or "".
            empty_text: what will stand here and which key fills it.
            id: Textual's id.
            classes: Textual's classes.
        """
        super().__init__(id=id, classes=classes)
        self.table: Table | None = None
        self.sort: Sort | None = None
        self.marks: frozenset[int] = frozenset()
        self.empty_text = empty_text
        self.cursor_row = 0
        self._format_cell = format_cell
        self._row_style = row_style
        self._window: RowWindow | None = None
        self._asked: set[int] = set()  # pages being read
        self._needs: list[int] = []
        self._places: list[Place] = []
        self._scrolled_columns = 0
        self._more_right = False

    @property
    def row_count(self) -> int:
        """How many rows the list has."""
        return self._window.size if self._window else 0

    @property
    def cells_across(self) -> int:
        """How many cells a row may take, beside the scroll bar."""
        return self.scrollable_content_region.width

    @property
    def body_height(self) -> int:
        """How many rows the screen shows at once."""
        return max(self.size.height - 1, 1)

    def show_table(self, table: Table, sort: Sort | None) -> None:
        """Draws another table from now on."""
        self.table = table
        self.sort = sort
        self._window = RowWindow(table, partial(self._write, table))
        self._asked = set()
        self._needs = [cell_len(self._heading(column)) for column in table.columns]
        self._needs = [needed(table.columns, i, need) for i, need in enumerate(self._needs)]
        self.virtual_size = Size(0, self.row_count + 1)
        self._prepare()
        self.refresh()

    def row_id(self, index: int) -> int | None:
        """The record behind a row, where rows stand for records."""
        ids = self.table.ids if self.table else ()
        return ids[index] if 0 <= index < len(ids) else None

    def _write(self, table: Table, row: Row) -> Texts:
        cells = zip(row, table.columns, strict=True)
        return tuple(visible(self._format_cell(cell, column, table)) for cell, column in cells)

    def _heading(self, column: Column) -> str:
        title = visible(column.title)
        if self.sort is None or self.sort[0] != column.key:
            return title
        return f"{title} {'▼' if self.sort[1] else '▲'}"

    # What must be known before the rows on the screen can be drawn

    def on_resize(self, event: events.Resize) -> None:
        """Gives the columns the new width."""
        self._prepare()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Reads what scrolled into sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._prepare()

    def _prepare(self) -> None:
        """Reads the rows in sight and gives each column the width they ask for."""
        if self.table is None or self._window is None or not self.size:
            return
        start = self.scroll_offset.y
        stop = min(start + self.body_height, self.row_count)
        self._read_around(start, stop)
        columns = self.table.columns
        for index in range(start, stop):
            for position, text in enumerate(self._window.texts(index) or ()):
                length = cell_len(text)
                if length > self._needs[position]:
                    self._needs[position] = needed(columns, position, length)
        before = self._places
        self._places, self._more_right = arrange(
            columns, self._needs, self.cells_across, self._scrolled_columns
        )
        if self._places != before:
            self.refresh()

    def _read_around(self, start: int, stop: int) -> None:
        assert self._window is not None
        pages = self._window.missing(start, stop)
        # One page more each way, so that the next Page Down finds its rows.
        pages += [p for p in self._window.missing(start - PAGE, stop + PAGE) if p not in pages]
        if not self._asked.issuperset(pages):
            self._asked = set(pages)
            reading = partial(self._read_pages, self._window, pages)
            self.run_worker(reading, group="grid", exclusive=True, thread=True)

    def _read_pages(self, window: RowWindow, pages: Sequence[int]) -> None:
        worker = get_current_worker()
        for page in pages:
            if worker.is_cancelled:
                return
            try:
                rows = window.read(page)
            except ShopError as error:
                self._asked = set()
                self.post_message(self.Failed(self, error))
                return
            self.post_message(self._PageRead(window, page, rows))

    def on_grid_view__page_read(self, message: _PageRead) -> None:
        """Draws rows that were read, unless another table has come meanwhile."""
        if message.window is self._window:
            self._window.keep(message.page, message.rows)
            self._asked.discard(message.page)
            self._prepare()
            self.refresh()

    def scroll_columns(self, step: int) -> None:
        """Moves the columns after the name by whole columns."""
        self._scrolled_columns = max(self._scrolled_columns + step, 0)
        self._prepare()
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line: the heading, a row, or what an empty list says."""
        width = self.cells_across
        index = self.scroll_offset.y + y - 1
        if self.table is None or (self.row_count == 0 and y != 0):
            return self._empty_line(y, width)
        if y == 0:
            return self._header_line(width)
        if index >= self.row_count:
            return Strip.blank(width, self.rich_style)
        return self._row_line(index, width)

    def _empty_line(self, y: int, width: int) -> Strip:
        text = visible(self.empty_text) if y == 2 and self.table is not None else ""
        style = self.get_component_rich_style("grid--empty")
        return _line([" " * GUTTER, text], style, width)

    def _header_line(self, width: int) -> Strip:
        assert self.table is not None
        columns = self.table.columns
        headings = {place.column: self._heading(columns[place.column]) for place in self._places}
        gutter = "‹ " if self._scrolled_columns else "  "
        style = self.get_component_rich_style("grid--header")
        line = self._cells_line(headings, gutter, style, width)
        if self._more_right:
            line = Strip([*line.crop(0, width - 1), Segment("›", style)], width)
        return line

    def _row_line(self, index: int, width: int) -> Strip:
        assert self._window is not None and self.table is not None
        row = self._window.row(index)
        is_cursor = index == self.cursor_row
        is_marked = self.row_id(index) in self.marks
        gutter = (CURSOR_BAR if is_cursor else " ") + (MARK if is_marked else " ")
        texts = self._window.texts(index)
        cells = texts if texts is not None else [UNREAD] * len(self.table.columns)
        style = self._style(row, is_cursor)
        return self._cells_line(dict(enumerate(cells)), gutter, style, width)

    def _cells_line(self, texts: dict[int, str], gutter: str, style: Style, width: int) -> Strip:
        assert self.table is not None
        parts = [gutter]
        for place in self._places:
            right = is_right(self.table.columns[place.column])
            parts += [" " * place.gap, fit(texts[place.column], place.width, right)]
        return _line(parts, style, width)

    def _style(self, row: Row | None, is_cursor: bool) -> Style:
        look = self._row_style(row) if row is not None else "muted"
        names = [f"grid--{look}"] if look else []
        if is_cursor:
            names.append("grid--cursor")
        style = self.get_component_rich_style(*names) if names else self.rich_style
        return style + STRUCK if look == "void" else style  # under the cursor too


def _line(parts: Sequence[str], style: Style, width: int) -> Strip:
    # Blanks stand apart from figures: pictures of the screen drop the blanks a text begins with.
    halves = ((part[: len(part) - len(bare)], bare) for part in parts for bare in [part.lstrip()])
    segments = [Segment(half, style) for pair in halves for half in pair if half]
    return Strip(segments).adjust_cell_length(width, style)
