"""Pane 7: whom to offer what and why, what was given, and what there is to give."""

from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from shoptui.domain.language import _
from shoptui.domain.rewards import GrantState
from shoptui.domain.table import Row, Table
from shoptui.domain.text import visible
from shoptui.domain.why import Section
from shoptui.services import rewards
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.reward_words import state_names
from shoptui.services.sorting import sorted_table
from shoptui.ui.command import N_, bindings
from shoptui.ui.dialogs.question import Question
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.pane import Pane
from shoptui.ui.panes.rewards_actions import REWARDS_ACTIONS
from shoptui.ui.panes.rewards_data import RewardsData, View, empty_text, read, view_names
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid


class RewardsPane(Pane[RewardsData]):
    """One list at a time, with the row under the cursor spelled out below it."""

    TITLE = N_("Rewards")
    KEY = "7"
    ACTIONS = REWARDS_ACTIONS
    BINDINGS: ClassVar = bindings(REWARDS_ACTIONS)
    DEFAULT_CSS = """
    RewardsPane {
        & > .pane-line { height: auto; max-height: 3; padding: 0 1; color: $text-muted; }
        & > #rewards-lists { color: $foreground; }
        & > #rewards-detail { height: auto; max-height: 6; padding: 0 1; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """The suggestions first, the most urgent on top."""
        super().__init__(desk, formats, id=id)
        self._data: RewardsData | None = None
        self._view = View.SUGGESTED
        self._sort: Sort | None = None
        self._settled: set[int] = set()  # whose suggestion was given or skipped since the reading
        self._grid = Grid(format_cell=formats.cell, id="rewards-list")

    def compose(self) -> ComposeResult:
        """The names of the lists, the budget, the list, its row in full."""
        yield Static(classes="pane-line", id="rewards-lists")
        yield Static(classes="pane-line", id="rewards-budget")
        yield self._grid
        yield Static(id="rewards-detail")

    def fetch(self) -> RewardsData:
        """Works out what to offer, and reads what was given."""
        return read(self.desk)

    def show(self, data: RewardsData) -> None:
        """Draws the list that is chosen."""
        self._data = data
        self._settled.clear()
        self._draw(data, keep_cursor=True)

    def _draw(self, data: RewardsData, *, keep_cursor: bool) -> None:
        self._grid.empty_text = empty_text(self._view)
        if self._sort:
            self._load_sorted(data.tables[self._view], self._sort)
        else:
            self._grid.load(data.tables[self._view], keep_cursor=keep_cursor)
        self._write("#rewards-lists", self._lists(data))
        self._write("#rewards-budget", " ".join(data.tables[View.SUGGESTED].notes[:2]))
        self._spell_out()
        self.refresh_bindings()

    # The description spares Textual from writing out the whole list.
    @work(thread=True, exclusive=True, group=OPENING, description="sort rewards")
    def _load_sorted(self, table: Table, sort: Sort) -> None:
        worker = get_current_worker()
        shown = sorted_table(table, *sort)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_sorted, shown, sort)

    def _show_sorted(self, shown: Table, sort: Sort) -> None:
        if self._sort == sort:
            self._grid.load(shown, sort=sort)

    def _lists(self, data: RewardsData) -> str:
        names = view_names()
        counted = {
            view: f"{names[view]} {self.formats.number(len(table.rows))}"
            for view, table in data.tables.items()
        }
        return "  ".join(
            f"▐{said}▌" if view is self._view else f" {said} " for view, said in counted.items()
        )

    def _write(self, selector: str, text: str) -> None:
        self.query_one(selector, Static).update(Content("\n".join(map(visible, text.splitlines()))))

    # The lists

    def action_next_view(self) -> None:
        """Goes on to the next list."""
        self._go_to(self._view.step(1))

    def action_previous_view(self) -> None:
        """Goes back to the list before."""
        self._go_to(self._view.step(-1))

    def action_back(self) -> None:
        """Goes back to the suggestions."""
        self._go_to(View.SUGGESTED)

    def _go_to(self, view: View) -> None:
        if self._data is not None:
            self._view, self._sort = view, None
            self._draw(self._data, keep_cursor=False)

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Puts the list into another order."""
        event.stop()
        self._sort = (event.column_key, event.descending)
        if self._data is not None:
            self._draw(self._data, keep_cursor=True)

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Spells out the row under the cursor."""
        event.stop()
        self._spell_out()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Opens the customer's card, or redeems what was given."""
        event.stop()
        if event.row_id is None:
            return
        if self._view is View.SUGGESTED:
            self.post_message(self.OpenCustomer(event.row_id))
        elif self._view.is_grants:
            self._ask_to_redeem(event.row_id)

    def exported(self) -> Table | None:
        """The list as it stands."""
        return self._grid.table

    def selected_customer(self) -> int | None:
        """The customer to whom the suggestion under the cursor would go."""
        if self._view is not View.SUGGESTED:
            return None
        return self._grid.row_id(self._grid.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Suggestions are given, skipped and copied; Esc leads back to them, else is the app's."""
        if action in ("give", "skip", "copy_message"):
            return self.selected_customer() is not None
        return action != "back" or self._view is not View.SUGGESTED

    def _row(self) -> Row | None:
        table, cursor = self._grid.table, self._grid.cursor
        return table.rows[cursor] if table and cursor < len(table.rows) else None

    def _found(self) -> rewards.Suggestion | None:
        customer = self.selected_customer()
        if self._data is None or customer is None:
            return None
        return self._data.suggestions.of(customer)

    def _spell_out(self) -> None:
        self._write("#rewards-detail", self._in_full())

    def _in_full(self) -> str:
        suggested = self._data.suggestions if self._data else None
        found = self._found()
        if suggested is None or found is None:
            return self._grant_in_full()
        words = suggested.words
        what = _("{reward} for {name} · costs {cost}").format(
            reward=found.reward.name,
            name=found.candidate.name,
            cost=self.formats.money(found.cost),
        )
        why = _("Because: {reason} (w says more)").format(reason=words.reason(found))
        said = _("Message (y copies it): {text}") if found.by_message else _("Say to them: {text}")
        return "\n".join((what, why, said.format(text=words.message(found))))

    def _grant_in_full(self) -> str:
        row, table = self._row(), self._grid.table
        if row is None or table is None or not self._view.is_grants:
            return ""
        hint = _("Enter notes that it was redeemed.") if self._is_open(row) else ""
        return "\n".join(filter(None, (f"{row[1]}: {row[2]}", str(row[8] or ""), hint)))

    # Giving, skipping, copying

    def action_give(self) -> None:
        """Gives what is suggested."""
        found = self._settle()
        if found is None:
            return
        said = _("Given: {reward}, to {name}. Tab shows what is open.").format(
            reward=visible(found.reward.name), name=visible(found.candidate.name)
        )
        self.save(partial(rewards.give, self.desk, found), said)

    def action_skip(self) -> None:
        """Takes the suggestion off the list for the quiet days."""
        found = self._settle()
        if found is None:
            return
        said = _("Not now: {name}.").format(name=visible(found.candidate.name))
        self.save(partial(rewards.skip, self.desk, found), said)

    def action_copy_message(self) -> None:
        """Copies the text for the customer, where a message may be sent."""
        found = self._found()
        if self._data is None or found is None:
            return
        name = visible(found.candidate.name)
        if found.by_message:
            self.app.copy_to_clipboard(self._data.suggestions.words.message(found))
            said = _("Copied the message for {name}.").format(name=name)
        else:
            said = _(
                "Offer it to {name} in person: they did not agree to messages, "
                "or have no phone and no e-mail."
            ).format(name=name)
        self.app.notify(said, markup=False)

    def _settle(self) -> rewards.Suggestion | None:
        """The suggestion under the cursor; only once, however often the key comes."""
        found = self._found()
        if found is None or found.customer_id in self._settled:
            return None
        self._settled.add(found.customer_id)
        return found

    # Redeeming

    def _ask_to_redeem(self, grant_id: int) -> None:
        row = self._row()
        if row is None or not self._is_open(row):
            self._redeem(grant_id, True)  # the service says why it cannot be redeemed
            return
        asked = _("Was it redeemed today?")
        what = _("{reward}, given to {name}.").format(reward=row[2], name=row[1])
        question = Question(asked, _("Yes, redeemed"), _("Not yet"), detail=what)
        self.app.push_screen(question, partial(self._redeem, grant_id))

    def _redeem(self, grant_id: int, sure: bool | None) -> None:
        if sure:
            self.save(partial(rewards.redeem, self.desk, grant_id), _("Redeemed."))

    @staticmethod
    def _is_open(row: Row) -> bool:
        return row[3] == state_names()[GrantState.OPEN]

    # Why

    def explain(self) -> None:
        """Says why this is suggested, or was given."""
        found, data, row = self._found(), self._data, self._row()
        if data is not None and found is not None:
            why = data.suggestions.why(found)
            self.app.push_screen(WhyDialog(_("Why this reward"), why))
        elif row is not None and self._view.is_grants:
            reason = str(row[8] or "") or _("You gave it; no reason was noted.")
            section = Section(f"{row[1]}: {row[2]}", (reason,))
            self.app.push_screen(WhyDialog(_("Why it was given"), [section]))
