"""The last line: the few keys that work right here."""

from typing import Any

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.visual import VisualType
from textual.widget import Widget

from shoptui.domain.text import visible
from shoptui.ui.command import MOST_HINTS, Offer, offers

GAP = "   "
# A beginner's two ways out of anything; wherever they work they keep their place at the right.
ALWAYS = ("app.help", "app.menu")


class Hints(Widget):
    """At most seven keys with a word each, and only such as do something here."""

    DEFAULT_CSS = """
    Hints {
        dock: bottom; height: 1; width: 100%; padding: 0 1; background: $surface;
        color: $text-muted;
    }
    """

    def on_mount(self) -> None:
        """Follows focus and state."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[Any]) -> None:
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """Does what the hint under the mouse says."""
        right = self.styles.padding.left
        for offer in self._shown():
            right += _width(offer)
            if event.x < right:
                await self.app.run_action(offer.command.action, offer.node)
                return

    def render(self) -> VisualType:
        """The hints that have room."""
        parts = [
            Content.assemble((f"{_key(offer)} ", "bold $accent"), _word(offer))
            for offer in self._shown()
        ]
        return Content(GAP).join(parts)

    def _shown(self) -> list[Offer]:
        return fitting(chosen(self.screen), self.size.width)


def chosen(screen: Screen[Any], most: int = MOST_HINTS) -> list[Offer]:
    """The offers worth showing, by rank; the two ways out stand at the end."""
    ranked = sorted(
        (offer for offer in offers(screen) if offer.command.rank),
        key=lambda offer: offer.command.rank,
    )
    ways_out = [offer for offer in ranked if offer.command.id in ALWAYS]
    others = [offer for offer in ranked if offer.command.id not in ALWAYS]
    return others[: most - len(ways_out)] + ways_out


def fitting(hints: list[Offer], width: int) -> list[Offer]:
    """The hints without those, least important first, that the line has no room for."""
    kept = list(hints)
    while kept and sum(_width(offer) for offer in kept) - len(GAP) > width:
        ways_out = sum(offer.command.id in ALWAYS for offer in kept)
        kept.pop(len(kept) - ways_out - 1 if ways_out < len(kept) else 0)
    return kept


def _width(offer: Offer) -> int:
    return cell_len(f"{_key(offer)} {_word(offer)}{GAP}")


def _key(offer: Offer) -> str:
    return offer.first_key_label if offer.command.id in ALWAYS else offer.key_label


def _word(offer: Offer) -> str:
    return visible(offer.command.title)
