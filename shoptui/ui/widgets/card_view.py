"""Draws a customer's card."""

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.text import visible
from shoptui.services.card import Card, Standing
from shoptui.services.formats import Formats
from shoptui.services.judged import Judgement
from shoptui.ui.widgets.card_lines import (
    Lines,
    figure_lines,
    person_lines,
    reward_lines,
    tier_line,
)
from shoptui.ui.widgets.card_loyalty import CardLoyalty

LABEL_WIDTH = 14


class CardView(VerticalScroll, can_focus=False):
    """Name, tier, figures, the five scores, the reward to offer, the person.

    They stand one below the other, or in two columns with the class `-across`. Where `can_focus` is
    set and not all of it fits, Tab reaches the card and the arrows scroll it.
    """

    DEFAULT_CSS = """
    CardView {
        padding: 0 1;
        & > .card-name { text-style: bold; }
        & > .card-tier { color: $primary; text-style: bold; margin-bottom: 1; height: auto; }
        & > .card-figures, & > .card-loyalty, & > .card-reward { margin-bottom: 1; }
        & Static { height: auto; }
        &:focus { background: $surface; }
        &.-across {
            layout: grid; grid-size: 2; grid-columns: 1fr 1fr; grid-rows: auto; height: auto;
            grid-gutter: 0 2;
            & > .card-tier, & > .card-figures, & > .card-loyalty, & > .card-reward {
                margin-bottom: 0;
            }
        }
    }
    """

    def __init__(
        self, formats: Formats, *, id: str | None = None, classes: str | None = None
    ) -> None:
        """Empty at first."""
        super().__init__(id=id, classes=classes)
        self._formats = formats
        self._card: Card | None = None

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Static(classes="card-name")
        yield Static(classes="card-tier")
        yield Static(classes="card-figures")
        yield CardLoyalty(self._formats, classes="card-loyalty")
        yield Static(classes="card-reward")
        yield Static(classes="card-person")

    def allow_focus(self) -> bool:
        """Only where there is something to scroll to."""
        return self.can_focus and self.max_scroll_y > 0

    @property
    def customer_id(self) -> int | None:
        """Whose card shows."""
        return self._card.customer.id if self._card else None

    def show_card(
        self, card: Card | None, standing: Standing | None, judgement: Judgement | None
    ) -> None:
        """Draws a card, or nothing for None.

        Args:
            card: what is recorded.
            standing: the tier; None while the shop is not scored yet.
            judgement: scores and reward, likewise; people put away have none.
        """
        is_other = self._card is None or card is None or card.customer.id != self._card.customer.id
        self._card = card
        if is_other:
            self.scroll_home(animate=False)
        if card is None:
            for part in self.query(Static):
                part.update("")
            self._show_judgement(None, is_judged=False)
            return
        formats = self._formats
        self._part("name").update(Content(visible(card.customer.name)))
        self._part("tier").update(Content(visible(tier_line(card, standing, formats))))
        self._part("figures").update(_drawn(figure_lines(card, standing, judgement, formats)))
        self._part("person").update(_drawn(person_lines(card, formats)))
        self._show_judgement(judgement, is_judged=card.customer.archived_on is None)

    def _show_judgement(self, judgement: Judgement | None, is_judged: bool) -> None:
        scores, reward = self.query_one(CardLoyalty), self._part("reward")
        scores.display = reward.display = is_judged
        scores.show_standings(judgement.profile if judgement else ())
        lines = reward_lines(judgement, self._formats)
        reward.update(Content("\n".join(map(visible, lines))))

    def _part(self, name: str) -> Static:
        return self.query_one(f".card-{name}", Static)


def _drawn(lines: Lines) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style="dim", width=LABEL_WIDTH, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text in lines:
        shown = "\n".join(map(visible, text.split("\n")))
        grid.add_row(Text(visible(label)), Text(shown))
    return grid
