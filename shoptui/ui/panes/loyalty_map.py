"""The map of types: when each pays against how, with the shop's means."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from shoptui.domain.language import _
from shoptui.domain.loyalty import QUADRANTS, How, LoyaltyType, Pays
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.ui.command import bindings
from shoptui.ui.panes import loyalty_words as words
from shoptui.ui.panes.loyalty_actions import MAP_ACTIONS
from shoptui.ui.panes.loyalty_data import LoyaltyData
from shoptui.ui.panes.loyalty_quadrant import QuadrantView

PLACES = [(pays, how) for how in (How.DIRECTLY, How.INDIRECTLY) for pays in (Pays.NOW, Pays.LATER)]
COLUMNS = {
    pays: [which for place in PLACES if place[0] is pays for which in words.types_in(place)]
    for pays in Pays
}


class LoyaltyMap(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Two by two quadrants; the arrows go from type to type.

    Messages: `StrongAsked` (the owner wants to see who is strong in a type).
    """

    ACTIONS = MAP_ACTIONS
    BINDINGS: ClassVar = bindings(MAP_ACTIONS)
    DEFAULT_CSS = """
    LoyaltyMap {
        & > .map-note { height: auto; padding: 0 1; color: $text-muted; }
        & > #map-gap { color: $foreground; text-style: bold; }
        & > Grid { grid-size: 2; grid-rows: auto; height: auto; grid-gutter: 0 1; }
    }
    """

    @dataclass
    class StrongAsked(Message):
        """The owner wants to see who is strong in a type."""

        which: LoyaltyType

    def __init__(self, formats: Formats) -> None:
        """A map with nothing in it yet."""
        super().__init__(id="loyalty-map")
        self._formats = formats
        self._data: LoyaltyData | None = None
        self.chosen = LoyaltyType.FINANCIAL
        self._quadrants = [QuadrantView(place, formats) for place in PLACES]

    def compose(self) -> ComposeResult:
        """What was counted, the quadrants, which of them is empty, the type under the cursor."""
        yield Static(classes="map-note", id="map-basis")
        with Grid():
            yield from self._quadrants
        yield Static(classes="map-note", id="map-gap")
        yield Static(classes="map-note", id="map-type")

    def show(self, data: LoyaltyData) -> None:
        """Draws what was read; the cursor stays where it is."""
        self._data = data
        counted_by = _("{basis} · the shop's mean of each type, 0 to 100")
        self._write("#map-basis", counted_by.format(basis=words.basis(data, self._formats)))
        self._write("#map-gap", words.on_quadrants(data, PLACES) if data.everybody else "")
        self.choose(self.chosen)

    def choose(self, which: LoyaltyType) -> None:
        """Puts the cursor on a type."""
        self.chosen = which
        if self._data is None:
            return
        for quadrant in self._quadrants:
            quadrant.show(self._data, which)
        self._write("#map-type", words.on_type(self._data, which, self._formats))

    def action_go(self, way: str) -> None:
        """Moves the cursor; at the edge it stays."""
        pays, how = QUADRANTS[self.chosen]
        if way in ("left", "right"):
            beside = words.types_in((Pays.NOW if way == "left" else Pays.LATER, how))
            self.choose(self.chosen if self.chosen in beside else beside[0])
        else:
            column = COLUMNS[pays]
            at = column.index(self.chosen) + (1 if way == "down" else -1)
            self.choose(column[max(min(at, len(column) - 1), 0)])
        place = PLACES.index(QUADRANTS[self.chosen])
        self._quadrants[place].scroll_visible(animate=False)

    def action_strong(self) -> None:
        """Asks for who is strong in the type under the cursor."""
        self.post_message(self.StrongAsked(self.chosen))

    def on_quadrant_view_chosen(self, event: QuadrantView.Chosen) -> None:
        """Goes to the type that was clicked; a second click lists who is strong in it."""
        event.stop()
        self.choose(event.which)
        if event.is_opened:
            self.action_strong()

    def on_focus(self, event: events.Focus) -> None:
        """Shows the cursor."""
        self.choose(self.chosen)

    def _write(self, selector: str, said: str) -> None:
        self.query_one(selector, Static).update(Content(visible(said)))
