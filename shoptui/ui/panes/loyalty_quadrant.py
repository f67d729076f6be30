"""One quadrant of the map of types."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from shoptui.domain.language import _
from shoptui.domain.loyalty import LoyaltyType, Pays
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.services.loyalty_words import type_meaning, type_name
from shoptui.ui.panes.loyalty_data import LoyaltyData
from shoptui.ui.panes.loyalty_words import Quadrant, is_empty, quadrant_name, types_in, written
from shoptui.ui.widgets.bar import bar
from shoptui.ui.widgets.columns import fit
from shoptui.ui.widgets.grid_view import CURSOR_BAR

LEAST_LINES = 3  # of each type: name and mean, bar, who is strong and weak
ROOM_FOR_MEANING = 120  # cells of the screen
INDENT, FIGURE = 2, 6
REST = "░"


class QuadrantView(Widget):
    """Its types with the shop's means; says so where nobody is loyal in this way.

    Messages: `Chosen` (a type was clicked).
    """

    DEFAULT_CSS = """
    QuadrantView {
        height: auto; padding: 0 1; border: round $panel; border-title-color: $primary;
        &.-empty { border: round $warning; border-title-color: $text-warning; }
    }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    @dataclass
    class Chosen(Message):
        """The owner clicked a type, twice to open it."""

        which: LoyaltyType
        is_opened: bool

    def __init__(self, place: Quadrant, formats: Formats) -> None:
        """A quadrant with nothing in it yet."""
        super().__init__()
        self._place = place
        self._formats = formats
        self._data: LoyaltyData | None = None
        self._cursor: LoyaltyType | None = None

    def show(self, data: LoyaltyData, cursor: LoyaltyType) -> None:
        """Draws the types, one of which may have the cursor."""
        self._data, self._cursor = data, cursor
        empty = is_empty(data, self._place)
        title = quadrant_name(self._place)
        said = _("{quadrant} – EMPTY").format(quadrant=title) if empty else title
        self.border_title = Content(visible(said))
        self.set_class(empty, "-empty")
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the quadrant beside it."""
        beside = max(len(types_in((pays, self._place[1]))) for pays in Pays)
        return beside * self._lines

    def on_click(self, event: events.Click) -> None:
        """Goes to the type under the mouse."""
        types = types_in(self._place)
        at = min(max(event.y - 1, 0) // self._lines, len(types) - 1)
        self.post_message(self.Chosen(types[at], event.chain == 2))

    def render(self) -> RenderResult:
        """The types, one below the other."""
        data = self._data
        if data is None:
            return Content("")
        types = types_in(self._place)
        return Content("\n").join(line for which in types for line in self._type(data, which))

    def _type(self, data: LoyaltyData, which: LoyaltyType) -> Iterator[Content]:
        figures, is_here = data.figures(which), which is self._cursor
        room = max(self.content_size.width - INDENT, 1)
        look = "bold $accent" if is_here else "bold"
        name = fit(visible(type_name(which)), room - FIGURE)
        mean = fit(written(figures.mean, self._formats), FIGURE, right=True)
        yield Content.assemble((CURSOR_BAR if is_here else " ", look), " ", (name + mean, look))
        drawn = bar((figures.mean or 0.0) / 100, room)
        yield Content.assemble("  ", (drawn, "$primary"), (REST * (room - len(drawn)), "dim"))
        said = _("{strong} strong · {weak} weak").format(strong=figures.strong, weak=figures.weak)
        yield Content.assemble("  ", (visible(said), "dim"))
        if self._lines > LEAST_LINES:
            yield Content.assemble("  ", (fit(visible(type_meaning(which)), room), "dim"))

    @property
    def _lines(self) -> int:
        """The lines of each type; where there is room, what it means is one of them."""
        return LEAST_LINES + (self.app.size.width >= ROOM_FOR_MEANING)
