"""The five scores of a customer on the card, each beside the shop's mean."""

from collections.abc import Iterator, Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.services.formats import NOTHING, Formats
from shoptui.services.loyalty import Standing
from shoptui.ui.widgets.bar import bar
from shoptui.ui.widgets.columns import fit
from shoptui.ui.widgets.grid_view import UNREAD

LABEL, FIGURE, LONGEST = 10, 4, 20  # cells
MEAN_BAR = "▒"
SCORES = 6  # five types and the overall score


class CardLoyalty(Widget):
    """A heading and a line for each score: the customer's, then the shop's mean.

    Both bars are drawn to one scale. What is not known is "–" and has no bar; while everybody is
    being scored, the line holds its place.
    """

    DEFAULT_CSS = "CardLoyalty { height: auto; }"

    def __init__(self, formats: Formats, *, classes: str) -> None:
        """Nobody's yet."""
        super().__init__(classes=classes)
        self._formats = formats
        self._standings: Sequence[Standing] = ()

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Draws a customer's scores; none while they are being worked out."""
        self._standings = standings
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are scores, known or not, and a heading."""
        return SCORES + 1

    def render(self) -> RenderResult:
        """The lines."""
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        yield Content.assemble("█ ", _("customer"), f"   {MEAN_BAR} ", _("shop's mean"))
        if not self._standings:
            yield Content.styled(UNREAD, "dim")
        for standing in self._standings:
            yield self._line(standing)

    def _line(self, standing: Standing) -> Content:
        look = "bold" if standing.type is None else ""
        label = fit(visible(standing.name), LABEL)
        return Content.assemble(
            (f"{label} {self._figure(standing.score)} ", look),
            (fit(self._bar(standing.score), self._room + 1), "$primary"),
            (f"{self._figure(standing.mean)} ", "dim"),
            (MEAN_BAR * len(self._bar(standing.mean)), "dim"),
        )

    def _figure(self, score: float | None) -> str:
        shown = NOTHING if score is None else self._formats.number(score)
        return fit(shown, FIGURE, right=True)

    def _bar(self, score: float | None) -> str:
        return bar((score or 0.0) / 100, self._room)

    @property
    def _room(self) -> int:
        beside = LABEL + 2 * FIGURE + 4
        return max(min((self.size.width - beside) // 2, LONGEST), 1)
