"""Everything that was done in the shop, any step of which can be taken back alone."""

from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.table import Table
from shoptui.services import history
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.question import Question
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.pane import Pane
from shoptui.ui.widgets.grid import Grid

HISTORY_ACTIONS = (
    Command(
        "history.step",
        "u",
        N_("Undo this"),
        N_("Undo the step under the cursor alone, or bring it back where it was undone."),
        "step",
        rank=1,
    ),
    Command("history.back", "escape", N_("Back"), N_("Back to where you were."), "back", rank=2),
)


class HistoryPane(Pane[Table]):
    """The list of steps, the newest first."""

    HELP = N_(
        "Everything that was ever done in your shop. Enter undoes one step alone and leaves the "
        "later ones, or tells you which of them depends on it."
    )
    ACTIONS = HISTORY_ACTIONS
    BINDINGS: ClassVar = bindings(HISTORY_ACTIONS)
    DEFAULT_CSS = """
    HistoryPane {
        & > .pane-heading { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        & > .pane-line { height: auto; padding: 0 1; color: $text-muted; }
        & > Grid { height: 1fr; }
    }
    """

    class StepChosen(Message):
        """One step is to be taken back, or brought back."""

        def __init__(self, operation_id: int) -> None:
            """Carries the line's operation."""
            super().__init__()
            self.operation_id = operation_id

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """The history of an open shop."""
        super().__init__(desk, formats, id="history")
        self._grid = Grid(
            format_cell=formats.cell,
            empty_text=_("Here stands everything you do in your shop. Press n for a first sale."),
            id="history-list",
        )

    def compose(self) -> ComposeResult:
        """Heading, what can be done, list."""
        yield Static(Content(_("History")), classes="pane-heading")
        line = _("Enter undoes one step alone, or brings back one that was undone.")
        yield Static(Content(line), classes="pane-line")
        yield self._grid

    def fetch(self) -> Table:
        """Reads which steps there are."""
        return history.history_table(self.desk)

    def show(self, data: Table) -> None:
        """Draws the list."""
        self._grid.load(data)
        self.refresh_bindings()

    def exported(self) -> Table | None:
        """The list."""
        return self._grid.table

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A step is needed to take one back."""
        return action != "step" or self._grid.row_id(self._grid.cursor) is not None

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Asks about the step."""
        event.stop()
        self.action_step()

    def on_grid_sort_asked(self, event: Grid.SortAsked) -> None:
        """The order of what was done is the only one."""
        event.stop()

    def action_step(self) -> None:
        """Shows what taking the step back means, and asks."""
        chosen = self._grid.row_id(self._grid.cursor)
        if chosen is not None:
            self._look(chosen)

    @work(thread=True, group=OPENING)
    def _look(self, operation_id: int) -> None:
        try:
            step = history.step(self.desk, operation_id)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        answered = partial(self._answered, operation_id)
        self.app.call_from_thread(self.app.push_screen, _question(step), answered)

    def _answered(self, operation_id: int, goes_on: bool | None) -> None:
        if goes_on:
            self.post_message(self.StepChosen(operation_id))

    def action_back(self) -> None:
        """Closes the list."""
        self.screen.dismiss()


def _question(step: history.Step) -> Question:
    later = _("What was done later stays; if some of it depends on this, you are told.")
    if step.brings_back:
        asked = _("Bring back “{what}”?").format(what=step.what)
        return Question(asked, _("Bring it back"), _("Leave it"), detail=later)
    asked = _("Undo “{what}”?").format(what=step.what)
    changed = _("It changed: {records}.").format(records=step.records)
    return Question(asked, _("Undo it"), _("Leave it"), detail=f"{changed} {later}")
