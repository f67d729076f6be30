"""One pane alone on a screen: quick to open, for what the rest of the app has no part in."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Static

from shoptui.ui.keys import OrderedKeys
from shoptui.ui.panes.pane import Pane
from shoptui.ui.styles import SHEETS
from shoptui.ui.styles.themes import DARK

NARROW, WIDE = (80, 21), (120, 33)  # what header, pane bar and hints leave of 24 and 36 lines
READING = ("opening", "pane-read", "write", "grid", "export", "form")


class PaneHost(OrderedKeys[None]):
    """Shows a pane, passes w on to it, and keeps what it says."""

    BINDINGS: ClassVar = [("w", "why", "Why")]

    def __init__(self, pane: Pane[Any]) -> None:
        super().__init__(css_path=list(SHEETS))
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-widest")]
        self.pane = pane
        self.customers_opened: list[int] = []
        self.troubles: list[str] = []
        self.pilot: Pilot[None]

    def compose(self) -> ComposeResult:
        self.pane.read_ahead()
        yield self.pane

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name
        self.pane.enter()

    def action_why(self) -> None:
        self.pane.explain()

    def on_pane_open_customer(self, event: Pane.OpenCustomer) -> None:
        self.customers_opened.append(event.customer_id)

    def on_pane_trouble(self, event: Pane.Trouble) -> None:
        self.troubles.append(str(event.error))

    async def strike(self, *keys: str) -> None:
        """Delivers keys back to back; "text:…" types letters, "paste:…" pastes them."""
        self.deliver(*keys)
        await self.calm()

    def deliver(self, *keys: str) -> None:
        """The same without waiting for what they do."""
        for key in keys:
            if key.startswith("paste:"):
                self.post_message(events.Paste(key.removeprefix("paste:")))
                continue
            for each in key.removeprefix("text:") if key.startswith("text:") else [key]:
                is_letter = len(each) == 1
                name = _character_to_key(each) if is_letter else each
                self.post_message(events.Key(name, each if is_letter else None))

    async def calm(self) -> None:
        """Waits until nothing that was started is under way."""
        await self.keys_settled()
        while workers := [each for each in self.workers if each.group in READING]:
            await self.workers.wait_for_complete(workers)
            await self.pilot.pause()
        await self.pilot.pause()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Waits for something that comes in its own time."""
        for _attempt in range(2000):
            if is_so():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("it never came true")

    def said(self, selector: str) -> str:
        """What stands in a line of text."""
        return str(self.pane.query_one(selector, Static).content)

    @property
    def text(self) -> str:
        """Everything on the screen."""
        lines = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in line) for line in lines)


@asynccontextmanager
async def hosted(pane: Pane[Any], size: tuple[int, int] = NARROW) -> AsyncIterator[PaneHost]:
    """The pane on a screen of its own, with all it reads at first."""
    app = PaneHost(pane)
    async with app.run_test(size=size) as pilot:
        app.pilot = pilot
        await app.calm()
        yield app
