"""The shop's holidays, which are no working days."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.language import N_, _, counted
from shoptui.domain.table import Table
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.holidays import holidays_table, remove_holiday
from shoptui.services.sorting import sorted_table
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.holiday import HolidayDraft
from shoptui.ui.forms import shop as forms
from shoptui.ui.panes.pane import Pane
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


class HolidaysPane(Pane[Table]):
    """The list of holidays, earliest first; the cursor starts on the next one."""

    HELP = N_("Days on which your shop does not work; deadlines of house rules skip them.")
    ACTIONS = HOLIDAYS_ACTIONS
    BINDINGS: ClassVar = bindings(HOLIDAYS_ACTIONS)
    DEFAULT_CSS = """
    HolidaysPane {
        & > .pane-heading { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        & > .pane-line { height: auto; padding: 0 1; color: $text-muted; }
        & > Grid { height: 1fr; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """All holidays."""
        super().__init__(desk, formats, id="holidays")
        self._sort: Sort = ("day", False)
        self._wanted: date | None = desk.today()  # where the cursor goes with the next list
        self._grid = Grid(
            format_cell=formats.cell,
            empty_text=_("Here stand your holidays, such as Tết. Press n for the first one."),
            id="holidays-list",
        )

    def compose(self) -> ComposeResult:
        """Heading, what holidays are for, list."""
        yield Static(Content(_("Holidays")), classes="pane-heading")
        line = _("No working days, as Saturdays and Sundays are none: deadlines skip them.")
        yield Static(Content(line), classes="pane-line")
        yield self._grid

    def fetch(self) -> Table:
        """Reads the days."""
        return sorted_table(holidays_table(self.desk), *self._sort)

    def show(self, data: Table) -> None:
        """Draws the list."""
        self._grid.load(data, sort=self._sort)
        if self._wanted is not None:
            self._grid.cursor = _row_of(self._wanted, data.ids)
            self._wanted = None
        self.refresh_bindings()

    def exported(self) -> Table | None:
        """The list."""
        return self._grid.table

    @property
    def _chosen(self) -> int | None:
        return self._grid.row_id(self._grid.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A day is needed to remove or name one."""
        return action not in ("remove", "edit") or self._chosen is not None

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """Reads the list again in the order asked."""
        event.stop()
        self._sort = (event.column_key, event.descending)
        self.reload()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Asks for another name."""
        event.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Asks for another name of the day."""
        if self._chosen is not None and self._grid.table is not None:
            at = self._grid.table.ids.index(self._chosen)
            name, day = str(self._grid.table.rows[at][2]), date.fromordinal(self._chosen)
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
        if self._chosen is not None:
            day = date.fromordinal(self._chosen)
            said = _("{day} is no holiday any more.").format(day=self.formats.date(day))
            self.save(partial(remove_holiday, self.desk, day), said)

    def action_back(self) -> None:
        """Closes the list."""
        self.screen.dismiss()


def _row_of(day: date, ordinals: Sequence[int]) -> int:
    """The row of a day, or of the next one in a list that begins with the earliest."""
    wanted = day.toordinal()
    return ordinals.index(wanted) if wanted in ordinals else bisect_left(ordinals, wanted)
