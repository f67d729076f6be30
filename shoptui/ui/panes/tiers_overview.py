"""The heat map and the table of tiers, with what is under the cursor explained below them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from shoptui.domain.language import _
from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.domain.tiers import Tier
from shoptui.services.formats import Formats
from shoptui.ui.command import bindings
from shoptui.ui.panes import tiers_words as words
from shoptui.ui.panes.tiers_actions import OVERVIEW_ACTIONS
from shoptui.ui.panes.tiers_data import (
    FM_OF_COLUMN,
    R_OF_ROW,
    Figure,
    Group,
    TiersData,
    named,
)
from shoptui.ui.panes.tiers_tables import TierTables
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.heat_map import HeatMap


class TiersOverview(Vertical):
    """Map and table: side by side from 100 columns on, else one of them at a time.

    Messages: `Opened` (the owner wants to see who is in a cell or a tier).
    """

    ACTIONS = OVERVIEW_ACTIONS
    BINDINGS: ClassVar = bindings(OVERVIEW_ACTIONS)
    SCOPED_CSS = False  # the rules look at the width of the screen, which lies further out
    DEFAULT_CSS = """
    TiersOverview {
        & .tiers-note { height: auto; padding: 0 1; color: $text-muted; }
        & #tiers-heading, & #tiers-caption { text-wrap: nowrap; text-overflow: ellipsis; }
        & #tiers-view { height: 1fr; min-height: 7; max-height: 24; padding-left: 1; }
        & #tiers-map-side { width: 71; }
        & #tier-tables { margin-left: 1; }
        & #tiers-detail { height: auto; max-height: 5; padding: 0 1; }
    }
    .-widest TiersOverview #tiers-map-side { width: 91; }
    .-narrow TiersOverview {
        & #tiers-map-side { width: 1fr; }
        & #tier-tables { display: none; margin-left: 0; }
        &.-table #tiers-map-side { display: none; }
        &.-table #tier-tables { display: block; }
    }
    """

    @dataclass
    class Opened(Message):
        """The owner wants to see who is in a cell or a tier."""

        group: Group

    def __init__(self, formats: Formats) -> None:
        """An overview with nothing in it yet; the map comes first."""
        super().__init__(id="tiers-overview")
        self._formats = formats
        self._data: TiersData | None = None
        self._figure = Figure.CUSTOMERS
        rows = [_("R {score}").format(score=r) for r in R_OF_ROW]
        columns = [_("FM {score}").format(score=fm) for fm in FM_OF_COLUMN]
        self.map = HeatMap(rows, columns, id="heat-map")
        self.tables = TierTables(formats)
        self.table = self.tables.tiers

    def compose(self) -> ComposeResult:
        """What was counted; map and table; what is under the cursor; who is on neither."""
        yield Static(classes="tiers-note", id="tiers-heading")
        with Horizontal(id="tiers-view"):
            with Vertical(id="tiers-map-side"):
                yield Static(id="tiers-caption")
                yield self.map
            yield self.tables
        yield Static(id="tiers-detail")
        yield Static(classes="tiers-note", id="tiers-outside")

    def show(self, data: TiersData, today: date) -> None:
        """Draws what was read; the cursors stay where they are."""
        self._data = data
        self.tables.load(data)
        self._write("#tiers-heading", *words.heading(data, today, self._formats))
        self._show_figure(data)
        if data.customers:
            self._write("#tiers-outside", words.off_the_map(data))
            self._show_detail()
        else:
            self._write("#tiers-outside", "")
            self._write("#tiers-detail", words.nobody(data, today, self._formats))

    @property
    def in_table(self) -> bool:
        """Whether the owner is in the table, not on the map."""
        return self.table.has_focus or self.has_class("-table")

    @property
    def group(self) -> Group:
        """The cell or the tier under the cursor."""
        table = self.table.table
        if self.in_table and table is not None:
            return named(str(table.rows[self.table.cursor][0]))
        return self.map.place

    @property
    def exported(self) -> Table | None:
        """The table of tiers as it stands, or the cells of the map."""
        if self.in_table:
            return self.table.table
        return None if self._data is None else self._data.cells

    def enter(self) -> None:
        """Puts the focus back to where it was."""
        (self.table if self.has_class("-table") else self.map).focus()

    # What the owner does

    def action_switch(self) -> None:
        """Changes between map and table."""
        self.toggle_class("-table")
        self.enter()

    def action_figure(self) -> None:
        """Lets the cells show the next figure."""
        if self._data is not None:
            self._figure = self._figure.next
            self._show_figure(self._data)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follows the owner between map and table, also by mouse."""
        self.set_class(event.widget is self.table, "-table")
        self._show_detail()

    def on_heat_map_moved(self, event: HeatMap.Moved) -> None:
        """Explains the cell."""
        event.stop()
        self._show_detail()

    def on_heat_map_opened(self, event: HeatMap.Opened) -> None:
        """Asks for who is in the cell."""
        event.stop()
        self._open()

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Explains the tier."""
        event.stop()
        self._show_detail()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Asks for who is in the tier."""
        event.stop()
        self._open()

    def _open(self) -> None:
        if self._data is not None and self._data.customers:
            self.post_message(self.Opened(self.group))

    # Drawing

    def _show_figure(self, data: TiersData) -> None:
        self.map.load(data.heat(self._figure, self._formats))
        title, rest = words.caption(self._figure)
        said = Content.assemble((f"{title}   ", "bold"), rest)
        self.query_one("#tiers-caption", Static).update(said)

    def _show_detail(self) -> None:
        data, group = self._data, self.group
        if data is None or not data.customers:
            return
        if isinstance(group, Tier):
            title, *lines = words.tier_words(data, group, self._formats)
        else:
            title, *lines = words.cell_words(data, group, self._formats)
        said = Content.assemble((visible(title), "bold $accent"), "\n", visible_lines(lines))
        self.query_one("#tiers-detail", Static).update(said)

    def _write(self, selector: str, *lines: str) -> None:
        self.query_one(selector, Static).update(Content(visible_lines(lines)))


def visible_lines(lines: list[str] | tuple[str, ...]) -> str:
    """The lines below each other, each as it may be drawn."""
    return "\n".join(map(visible, lines))
