"""Backups in the app: made while it is open and on leaving, listed, offered when a file is bad."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual import work

from shoptui.domain.backups import Reason
from shoptui.domain.errors import Cancelled, FileTrouble, ShopBusy, ShopError
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.busy import running
from shoptui.ui.keys import OPENING
from shoptui.ui.said import Said
from shoptui.ui.shop_frame import ShopFrame

if TYPE_CHECKING:
    from shoptui.ui.dialogs.open_file import OpenFileDialog
    from shoptui.ui.screens.backups import BackupsScreen

BACKUP = "backup"  # the group of workers that make one
SECONDS_BETWEEN_LOOKS = 60.0
TO_READ = 15.0  # seconds a sentence about a failed backup stays


class BackupFrame(ShopFrame):
    """An app that keeps backups of the shop by itself.

    A backup that fails is said once, and stops neither the owner's work nor leaving.
    """

    _said_last = ""
    _hurry: Event | None = None  # while the app is leaving; set to leave without a backup

    def on_mount(self) -> None:
        """Looks now and then whether a backup is due."""
        self.set_interval(SECONDS_BETWEEN_LOOKS, self.keep_up)

    def keep_up(self) -> None:
        """Makes a backup if one is due and none is being made."""
        if self.desk is not None and self.desk_screen is not None and self._hurry is None:
            self._back_up(partial(_back_up_if_due, self.desk))

    def left_shop(self, desk: Desk) -> None:
        """Keeps a backup of the shop that was open before."""
        self._back_up(partial(_back_up_if_changed, desk))

    def _back_up(self, make: Callable[[], object]) -> None:
        if not running(self, (BACKUP,)):
            self.run_worker(partial(self._made, make), thread=True, group=BACKUP)

    def _made(self, make: Callable[[], object]) -> None:
        try:
            make()
        except ShopBusy:
            return  # another window is saving; the next look comes soon
        except ShopError as error:
            self.call_from_thread(self._say_once, str(error))
        else:
            self._said_last = ""

    def _say_once(self, sentence: str) -> None:
        if sentence != self._said_last:
            self._said_last = sentence
            self.notify(sentence, severity="error", timeout=TO_READ)

    # Leaving

    async def action_quit(self) -> None:
        """Leaves; asked again while the last backup is made, leaves without it."""
        if self._hurry is not None:
            self._hurry.set()
        else:
            await super().action_quit()

    async def before_leaving(self) -> None:
        """Makes a backup if anything changed."""
        from shoptui.ui.dialogs.leaving import LeavingNotice

        if self.desk is None or self.desk_screen is None:
            return
        self._hurry = Event()
        await self.push_screen(LeavingNotice())
        while running(self, (BACKUP,)) and not self._hurry.is_set():
            await asyncio.sleep(0.02)
        try:
            await asyncio.to_thread(_back_up_if_changed, self.desk, self._hurry.is_set)
        except Cancelled:
            pass
        except ShopError as error:
            self.parting = str(error)

    # Bringing back

    def action_backups(self) -> None:
        """Lists the backups."""
        if self.desk is not None:
            self.show_backups(self.desk.file.path)

    def show_backups(self, shop: Path) -> None:
        """Lists the backups of a file, whether it can be opened or not."""
        from shoptui.services.backup_words import plain_formats
        from shoptui.ui.screens.backups import BackupsScreen

        is_open = self.desk is not None and self.desk.file.path == shop
        desk = self.desk if is_open else None
        formats = self.formats if is_open else None
        if not isinstance(self.screen, BackupsScreen):
            self.push_screen(BackupsScreen(shop, desk, formats or plain_formats(), self.now))

    def show_error(self, error: ShopError) -> None:
        """Says what went wrong; with a file that cannot be opened, its backups are offered."""
        if isinstance(error, FileTrouble) and error.shop is not None:
            self._offer(error, error.shop, or_say=True)
        else:
            super().show_error(error)

    def on_open_file_dialog_refused(self, event: "OpenFileDialog.Refused") -> None:
        """Offers the backups of the file that was picked."""
        if isinstance(event.error, FileTrouble) and event.error.shop is not None:
            self._offer(event.error, event.error.shop, or_say=False)

    @work(group=OPENING)
    async def _offer(self, error: FileTrouble, shop: Path, *, or_say: bool) -> None:
        from shoptui.ui.dialogs.offer_backups import OfferBackups

        there_are = await asyncio.to_thread(_offered, shop, self.now(), self.formats)
        if not there_are:
            if or_say:
                super().show_error(error)
            return
        sentence = str(error)
        if isinstance(self.screen, OfferBackups) and self.screen.sentence == sentence:
            return
        self.said.append(Said(self.now(), sentence, True))
        self.push_screen(OfferBackups(sentence, there_are), partial(self._see, shop))

    def on_backups_screen_brought_back(self, event: "BackupsScreen.BroughtBack") -> None:
        """Opens the shop anew."""
        self.open_file(event.shop, partial(self.notify, event.said, timeout=TO_READ))

    def _see(self, shop: Path, wants: bool | None) -> None:
        if wants:
            self.show_backups(shop)


# What makes backups is long to load, so it is loaded in the thread that makes the first one.


def _back_up_if_due(desk: Desk) -> None:
    from shoptui.services.backups import back_up_if_due

    back_up_if_due(desk)


def _back_up_if_changed(desk: Desk, stop: Callable[[], bool] = lambda: False) -> None:
    from shoptui.services.backups import back_up_if_changed

    back_up_if_changed(desk, Reason.LEAVING, stop)


def _offered(shop: Path, now: datetime, formats: Formats | None) -> str:
    from shoptui.services.backup_words import plain_formats
    from shoptui.services.backups import offer

    return offer(shop, now, formats or plain_formats())
