"""Bringing in a spreadsheet, step 3: what would be saved, and what waits for the owner."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.text import visible
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.importing import (
    Answer,
    Choice,
    ImportPlan,
    ImportResult,
    Tell,
    Trouble,
    apply,
    check_again,
    decide,
    write_refused,
)
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.choices import ChoicesDialog, Line
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.panes.pane import Pane
from shoptui.ui.screens.import_step import ImportStep
from shoptui.ui.screens.import_words import count_lines
from shoptui.ui.widgets.grid import Grid

CHECK_ACTIONS = (
    Command(
        "import.save",
        "ctrl+s",
        N_("Save all"),
        N_("Save what is listed; rows that wait or were refused stay out."),
        "save",
        rank=1,
        palette=False,
        priority=True,
    ),
    Command(
        "import.alike",
        "a",
        N_("All alike"),
        N_("Decide every row that waits for the same reason in one go."),
        "all_alike",
        rank=3,
        palette=False,
    ),
    Command("import.leave", "escape", N_("Back"), N_("Back to the columns."), "leave", rank=9),
)


class ImportCheckScreen(ImportStep):
    """The counts, and the rows that are not taken as they stand; Enter decides about one."""

    ACTIONS = CHECK_ACTIONS
    BINDINGS: ClassVar = bindings(CHECK_ACTIONS)
    STEP = 3
    DEFAULT_CSS = """
    ImportCheckScreen #import-counts { height: auto; padding: 0 1; margin-bottom: 1; }
    """

    def __init__(self, desk: Desk, formats: Formats, plan: ImportPlan) -> None:
        """The third step, with the plan so far."""
        super().__init__(desk, formats)
        self._plan = plan
        self._counts = Static(id="import-counts")
        self._grid = Grid(
            format_cell=formats.cell,
            empty_text=_("Every row can be taken as it stands. Ctrl+S saves all."),
        )

    def heading(self) -> str:
        """What this step is for."""
        return _("nothing is saved yet; Ctrl+S saves all of this")

    def body(self) -> ComposeResult:
        """Counts, and rows that need the owner or were refused."""
        yield self._counts
        yield self._grid

    def on_mount(self) -> None:
        """Shows the plan."""
        self._show(self._plan)

    # Deciding

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Asks what to do with the row."""
        event.stop()
        trouble = _open_rows(self._plan)[event.index]
        if choices := _choices(trouble):
            title = _("Row {row}: {reason}").format(row=trouble.row, reason=trouble.reason)
            dialog = ChoicesDialog(title, choices)
            self.app.push_screen(dialog, partial(self._decide, (trouble,)))

    def action_all_alike(self) -> None:
        """Asks once for all rows that can be answered like the one under the cursor."""
        rows = _open_rows(self._plan)
        answers = rows[self._grid.cursor].answers if rows else ()
        if answers:
            lines: list[Line[Answer] | None] = [Line(each, _answer_words(each)) for each in answers]
            dialog = ChoicesDialog(_("All rows like this one are …"), lines)
            self.app.push_screen(dialog, self._decide_alike)

    def _decide_alike(self, answer: Answer | None) -> None:
        rows = [each for each in _open_rows(self._plan) if answer in each.answers]
        self._decide(rows, answer)

    def _decide(self, troubles: Sequence[Trouble], choice: Choice | None) -> None:
        if choice is None:
            return
        plan = self._plan
        for trouble in troubles:
            plan = decide(plan, trouble.row, choice)
        said = _("Working it out again … Esc stops.")
        self.work_on(said, lambda progress: check_again(self.desk, plan, progress), self._show)

    # Saving

    def action_save(self) -> None:
        """Saves all of it, or nothing."""
        if not self.is_working:
            said = _("Saving … it is all or nothing. Esc stops.")
            self.work_on(said, lambda tell: _save(self.desk, self._plan, tell), self._saved)

    def action_leave(self) -> None:
        """Stops what is under way, which then saves nothing; or goes back to the columns."""
        if not self.give_up():
            self.app.pop_screen()

    def _saved(self, saved: tuple[ImportResult, str]) -> None:
        result, left_out = saved
        self.app.post_message(Pane.Changed())
        counts = [f"{words.strip()}: {count}" for words, count in count_lines(result.counts)]
        told = [" · ".join(counts), _("Press u to undo all of it, 4 to see your best customers.")]
        told[1:1] = filter(None, (result.no_backup, left_out))
        self.app.push_screen(Notice(_("Saved"), told), self._leave)

    def _leave(self, _closed: None) -> None:
        while isinstance(self.app.screen, ImportStep):
            self.app.pop_screen()

    def _show(self, plan: ImportPlan) -> None:
        self._plan = plan
        told = [f"{count:>8}  {words}" for words, count in count_lines(plan.counts)]
        self._counts.update(Content(_drawn([*told, *plan.notes])))
        self._grid.load(_trouble_table(self.desk, plan))


def _save(desk: Desk, plan: ImportPlan, tell: Tell) -> tuple[ImportResult, str]:
    """Saves, and returns what to say about the rows left out; by then all the rest is safe."""
    result = apply(desk, plan, tell)
    try:
        left_out = write_refused(plan)
    except ShopError as error:
        return result, str(error)
    return result, _("Rows left out are listed in {file}.").format(
        file=left_out
    ) if left_out else ""


def _drawn(lines: Sequence[str]) -> str:
    """Lines that may be drawn, one under the other."""
    return "\n".join(visible(line) for line in lines)


def _open_rows(plan: ImportPlan) -> list[Trouble]:
    return [*plan.needs_you, *plan.typed_by_hand, *plan.refused]


def _trouble_table(desk: Desk, plan: ImportPlan) -> Table:
    columns = (
        Column("row", _("Row"), Kind.COUNT),
        Column("state", _("State")),
        Column("reason", _("Why")),
        Column("cells", _("What stands there")),
    )
    states = (
        (_("needs you"), plan.needs_you),
        (_("typed by hand?"), plan.typed_by_hand),
        (_("left out"), plan.refused),
    )
    rows: list[Row] = [
        (trouble.row, state, trouble.reason, " | ".join(cell for cell in trouble.cells if cell))
        for state, troubles in states
        for trouble in troubles
    ]
    return Table("troubles", _("Rows"), columns, rows, desk.shop().currency)


def _choices(trouble: Trouble) -> list[Line[Choice] | None]:
    people: list[Line[Choice] | None] = [
        Line(each.id, each.title, each.detail) for each in trouble.candidates
    ]
    return people + [Line(answer, _answer_words(answer)) for answer in trouble.answers]


def _answer_words(answer: Answer) -> str:
    return {
        Answer.NEW: _("a new customer"),
        Answer.WALK_IN: _("a sale without a customer"),
        Answer.SAME: _("the one I typed: leave it out"),
        Answer.ANOTHER: _("another one: take it too"),
    }[answer]
