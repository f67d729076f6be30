"""A list to walk through folders with the arrow keys and pick a file."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.text import visible
from shoptui.services.folders import Found, listing
from shoptui.ui.command import Command, bindings
from shoptui.ui.keys import OPENING

FOLDER_LIST_ACTIONS = (
    Command("folder.open", "enter,right", N_("Open"), N_("Open this."), "open", rank=1),
    Command("folder.up", "left", N_("Folder above"), N_("Go to the folder above."), "up", rank=3),
)


class FolderList(OptionList):
    """The folders and files of one folder.

    Messages: `Picked` (a file), `Moved` (another folder shows), `Failed` (it cannot be read).
    """

    ACTIONS = FOLDER_LIST_ACTIONS
    BINDINGS: ClassVar = bindings(FOLDER_LIST_ACTIONS)

    @dataclass
    class Picked(Message):
        """The owner picked a file."""

        path: Path

    @dataclass
    class Moved(Message):
        """Another folder shows."""

        folder: Path

    @dataclass
    class Failed(Message):
        """A folder cannot be read; the one before still shows."""

        error: ShopError

    def __init__(self, suffixes: Sequence[str], *, none_here: str, id: str | None = None) -> None:
        """A list of the files with these endings; `go_to` fills it.

        Args:
            suffixes: endings such as ".db".
            none_here: what to say in a folder without such a file.
            id: Textual's id.
        """
        super().__init__(id=id, markup=False)
        self._suffixes = suffixes
        self._none_here = none_here
        self._folder = Path.home()
        self._found: list[Found] = []

    def go_to(self, folder: Path) -> None:
        """Shows a folder."""
        self.run_worker(self._go_to(folder), group=OPENING, exclusive=True)

    def action_up(self) -> None:
        """Goes to the folder above."""
        self.go_to(self._folder.parent)

    def action_open(self) -> None:
        """Opens the line under the cursor."""
        if self.highlighted is not None:
            self._open(self._found[self.highlighted])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click opens too."""
        event.stop()
        self._open(self._found[event.option_index])

    def _open(self, found: Found) -> None:
        if found.is_folder:
            self.go_to(found.path)
        else:
            self.post_message(self.Picked(found.path))

    async def _go_to(self, folder: Path) -> None:
        try:
            inside = await asyncio.to_thread(listing, folder, self._suffixes)
        except ShopError as error:
            self.post_message(self.Failed(error))
            return
        left = self._folder
        self._folder = folder
        above = [Found(folder.parent, True)] if folder.parent != folder else []
        self._found = above + inside
        self.clear_options()
        self.add_options(Option(self._line(found)) for found in self._found)
        if not any(not each.is_folder for each in inside):
            self.add_option(Option(Content.styled(f"  {self._none_here}", "dim"), disabled=True))
        self.highlighted = self._start(left)
        self.post_message(self.Moved(folder))

    def _start(self, left: Path) -> int:
        """The folder just left, else the first shop file, else the first line."""
        paths = [found.path for found in self._found]
        if left in paths[1:]:
            return paths.index(left)
        return next((at for at, found in enumerate(self._found) if not found.is_folder), 0)

    def _line(self, found: Found) -> Content:
        if found.path == self._folder.parent:
            return Content.assemble("▲ ", (_("folder above"), "dim"))
        if found.is_folder:
            return Content(f"▸ {visible(found.path.name)}")
        day = found.changed_on.isoformat() if found.changed_on else ""
        return Content.assemble("  ", (f"{visible(found.path.name)}   ", "bold"), (day, "dim"))
