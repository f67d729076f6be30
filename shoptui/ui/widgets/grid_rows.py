"""Keeps the rows near the screen at hand, and gives their columns room."""

from collections.abc import Callable, Sequence
from functools import partial

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.worker import get_current_worker

from shoptui.domain.errors import ShopError
from shoptui.domain.table import Cell, Column, Row, Table
from shoptui.domain.text import visible
from shoptui.ui.widgets.columns import Place, Sort, arrange, plain_cell
from shoptui.ui.widgets.row_window import PAGE, RowWindow, Texts

FormatCell = Callable[[Cell, Column, Table], str]


class GridRows(ScrollView):
    """The part of a list that knows what to draw; `GridView` draws it."""

    class Failed(Message, namespace="grid"):
        """Rows could not be read."""

        def __init__(self, grid: "GridRows", error: ShopError) -> None:
            """Says which list, and why."""
            super().__init__()
            self.grid = grid
            self.error = error

        @property
        def control(self) -> "GridRows":
            """The list."""
            return self.grid

    class _PageRead(Message, bubble=False):
        def __init__(self, window: RowWindow, page: int, rows: Sequence[Row]) -> None:
            super().__init__()
            self.window = window
            self.page = page
            self.rows = rows

    def __init__(
        self, format_cell: FormatCell = plain_cell, *, id: str | None, classes: str | None
    ) -> None:
        """No rows yet."""
        super().__init__(id=id, classes=classes)
        self.table: Table | None = None
        self.sort: Sort | None = None
        self._format_cell = format_cell
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
        if self.table is None or self.table.columns != table.columns:
            self._places, self._scrolled_columns = [], 0  # of other columns, even while hidden
        self.table = table
        self.sort = sort
        self._window = RowWindow(table, partial(self._write, table))
        self._asked = set()
        self._needs = [cell_len(self._heading(column)) for column in table.columns]
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
        """Draws anew where the rows in sight ask for other columns."""
        if self.arrange_columns():
            self.refresh()

    def arrange_columns(self) -> bool:
        """Reads the rows in sight and gives each column the width they ask for.

        Returns:
            Whether the columns stand elsewhere now.
        """
        if self.table is None or self._window is None or not self.size:
            return False
        start = self.scroll_offset.y
        stop = min(start + self.body_height, self.row_count)
        self._read_around(start, stop)
        columns = self.table.columns
        for index in range(start, stop):
            for position, text in enumerate(self._window.texts(index) or ()):
                self._needs[position] = max(self._needs[position], cell_len(text))
        before = self._places
        self._places, self._more_right = arrange(
            columns, self._needs, self.cells_across, self._scrolled_columns
        )
        return self._places != before

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

    def on_grid_rows__page_read(self, message: _PageRead) -> None:
        """Draws rows that were read, unless another table has come meanwhile."""
        if message.window is self._window:
            self._window.keep(message.page, message.rows)
            self._asked.discard(message.page)
            if self._in_sight(message.page):
                self._prepare()
                self.refresh()

    def _in_sight(self, page: int) -> bool:
        top = self.scroll_offset.y
        return page * PAGE < top + self.body_height and top < (page + 1) * PAGE

    def scroll_columns(self, step: int) -> None:
        """Moves the columns after the name by whole columns."""
        self._scrolled_columns = max(self._scrolled_columns + step, 0)
        self._prepare()
        self.refresh()
