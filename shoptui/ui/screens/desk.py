"""The shop's own screen: header, pane bar, the panes, hints."""

import asyncio
from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.message import Message
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
from shoptui.ui.shell.watch import Seen, ShopWatch


class DeskScreen(Screen[None]):
    """Shows one pane at a time; a pane is made when it is first visited."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    DeskScreen {
        & > #panes { height: 1fr; }
        & > #panes > Pane { height: 1fr; }
    }
    """

    class Outdated(Message):
        """The shop's own record changed, so the screen must be made anew."""

    def __init__(
        self, desk: Desk, shop: Shop, formats: Formats, seen: Seen, pane_id: str = FIRST
    ) -> None:
        """A screen over an open shop.

        Args:
            desk: the shop.
            shop: what its file says about it.
            formats: how its money, numbers and days are written.
            seen: its revision and day when it was opened.
            pane_id: the pane to start on.
        """
        super().__init__()
        self._desk = desk
        self._shop = shop
        self._formats = formats
        self._seen = seen
        self._is_outdated = False
        self.pane_id = pane_id

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self.header()
        yield PaneBar(PANES)
        yield ContentSwitcher(id="panes")
        yield Hints()
        yield ShopWatch(self._desk, self._seen)

    def header(self) -> ShopHeader:
        """A first line for this or another screen over the shop."""
        return ShopHeader(self._shop, self._formats, self._desk.today())

    async def on_mount(self) -> None:
        """Opens the first pane and follows the shop."""
        self.watch(self.app, "revision", self._shop_changed, init=False)
        await self.go_to(self.pane_id)

    @property
    def pane(self) -> Pane[Any] | None:
        """The pane that shows; None as long as the screen is being made."""
        shown = [switcher.visible_content for switcher in self.query(ContentSwitcher)]
        return shown[0] if shown and isinstance(shown[0], Pane) else None

    async def go_to(self, pane_id: str) -> None:
        """Shows a pane, made now if this is the first visit, and puts the focus into it."""
        switcher = self.query_one(ContentSwitcher)
        if not switcher.query(f"#{pane_id}"):
            entry = next(entry for entry in PANES if entry.module == pane_id)
            # To load the code of a pane takes longer than a key may wait.
            pane_class = await asyncio.to_thread(entry.load)
            made = pane_class(self._desk, self._formats, id=pane_id)
            await asyncio.to_thread(made.read_ahead)
            if not switcher.query(f"#{pane_id}"):  # a second key may have come meanwhile
                await switcher.add_content(made)
        switcher.current = self.pane_id = pane_id
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

    def follow(self, shop: Shop, today: date) -> None:
        """Takes a change of the shop or of the day into the header and the panes."""
        for header in self.query(ShopHeader):  # gone already where the shop is being closed
            header.show_day(today)
        self._is_outdated = shop != self._shop
        if self.is_active:
            self._reopen_if_outdated()

    def on_screen_resume(self) -> None:
        """Shows the shop anew once nothing lies over it any more."""
        self._reopen_if_outdated()

    def _reopen_if_outdated(self) -> None:
        # Name, language and the way figures are written are fixed when a pane is made.
        if self._is_outdated:
            self._is_outdated = False
            self.post_message(self.Outdated())

    def _shop_changed(self, revision: int) -> None:
        for pane in self.query(Pane):
            pane.revision = revision
