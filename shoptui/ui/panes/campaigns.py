"""The events and newsletters: what the shop invited to and sent, and what came of it."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.campaigns import Campaign
from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.table import Table
from shoptui.services import campaigns
from shoptui.services.campaign_tables import EVENTS_AND_NEWSLETTERS, campaigns_table
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.sorting import sorted_table
from shoptui.ui.command import bindings
from shoptui.ui.dialogs.campaign import saving
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.campaigns_actions import CAMPAIGNS_ACTIONS
from shoptui.ui.panes.pane import Pane
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid


class CampaignsPane(Pane[Table]):
    """The list, the latest first; Enter opens the people of one."""

    TITLE = N_("Events and newsletters")
    HELP = N_(
        "What you invited customers to and what you sent them. Who comes and who answers raises "
        "their contact score."
    )
    ACTIONS = CAMPAIGNS_ACTIONS
    BINDINGS: ClassVar = bindings(CAMPAIGNS_ACTIONS)
    DEFAULT_CSS = """
    CampaignsPane {
        height: 1fr;
        & > .pane-title { height: 1; padding: 0 1; color: $primary; text-style: bold; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """All of them."""
        super().__init__(desk, formats, id=id)
        self._sort: Sort | None = None
        self._known: frozenset[int] | None = None
        self._grid = Grid(
            format_cell=formats.cell,
            empty_text=_("Here stand your events and newsletters. Press n for the first one."),
            id="campaigns-list",
        )

    def compose(self) -> ComposeResult:
        """Heading and list."""
        yield Static(Content(_("Events and newsletters")), classes="pane-title")
        yield self._grid

    def fetch(self) -> Table:
        """Reads the list, in the order asked for."""
        table = campaigns_table(self.desk, EVENTS_AND_NEWSLETTERS)
        return sorted_table(table, *self._sort) if self._sort else table

    def show(self, data: Table) -> None:
        """Draws the list, the cursor on one just added."""
        added = set(data.ids) - self._known if self._known is not None else set()
        self._known = frozenset(data.ids)
        self._grid.load(data, sort=self._sort)
        if len(added) == 1:
            self._grid.cursor = data.ids.index(added.pop())
        self.refresh_bindings()

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Reads the list again in the order asked."""
        event.stop()
        self._sort = (event.column_key, event.descending)
        self.reload()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the people."""
        from shoptui.ui.screens.campaign_people import CampaignPeopleScreen

        event.stop()
        if event.row_id is not None:
            self.app.push_screen(CampaignPeopleScreen(self.desk, self.formats, event.row_id))

    def exported(self) -> Table | None:
        """The list as it stands."""
        return self._grid.table

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A row is needed to change one."""
        return action != "edit" or self._grid.row_id(self._grid.cursor) is not None

    def action_add(self) -> None:
        """Opens an empty form."""
        self.app.push_screen(saving(self.desk, self.formats), self._tell)

    @work(group=OPENING)
    async def action_edit(self) -> None:
        """Opens the form with what is recorded."""
        chosen = self._grid.row_id(self._grid.cursor)
        if chosen is None:
            return
        try:
            before = campaigns.campaign(self.desk, chosen)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        self.app.push_screen(saving(self.desk, self.formats, before), self._tell)

    def action_back(self) -> None:
        """Closes the screen."""
        self.screen.dismiss()

    def _tell(self, kept: Campaign | None) -> None:
        if kept is not None:
            self.post_message(self.Changed())
            self.app.notify(_("Saved: {name}.").format(name=kept.name), markup=False)
