"""A pane over the whole screen, reached from another one."""

from typing import Any

from textual.app import ComposeResult
from textual.screen import Screen

from shoptui.ui.panes.pane import Pane
from shoptui.ui.shell.hints import Hints


class PaneScreen(Screen[None]):
    """Holds one pane that follows the shop; Esc goes back to where the owner was.

    Attributes:
        pane: what it shows.
    """

    def __init__(self, pane: Pane[Any]) -> None:
        """The screen of one pane."""
        super().__init__()
        self.pane = pane

    def compose(self) -> ComposeResult:
        """The pane, and what can be done."""
        yield self.pane
        yield Hints()

    def on_mount(self) -> None:
        """Follows the shop."""
        self.watch(self.app, "revision", self._shop_changed, init=False)
        self.pane.enter()

    def _shop_changed(self, revision: int) -> None:
        self.pane.revision = revision
