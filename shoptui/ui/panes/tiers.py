"""Pane 4: who the customers are to the shop, and behind every cell and tier who is in it."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _, counted
from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.domain.tiers import Tier
from shoptui.domain.why import Section
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.sorting import sorted_table
from shoptui.services.why_cell import why_cell, why_tier
from shoptui.ui.command import bindings
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.as_of import AsOfPane
from shoptui.ui.panes.tiers_actions import TIERS_ACTIONS
from shoptui.ui.panes.tiers_data import FM_OF_COLUMN, R_OF_ROW, Group, TiersData, read
from shoptui.ui.panes.tiers_overview import TiersOverview
from shoptui.ui.panes.work_sign import WorkSign
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid


class TiersPane(WorkSign[TiersData], AsOfPane[TiersData]):
    """The overview, or in its place the customers of one cell or tier."""

    TITLE = N_("Tiers")
    KEY = "4"
    HELP = N_(
        "Your customers by how lately they came (R, 5 is lately) and how often and for how much "
        "they buy (FM, 5 is most). Enter lists who is in a cell."
    )
    SIGN = "#tiers-heading"
    ACTIONS = TIERS_ACTIONS
    BINDINGS: ClassVar = bindings(TIERS_ACTIONS)
    DEFAULT_CSS = """
    TiersPane {
        & #tiers-list { display: none; }
        & #tiers-list-heading { height: 1; padding: 0 1; color: $accent; text-style: bold; }
        &.-list #tiers-list { display: block; }
        &.-list #tiers-overview { display: none; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """The overview as of today."""
        super().__init__(desk, formats, id=id)
        self._data: TiersData | None = None
        self._group: Group | None = None  # whose customers are listed
        self._sort: Sort | None = None
        self._overview = TiersOverview(formats)
        self._list = Grid(
            format_cell=formats.cell,
            empty_text=_("Nobody is in here. Esc goes back."),
            id="tier-members",
        )

    def compose(self) -> ComposeResult:
        """The overview, and the list that takes its place."""
        yield self._overview
        with Vertical(id="tiers-list"):
            yield Static(id="tiers-list-heading")
            yield self._list

    def fetch(self) -> TiersData:
        """Scores everybody as of the day chosen."""
        return read(self.desk, self._as_of)

    def show(self, data: TiersData) -> None:
        """Draws the overview; an open list follows."""
        self._data = data
        self._overview.show(data, self.desk.today())
        if self._group is not None:
            self._read_members(self._group, self._sort)

    def exported(self) -> Table | None:
        """The list, else the table of tiers or the cells, whichever the owner is in."""
        return self._overview.exported if self._group is None else self._list.table

    def selected_customer(self) -> int | None:
        """The customer under the cursor of the list."""
        return None if self._group is None else self._list.row_id(self._list.cursor)

    # Who is in a cell or a tier

    def on_tiers_overview_opened(self, event: TiersOverview.Opened) -> None:
        """Lists the customers of a cell or a tier, best first."""
        event.stop()
        self._group, self._sort = event.group, None
        self._read_members(event.group, None)

    @work(thread=True, exclusive=True, group=OPENING)
    def _read_members(self, group: Group, sort: Sort | None) -> None:
        worker = get_current_worker()
        if self._data is None:
            return
        table = self._data.members(group)
        if sort is not None:
            table = sorted_table(table, *sort)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_members, table, sort)

    def _show_members(self, table: Table, sort: Sort | None) -> None:
        if self._group is None:
            return
        opened = not self.has_class("-list")
        self._list.load(table, keep_cursor=not opened, sort=sort)
        found = counted("{count} customer", "{count} customers", len(table.rows))
        heading = Content(visible(f"{table.title} · {found}"))
        self.query_one("#tiers-list-heading", Static).update(heading)
        if opened:
            self.add_class("-list")
            self._list.focus()

    def action_back(self) -> None:
        """Goes back to the overview; its cursor is where it was."""
        self._group = None
        self.remove_class("-list")
        self._overview.enter()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the customer's card."""
        event.stop()
        if event.row_id is not None:
            self.post_message(self.OpenCustomer(event.row_id))

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Puts the list into another order."""
        event.stop()
        if self._group is not None:
            self._sort = (event.column_key, event.descending)
            self._read_members(self._group, self._sort)

    # Why

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc goes back from the list, and else is the app's."""
        return action != "back" or self._group is not None

    def explain(self) -> None:
        """Explains the customer, the cell or the tier under the cursor."""
        data, customer = self._data, self.selected_customer()
        if data is None or not data.customers:
            return
        if self._group is None:
            self._explain(lambda: _why_group(data, self._overview.group))
        elif customer is not None:
            self._explain(lambda: data.scored.why(customer))

    @work(thread=True, exclusive=True, group=OPENING)
    def _explain(self, reasons: Callable[[], list[Section]]) -> None:
        try:
            sections = reasons()
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        self.app.call_from_thread(self.app.push_screen, WhyDialog(_("Why"), sections))


def _why_group(data: TiersData, group: Group) -> list[Section]:
    if isinstance(group, Tier):
        return why_tier(data.scored, group)
    return why_cell(data.scored, R_OF_ROW[group[0]], FM_OF_COLUMN[group[1]])
