"""Pane 5: how each customer is loyal, one customer's profile, and the map of types."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.domain.why import Section
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.loyalty import score
from shoptui.ui.command import bindings
from shoptui.ui.dialogs.choices import ChoicesDialog
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.keys import OPENING
from shoptui.ui.panes import loyalty_words as words
from shoptui.ui.panes.loyalty_actions import LOYALTY_ACTIONS
from shoptui.ui.panes.loyalty_data import (
    BEST_FIRST,
    EVERYBODY,
    LoyaltyData,
    Whom,
    arranged,
    on_screen,
)
from shoptui.ui.panes.loyalty_map import LoyaltyMap
from shoptui.ui.panes.loyalty_profile import LoyaltyProfile
from shoptui.ui.panes.person import PersonPane
from shoptui.ui.panes.person_actions import PERSON_ACTIONS
from shoptui.ui.panes.work_sign import WorkSign
from shoptui.ui.widgets.grid import Grid

WIDE = 100  # cells from which on the profile stands beside the list


class LoyaltyPane(WorkSign[LoyaltyData], PersonPane[LoyaltyData]):
    """The list with the profile beside it or, on a small screen, in its place; or the map."""

    TITLE = N_("Loyalty")
    KEY = "5"
    HELP = N_("Five ways in which a customer can be loyal: who shows which, and how to get more.")
    SIGN = "#loyalty-heading"
    ACTIONS = (*LOYALTY_ACTIONS, *PERSON_ACTIONS)
    BINDINGS: ClassVar = bindings(ACTIONS)
    SCOPED_CSS = False  # the screen's width class stands above this widget
    DEFAULT_CSS = """
    LoyaltyPane {
        & #loyalty-heading {
            height: 1; padding: 0 1; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        & LoyaltyProfile { width: 35; border-left: solid $panel; }
        & LoyaltyMap { display: none; }
        &.-map LoyaltyMap { display: block; }
        &.-map #loyalty-everybody { display: none; }
    }
    .-narrow LoyaltyPane {
        & LoyaltyProfile { display: none; width: 1fr; border-left: none; }
        &.-profile LoyaltyProfile { display: block; }
        &.-profile #loyalty-list { display: none; }
    }
    .-widest LoyaltyPane LoyaltyProfile { width: 60; }
    """

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """Everybody at first, the most loyal on top."""
        super().__init__(desk, formats, id=id)
        self._data: LoyaltyData | None = None
        self._whom = EVERYBODY
        self._sort = BEST_FIRST
        self._grid = Grid(format_cell=formats.cell, id="loyalty-list")
        self._profile = LoyaltyProfile(formats)
        self._map = LoyaltyMap(formats)

    def compose(self) -> ComposeResult:
        """List and profile, and the map that takes their place."""
        with Vertical(id="loyalty-everybody"):
            yield Static(id="loyalty-heading")
            with Horizontal():
                yield self._grid
                yield self._profile
        yield self._map

    # Reading and arranging

    def fetch(self) -> LoyaltyData:
        """Scores everybody and arranges the list."""
        loyal = score(self.desk)
        return arranged(loyal, loyal.map(), self._whom, self._sort)

    def show(self, data: LoyaltyData) -> None:
        """Draws list, profile and map, unless another list was asked for meanwhile."""
        self._data = data
        if (data.whom, data.sort) != (self._whom, self._sort):
            self._arrange()
            return
        self._grid.empty_text = words.empty(data.whom)
        self._load(data)
        self._map.show(data)
        self._show_profile()
        self.refresh_bindings()

    def _load(self, data: LoyaltyData) -> None:
        self._grid.load(on_screen(data.table, self._grid.size.width), sort=data.sort)
        self._say_what_shows()

    # The description spares Textual from writing out everybody.
    @work(thread=True, exclusive=True, group=OPENING, description="arrange by loyalty")
    def _arrange(self) -> None:
        data = self._data
        if data is not None:
            new = arranged(data.loyal, data.map, self._whom, self._sort)
            if not get_current_worker().is_cancelled:
                self.app.call_from_thread(self.show, new)

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Puts the list in another order."""
        event.stop()
        self._sort = (event.column_key, event.descending)
        self._arrange()

    def action_filter(self) -> None:
        """Asks whom to show."""
        if self._data is not None:
            lines = words.choices(self._data)
            chosen = [line.value for line in lines].index(self._whom)
            dialog = ChoicesDialog(_("Show which customers?"), lines, chosen)
            self.app.push_screen(dialog, self._filter_by)

    def _filter_by(self, whom: Whom | None) -> None:
        if whom is None:
            return
        self._turn_to("")
        if whom != self._whom:
            self._whom = whom
            self._arrange()

    # What is shown

    @property
    def in_map(self) -> bool:
        """Whether the map has the place of the list."""
        return self.has_class("-map")

    def enter(self) -> None:
        """Puts the focus into what shows."""
        if self.in_map:
            self._map.focus()
        else:
            (self._profile if self.has_class("-profile") else self._grid).focus()

    def action_switch(self) -> None:
        """Changes between list and map."""
        self._turn_to("" if self.in_map else "-map")

    def action_back(self) -> None:
        """One step back: to the list, then to everybody, then without marks."""
        if self.in_map or self.has_class("-profile"):
            self._turn_to("")
        elif self._whom != EVERYBODY:
            self._filter_by(EVERYBODY)
        else:
            self._grid.clear_marks()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc is the app's where nothing is left to go back from; nobody is put away here."""
        if action == "back":
            is_aside = self.in_map or self.has_class("-profile")
            return is_aside or self._whom != EVERYBODY or bool(self._grid.marks)
        if action in ("archive", "restore"):
            return False
        return super().check_action(action, parameters)

    def _turn_to(self, view: str) -> None:
        """Shows the list, or in its place the map or the profile."""
        for each in ("-map", "-profile"):
            self.set_class(each == view, each)
        self._profile.can_focus = view == "-profile"
        self.enter()
        self.refresh_bindings()

    def on_resize(self, event: events.Resize) -> None:
        """Takes the room there is: for whole headings, and for the profile beside the list."""
        if self.has_class("-profile") and event.size.width >= WIDE:
            self._turn_to("")
        if self._data is not None:
            self.call_after_refresh(self._load, self._data)

    # The list and the profile

    def selected_customer(self) -> int | None:
        """The customer under the cursor; on the map there is none."""
        return None if self.in_map else self._grid.row_id(self._grid.cursor)

    def is_archived(self) -> bool:
        """Only customers in use are scored."""
        return False

    def exported(self) -> Table | None:
        """The map, or the list as it stands; where some are marked, only those."""
        data, marks = self._data, self._grid.marks
        if data is None or self.in_map:
            return data.map if data else None
        table = data.table
        if not marks:
            return table
        kept = [at for at, customer_id in enumerate(table.ids) if customer_id in marks]
        rows, ids = [table.rows[at] for at in kept], [table.ids[at] for at in kept]
        return replace(table, rows=rows, ids=ids)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the profile; where it stands beside the list already, the card."""
        event.stop()
        if self._profile.display:
            self._open_card()
        else:
            self._turn_to("-profile")

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """The profile follows the cursor."""
        event.stop()
        self._show_profile()

    def on_grid_marked(self, event: Grid.Marked) -> None:
        """Says how many are marked."""
        event.stop()
        self._say_what_shows()
        self.refresh_bindings()

    def on_loyalty_profile_card_asked(self, event: LoyaltyProfile.CardAsked) -> None:
        """Opens the card."""
        event.stop()
        self._open_card()

    def on_loyalty_profile_step_asked(self, event: LoyaltyProfile.StepAsked) -> None:
        """Shows the customer above or below."""
        event.stop()
        self._grid.cursor += event.step

    def on_loyalty_map_strong_asked(self, event: LoyaltyMap.StrongAsked) -> None:
        """Lists who is strong in a type."""
        event.stop()
        self._filter_by(Whom(event.which))

    def _open_card(self) -> None:
        customer_id = self.selected_customer()
        if customer_id is not None:
            self.post_message(self.OpenCustomer(customer_id))

    def _show_profile(self) -> None:
        data, at = self._data, self._grid.cursor
        customer_id = self._grid.row_id(at)
        if data is None or customer_id is None:
            self._profile.show_customer("", ())
        else:
            name = str(data.table.rows[at][data.table.column("name")])
            self._profile.show_customer(name, data.loyal.profile(customer_id))

    def _say_what_shows(self) -> None:
        if self._data is not None:
            said = words.heading(self._data, len(self._grid.marks), self.formats)
            self.query_one("#loyalty-heading", Static).update(Content(visible(said)))

    # Why

    def explain(self) -> None:
        """Explains the scores of the customer, or the type under the cursor of the map."""
        data, customer_id = self._data, self.selected_customer()
        if data is None:
            return
        if self.in_map:
            which = self._map.chosen
            self._explain(partial(words.why_type, data, which, self.formats))
        elif customer_id is not None:
            self._explain(partial(data.loyal.why, customer_id))

    # The description spares Textual from writing out everybody.
    @work(thread=True, exclusive=True, group=OPENING, description="why this loyalty")
    def _explain(self, reasons: Callable[[], list[Section]]) -> None:
        try:
            sections = reasons()
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        dialog = WhyDialog(_("Why these scores"), sections)
        self.app.call_from_thread(self.app.push_screen, dialog)
