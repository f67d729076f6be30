"""The people of one event or newsletter: who was reached, who came, who answered."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.errors import NotFound, ShopError
from shoptui.domain.language import N_, _, counted
from shoptui.domain.relations import Answer
from shoptui.domain.table import Row, Table
from shoptui.domain.text import visible
from shoptui.services import campaigns
from shoptui.services.campaign_tables import answer_name, members_table
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.sorting import sorted_table
from shoptui.ui.command import bindings
from shoptui.ui.dialogs.campaign import saving
from shoptui.ui.dialogs.choices import ChoicesDialog, Line
from shoptui.ui.dialogs.invite import Invitation, InviteDialog
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.campaign_words import aside, empty_people, heading, not_reached, standing
from shoptui.ui.panes.campaigns_actions import CAMPAIGN_PEOPLE_ACTIONS
from shoptui.ui.panes.pane import Pane
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid


@dataclass(frozen=True, slots=True)
class CampaignPeople:
    """A campaign and its people."""

    campaign: Campaign
    people: Table


class CampaignPeoplePane(Pane[CampaignPeople]):
    """What was marked is noted in one go; Enter opens a customer's card."""

    TITLE = N_("People of an event or newsletter")
    HELP = N_(
        "Everybody you invited or wrote to. Mark people with Space, or all with *, then a notes "
        "that they came and b what they answered."
    )
    ACTIONS = CAMPAIGN_PEOPLE_ACTIONS
    BINDINGS: ClassVar = bindings(CAMPAIGN_PEOPLE_ACTIONS)
    DEFAULT_CSS = """
    CampaignPeoplePane {
        height: 1fr;
        & > .pane-title { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        & > .pane-line { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
        & > .-none { display: none; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats, campaign_id: int) -> None:
        """The people of one campaign, by name."""
        super().__init__(desk, formats, id="campaign-people")
        self._campaign_id = campaign_id
        self._data: CampaignPeople | None = None
        self._sort: Sort | None = None
        self._grid = Grid(format_cell=formats.cell, id="campaign-people-list")

    def compose(self) -> ComposeResult:
        """What it is, how it stands, the list."""
        yield Static(classes="pane-title", id="campaign-heading")
        yield Static(classes="pane-line -none", id="campaign-aside")
        yield Static(classes="pane-line", id="campaign-standing")
        yield self._grid

    def fetch(self) -> CampaignPeople:
        """Reads the campaign and its people."""
        table = members_table(self.desk, self._campaign_id)
        shown = sorted_table(table, *self._sort) if self._sort else table
        return CampaignPeople(campaigns.campaign(self.desk, self._campaign_id), shown)

    def trouble(self, error: ShopError) -> Pane.Trouble | Pane.Gone:
        """Where it is gone, there is nobody to show."""
        return self.Gone(error) if isinstance(error, NotFound) else self.Trouble(error)

    def show(self, data: CampaignPeople) -> None:
        """Draws all of it."""
        self._data = data
        self._grid.empty_text = empty_people(data.campaign)
        self._grid.load(data.people, sort=self._sort)
        self._write("#campaign-heading", heading(data.campaign, self.formats))
        more = aside(data.campaign, self.formats)
        self._write("#campaign-aside", more)
        self.query_one("#campaign-aside").set_class(not more, "-none")
        self._say_standing()
        self.refresh_bindings()

    def _write(self, selector: str, text: str) -> None:
        self.query_one(selector, Static).update(Content(visible(text)))

    def _say_standing(self) -> None:
        if (data := self._data) is not None:
            marked = len(self._grid.marks)
            said = standing(data.campaign, data.people, marked, self.formats)
            self._write("#campaign-standing", said)

    # The list

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Reads the list again in the order asked."""
        event.stop()
        self._sort = (event.column_key, event.descending)
        self.reload()

    def on_grid_marked(self, event: Grid.Marked) -> None:
        """Says how many are marked."""
        event.stop()
        self._say_standing()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the card."""
        event.stop()
        if event.row_id is not None:
            self.post_message(self.OpenCustomer(event.row_id))

    def selected_customer(self) -> int | None:
        """The customer under the cursor."""
        return self._grid.row_id(self._grid.cursor)

    def exported(self) -> Table | None:
        """The list for mail merge; where some are marked, only those."""
        table, marks = self._grid.table, self._grid.marks
        if table is None or not marks:
            return table
        kept = [at for at, customer_id in enumerate(table.ids) if customer_id in marks]
        rows, ids = [table.rows[at] for at in kept], [table.ids[at] for at in kept]
        return replace(table, rows=rows, ids=ids)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only who was invited to an event can come; without people nobody answers."""
        if action in ("came", "answer"):
            is_event = self._data is not None and self._data.campaign.kind is CampaignKind.EVENT
            return self.selected_customer() is not None and (is_event or action == "answer")
        return True

    def meant(self) -> Collection[int]:
        """Those marked, else the one under the cursor."""
        selected = self.selected_customer()
        return sorted(self._grid.marks) or (() if selected is None else (selected,))

    # Noting

    def action_came(self) -> None:
        """Notes that they came; where all of them had, that none did."""
        ids = self.meant()
        if not ids or self._data is None:
            return
        who = self._who(ids)
        if all(self._cell(each, "attended_on") is not None for each in ids):
            said = _("Noted: {who} did not come.").format(who=who)
            self._note(partial(campaigns.unmark_attended, self.desk, self._campaign_id, ids), said)
        else:
            fresh = [each for each in ids if self._cell(each, "attended_on") is None]
            said = _("Noted: {who} came.").format(who=who)
            self._note(partial(campaigns.mark_attended, self.desk, self._campaign_id, fresh), said)

    def action_answer(self) -> None:
        """Asks what they answered."""
        ids = self.meant()
        if ids:
            title = _("What did {who} answer?").format(who=self._who(ids))
            lines = [Line(each, answer_name(each) or _("nothing yet")) for each in Answer]
            self.app.push_screen(ChoicesDialog(title, lines, 1), partial(self._answered, ids))

    def _answered(self, ids: Collection[int], said: Answer | None) -> None:
        if said is not None:
            note = partial(campaigns.mark_all_answered, self.desk, self._campaign_id, ids, said)
            self._note(note, _("The answer is noted."))

    def _note(self, change: Callable[[], object], said: str) -> None:
        def noted() -> None:
            change()
            self.app.call_from_thread(self._grid.clear_marks)  # kept where the saving failed

        self.save(noted, said)

    def _who(self, ids: Collection[int]) -> str:
        if len(ids) > 1:
            return counted("{count} customer", "{count} customers", len(ids))
        return visible(str(self._cell(next(iter(ids)), "name")))

    def _cell(self, customer_id: int, key: str) -> object:
        table = self._grid.table
        assert table is not None
        row: Row = table.rows[table.ids.index(customer_id)]
        return row[table.column(key)]

    # Windows

    @work(group=OPENING)
    async def action_invite(self) -> None:
        """Asks whom to invite or write to; the key may come before the list is read."""
        try:
            data = self._data if self._data else await asyncio.to_thread(self.fetch)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        planned = not_reached(data.people, self._grid.marks)
        form = InviteDialog(self.desk, self.formats, data.campaign, planned)
        self.app.push_screen(form.kept_by(form.invite), lambda kept: self._invited(kept, form))

    def _invited(self, kept: Invitation | None, form: InviteDialog) -> None:
        if kept is not None:
            self.post_message(self.Changed())
            said = counted("Noted: {count} customer.", "Noted: {count} customers.", form.reached)
            self.app.notify(said, markup=False)

    @work(group=OPENING)
    async def action_edit(self) -> None:
        """Opens the form with what is recorded."""
        try:
            before = campaigns.campaign(self.desk, self._campaign_id)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        self.app.push_screen(saving(self.desk, self.formats, before), self._edited)

    def _edited(self, kept: Campaign | None) -> None:
        if kept is not None:
            self.post_message(self.Changed())
            self.app.notify(_("Saved: {name}.").format(name=kept.name), markup=False)

    def action_back(self) -> None:
        """Takes the marks off; without marks closes the screen."""
        if self._grid.marks:
            self._grid.clear_marks()
        else:
            self.screen.dismiss()
