"""The shop's holidays, which are no working days."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from shoptui.domain.language import N_, _, counted
from shoptui.domain.table import Table
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.holidays import holidays_table, remove_holiday
from shoptui.services.sorting import sorted_table
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.holiday import HolidayDraft
from shoptui.ui.forms import shop as forms
from shoptui.ui.panes.record_list import RecordList
from shoptui.ui.widgets.columns import Sort
from shoptui.ui.widgets.grid import Grid

HOLIDAYS_ACTIONS = (
    Command(
        "holidays.add", "n", N_("New holiday"), N_("Add a holiday, or several days."), "add", rank=1
    ),
    Command(
        "holidays.remove",
        "delete",
        N_("Remove"),
        N_("Make the day under the cursor an ordinary day again."),
        "remove",
        rank=1,
    ),
    Command(
        "holidays.rename", "e", N_("Edit"), N_("Name the day under the cursor."), "edit", rank=0
    ),
    Command("holidays.back", "escape", N_("Back"), N_("Back to the house rules."), "back", rank=2),
)

EARLIEST_FIRST: Sort = ("day", False)


class HolidaysPane(RecordList[Table]):
    """The list of holidays, earliest first; the cursor starts on the next one."""

    HEADING = N_("Holidays")
    HELP = N_("Days on which your shop does not work; deadlines of house rules skip them.")
    ACTIONS = HOLIDAYS_ACTIONS
    BINDINGS: ClassVar = bindings(HOLIDAYS_ACTIONS)

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """All holidays."""
        grid = Grid(
            format_cell=formats.cell,
            empty_text=_("Here stand your holidays, such as Tết. Press n for the first one."),
            id="holidays-list",
        )
        super().__init__(desk, formats, grid, EARLIEST_FIRST, id="holidays")
        self._wanted: date | None = desk.today()  # where the cursor goes with the next list

    def fetch(self) -> Table:
        """Reads the days."""
        return sorted_table(holidays_table(self.desk), *(self._sort or EARLIEST_FIRST))

    def show(self, data: Table) -> None:
        """Draws the list."""
        self._grid.load(data, sort=self._sort)
        self.say_below_heading(
            _("No working days, as Saturdays and Sundays are none: deadlines skip them.")
        )
        if self._wanted is not None:
            self._grid.cursor = _row_of(self._wanted, data.ids)
            self._wanted = None
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A day is needed to remove or name one."""
        return action not in ("remove", "edit") or self.chosen_id is not None

    def action_edit(self) -> None:
        """Asks for another name of the day."""
        if self.chosen_id is not None and self._grid.table is not None:
            at = self._grid.table.ids.index(self.chosen_id)
            name, day = str(self._grid.table.rows[at][2]), date.fromordinal(self.chosen_id)
            form = forms.holiday_name(self.desk, self.formats, day, name)
            self.app.push_screen(form, self._kept)

    def action_add(self) -> None:
        """Opens an empty form."""
        self.app.push_screen(forms.holiday(self.desk, self.formats), self._kept)

    def _kept(self, draft: HolidayDraft | None) -> None:
        if draft is not None:
            self._wanted = draft.first
            self.post_message(self.Changed())
            days = (draft.last - draft.first).days + 1
            said = counted("Saved: {count} day off.", "Saved: {count} days off.", days)
            self.app.notify(said, markup=False)

    def action_remove(self) -> None:
        """Makes the day an ordinary one at once."""
        if self.chosen_id is not None:
            day = date.fromordinal(self.chosen_id)
            said = _("{day} is no holiday any more.").format(day=self.formats.date(day))
            self.save(partial(remove_holiday, self.desk, day), said)


def _row_of(day: date, ordinals: Sequence[int]) -> int:
    """The row of a day, or of the next one in a list that begins with the earliest."""
    wanted = day.toordinal()
    return ordinals.index(wanted) if wanted in ordinals else bisect_left(ordinals, wanted)
