"""The five scores of one customer as bars, each beside the shop's mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.services.formats import Formats
from shoptui.services.loyalty import Standing
from shoptui.ui.command import bindings
from shoptui.ui.panes.loyalty_actions import PROFILE_ACTIONS
from shoptui.ui.panes.loyalty_words import written
from shoptui.ui.widgets.bar import bar
from shoptui.ui.widgets.columns import fit

LABEL, FIGURE = 12, 6  # cells beside each bar
LONGEST_BAR = 50
MEAN_BAR = "▒"
SPACED = 21  # lines that leave an empty one between the types


class LoyaltyProfile(Widget):
    """Follows the cursor of the list; where it takes the list's place it answers keys.

    Messages: `CardAsked`, `StepAsked` (the customer above or below is wanted).
    """

    ACTIONS = PROFILE_ACTIONS
    BINDINGS: ClassVar = bindings(PROFILE_ACTIONS)
    DEFAULT_CSS = """
    LoyaltyProfile { height: 1fr; padding: 0 1; }
    """

    class CardAsked(Message):
        """The owner wants to see the customer's card."""

    @dataclass
    class StepAsked(Message):
        """The owner wants the customer so many rows further down."""

        step: int

    def __init__(self, formats: Formats) -> None:
        """Nobody's yet."""
        super().__init__(id="loyalty-profile")
        self._formats = formats
        self._whose = ""
        self._standings: Sequence[Standing] = ()

    def show_customer(self, name: str, standings: Sequence[Standing]) -> None:
        """Draws a customer's scores, the overall one last; nothing where there are none."""
        self._whose, self._standings = name, standings
        self.refresh()

    def action_card(self) -> None:
        """Asks for the card."""
        self.post_message(self.CardAsked())

    def action_step(self, step: int) -> None:
        """Asks for another customer."""
        self.post_message(self.StepAsked(step))

    def render(self) -> RenderResult:
        """Name, two bars a score, and what to do."""
        if not self._standings:
            return Content("")
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        gap = [Content("")] if self.size.height >= SPACED else []
        yield Content.styled(visible(self._whose), "bold $accent")
        yield Content.assemble("█ ", _("customer"), f"   {MEAN_BAR} ", _("shop's mean"))
        for standing in self._standings:
            yield from gap
            yield from self._bars(standing)
        yield from gap
        yield Content.styled(_("w: why, and the next step up."), "dim")

    def _bars(self, standing: Standing) -> Iterator[Content]:
        look = "bold" if standing.type is None else ""
        label = fit(visible(standing.name), LABEL)
        figure = fit(written(standing.score, self._formats), FIGURE, right=True)
        yield Content.assemble((label + figure, look), " ", (self._bar(standing.score), "$primary"))
        mean = written(standing.mean, self._formats)
        blanks = " " * (LABEL + FIGURE - len(mean))
        yield Content.assemble(blanks, (f"{mean} {self._mean_bar(standing.mean)}", "dim"))

    def _bar(self, score: float | None) -> str:
        if score is None:
            return _("not known")
        return bar(score / 100, self._room)

    def _mean_bar(self, mean: float | None) -> str:
        return MEAN_BAR * len(bar((mean or 0.0) / 100, self._room))

    @property
    def _room(self) -> int:
        return max(min(self.size.width - LABEL - FIGURE - 1, LONGEST_BAR), 1)
