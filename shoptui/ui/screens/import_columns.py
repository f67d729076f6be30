"""Bringing in a spreadsheet, step 2: what its columns mean."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.language import N_, _
from shoptui.domain.table import Column, Row, Table
from shoptui.domain.text import visible
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.importing import (
    HAND_FIELDS,
    ImportPlan,
    plan_import,
)
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.choices import ChoicesDialog, Line
from shoptui.ui.screens.import_check import ImportCheckScreen
from shoptui.ui.screens.import_step import ImportStep
from shoptui.ui.screens.import_words import field_names
from shoptui.ui.widgets.grid import Grid

COLUMNS_ACTIONS = (
    Command(
        "import.next",
        "ctrl+s",
        N_("Go on"),
        N_("The columns are right: see what would be saved."),
        "go_on",
        rank=1,
        palette=False,
        priority=True,
    ),
    Command("import.leave", "escape", N_("Back"), N_("Choose another file."), "leave", rank=9),
)


class ImportColumnsScreen(ImportStep):
    """Each field and the column it is read from; Enter changes one."""

    ACTIONS = COLUMNS_ACTIONS
    BINDINGS: ClassVar = bindings(COLUMNS_ACTIONS)
    STEP = 2

    def __init__(self, desk: Desk, formats: Formats, plan: ImportPlan) -> None:
        """The second step, with what was understood so far."""
        super().__init__(desk, formats)
        self._plan = plan
        self._text = Static(classes="step-text")
        self._grid = Grid(format_cell=formats.cell)

    def heading(self) -> str:
        """Which sheet, and what this step is for."""
        name = self._plan.request.path.name
        return _("{file}: are the columns right?").format(file=name)

    def body(self) -> ComposeResult:
        """What was understood, and the fields."""
        yield self._text
        yield self._grid

    def on_mount(self) -> None:
        """Shows the plan."""
        self._show(self._plan)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Offers the columns for a field."""
        event.stop()
        field = HAND_FIELDS[event.index].value
        now = self._plan.mapping.get(field, "")
        lines: list[Line[str] | None] = [Line("", _("none of them"))]
        lines += [Line(header, header) for header in self._plan.headers if header]
        chosen = next((n for n, line in enumerate(lines) if line and line.value == now), 0)
        title = _("Which column is “{field}”?").format(field=field_names()[field])
        self.app.push_screen(ChoicesDialog(title, lines, chosen), partial(self._map, field))

    def action_go_on(self) -> None:
        """On to what would be saved."""
        if not self.is_working:
            self.app.push_screen(ImportCheckScreen(self.desk, self.formats, self._plan))

    def action_leave(self) -> None:
        """Gives up reading, or goes back to the files."""
        if not self.give_up():
            self.app.pop_screen()

    def _map(self, field: str, header: str | None) -> None:
        if header is None:
            return
        by_hand = {name: column for name, column in self._plan.mapping.items() if _by_hand(name)}
        if header:
            by_hand = {name: column for name, column in by_hand.items() if column != header}
        mapping = {**by_hand, field: header}
        request = self._plan.request
        self.work_on(
            _("Reading it again … Esc stops."),
            lambda progress: plan_import(
                self.desk, request.path, mapping, request.encoding, request.worksheet, progress
            ),
            self._show,
        )

    def _show(self, plan: ImportPlan) -> None:
        self._plan = plan
        told = (*plan.understood, _("Enter changes a column, Ctrl+S goes on."))
        self._text.update(Content("\n").join(Content(visible(line)) for line in told))
        self._grid.load(_fields_table(self.desk, plan))


def _by_hand(name: str) -> bool:
    return name in {field.value for field in HAND_FIELDS}


def _fields_table(desk: Desk, plan: ImportPlan) -> Table:
    columns = (Column("field", _("Field")), Column("column", _("Column of the sheet")))
    names = field_names()
    rows: list[Row] = [
        (names[field.value], plan.mapping.get(field.value) or "–") for field in HAND_FIELDS
    ]
    return Table("columns", _("Columns"), columns, rows, desk.shop().currency)
