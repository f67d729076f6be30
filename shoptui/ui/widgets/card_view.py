"""Draws a customer's card."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from shoptui.services.card import Card, Standing
from shoptui.services.formats import Formats
from shoptui.services.judged import Judgement
from shoptui.ui.widgets.card_lines import figure_lines, person_lines, reward_lines, tier_line
from shoptui.ui.widgets.card_loyalty import CardLoyalty
from shoptui.ui.widgets.card_parts import CardFigures, CardText


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
        & CardText { height: auto; }
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
        self._who = CardText(classes="card-name")
        self._tier = CardText(classes="card-tier")
        self._figures = CardFigures(classes="card-figures")
        self._scores = CardLoyalty(formats, classes="card-loyalty")
        self._reward = CardText(classes="card-reward")
        self._person = CardFigures(classes="card-person")

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self._who
        yield self._tier
        yield self._figures
        yield self._scores
        yield self._reward
        yield self._person

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
            self._show_nobody()
            return
        formats = self._formats
        self._who.show(card.customer.name)
        self._tier.show(tier_line(card, standing, formats))
        self._figures.show(figure_lines(card, standing, judgement, formats))
        self._person.show(person_lines(card, formats))
        self._show_judgement(judgement, is_judged=card.customer.archived_on is None)

    def _show_nobody(self) -> None:
        for text in (self._who, self._tier):
            text.show()
        for figures in (self._figures, self._person):
            figures.show(())
        self._show_judgement(None, is_judged=False)

    def _show_judgement(self, judgement: Judgement | None, is_judged: bool) -> None:
        self._scores.display = self._reward.display = is_judged
        self._scores.show_standings(judgement.profile if judgement else ())
        self._reward.show(*reward_lines(judgement, self._formats))
