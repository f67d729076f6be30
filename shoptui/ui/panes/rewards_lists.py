"""The lists of the pane of rewards: one at a time, with its row spelled out below."""

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from shoptui.domain.errors import ShopError
from shoptui.domain.language import _
from shoptui.domain.reward_rules import RewardRule
from shoptui.domain.rewards import GrantState, Reward
from shoptui.domain.table import Row, Table
from shoptui.domain.text import visible
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.reward_words import state_names
from shoptui.services.rewards import Suggestion, grant
from shoptui.services.sorting import sorted_table
from shoptui.ui.keys import OPENING
from shoptui.ui.panes import rewards_words as words
from shoptui.ui.panes.pane import Pane
from shoptui.ui.panes.rewards_data import RewardsData, View, empty_text, list_names, read
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.list_names import ListNames


class RewardsLists(Pane[RewardsData]):
    """Reads all lists at once and shows the one that is chosen."""

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """The suggestions first, the most urgent on top."""
        super().__init__(desk, formats, id=id)
        self.data: RewardsData | None = None
        self.view = View.SUGGESTED
        self._sort: Sort | None = None
        self._names = ListNames(id="rewards-lists")
        self._grid = Grid(format_cell=formats.cell, row_style=self._look, id="rewards-list")

    def compose(self) -> ComposeResult:
        """The names of the lists, the budget, the list, its row in full."""
        yield self._names
        yield Static(classes="pane-line", id="rewards-budget")
        yield self._grid
        yield Static(id="rewards-detail")

    def fetch(self) -> RewardsData:
        """Works out what to offer, and reads what was given."""
        return read(self.desk)

    def show(self, data: RewardsData) -> None:
        """Draws the list that is chosen."""
        self.data = data
        self._draw(data, keep_cursor=True)

    def _draw(self, data: RewardsData, *, keep_cursor: bool) -> None:
        self._grid.empty_text = empty_text(self.view)
        if self._sort:
            self._load_sorted(data.tables[self.view], self._sort)
        else:
            self._grid.load(data.tables[self.view], keep_cursor=keep_cursor)
        self._names.show_names(list_names(data, self.formats), tuple(View).index(self.view))
        self._write("#rewards-budget", words.budget_line(data, self.formats))
        self._spell_out()

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
            self._spell_out()

    def _look(self, row: Row) -> str:
        """What is no longer in use, or over, stands back."""
        if self.data is None or self.view is View.SUGGESTED:
            return ""
        state = row[self.data.tables[self.view].column("state")]
        names = state_names()
        in_use = {"", _("on"), names[GrantState.OPEN], names[GrantState.COMING]}
        return "" if state in in_use else "muted"

    def _write(self, selector: str, text: str) -> None:
        self.query_one(selector, Static).update(Content("\n".join(map(visible, text.splitlines()))))

    # The lists

    def action_next_view(self) -> None:
        """Goes on to the next list."""
        self._go_to(self.view.step(1))

    def action_previous_view(self) -> None:
        """Goes back to the list before."""
        self._go_to(self.view.step(-1))

    def action_back(self) -> None:
        """Goes back to the suggestions."""
        self._go_to(View.SUGGESTED)

    def _go_to(self, view: View) -> None:
        if self.data is not None:
            self.view, self._sort = view, None
            self._draw(self.data, keep_cursor=False)

    def on_list_names_chosen(self, event: ListNames.Chosen) -> None:
        """Goes to the list that was clicked."""
        event.stop()
        self._go_to(tuple(View)[event.place])

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Puts the list into another order."""
        event.stop()
        self._sort = (event.column_key, event.descending)
        if self.data is not None:
            self._draw(self.data, keep_cursor=True)

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Spells out the row under the cursor."""
        event.stop()
        self._spell_out()

    def exported(self) -> Table | None:
        """The list as it stands."""
        return self._grid.table

    # The row under the cursor

    def _record(self) -> int | None:
        """The customer suggested to, the grant, the reward or the rule."""
        return self._grid.row_id(self._grid.cursor)

    def _given_row(self) -> tuple[Table, Row] | None:
        """What was given, with its list; the rows of no other list are in memory."""
        table, cursor = self._grid.table, self._grid.cursor
        if table is None or not self.view.is_grants or cursor >= len(table.rows):
            return None
        return table, table.rows[cursor]

    def selected_customer(self) -> int | None:
        """The customer of the suggestion, or of what was given."""
        record = self._record()
        if record is None or self.view is View.SUGGESTED:
            return record
        return self._given_to(record) if self.view.is_grants else None

    def _given_to(self, grant_id: int) -> int | None:
        try:
            return grant(self.desk, grant_id).customer_id
        except ShopError as error:  # taken back since the list was read
            self.post_message(self.Trouble(error))
            return None

    def suggestion(self) -> Suggestion | None:
        """The suggestion under the cursor."""
        record = self._record()
        if self.data is None or record is None or self.view is not View.SUGGESTED:
            return None
        return self.data.suggestions.of(record)

    def reward(self) -> Reward | None:
        """The reward under the cursor of the catalogue."""
        if self.data is None or self.view is not View.CATALOGUE:
            return None
        record = self._record()
        return next((each for each in self.data.catalogue.rewards if each.id == record), None)

    def rule(self) -> RewardRule | None:
        """The rule under the cursor."""
        if self.data is None or self.view is not View.RULES:
            return None
        record = self._record()
        return next((each for each in self.data.catalogue.rules if each.id == record), None)

    def is_open(self) -> bool:
        """Whether what was given can be redeemed today."""
        table, row = self._given_row() or (None, ())
        return table is not None and row[table.column("state")] == state_names()[GrantState.OPEN]

    def _spell_out(self) -> None:
        self._write("#rewards-detail", self._in_full())
        self.refresh_bindings()

    def _in_full(self) -> str:
        data, given = self.data, self._given_row()
        if data is None:
            return ""
        if (found := self.suggestion()) is not None:
            return words.suggestion_in_full(data.suggestions, found, self.formats)
        if (reward := self.reward()) is not None:
            return words.reward_in_full(data, reward, self.formats)
        if (rule := self.rule()) is not None:
            return words.rule_in_full(data, rule, self.formats)
        return words.grant_in_full(*given) if given else ""
