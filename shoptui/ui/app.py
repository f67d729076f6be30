"""The app: opens shops, holds the panes together, and does what works from anywhere."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.reactive import reactive

from shoptui.domain.errors import ShopError
from shoptui.services.config import ConfigFile, config_folder
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.app_actions import APP_ACTIONS
from shoptui.ui.command import Command, bindings
from shoptui.ui.keys import OrderedKeys
from shoptui.ui.panes.pane import Pane
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.styles import SHEETS
from shoptui.ui.styles.themes import DARK, LIGHT


class ShopApp(OrderedKeys[None]):
    """The whole of the screens over one shop."""

    ACTIONS: ClassVar[tuple[Command, ...]] = APP_ACTIONS
    BINDINGS: ClassVar = bindings(APP_ACTIONS)

    revision: reactive[int] = reactive(0, init=False)

    def __init__(
        self,
        desk: Desk | None,
        today: Callable[[], date],
        now: Callable[[], datetime],
        *,
        config_dir: Path | None = None,
    ) -> None:
        """An app over an open shop, or over none for the first run."""
        super().__init__(css_path=list(SHEETS))
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-widest")]
        self.desk = desk
        self.formats: Formats | None = None
        self.today = today
        self.now = now
        self.config = ConfigFile(config_dir or config_folder())

    def on_mount(self) -> None:
        """Opens the shop."""
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name
        if self.desk is not None:
            self.open(self.desk)

    def open(self, desk: Desk) -> None:
        """Shows a shop."""
        shop = desk.shop()
        self.desk = desk
        self.formats = Formats(shop)
        self.push_screen(DeskScreen(desk, shop, self.formats, self.today()))

    @property
    def desk_screen(self) -> DeskScreen | None:
        """The shop's own screen."""
        return next((each for each in self.screen_stack if isinstance(each, DeskScreen)), None)

    async def action_pane(self, pane_id: str) -> None:
        """Goes to a pane."""
        if self.desk_screen is not None:
            await self.desk_screen.go_to(pane_id)

    def on_pane_changed(self) -> None:
        """The shop was changed."""
        self.revision += 1

    def on_pane_trouble(self, event: Pane.Trouble) -> None:
        """Shows what went wrong."""
        self.notify(str(event.error), severity="error", markup=False)

    @work(thread=True, group="write")
    def save(self, change: Callable[[], object], said: str = "") -> None:
        """Runs a service that changes the shop; see `Pane.save`."""
        try:
            change()
        except ShopError as error:
            self.post_message(Pane.Trouble(error))
            return
        self.post_message(Pane.Changed())
        if said:
            self.call_from_thread(self.notify, said, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action works now."""
        unbuilt = ("new_sale", "new_customer", "find", "why", "export", "help", "menu")
        return action not in unbuilt


def run_app(
    desk: Desk | None,
    today: Callable[[], date],
    now: Callable[[], datetime],
    *,
    config_dir: Path | None = None,
) -> None:
    """Runs the app until the owner leaves.

    Args:
        desk: an open shop; None opens the last one, or the first-run screen.
        today: the day on the shop's own calendar.
        now: the moment, in UTC.
        config_dir: where theme, language and last file are remembered; None for the usual place.
    """
    ShopApp(desk, today, now, config_dir=config_dir).run()
