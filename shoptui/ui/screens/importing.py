"""Bringing in a spreadsheet, step 1: which file."""

import os
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.errors import InvalidInput, ShopError
from shoptui.domain.language import N_, _
from shoptui.services.desk import Desk
from shoptui.services.export_paths import downloads
from shoptui.services.formats import Formats
from shoptui.services.importing import ImportPlan, plan_import
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.choices import ChoicesDialog, Line
from shoptui.ui.screens.import_columns import ImportColumnsScreen
from shoptui.ui.screens.import_step import ImportStep
from shoptui.ui.widgets.entry import Entry
from shoptui.ui.widgets.folder_list import FolderList

SHEET_FILES = (".xlsx", ".csv", ".tsv", ".txt")
FILE_ACTIONS = (
    Command("import.leave", "escape", N_("Back"), N_("Leave; nothing was saved."), "leave", rank=9),
    Command(
        "import.other",
        "tab",
        N_("List or name"),
        N_("Go to the list, or to the line where the place is typed."),
        "app.focus_next",
        rank=4,
        palette=False,
    ),
)


class ImportScreen(ImportStep):
    """Walk to the sheet with the arrows, or type where it is."""

    ACTIONS = FILE_ACTIONS
    BINDINGS: ClassVar = bindings(FILE_ACTIONS)
    AUTO_FOCUS = "FolderList"
    DEFAULT_CSS = """
    ImportScreen FolderList { height: 1fr; }
    """

    def __init__(self, desk: Desk, formats: Formats, *, folder: Path | None = None) -> None:
        """The first step.

        Args:
            desk: the open shop.
            formats: how money and days are written here.
            folder: where to look first; the downloads where none is given.
        """
        super().__init__(desk, formats)
        self.place = Entry()
        self._folder = folder or downloads()
        self._path = self._folder

    def heading(self) -> str:
        """What this step is for."""
        return _("bring in a spreadsheet")

    def body(self) -> ComposeResult:
        """Where we are, and the list."""
        told = _("Choose an Excel or CSV file with customers, sales or marketing costs.")
        yield Static(Content(told), classes="step-text")
        yield self.place
        yield FolderList(SHEET_FILES, none_here=_("There is no Excel or CSV file in this folder."))

    def on_mount(self) -> None:
        """Shows the first folder."""
        start = self._folder if self._folder.is_dir() else Path.home()
        self.query_one(FolderList).go_to(start)

    def on_folder_list_moved(self, event: FolderList.Moved) -> None:
        """Says where we are."""
        self._folder = event.folder
        self.place.value = str(event.folder)
        self.place.cursor_position = len(self.place.value)
        self.say("")

    def on_folder_list_failed(self, event: FolderList.Failed) -> None:
        """Says why a folder does not show."""
        self.say(str(event.error), is_error=True)

    def on_folder_list_picked(self, event: FolderList.Picked) -> None:
        """Reads the file picked."""
        self._read(event.path)

    def on_input_submitted(self, event: Entry.Submitted) -> None:
        """Goes to the folder typed, or reads the file typed."""
        path = self._folder / Path(event.value.strip().strip("\"'")).expanduser()
        if os.path.isdir(path):
            self.query_one(FolderList).go_to(path)
        else:
            self._read(path)

    def action_leave(self) -> None:
        """Gives up reading, or leaves."""
        if not self.give_up():
            self.app.pop_screen()

    def _read(self, path: Path, encoding: str = "") -> None:
        self._path = path
        said = _("Reading {file} … Esc stops.").format(file=path.name)
        self.work_on(
            said,
            lambda progress: plan_import(self.desk, path, encoding=encoding, progress=progress),
            self._go_on,
        )

    def _go_on(self, plan: ImportPlan) -> None:
        self.app.push_screen(ImportColumnsScreen(self.desk, self.formats, plan))

    def failed(self, error: ShopError) -> None:
        """Asks for the encoding of an old text file."""
        if isinstance(error, InvalidInput) and error.field == "encoding":
            self.app.push_screen(
                ChoicesDialog(_("In which language was it written?"), _encodings()), self._retry
            )

    def _retry(self, encoding: str | None) -> None:
        if encoding:
            self._read(self._path, encoding)


def _encodings() -> list[Line[str] | None]:
    return [
        Line("cp1258", _("Vietnamese"), "cp1258"),
        Line("cp874", _("Thai"), "cp874"),
        Line("cp1252", _("English, French, German …"), "cp1252"),
        Line("utf-16", _("Unicode text"), "utf-16"),
    ]
