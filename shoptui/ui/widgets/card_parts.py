"""The parts of a card. They change with every step of the cursor, so a change must cost little.

To lay out the card takes as long as to draw it, and laying it out because a scroll bar comes or
goes as long again. So a part asks for it only where its lines take more or less room than before:
of three steps through a list two are drawn in one go.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Static

from shoptui.domain.text import visible
from shoptui.ui.widgets.columns import fit

LABEL_WIDTH = 14  # cells

Lines = Sequence[tuple[str, str]]


class CardText(Static):
    """A sentence or two."""

    virtual_size = Reactive(Size(0, 0), layout=False)  # it never scrolls: no second layout for it

    def show(self, *lines: str) -> None:
        """Draws other lines."""
        self.update(Content("\n".join(map(visible, lines))), layout=False)
        self.clear_cached_dimensions()
        size = self.content_size
        if not size or self.get_content_height(size, size, size.width) != size.height:
            self.refresh(layout=True)


class CardFigures(Widget):
    """Labels with a text beside each; what is too long goes on below, under the text."""

    DEFAULT_CSS = "CardFigures { height: auto; }"
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, *, classes: str) -> None:
        """Nothing yet."""
        super().__init__(classes=classes)
        self._lines: tuple[tuple[str, str], ...] = ()

    def show(self, lines: Lines) -> None:
        """Draws other lines."""
        self._lines = tuple(lines)
        size = self.content_size
        self.refresh(layout=len(_drawn(self._lines, size.width)) != size.height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line each, more where a text is too long."""
        return len(_drawn(self._lines, width))

    def render(self) -> RenderResult:
        """The lines."""
        return Content("\n").join(_drawn(self._lines, self.content_size.width))


@lru_cache(64)
def _drawn(lines: tuple[tuple[str, str], ...], width: int) -> tuple[Content, ...]:
    room = max(width - LABEL_WIDTH - 1, 1)
    return tuple(
        Content.assemble((fit(visible(label), LABEL_WIDTH) + " ", "dim"), piece)
        for given, text in lines
        for label, piece in zip_longest((given,), _folded(text, room), fillvalue="")
    )


def _folded(text: str, room: int) -> list[Content]:
    pieces = [Content(visible(line)) for line in text.split("\n")]
    return [part for piece in pieces for part in _wrapped(piece, room)]


def _wrapped(piece: Content, room: int) -> list[Content]:
    return piece.wrap(room) if piece.cell_length > room else [piece]
