"""The shop's own screen: header, pane bar, the panes, hints."""

from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from shoptui.domain.shop import Shop
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.pane import Pane
from shoptui.ui.panes.registry import FIRST, PANES
from shoptui.ui.shell.header import ShopHeader
from shoptui.ui.shell.hints import Hints
from shoptui.ui.shell.pane_bar import PaneBar


class DeskScreen(Screen[None]):
    """Shows one pane at a time; a pane is made when it is first visited."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    DeskScreen {
        & > #panes { height: 1fr; }
        & > #panes > Pane { height: 1fr; }
    }
    """

    def __init__(self, desk: Desk, shop: Shop, formats: Formats, today: date) -> None:
        """A screen over an open shop."""
        super().__init__()
        self._desk = desk
        self._shop = shop
        self._formats = formats
        self._today = today

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield ShopHeader(self._shop, self._formats, self._today)
        yield PaneBar(PANES)
        yield ContentSwitcher(id="panes")
        yield Hints()

    async def on_mount(self) -> None:
        """Opens the first pane and follows the shop."""
        self.watch(self.app, "revision", self._shop_changed, init=False)
        if FIRST:
            await self.go_to(FIRST)

    @property
    def pane(self) -> Pane[Any] | None:
        """The pane that shows."""
        shown = self.query_one(ContentSwitcher).visible_content
        return shown if isinstance(shown, Pane) else None

    async def go_to(self, pane_id: str) -> None:
        """Shows a pane, made now if this is the first visit, and puts the focus into it."""
        switcher = self.query_one(ContentSwitcher)
        if not switcher.query(f"#{pane_id}"):
            entry = next(entry for entry in PANES if entry.module == pane_id)
            pane = entry.load()(self._desk, self._formats, id=pane_id)
            await switcher.add_content(pane)
        switcher.current = pane_id
        self.query_one(PaneBar).current = pane_id
        if self.pane is not None:
            self.pane.enter()

    async def on_pane_bar_chosen(self, event: PaneBar.Chosen) -> None:
        """Goes to the pane chosen; the bar keeps the focus."""
        await self.go_to(event.pane_id)
        self.query_one(PaneBar).focus()

    def on_pane_bar_left_down(self) -> None:
        """Goes into the pane."""
        if self.pane is not None:
            self.pane.enter()

    def show_day(self, today: date) -> None:
        """Moves on to a new day."""
        self.query_one(ShopHeader).show_day(today)

    def _shop_changed(self, revision: int) -> None:
        for pane in self.query(Pane):
            pane.revision = revision
