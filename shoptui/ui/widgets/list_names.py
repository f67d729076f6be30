"""The names of the lists a pane can show, side by side."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.visual import VisualType
from textual.widget import Widget

from shoptui.domain.text import visible

LEFT, RIGHT = "▐", "▌"  # around the list that shows
BETWEEN = " "


class ListNames(Widget):
    """Names the lists and marks the one that shows; a click goes to another."""

    DEFAULT_CSS = """
    ListNames { height: 1; width: 1fr; padding: 0 1; }
    """

    class Chosen(Message):
        """The owner wants another list.

        Attributes:
            place: which, from 0.
        """

        def __init__(self, place: int) -> None:
            """Carries the place."""
            super().__init__()
            self.place = place

    def __init__(self, id: str | None = None) -> None:
        """A line without names."""
        super().__init__(id=id)
        self._names: Sequence[str] = ()
        self._shown = 0

    def show_names(self, names: Sequence[str], shown: int) -> None:
        """Writes the names; `shown` is the place of the list that shows."""
        self._names, self._shown = [visible(name) for name in names], shown
        self.refresh()

    def render(self) -> VisualType:
        """All names in a line."""
        parts = [
            Content.styled(tab, "bold $primary" if place == self._shown else "$foreground")
            for place, tab in enumerate(self._tabs())
        ]
        return Content(BETWEEN).join(parts)

    def on_click(self, event: events.Click) -> None:
        """Goes to the list whose name is under the mouse."""
        right = self.styles.padding.left
        for place, tab in enumerate(self._tabs()):
            right += cell_len(tab + BETWEEN)
            if event.x < right:
                self.post_message(self.Chosen(place))
                return

    def _tabs(self) -> list[str]:
        return [
            f"{LEFT}{name}{RIGHT}" if place == self._shown else f" {name} "
            for place, name in enumerate(self._names)
        ]
