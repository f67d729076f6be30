"""The list every pane shows: a table of any length, with a cursor, marks and sorting."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.message import Message
from textual.reactive import reactive

from shoptui.domain.table import Table
from shoptui.ui.command import bindings
from shoptui.ui.widgets.columns import GUTTER, Sort
from shoptui.ui.widgets.grid_actions import GRID_ACTIONS
from shoptui.ui.widgets.grid_view import GridView
from shoptui.ui.widgets.sort_dialog import SortDialog, next_sort


class Grid(GridView, can_focus=True):
    """A list that answers keys and mouse.

    Messages: `Opened` (Enter, double click), `Highlighted` (the cursor stands on another row),
    `Marked` (the set of marked records changed), `SortAsked` (the pane sorts and loads again),
    `Failed` (rows could not be read).
    """

    ACTIONS = GRID_ACTIONS
    BINDINGS: ClassVar = bindings(GRID_ACTIONS)

    cursor = reactive(0, init=False, repaint=False)

    @dataclass
    class RowMessage(Message):
        """Something about one row; `row_id` is None where rows stand for no record."""

        grid: "Grid"
        row_id: int | None
        index: int

        @property
        def control(self) -> "Grid":
            """The list, for `@on(Grid.Opened, "#sales")`."""
            return self.grid

    class Opened(RowMessage):
        """The owner opened a row."""

    class Highlighted(RowMessage):
        """The cursor stands on another row, or on a row of a newly loaded table."""

    @dataclass
    class Marked(Message):
        """The set of marked records changed."""

        grid: "Grid"
        ids: frozenset[int]

        @property
        def control(self) -> "Grid":
            """The list."""
            return self.grid

    @dataclass
    class SortAsked(Message):
        """The owner asked for another order; sort off the event loop, then `load`."""

        grid: "Grid"
        column_key: str
        descending: bool

        @property
        def control(self) -> "Grid":
            """The list."""
            return self.grid

    def load(self, table: Table, *, keep_cursor: bool = True, sort: Sort | None = None) -> None:
        """Shows a table; at any length this costs the same.

        Args:
            table: what to show; its `ids` tell which record a row stands for.
            keep_cursor: stay on the same record, at the same height of the screen; else go to the
                first row.
            sort: the column key the rows are in order of, and whether descending.
        """
        record = self.row_id(self.cursor)
        height = self.cursor - self.scroll_offset.y
        index = self._index_of(table, record) if keep_cursor else 0
        self.show_table(table, sort)
        if self.marks:
            self._mark(self.marks & frozenset(table.ids))
        self.scroll_to(y=max(index - height, 0), animate=False, force=True)
        self.set_reactive(Grid.cursor, index)
        self.watch_cursor(index, index)

    def _index_of(self, table: Table, record: int | None) -> int:
        if record is not None and record in table.ids:
            return table.ids.index(record)
        return max(min(self.cursor, len(table.rows) - 1), 0)

    # The cursor

    def validate_cursor(self, index: int) -> int:
        """Keeps the cursor on a row."""
        return max(min(index, self.row_count - 1), 0)

    def watch_cursor(self, before: int, index: int) -> None:
        """Shows the cursor and tells who listens."""
        self.cursor_row = index
        self.refresh_line(before + 1)
        self.refresh_line(index + 1)
        self._show_cursor()
        if self.row_count:
            self.post_message(self.Highlighted(self, self.row_id(index), index))

    def on_resize(self, event: events.Resize) -> None:
        """Keeps the cursor in sight."""
        self._show_cursor()

    def _show_cursor(self) -> None:
        top = self.scroll_offset.y
        wanted = min(max(top, self.cursor - self.body_height + 1), self.cursor)
        if wanted != top and self.size:
            self.scroll_to(y=wanted, animate=False, force=True)

    def action_cursor_up(self) -> None:
        """One row up."""
        self.cursor -= 1

    def action_cursor_down(self) -> None:
        """One row down."""
        self.cursor += 1

    def action_page_up(self) -> None:
        """One screen up."""
        self.cursor -= self.body_height

    def action_page_down(self) -> None:
        """One screen down."""
        self.cursor += self.body_height

    def action_first_row(self) -> None:
        """To the first row."""
        self.cursor = 0

    def action_last_row(self) -> None:
        """To the last row."""
        self.cursor = self.row_count - 1

    def action_columns_left(self) -> None:
        """Back towards the first columns."""
        if not self._scrolled_columns:
            raise SkipAction
        self.scroll_columns(-1)

    def action_columns_right(self) -> None:
        """On to the columns that had no room."""
        if not self._more_right:
            raise SkipAction
        self.scroll_columns(1)

    # Opening, marking, sorting

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without rows there is nothing to open, to mark or to sort."""
        return action not in ("open", "mark", "mark_all", "sort") or self.row_count > 0

    def action_open(self) -> None:
        """Opens the row under the cursor."""
        if self.row_count:
            self.post_message(self.Opened(self, self.row_id(self.cursor), self.cursor))

    def action_mark(self) -> None:
        """Marks the record under the cursor, or takes its mark off, and goes on to the next."""
        record = self.row_id(self.cursor)
        if record is not None:
            self._mark(self.marks ^ {record})
            self.cursor += 1

    def action_mark_all(self) -> None:
        """Marks every record of the list; when all are marked, none."""
        if self.table is not None and self.table.ids:
            everything = frozenset(self.table.ids)
            self._mark(frozenset() if self.marks == everything else everything)

    def clear_marks(self) -> None:
        """Takes all marks off."""
        self._mark(frozenset())

    def _mark(self, ids: frozenset[int]) -> None:
        if ids != self.marks:
            self.marks = ids
            self.refresh()
            self.post_message(self.Marked(self, ids))

    def action_sort(self) -> None:
        """Asks which column to sort by."""
        if self.table is not None:
            self.app.push_screen(SortDialog(self.table.columns, self.sort), self._sort_chosen)

    def _sort_chosen(self, sort: Sort | None) -> None:
        if sort is not None:
            self.post_message(self.SortAsked(self, *sort))

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Goes to a row; a second click opens it; the heading sorts."""
        event.stop()
        if event.y == 0:
            self._click_heading(event.x)
            return
        index = self.scroll_offset.y + event.y - 1
        if index < self.row_count:
            self.cursor = index
            if event.chain == 2:
                self.action_open()

    def _click_heading(self, x: int) -> None:
        right = GUTTER
        for place in self._places:
            right += place.gap + place.width
            if x < right and self.table is not None:
                self._sort_chosen(next_sort(self.table.columns[place.column], self.sort))
                return
