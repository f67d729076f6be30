"""What pane 1 looks like: the week, what to do, and the last sales below it or beside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
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
from shoptui.ui.widgets.grid_view import UNREAD

if TYPE_CHECKING:
    from shoptui.services.today import Today

BESIDE = 116  # cells, from which on the last sales stand beside the list


@dataclass(frozen=True, slots=True)
class TodayData:
    """One reading of the shop.

    Attributes:
        today: what to do, the week and the figures.
        entries: the list of what to do, as it is sorted; `ids` are places in `today.to_dos`.
        sort: the order it is in, None for that of value.
        last_sales: `ids` are the purchases.
    """

    today: "Today"
    entries: Table
    sort: Sort | None
    last_sales: Table


class TodayView(Pane[TodayData]):
    """The list of what to do, with the last sales below it, or beside it where both have room."""

    DEFAULT_CSS = """
    TodayView {
        & > #today-week { height: auto; min-height: 3; max-height: 5; padding: 0 1; }
        & > #today-body { height: 1fr; }
        & .today-heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
        & #today-to-do { height: 1fr; }
        & #today-sold { height: 6; }
        & #today-detail { height: auto; max-height: 3; padding: 0 1; }
        &.-beside {
            & > #today-body { layout: horizontal; }
            & #today-to-do { width: 1fr; }
            & #today-sold { height: 1fr; width: 46; }
        }
    }
    """

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """Two empty lists."""
        super().__init__(desk, formats, id=id)
        self._grid = Grid(
            format_cell=formats.cell,
            id="today-list",
        )
        self._sold = Grid(
            format_cell=formats.cell,
            empty_text=_("Here stand the last sales. Press n for the first one."),
            id="today-sales",
        )

    def compose(self) -> ComposeResult:
        """The week; what to do, with the entry under the cursor in full; the last sales."""
        yield Static(UNREAD, id="today-week")
        with Vertical(id="today-body"):
            with Vertical(id="today-to-do"):
                yield Static(UNREAD, classes="today-heading", id="today-title")
                yield self._grid
                yield Static(id="today-detail")
            with Vertical(id="today-sold"):
                yield Static(_("Last sales"), classes="today-heading")
                yield self._sold

    def on_mount(self) -> None:
        """Finds the place of the last sales before all is laid out, or it would be done twice."""
        self._place_sales(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Gives the last sales their place in the new width."""
        self._place_sales(event.size.width)

    def _place_sales(self, width: int) -> None:
        """Puts the last sales beside the list only where its names and reasons can be read."""
        self.set_class(width >= BESIDE, "-beside")

    def _write(self, selector: str, *lines: str) -> None:
        drawn = Content("\n".join(map(visible, lines)))
        self.query_one(selector, Static).update(drawn)
