"""Opens a shop file: walk to it with the arrows, or type where it is."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.text import visible
from shoptui.ui.command import Command, bindings
from shoptui.ui.keys import OPENING
from shoptui.ui.widgets.entry import Entry
from shoptui.ui.widgets.field import ERROR_SIGN
from shoptui.ui.widgets.folder_list import FolderList

SHOP_FILES = (".db", ".shop", ".sqlite")
OPEN_FILE_ACTIONS = (
    Command("file.back", "escape", N_("Back"), N_("Open nothing."), "dismiss(None)", rank=9),
    Command(
        "file.other",
        "tab",
        N_("List or name"),
        N_("Go to the list, or to the line where the place is typed."),
        "app.focus_next",
        rank=4,
        palette=False,
    ),
)


class OpenFileDialog(ModalScreen[Path | None]):
    """Returns the path of a file that opens; says what is wrong with one that does not."""

    ACTIONS = OPEN_FILE_ACTIONS
    BINDINGS: ClassVar = bindings(OPEN_FILE_ACTIONS)
    AUTO_FOCUS = "FolderList"

    class Refused(Message):
        """A file cannot be opened; this dialog says why already.

        Attributes:
            error: why.
        """

        def __init__(self, error: ShopError) -> None:
            """Carries the error."""
            super().__init__()
            self.error = error

    def __init__(self, folder: Path, check: Callable[[Path], object]) -> None:
        """A dialog that starts in a folder.

        Args:
            folder: where to look first.
            check: raises ShopError for a file that cannot be opened; called in a thread.
        """
        super().__init__()
        self.place = Entry()
        self._folder = folder
        self._check = check

    def compose(self) -> ComposeResult:
        """Where we are, the list, what is wrong."""
        with Vertical(classes="dialog-box -tight -tall"):
            yield Label(Content(_("Open a shop file")), classes="dialog-title")
            yield self.place
            yield Static(classes="form-trouble")
            kinds = ", ".join(SHOP_FILES)
            none_here = _("There is no shop file ({kinds}) in this folder.").format(kinds=kinds)
            yield FolderList(SHOP_FILES, none_here=none_here)

    def on_mount(self) -> None:
        """Shows the first folder."""
        self.query_one(FolderList).go_to(self._folder)

    def on_folder_list_moved(self, event: FolderList.Moved) -> None:
        """Says where we are."""
        self._folder = event.folder
        self.place.value = str(event.folder)
        self.place.cursor_position = len(self.place.value)
        self._say("")

    def on_folder_list_failed(self, event: FolderList.Failed) -> None:
        """Says why a folder does not show."""
        self._say(f"{ERROR_SIGN} {event.error}")

    def on_folder_list_picked(self, event: FolderList.Picked) -> None:
        """Opens the file picked."""
        self._open(event.path)

    def on_input_submitted(self, event: Entry.Submitted) -> None:
        """Goes to the folder typed, or opens the file typed."""
        typed = Path(event.value.strip().strip("\"'")).expanduser()
        path = self._folder / typed
        if os.path.isdir(path):
            self.query_one(FolderList).go_to(path)
        else:
            self._open(path)

    def _open(self, path: Path) -> None:
        self.run_worker(self._opened(path), group=OPENING, exclusive=True)

    async def _opened(self, path: Path) -> None:
        try:
            await asyncio.to_thread(self._check, path)
        except ShopError as error:
            self._say(f"{ERROR_SIGN} {error}")
            self.post_message(self.Refused(error))
        else:
            self.dismiss(path)

    def _say(self, sentence: str) -> None:
        self.query_one(".form-trouble", Static).update(Content(visible(sentence)))
