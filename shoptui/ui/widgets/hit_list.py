"""The records found, under the field they are looked for in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from shoptui.domain.text import visible
from shoptui.ui.widgets.columns import fit

MOST_HITS = 8
CURSOR_BAR = "▌"
BETWEEN = "   "


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found.

    Attributes:
        id: the record.
        title: its name.
        detail: what tells it from others of that name: phone, area.
    """

    id: int
    title: str
    detail: str = ""


Search = Callable[[str], Sequence[Hit]]


class HitList(Widget):
    """The hits, and a last line that offers a new record; the field above keeps the focus.

    Messages: `Taken` where a line was clicked; it is then the one chosen.
    """

    DEFAULT_CSS = """
    HitList {
        height: auto;
        background: $panel-lighten-1;
        & > .hit--line { color: $foreground; }
        & > .hit--detail { color: $text-muted; }
        & > .hit--cursor { background: $primary; color: $background; text-style: bold; }
        & > .hit--offer { color: $foreground; text-style: italic; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "hit--line",
        "hit--detail",
        "hit--cursor",
        "hit--offer",
    }

    class Taken(Message):
        """A line was clicked."""

    def __init__(self) -> None:
        """An empty list."""
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self._offer = ""
        self._cursor = 0

    @property
    def lines(self) -> list[str]:
        """What the list says, from top to bottom."""
        found = [visible(f"{hit.title}{BETWEEN}{hit.detail}".rstrip()) for hit in self._hits]
        return [*found, visible(self._offer)] if self._offer else found

    def show_hits(self, hits: Sequence[Hit], last_line: str) -> None:
        """Lists these hits, the first one chosen."""
        before = len(self.lines)
        self._hits, self._offer, self._cursor = hits[:MOST_HITS], last_line, 0
        self.refresh(layout=len(self.lines) != before)  # a layout for each letter would be felt

    @property
    def chosen(self) -> Hit | None:
        """The hit under the cursor; None on the last line or in an empty list."""
        return self._hits[self._cursor] if self._cursor < len(self._hits) else None

    @property
    def is_on_last_line(self) -> bool:
        """Whether the cursor stands on the offer of a new record."""
        return bool(self._offer) and self._cursor == len(self._hits)

    def move(self, step: int) -> None:
        """Moves the cursor, from the last line on to the first."""
        self._cursor = (self._cursor + step) % max(len(self.lines), 1)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Takes the line."""
        event.stop()
        if event.y < len(self.lines):
            self._cursor = event.y
            self.refresh()
            self.post_message(self.Taken())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line each."""
        return len(self.lines)

    def render_line(self, y: int) -> Strip:
        """One hit, or the offer."""
        width = self.size.width
        lines = self.lines
        if y >= len(lines):
            return Strip.blank(width, self.get_component_rich_style("hit--line"))
        is_cursor = y == self._cursor
        gutter = CURSOR_BAR if is_cursor else " "
        if is_cursor or y >= len(self._hits):
            style = self.get_component_rich_style("hit--cursor" if is_cursor else "hit--offer")
            return Strip([Segment(fit(gutter + lines[y], width), style)], width)
        title = gutter + visible(self._hits[y].title)
        rest = lines[y][len(title) - 1 :]
        plain, muted = (self.get_component_rich_style(f"hit--{of}") for of in ("line", "detail"))
        room = max(width - cell_len(title), 0)
        strip = Strip([Segment(title, plain), Segment(fit(rest, room), muted)])
        return strip.adjust_cell_length(width, plain)
