"""The first line: which shop this is, whether it is only the demo, and as of which day."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Label

from shoptui.domain.language import _
from shoptui.domain.shop import Shop
from shoptui.domain.text import visible
from shoptui.services.formats import Formats


class ShopHeader(Horizontal):
    """Says where the owner is."""

    DEFAULT_CSS = """
    ShopHeader {
        height: 1; padding: 0 1; background: $surface;
        & > #shop-name { width: 1fr; height: 1; text-style: bold; text-overflow: ellipsis; }
        & > #demo-badge {
            background: $warning; color: $background; text-style: bold; padding: 0 1; margin: 0 2;
        }
        & > #as-of { color: $text-muted; }
    }
    """

    def __init__(self, shop: Shop, formats: Formats, today: date) -> None:
        """A header for a shop on a day."""
        super().__init__()
        self._shop = shop
        self._formats = formats
        self._today = today

    def compose(self) -> ComposeResult:
        """Name, badge, day."""
        yield Label(Content(visible(self._shop.name)), id="shop-name")
        if self._shop.demo:
            yield Label(Content(_("DEMO · nothing here is real")), id="demo-badge")
        yield Label(self._day(), id="as-of")

    def show_day(self, today: date) -> None:
        """Moves on to a new day."""
        self._today = today
        self.query_one("#as-of", Label).update(self._day())

    def _day(self) -> Content:
        return Content(_("As of {day}").format(day=self._formats.date(self._today)))
