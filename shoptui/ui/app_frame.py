"""What the app is before there is a shop: colours, room, hints, messages, faults, leaving."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from textual import events, work
from textual.geometry import Size
from textual.notifications import SeverityLevel
from textual.screen import Screen

from shoptui.domain.errors import ShopError
from shoptui.domain.text import clean, visible
from shoptui.services.config import ConfigFile, config_folder, state_folder
from shoptui.ui import crash, garbage
from shoptui.ui.busy import running
from shoptui.ui.keys import SAVING, OrderedKeys
from shoptui.ui.panes.pane import Pane
from shoptui.ui.said import Said
from shoptui.ui.screens.too_small import TooSmallScreen, is_too_small
from shoptui.ui.shell.hints import Hints
from shoptui.ui.styles import SHEETS
from shoptui.ui.styles.themes import DARK, THEMES
from shoptui.ui.widgets.grid_view import GridView

WRITES = ("write", SAVING)  # groups of workers that may be saving
LONGEST_SAVE = 10.0  # seconds; twice the time a busy file is waited for


class AppFrame(OrderedKeys[None]):
    """An app that keeps its promises whatever stands in it; rare windows are imported when used.

    Attributes:
        now: the moment, in UTC.
        config: what this laptop remembers.
        state_dir: where crash reports go.
        said: everything the owner was told, in order.
        farewell: what to say after a fault, "" while there was none.
        parting: what to say after leaving, "" where all went well.
    """

    ENABLE_COMMAND_PALETTE = False  # Textual's own reads markup and does not wait for its search

    def __init__(
        self, now: Callable[[], datetime], *, config_dir: Path | None, state_dir: Path | None
    ) -> None:
        """A frame; without folders the usual places of the system are used."""
        super().__init__(css_path=list(SHEETS))
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-widest")]
        self.now = now
        self.config = ConfigFile(config_dir or config_folder())
        self.state_dir = state_dir or state_folder()
        self.said: list[Said] = []
        self.farewell = ""
        self.parting = ""
        self._is_clearing = False
        for theme in THEMES:
            self.register_theme(theme)
        wanted = self.config.read().theme
        self.theme = wanted if wanted in self.available_themes else DARK.name

    def on_mount(self) -> None:
        """Gives every screen its hints, and faults in the background a quiet report."""
        self.set_timer(garbage.UNTIL, garbage.look_again)
        self.screen_change_signal.subscribe(self, self.dress)
        asyncio.get_running_loop().set_exception_handler(self._background_fault)
        self.begin()

    def begin(self) -> None:
        """Shows the first screen; for subclasses."""

    def dress(self, screen: Screen[Any]) -> None:
        """Gives a screen its hints, and covers it where there is no room."""
        if screen.is_attached and not screen.query(Hints):
            screen.mount(Hints())
        self._cover_if_too_small(self.size)

    def use_theme(self, name: str | None) -> None:
        """Takes other colours and remembers them."""
        if name is not None:
            self.theme = name
            self.config.remember(theme=name)

    def on_resize(self, event: events.Resize) -> None:
        """Covers the screens while there is no room for them."""
        self._cover_if_too_small(event.size)

    def _cover_if_too_small(self, size: Size) -> None:
        is_covered = isinstance(self.screen, TooSmallScreen)
        if is_too_small(size) and not is_covered and not self._is_clearing:
            self.push_screen(TooSmallScreen())

    async def clear_screens(self) -> None:
        """Closes every screen."""
        self._is_clearing = True
        try:
            while len(self.screen_stack) > 1:
                await self.pop_screen()
        finally:
            self._is_clearing = False

    # What the owner is told

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Says something in passing; the messages keep it. What people typed is never markup."""
        self.said.append(Said(self.now(), message, severity == "error"))
        super().notify(
            visible(message), title=title, severity=severity, timeout=timeout, markup=markup
        )

    def copy_to_clipboard(self, text: str) -> None:
        """Copies a text as it may be stored, so that nothing acts where it is pasted."""
        super().copy_to_clipboard(clean(text, lines=True))

    def show_error(self, error: ShopError) -> None:
        """Says what went wrong; the window stays until the owner closed it."""
        from shoptui.ui.dialogs.trouble import Trouble

        sentence = str(error)
        self.said.append(Said(self.now(), sentence, True))
        if not (isinstance(self.screen, Trouble) and sentence in self.screen.paragraphs):
            self.push_screen(Trouble(sentence))

    def on_pane_trouble(self, event: Pane.Trouble) -> None:
        """Shows the error of a pane."""
        self.show_error(event.error)

    def on_grid_view_failed(self, event: GridView.Failed) -> None:
        """Shows why rows of a list are missing."""
        self.show_error(event.error)

    # Leaving

    @property
    def has_unsaved_work(self) -> bool:
        """Whether something typed stands in an open form, or an import is under way."""
        return any(
            getattr(screen, "is_changed", False) or getattr(screen, "is_working", False)
            for screen in self.screen_stack
        )

    async def action_quit(self) -> None:
        """Leaves; asks first where something typed would be lost."""
        from shoptui.ui.dialogs.leave import LeaveQuestion

        if isinstance(self.screen, LeaveQuestion):
            return
        if self.has_unsaved_work:
            self.push_screen(LeaveQuestion(), self._leave_if)
        else:
            self._leave()

    def _leave_if(self, leaves: bool | None) -> None:
        if leaves:
            self._leave()

    @work(group="leaving", exclusive=True)
    async def _leave(self) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + LONGEST_SAVE
        while running(self, WRITES) and loop.time() < deadline:
            await asyncio.sleep(0.02)
        await self.before_leaving()
        self.exit()

    async def before_leaving(self) -> None:
        """What is to be done once everything is saved; for subclasses."""

    # Faults

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print the traceback with all local variables, so this does not call it.
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self.farewell = crash.sentence(crash.write_report(error, self.state_dir, self.now()))
        self._close_messages_no_wait()

    def _background_fault(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        # asyncio would print it over the screen.
        error = context.get("exception")
        if isinstance(error, Exception):
            crash.write_report(error, self.state_dir, self.now())
