"""The rules of the house: what customers should do, and since when."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import work

from shoptui.domain.errors import ShopError
from shoptui.domain.house_rules import HouseRule
from shoptui.domain.language import N_, _, counted
from shoptui.domain.table import Row, Table
from shoptui.services import house_rules
from shoptui.services.channels import order_channels
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.holidays import holidays
from shoptui.services.sorting import sorted_table
from shoptui.ui.command import Command, bindings
from shoptui.ui.forms import shop as forms
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.record_list import RecordList
from shoptui.ui.widgets.grid import Grid

HOUSE_RULES_ACTIONS = (
    Command("rules.add", "n", N_("New"), N_("Add a rule of the house."), "add", rank=1),
    Command("rules.edit", "e", N_("Edit"), N_("Change the rule under the cursor."), "edit", rank=0),
    Command(
        "rules.retire",
        "delete",
        N_("Retire"),
        N_("Let the rule judge nothing from now on; the same key brings it back."),
        "retire(True)",
        rank=1,
    ),
    Command(
        "rules.bring_back",
        "delete",
        N_("Bring back"),
        N_("Let the rule judge sales again."),
        "retire(False)",
        rank=1,
    ),
    Command(
        "rules.holidays",
        "h",
        N_("Holidays"),
        N_("See the days on which your shop does not work."),
        "holidays",
        rank=1,
    ),
    Command("rules.back", "escape", N_("Back"), N_("Back to where you came from."), "back", rank=2),
)


@dataclass(frozen=True, slots=True)
class HouseRulesData:
    """The rules, and how many holidays there are."""

    table: Table
    rules: dict[int, HouseRule]
    holidays: int


class HouseRulesPane(RecordList[HouseRulesData]):
    """The list of house rules."""

    HEADING = N_("House rules")
    HELP = N_("What your customers should do; each sale says whether they did.")
    ACTIONS = HOUSE_RULES_ACTIONS
    BINDINGS: ClassVar = bindings(HOUSE_RULES_ACTIONS)

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """All rules, oldest first."""
        grid = Grid(
            format_cell=formats.cell,
            row_style=_look,
            empty_text=_(
                "Here stand the rules of your house, such as “paid within 5 days”. Press n."
            ),
            id="house-rules-list",
        )
        super().__init__(desk, formats, grid, id="house_rules")
        self._rules: dict[int, HouseRule] = {}

    def fetch(self) -> HouseRulesData:
        """Reads the rules."""
        table = house_rules.rules_table(self.desk)
        rules = {rule.id: rule for rule in house_rules.rules(self.desk)}
        if self._sort:
            table = sorted_table(table, *self._sort)
        return HouseRulesData(table, rules, len(holidays(self.desk)))

    def show(self, data: HouseRulesData) -> None:
        """Draws the list."""
        self._rules = data.rules
        self._grid.load(data.table, sort=self._sort)
        self.say_below_heading(_working_days(data.holidays))
        self.refresh_bindings()

    @property
    def _chosen(self) -> HouseRule | None:
        return self._rules.get(self.chosen_id) if self.chosen_id is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A rule in force can be retired, a retired one brought back."""
        if action not in ("edit", "retire"):
            return True
        rule = self._chosen
        return rule is not None and parameters in ((), (rule.active,))

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Another rule may offer other keys."""
        event.stop()
        self.refresh_bindings()

    def action_add(self) -> None:
        """Opens an empty form."""
        self._open(None)

    def action_edit(self) -> None:
        """Opens the form with what is recorded."""
        if self._chosen is not None:
            self._open(self._chosen)

    @work(group=OPENING)
    async def _open(self, rule: HouseRule | None) -> None:
        try:
            channels = await asyncio.to_thread(order_channels, self.desk)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        form = forms.house_rule(self.desk, self.formats, channels, rule)
        self.app.push_screen(form, self._kept)

    def _kept(self, rule: HouseRule | None) -> None:
        if rule is not None:
            self.post_message(self.Changed())
            said = _("Saved. From now on every sale says whether the rule was kept.")
            self.app.notify(said, markup=False)

    def action_retire(self, retired: bool) -> None:
        """Retires the rule at once, or brings it back."""
        rule = self._chosen
        if rule is not None:
            said = _("Retired. Delete brings it back.") if retired else _("It judges sales again.")
            self.save(partial(house_rules.set_retired, self.desk, rule.id, retired), said)

    def action_holidays(self) -> None:
        """Shows the shop's holidays."""
        from shoptui.ui.screens.house_rules import HolidaysScreen

        self.app.push_screen(HolidaysScreen(self.desk, self.formats))


def _look(row: Row) -> str:
    return "void" if row[3] else ""


def _working_days(days: int) -> str:
    if not days:
        return _("Working days are Monday to Friday. Press h to name your holidays.")
    return counted(
        "Working days are Monday to Friday, less your {count} holiday (h).",
        "Working days are Monday to Friday, less your {count} holidays (h).",
        days,
    )
