"""What the shop spent to be found: every cost, the latest first, and what they come to."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import work

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _, counted
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.table import Table
from shoptui.services import marketing_costs
from shoptui.services.campaigns import all_campaigns
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.marketing_costs import CostTotals, cost_totals, costs_table
from shoptui.ui.command import Command, bindings
from shoptui.ui.forms import marketing as forms
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.record_list import RecordList
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid

MARKETING_ACTIONS = (
    Command("marketing.add", "n", N_("New cost"), N_("Record a marketing cost."), "add", rank=1),
    Command(
        "marketing.edit", "e", N_("Edit"), N_("Change the cost under the cursor."), "edit", rank=2
    ),
    Command(
        "marketing.remove",
        "delete",
        N_("Remove"),
        N_("Take the cost under the cursor away; undo brings it back."),
        "remove",
        rank=3,
    ),
    Command(
        "marketing.back", "escape", N_("Back"), N_("Back to where you came from."), "back", rank=4
    ),
)

LATEST_FIRST: Sort = ("day", True)


@dataclass(frozen=True, slots=True)
class CostsData:
    """The list, and what it comes to."""

    table: Table
    totals: CostTotals


class MarketingCostsPane(RecordList[CostsData]):
    """The list of marketing costs."""

    HEADING = N_("Marketing costs")
    HELP = N_("What you spend to be found; the reports say what a new customer costs you.")
    ACTIONS = MARKETING_ACTIONS
    BINDINGS: ClassVar = bindings(MARKETING_ACTIONS)

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """All costs, the latest first."""
        grid = Grid(
            format_cell=formats.cell,
            empty_text=_(
                "Here stands what you spend to be found, such as an advertisement. Press n for "
                "the first cost, or bring in a spreadsheet of them (m)."
            ),
            id="marketing-list",
        )
        super().__init__(desk, formats, grid, LATEST_FIRST, id="marketing_costs")

    def fetch(self) -> CostsData:
        """Reads the ids in order, and the totals."""
        return CostsData(
            costs_table(self.desk, *(self._sort or LATEST_FIRST)), cost_totals(self.desk)
        )

    def show(self, data: CostsData) -> None:
        """Draws the list; rows come as they are scrolled to."""
        self._grid.load(data.table, keep_cursor=self._grid.cursor > 0, sort=self._sort)
        self.say_below_heading(self._summed(data.totals))
        self.refresh_bindings()

    def _summed(self, totals: CostTotals) -> str:
        money = self.formats.money
        parts = [
            counted("{count} cost", "{count} costs", totals.costs),
            _("together {amount}").format(amount=money(totals.total)),
            _("of it wages {amount}").format(amount=money(totals.wages)) if totals.wages else "",
        ]
        return " · ".join(part for part in parts if part) if totals.costs else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A row is needed to change or remove one."""
        return action not in ("edit", "remove") or self.chosen_id is not None

    def action_add(self) -> None:
        """Opens an empty form."""
        self._open(None)

    def action_edit(self) -> None:
        """Opens the form with what is recorded."""
        if self.chosen_id is not None:
            self._open(self.chosen_id)

    @work(group=OPENING)
    async def _open(self, cost_id: int | None) -> None:
        try:
            campaigns = await asyncio.to_thread(all_campaigns, self.desk)
            known = None
            if cost_id is not None:
                known = await asyncio.to_thread(marketing_costs.cost, self.desk, cost_id)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        form = forms.marketing_cost(self.desk, self.formats, campaigns, known)
        self.app.push_screen(form, self._kept)

    def _kept(self, cost: MarketingCost | None) -> None:
        if cost is not None:
            self.post_message(self.Changed())
            said = _("Saved: {amount}.").format(amount=self.formats.money(cost.amount))
            self.app.notify(said, markup=False)

    def action_remove(self) -> None:
        """Takes the cost away at once."""
        if self.chosen_id is not None:
            said = _("Removed. Undo (u) brings it back.")
            self.save(partial(marketing_costs.remove_cost, self.desk, self.chosen_id), said)
