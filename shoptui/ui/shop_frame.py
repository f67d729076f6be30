"""Opening a shop, showing its screens and following its changes."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from textual import work
from textual.reactive import reactive
from textual.screen import Screen

from shoptui.domain.errors import ExtraMissing, Locked, ShopError
from shoptui.domain.language import speak
from shoptui.domain.passphrase import Key
from shoptui.services.desk import Desk, open_desk
from shoptui.services.formats import Formats
from shoptui.services.languages import guessed
from shoptui.ui.app_frame import AppFrame
from shoptui.ui.keys import OPENING
from shoptui.ui.panes.pane import Pane
from shoptui.ui.panes.registry import FIRST
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.screens.welcome import WelcomeScreen
from shoptui.ui.shell.header import ShopHeader
from shoptui.ui.shell.watch import ShopWatch, look_at

PATIENCE = 0.2  # seconds between two looks whether a form is closed


class ShopFrame(AppFrame):
    """An app over one shop, or on the first steps towards one.

    Attributes:
        desk: the open shop, None on the first run.
        formats: how its money, numbers and days are written.
        revision: grows whenever the shop changed; panes follow it.
    """

    revision: reactive[int] = reactive(0, init=False)

    def __init__(
        self,
        desk: Desk | None,
        today: Callable[[], date],
        now: Callable[[], datetime],
        *,
        config_dir: Path | None = None,
        state_dir: Path | None = None,
    ) -> None:
        """An app over an open shop; over the last one or the first steps where none is given."""
        super().__init__(now, config_dir=config_dir, state_dir=state_dir)
        self.desk = desk
        self.formats: Formats | None = None
        self.today = today
        self._shop_language = ""

    def begin(self) -> None:
        """Shows the shop, else the first steps."""
        config = self.config.read()
        speak(config.language)
        desk = self.desk
        if desk is not None:
            self.open_shop(lambda: desk)
        elif config.last_file:
            self.open_file(Path(config.last_file))
        else:
            self.welcome()

    @property
    def language(self) -> str:
        """The language of the screens."""
        return self.config.read().language or self._shop_language or guessed()

    # Opening

    def welcome(self) -> None:
        """Shows the first steps, the language first."""
        if not any(isinstance(screen, WelcomeScreen) for screen in self.screen_stack):
            from shoptui.ui.dialogs.language import LanguageDialog

            self.push_screen(WelcomeScreen())
            if not self.config.read().language:
                self.push_screen(LanguageDialog(guessed()), self.use_language)

    async def use_language(self, language: str | None) -> None:
        """Puts everything on the screen into another language."""
        if language is None:
            return
        self.config.remember(language=language)
        speak(language)
        for screen in self.screen_stack:
            if isinstance(screen, WelcomeScreen):
                await screen.speak_anew()
        self.reopen()

    def open_file(
        self, path: Path, then: Callable[[], None] | None = None, key: Key | None = None
    ) -> None:
        """Opens a shop file; the one before stays open where that fails."""
        is_open = self.desk is not None and self.desk.file.path == path
        known = key or (self.desk.file.key if self.desk and is_open else None)
        self.open_shop(lambda: open_desk(path, self.today, self.now, known), then=then)

    @work(group=OPENING)
    async def open_shop(
        self,
        opener: Callable[[], Desk],
        *,
        pane_id: str = FIRST,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Opens a shop in a thread and shows it in place of everything on the screen.

        Args:
            opener: opens it; a ShopError is shown.
            pane_id: the pane to start on.
            then: what to do once it shows.
        """
        try:
            desk = await asyncio.to_thread(opener)
            seen = await asyncio.to_thread(look_at, desk)
            shop = await asyncio.to_thread(desk.shop)
        except ShopError as error:
            if self.desk_screen is None:
                self.welcome()
            if isinstance(error, Locked) and error.shop and not isinstance(error, ExtraMissing):
                self.unlock(error.shop, pane_id, then)
            else:
                self.show_error(error)
            return
        while self.has_unsaved_work:  # typed while a slow file was being opened
            await asyncio.sleep(PATIENCE)
        before, self.desk, self.formats = self.desk, desk, Formats(shop)
        if before is not None and before.file.path != desk.file.path:
            self.left_shop(before)
        self._shop_language = shop.language
        speak(self.language)
        if not shop.demo:
            self.config.remember(last_file=str(desk.file.path.absolute()))
        await self.clear_screens()
        await self.push_screen(DeskScreen(desk, shop, self.formats, seen, pane_id))
        if then is not None:
            then()
        self.shop_opened(desk)

    def shop_opened(self, desk: Desk) -> None:
        """What is to be done once a shop shows; for subclasses."""

    def unlock(
        self, shop: Path, pane_id: str = FIRST, then: Callable[[], None] | None = None
    ) -> None:
        """What is to be done about a shop that is locked; for subclasses."""

    def left_shop(self, desk: Desk) -> None:
        """What is to be done with a shop once another is open; for subclasses."""

    def on_desk_screen_outdated(self) -> None:
        """Makes the screens anew."""
        self.reopen()

    def reopen(self) -> None:
        """Shows the shop anew, after its name, language or calendar changed."""
        if self.desk is not None and self.desk_screen is not None:
            file, pane_id = self.desk.file, self.desk_screen.pane_id
            self.open_shop(
                lambda: open_desk(file.path, self.today, self.now, file.key), pane_id=pane_id
            )

    @property
    def desk_screen(self) -> DeskScreen | None:
        """The shop's own screen."""
        return next((each for each in self.screen_stack if isinstance(each, DeskScreen)), None)

    @property
    def pane(self) -> Pane[Any] | None:
        """What the owner looks at: a pane, or a customer's card; None over other screens."""
        shown = getattr(self.screen, "pane", None)
        return shown if isinstance(shown, Pane) else None

    def dress(self, screen: Screen[Any]) -> None:
        """Gives every screen over the shop its header."""
        super().dress(screen)
        if screen.is_modal or not screen.is_attached or self.desk_screen is None:
            return
        if not screen.query(ShopHeader):
            screen.mount(self.desk_screen.header(), before=0)

    # Changes

    @work(thread=True, group="write")
    def save(self, change: Callable[[], object], said: str = "") -> None:
        """Runs a service that changes the shop, tells every pane, and shows what went wrong.

        Args:
            change: the call of the service; runs in a thread.
            said: what to tell the owner once it is saved.
        """
        try:
            change()
        except ShopError as error:
            self.post_message(Pane.Trouble(error))
            return
        self.post_message(Pane.Changed())
        if said:
            self.call_from_thread(self.notify, said)

    def on_pane_changed(self) -> None:
        """Looks at the file at once."""
        if self.desk_screen is not None:
            for watch in self.desk_screen.query(ShopWatch):  # gone where the shop is being closed
                watch.look()

    async def on_shop_watch_moved(self, event: ShopWatch.Moved) -> None:
        """Tells the panes that the shop changed or the day turned."""
        self.revision += 1
        if event.shop.language != self._shop_language:
            self._shop_language = event.shop.language
            self.config.remember(language=event.shop.language)
            speak(self.language)
        if self.desk_screen is not None:
            self.desk_screen.follow(event.shop, event.today)
