"""The customers behind one row of a report."""

from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from shoptui.domain.errors import ShopError
from shoptui.domain.language import _
from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.keys import OPENING
from shoptui.ui.panes import reports_words as words
from shoptui.ui.panes.reports_data import ReportData, listed, members, row_name
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid


class ReportMembers(Vertical):
    """Reads whom to list in a thread, and shows them under the name of the row.

    Messages: `Listed` (they stand there), `CustomerOpened`, `Failed`.
    """

    DEFAULT_CSS = """
    ReportMembers {
        & #report-members-heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    }
    """

    class Listed(Message):
        """The customers stand in the list."""

    @dataclass
    class CustomerOpened(Message):
        """The owner wants to see a customer's card."""

        customer_id: int

    @dataclass
    class Failed(Message):
        """They could not be read."""

        error: ShopError

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """Nobody's yet."""
        super().__init__(id="report-members")
        self._desk = desk
        self._formats = formats
        self._data: ReportData | None = None
        self._row: int | None = None
        self.grid = Grid(
            format_cell=formats.cell,
            empty_text=_("Nobody is in here. Esc goes back."),
            id="report-people",
        )

    def compose(self) -> ComposeResult:
        """Whose list it is, and the list."""
        yield Static(id="report-members-heading")
        yield self.grid

    @property
    def is_open(self) -> bool:
        """Whether the owner asked for somebody's list."""
        return self._row is not None

    def open(self, data: ReportData, at: int) -> None:
        """Lists who is behind a row."""
        self._data, self._row = data, at
        self.grid.sort = None
        self._read(data, at, None, True)

    def close(self) -> None:
        """Lists nobody any more."""
        self._row = None

    def follow(self, data: ReportData) -> bool:
        """Lists the same row of a report that was read anew; False where it is gone."""
        before, at = self._data, self._row
        if before is None or at is None:
            return False
        name = row_name(before, at, self._formats)
        rows = range(len(data.answer.members))
        same = [row for row in rows if row_name(data, row, self._formats) == name]
        if not same:
            return False
        self._data, self._row = data, same[0]
        self._read(data, same[0], self.grid.sort, False)
        return True

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Asks for the card of a customer."""
        event.stop()
        if event.row_id is not None:
            self.post_message(self.CustomerOpened(event.row_id))

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Puts them into another order."""
        event.stop()
        if self._data is not None and self._row is not None:
            self._read(self._data, self._row, (event.column_key, event.descending), False)

    # The description spares Textual from writing out everybody.
    @work(thread=True, exclusive=True, group=OPENING, description="members of a report")
    def _read(self, data: ReportData, at: int, sort: Sort | None, is_new: bool) -> None:
        worker = get_current_worker()
        try:
            found = members(self._desk, data, at, self._formats)
        except ShopError as error:
            self.post_message(self.Failed(error))
            return
        table = listed(found, sort).table
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, table, sort, is_new)

    def _show(self, table: Table, sort: Sort | None, is_new: bool) -> None:
        if self._row is None:
            return
        self.grid.load(table, keep_cursor=not is_new, sort=sort)
        said = Content(visible(words.who(table, self._formats)))
        self.query_one("#report-members-heading", Static).update(said)
        self.post_message(self.Listed())
