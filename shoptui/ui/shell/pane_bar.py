"""The line of panes with their number keys."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.visual import VisualType
from textual.widget import Widget

from shoptui.domain.language import N_
from shoptui.domain.text import visible
from shoptui.ui.command import Command, bindings
from shoptui.ui.panes.registry import PaneEntry
from shoptui.ui.widgets.columns import fit

WIDEST_GAP = 2
CURRENT, OTHER = "▌", " "

PANE_BAR_ACTIONS = (
    Command(
        "bar.left", "left", N_("Pane before"), N_("Go to the pane on the left."), "turn(-1)", rank=0
    ),
    Command(
        "bar.right", "right", N_("Next pane"), N_("Go to the pane on the right."), "turn(1)", rank=1
    ),
    Command(
        "bar.enter",
        "enter,down",
        N_("Go in"),
        N_("Go into the pane."),
        "go_in",
        rank=1,
        key_name="↓",
    ),
)


class PaneBar(Widget, can_focus=True):
    """The panes side by side; ←→ or a click changes, ↓ goes in."""

    ACTIONS = PANE_BAR_ACTIONS
    BINDINGS: ClassVar = bindings(PANE_BAR_ACTIONS)
    DEFAULT_CSS = """
    PaneBar {
        height: 1; width: 1fr; background: $surface; color: $text-muted;
        &:focus { background-tint: $foreground 8%; }
    }
    """

    current = reactive("")

    class Chosen(Message):
        """The owner wants another pane.

        Attributes:
            pane_id: which.
        """

        def __init__(self, pane_id: str) -> None:
            """Carries the pane's id."""
            super().__init__()
            self.pane_id = pane_id

    class LeftDown(Message):
        """The owner wants into the pane."""

    def __init__(self, entries: Sequence[PaneEntry]) -> None:
        """A bar of these panes."""
        super().__init__()
        self._entries = entries

    def render(self) -> VisualType:
        """Every pane with its key; the current one marked and bold."""
        parts = [
            Content.styled(tab, "bold $primary" if entry.module == self.current else "")
            for entry, tab in zip(self._entries, self._tabs(), strict=True)
        ]
        return Content("").join(parts)

    def action_turn(self, step: int) -> None:
        """Goes to the pane beside."""
        ids = [entry.module for entry in self._entries]
        wanted = min(max(ids.index(self.current) + step, 0), len(ids) - 1)
        self.post_message(self.Chosen(ids[wanted]))

    def action_go_in(self) -> None:
        """Goes into the pane."""
        self.post_message(self.LeftDown())

    def on_click(self, event: events.Click) -> None:
        """Goes to the pane under the mouse."""
        right = 0
        for entry, tab in zip(self._entries, self._tabs(), strict=True):
            right += cell_len(tab)
            if event.x < right:
                self.post_message(self.Chosen(entry.module))
                return

    def _tabs(self) -> list[str]:
        titles = [(entry.key, visible(entry.title)) for entry in self._entries]
        ids = [entry.module for entry in self._entries]
        current = ids.index(self.current) if self.current in ids else None
        tabs = fitting_tabs(titles, self.content_size.width, current)
        return [(CURRENT if place == current else OTHER) + tab for place, tab in enumerate(tabs)]


def fitting_tabs(
    titles: Sequence[tuple[str, str]], width: int, current: int | None = None
) -> list[str]:
    """The keys and titles in a line with room for a mark before each.

    They are set apart as far as there is room; where there is none at all, the longest titles are
    cut, the keys never, and the title of the current place only where it does not fit otherwise.
    """
    longest = max(cell_len(title) for _key, title in titles)
    tabs: list[str] = []
    for most, gap in [
        (longest, WIDEST_GAP),
        (longest, 1),
        *((most, 0) for most in range(longest, 0, -1)),
    ]:
        tabs = [
            f"{key} {title if place == current else _cut(title, most)}{' ' * gap}"
            for place, (key, title) in enumerate(titles)
        ]
        if sum(1 + cell_len(tab) for tab in tabs) - gap <= width:
            return tabs
    return tabs if current is None else fitting_tabs(titles, width)


def _cut(title: str, most: int) -> str:
    return fit(title, min(cell_len(title), most))
