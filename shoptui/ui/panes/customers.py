"""Pane 2: the customers with tier and figures; from 100 columns on the card of one beside them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from shoptui.domain.language import N_, _
from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.domain.why import Section
from shoptui.services.customer_columns import Keys
from shoptui.services.customer_filter import EVERYBODY, CustomerFilter
from shoptui.services.customers_list import (
    LATEST_FIRST,
    People,
    Sort,
    arranged,
    choose_columns,
    read_people,
)
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.judged import judged
from shoptui.ui.command import bindings
from shoptui.ui.dialogs.customer_columns import CustomerColumnsDialog
from shoptui.ui.dialogs.filter_customers import CustomerFilterDialog
from shoptui.ui.panes.customers_actions import CUSTOMERS_ACTIONS
from shoptui.ui.panes.customers_words import empty_text, summary
from shoptui.ui.panes.person import PersonPane
from shoptui.ui.widgets.card_beside import CardBeside
from shoptui.ui.widgets.grid import Grid


@dataclass(frozen=True, slots=True)
class CustomersData:
    """Everybody, and the list as it was arranged of them."""

    people: People
    table: Table
    which: CustomerFilter
    sort: Sort
    newest: int | None = None  # the customer just added, where exactly one was


class CustomersPane(PersonPane[CustomersData]):
    """The list of customers."""

    TITLE = N_("Customers")
    KEY = "2"
    HELP = N_(
        "Everybody you have recorded, those who bought last on top. The tier says who a customer "
        "is to the shop; w explains it."
    )
    ACTIONS = CUSTOMERS_ACTIONS
    BINDINGS: ClassVar = bindings(CUSTOMERS_ACTIONS)
    SCOPED_CSS = False  # the screen's width class stands above this widget
    DEFAULT_CSS = """
    CustomersPane {
        & > .pane-line { height: 1; padding: 0 1; color: $text-muted; }
        & CardBeside { display: none; }
    }
    .-wide CustomersPane CardBeside { display: block; width: 44; }
    .-widest CustomersPane CardBeside { display: block; width: 72; }
    """

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """Everybody at first, those who bought last on top."""
        super().__init__(desk, formats, id=id)
        self._which = EVERYBODY
        self._sort = LATEST_FIRST
        self._people: People | None = None
        self._grid = Grid(format_cell=formats.cell, id="customers-list")
        self._beside = CardBeside(desk, formats)

    def compose(self) -> ComposeResult:
        """What is shown, the list, the card."""
        yield Static(classes="pane-line", id="customers-shown")
        with Horizontal():
            yield self._grid
            yield self._beside

    # Reading and arranging

    def fetch(self) -> CustomersData:
        """Reads everybody the filter may be about, and arranges the list."""
        which, sort = self._which, self._sort
        people = read_people(self.desk, which)
        newest = _newest(self._people, people)
        return CustomersData(people, arranged(people, which, sort), which, sort, newest)

    def show(self, data: CustomersData) -> None:
        """Draws the list, unless another one was asked for meanwhile."""
        if (data.which, data.sort) != (self._which, self._sort):
            self._arrange(data.people)
            return
        self._people = data.people
        self._grid.empty_text = empty_text(self._which)
        self._grid.load(data.table, sort=self._sort)
        if data.newest is not None and data.newest in data.table.ids:
            self._grid.cursor = data.table.ids.index(data.newest)
        self._say_what_shows()
        self._show_beside()
        self.refresh_bindings()

    def _arrange(self, people: People | None) -> None:
        """Sorts and filters what was read; reads first where it is about other people."""
        if people is None or not people.can_answer(self._which):
            self.reload()
        else:
            self._arrange_read(people)

    # The description spares Textual from writing out everybody.
    @work(thread=True, exclusive=True, group="arrange", description="arrange customers")
    def _arrange_read(self, people: People) -> None:
        which, sort = self._which, self._sort
        data = CustomersData(people, arranged(people, which, sort), which, sort)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self.show, data)

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Puts the list in another order."""
        event.stop()
        self._sort = (event.column_key, event.descending)
        self._arrange(self._people)

    def action_filter(self) -> None:
        """Asks whom to show."""
        if self._people is not None:
            form = CustomerFilterDialog(self.formats, self._people, self._which)
            self.app.push_screen(form, self._filter_by)

    def action_columns(self) -> None:
        """Asks which columns to show."""
        if self._people is not None:
            form = CustomerColumnsDialog(self._people.shown)
            self.app.push_screen(form, self._show_columns)

    def _show_columns(self, keys: Keys | None) -> None:
        if keys is not None and self._people is not None and keys != self._people.shown:
            self.save(partial(choose_columns, self.desk, keys), _("Columns chosen."))

    def action_clear(self) -> None:
        """Shows everybody in use again; with no filter set, takes the marks off."""
        if self._which != EVERYBODY:
            self._filter_by(EVERYBODY)
        else:
            self._grid.clear_marks()

    def _filter_by(self, which: CustomerFilter | None) -> None:
        if which is not None and which != self._which:
            if which.archived != self._which.archived:
                self._grid.clear_marks()
            self._which = which
            self._arrange(self._people)

    # The list

    def selected_customer(self) -> int | None:
        """The customer under the cursor."""
        return self._grid.row_id(self._grid.cursor)

    def is_archived(self) -> bool:
        """Whether the list is of those put away."""
        return self._people is not None and self._people.scored is None

    def meant(self) -> Collection[int]:
        """Those marked, else the one under the cursor."""
        return sorted(self._grid.marks) or super().meant()

    def exported(self) -> Table | None:
        """The list as it stands; where some are marked, only those."""
        table, marks = self._grid.table, self._grid.marks
        if table is None or not marks:
            return table
        kept = [at for at, customer_id in enumerate(table.ids) if customer_id in marks]
        rows, ids = [table.rows[at] for at in kept], [table.ids[at] for at in kept]
        return replace(table, rows=rows, ids=ids)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc clears what is set, and else is the app's."""
        if action == "clear":
            return self._which != EVERYBODY or bool(self._grid.marks)
        return super().check_action(action, parameters)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the card."""
        event.stop()
        if event.row_id is not None:
            self.post_message(self.OpenCustomer(event.row_id))

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Shows the card beside the list."""
        event.stop()
        self._show_beside()

    def on_grid_marked(self, event: Grid.Marked) -> None:
        """Says how many are marked."""
        event.stop()
        self._say_what_shows()

    def on_resize(self, event: events.Resize) -> None:
        """The card may have come into sight."""
        self.call_after_refresh(self._show_beside)

    def _show_beside(self) -> None:
        scored = self._people.scored if self._people else None
        self._beside.show_customer(self.selected_customer(), scored)

    def _say_what_shows(self) -> None:
        shown = len(self._grid.table.ids) if self._grid.table else 0
        everybody = len(self._people.ids) if self._people else 0
        said = summary(self._which, shown, everybody, len(self._grid.marks), self.formats)
        self.query_one("#customers-shown", Static).update(Content(visible(said)))

    # Why

    def explain(self) -> None:
        """Says why the customer under the cursor is in this tier, group, class and stage."""
        customer_id = self.selected_customer()
        if customer_id is not None and not self.is_archived():
            why = partial(_why, self.desk, customer_id)
            self.explain_person(_("Why this tier, group, class and stage"), why)


def _why(desk: Desk, customer_id: int) -> list[Section]:
    everybody = judged(desk)
    return [*everybody.scored.why(customer_id), *everybody.belongings.why(customer_id)]


def _newest(before: People | None, now: People) -> int | None:
    """The customer just added, where exactly one was."""
    if before is None or (before.scored is None) != (now.scored is None):
        return None
    added = set(now.ids) - set(before.ids)
    return added.pop() if len(added) == 1 else None
