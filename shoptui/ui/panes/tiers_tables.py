"""The table of tiers, and below it, where there is room, the cut points in force."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from shoptui.domain.table import Table
from shoptui.services.formats import Formats
from shoptui.services.sorting import sorted_table
from shoptui.ui.panes.tiers_data import TiersData
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.grid_view import GridView

ROOM = (42, 19)  # cells and lines that both tables need


class TierTables(Vertical):
    """The tiers in the order asked for; the cut points are only looked at.

    Messages: `Grid.Highlighted` and `Grid.Opened` of the table of tiers.
    """

    DEFAULT_CSS = """
    TierTables {
        & #tier-cuts { display: none; height: 5; margin-top: 1; color: $text-muted; }
        &.-both #tier-table { height: 13; }
        &.-both #tier-cuts { display: block; }
    }
    """

    def __init__(self, formats: Formats) -> None:
        """Empty tables."""
        super().__init__(id="tier-tables")
        self.tiers = Grid(format_cell=formats.cell, id="tier-table")
        self.cuts = GridView(format_cell=formats.cell, id="tier-cuts")
        self.cuts.can_focus = False
        self.cuts.cursor_row = -1  # it has no cursor
        self._unsorted: Table | None = None

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self.tiers
        yield self.cuts

    def on_resize(self, event: events.Resize) -> None:
        """Shows the cut points where there is room for them."""
        width, height = ROOM
        self.set_class(event.size.width >= width and event.size.height >= height, "-both")

    def load(self, data: TiersData) -> None:
        """Shows what was read, in the order the owner last asked for."""
        self._unsorted = data.tiers
        self._show_tiers(data.tiers)
        self.cuts.show_table(data.cuts, None)

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Puts the tiers into another order."""
        event.stop()
        if self._unsorted is not None:
            self.tiers.sort = (event.column_key, event.descending)
            self._show_tiers(self._unsorted)

    def _show_tiers(self, table: Table) -> None:
        sort = self.tiers.sort
        self.tiers.load(sorted_table(table, *sort) if sort else table, sort=sort)
