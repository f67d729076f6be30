"""A list of records of one kind, with its heading and what it comes to."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.language import _
from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.pane import Pane
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid

Data = TypeVar("Data")


class RecordList(Pane[Data]):
    """Enter changes the record under the cursor, Esc closes the list.

    A subclass declares the actions add, edit and back, and says in `action_edit` what to open.
    """

    HEADING: ClassVar[str]  # marked with N_
    DEFAULT_CSS = """
    RecordList {
        & > .pane-heading { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        & > .pane-line { height: auto; padding: 0 1; color: $text-muted; }
        & > Grid { height: 1fr; }
    }
    """

    def __init__(
        self, desk: Desk, formats: Formats, grid: Grid, sort: Sort | None = None, *, id: str
    ) -> None:
        """A list that is filled by `show`.

        Args:
            desk: the open shop.
            formats: how figures and days are written here.
            grid: what draws the rows.
            sort: the order to begin with, None for that in which they are read.
            id: of the pane.
        """
        super().__init__(desk, formats, id=id)
        self._sort = sort
        self._grid = grid

    def compose(self) -> ComposeResult:
        """Heading, a line, list."""
        yield Static(Content(_(self.HEADING)), classes="pane-heading")
        yield Static(classes="pane-line")
        yield self._grid

    def say_below_heading(self, line: str) -> None:
        """Puts a sentence between the heading and the list."""
        self.query_one(".pane-line", Static).update(Content(visible(line)))

    def exported(self) -> Table | None:
        """The list as it stands."""
        return self._grid.table

    @property
    def chosen_id(self) -> int | None:
        """The record under the cursor."""
        return self._grid.row_id(self._grid.cursor)

    def action_edit(self) -> None:
        """Opens what is recorded under the cursor."""
        raise NotImplementedError

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Reads the list again in the order asked."""
        event.stop()
        self._sort = (event.column_key, event.descending)
        self.reload()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the record."""
        event.stop()
        self.action_edit()

    def action_back(self) -> None:
        """Closes the list."""
        self.screen.dismiss()
