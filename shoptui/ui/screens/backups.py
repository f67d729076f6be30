"""The backups of a shop, the newest first: look, make one, bring one back."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from shoptui.domain.backups import Backup
from shoptui.domain.errors import ExtraMissing, Locked, ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.passphrase import Key
from shoptui.domain.table import Table
from shoptui.domain.text import visible
from shoptui.services import backups, restoring
from shoptui.services.backup_words import contents_words, moment
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.passphrases import unlock
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.bring_back import BringBackQuestion
from shoptui.ui.dialogs.passphrase import PassphraseDialog
from shoptui.ui.keys import OPENING, SAVING
from shoptui.ui.panes.pane import Pane
from shoptui.ui.shell.hints import Hints
from shoptui.ui.widgets.grid import Grid

BACKUPS_ACTIONS = (
    Command("backups.make", "a", N_("Make one now"), N_("Make a backup now."), "make", rank=2),
    Command("backups.back", "escape", N_("Back"), N_("Back to the shop."), "back", rank=3),
)
LIST_ACTIONS = (
    Command(
        "backups.bring_back",
        "enter",
        N_("Bring back"),
        N_("Go back to this backup; you are asked first."),
        "open",
        rank=1,
    ),
)


class BackupList(Grid):
    """The backups in their one order."""

    ACTIONS = LIST_ACTIONS
    BINDINGS: ClassVar = bindings(LIST_ACTIONS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to sort or to mark here, and no row to open in an empty list."""
        if action == "open":
            return self.row_count > 0
        return action not in ("sort", "mark", "mark_all")


class BackupsScreen(Screen[None]):
    """The list of backups; Enter brings one back after a question."""

    ACTIONS = BACKUPS_ACTIONS
    BINDINGS: ClassVar = bindings(BACKUPS_ACTIONS)
    DEFAULT_CSS = """
    BackupsScreen {
        & > .backups-text { height: auto; padding: 0 1; margin-bottom: 1; color: $text-muted; }
        & > .backups-state { height: auto; padding: 0 1; }
    }
    """

    class BroughtBack(Message):
        """A backup is in the place of the shop file, which has to be opened anew.

        Attributes:
            shop: the shop file.
            said: what was done, for the owner.
        """

        def __init__(self, shop: Path, said: str) -> None:
            """Carries both."""
            super().__init__()
            self.shop = shop
            self.said = said

    def __init__(
        self, shop: Path, desk: Desk | None, formats: Formats, now: Callable[[], datetime]
    ) -> None:
        """A screen over a shop file.

        Args:
            shop: the file; it may be damaged or gone.
            desk: the open shop, None where it cannot be opened.
            formats: how days and numbers are written.
            now: the moment, in UTC.
        """
        super().__init__()
        self.is_working = False
        self._shop = shop
        self._desk = desk
        self._formats = formats
        self._now = now
        self._grid = BackupList(
            format_cell=formats.cell,
            empty_text=_("Here stand the backups of your shop. Press a to make the first one."),
        )

    def compose(self) -> ComposeResult:
        """Heading, what this is, list, where the file lies, hints."""
        yield Static(Content.styled(" " + _("Backups"), "bold $primary"))
        yield Static(
            Content(
                _(
                    "shoptui makes them by itself: when you leave, every half hour while you work, "
                    "and before imports. Enter brings one back; what is there now is kept first."
                )
            ),
            classes="backups-text",
        )
        yield self._grid
        yield Static(classes="backups-state")
        yield Hints()

    def on_mount(self) -> None:
        """Reads the list."""
        self._read()

    @work(thread=True, exclusive=True, group=OPENING)
    def _read(self) -> None:
        table = backups.listed(self._shop, self._now(), self._formats)
        self.app.call_from_thread(self._show, table)

    def _show(self, table: Table) -> None:
        if self.is_attached:
            self._grid.load(table, keep_cursor=False)
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A backup is made only of a shop that is open."""
        return action != "make" or (self._desk is not None and not self.is_working)

    def action_back(self) -> None:
        """Back to where the owner was; bringing back is not interrupted."""
        if not self.is_working:
            self.app.pop_screen()

    # Looking

    async def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Says where the file of the row lies."""
        event.stop()
        backup = await asyncio.to_thread(self._backup, event.row_id)
        if backup is not None and not self.is_working:
            self._say(_("File: {path}").format(path=backup.path))

    def _backup(self, number: int | None) -> Backup | None:
        known = backups.all_backups(self._shop)
        return next((backup for backup in known if backup.number == number), None)

    def _say(self, sentence: str) -> None:
        self.query_one(".backups-state", Static).update(Content(visible(sentence)))

    # Making

    @work(thread=True, group=SAVING)
    def action_make(self) -> None:
        """Makes a backup now."""
        if self._desk is None:
            return
        try:
            made = backups.back_up(self._desk)
        except ShopError as error:
            self.app.call_from_thread(self.app.post_message, Pane.Trouble(error))
            return
        held = contents_words(made.contents, self._formats)
        said = _("Backup {number} is made: {contents}.").format(number=made.number, contents=held)
        self.app.call_from_thread(self.app.notify, said)
        self.app.call_from_thread(self._read)

    # Bringing back

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Asks whether to bring this one back."""
        event.stop()
        if event.row_id is not None and not self.is_working:
            self._ask(event.row_id)

    @work(group=OPENING)
    async def _ask(self, number: int) -> None:
        backup = await asyncio.to_thread(self._backup, number)
        if backup is None:  # another window has let go of it
            self._read()
            return
        when = moment(backup.at, self._now(), self._formats)
        losses = await asyncio.to_thread(self._losses, backup)
        self.app.push_screen(BringBackQuestion(when, losses), partial(self._answered, backup))

    def _answered(self, backup: Backup, wants: bool | None) -> None:
        if wants:
            key = self._desk.file.key if self._desk else None
            self._bring_back(backup, (key,) if key else ())

    def _losses(self, backup: Backup) -> Sequence[str]:
        if self._desk is None:
            return [contents_words(backup.contents, self._formats)]
        try:
            return restoring.losses(self._desk, backup, self._now(), self._formats)
        except ShopError as error:
            return [str(error)]

    def _unlock(self, backup: Backup, keys: Sequence[Key]) -> None:
        """Asks for the passphrase of a backup, which may be another than the shop's."""
        dialog = PassphraseDialog(backup.path.name, partial(unlock, backup.path))

        def go_on(passphrase: str | None) -> None:
            if passphrase is not None and dialog.key is not None:
                self._bring_back(backup, (*keys, dialog.key))

        self.app.push_screen(dialog, go_on)

    @work(group=SAVING)
    async def _bring_back(self, backup: Backup, keys: Sequence[Key]) -> None:
        self.is_working = True
        self._say(_("Bringing it back …"))
        try:
            done = await asyncio.to_thread(restoring.restore, self._shop, backup, self._now(), keys)
        except Locked as error:
            self._say("")
            if isinstance(error, ExtraMissing):
                self.app.post_message(Pane.Trouble(error))
            else:
                self._unlock(backup, keys)
        except ShopError as error:
            self._say("")
            self.app.post_message(Pane.Trouble(error))
        else:
            said = restoring.restored_words(done, self._now(), self._formats)
            self.post_message(self.BroughtBack(self._shop, said))
        finally:
            self.is_working = False
