"""Everybody judged once for each state of the shop: tier, group, five scores, what to offer."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from shoptui.analytics.offers import Suggestion
from shoptui.domain.language import _
from shoptui.domain.why import Section
from shoptui.services import card, loyalty
from shoptui.services.belonging import Belonging, Belongings, belongings_of
from shoptui.services.desk import Desk
from shoptui.services.loyalty import LoyalShop, loyal_of
from shoptui.services.settings import recorded
from shoptui.services.suggestions import Suggestions, suggestions
from shoptui.services.tiers import Scored, scored_of


class Judgement(NamedTuple):
    """What the shop's records say of one customer.

    Attributes:
        standing: tier and R, F, M scores.
        profile: the five scores beside the shop's means, and last the overall one.
        reward: what to offer, None for nothing now.
        reason: the figures that triggered it, "" without one.
        belonging: group, class, stage and lifetime value.
    """

    standing: card.Standing
    profile: tuple[loyalty.Standing, ...]
    reward: Suggestion | None
    reason: str
    belonging: Belonging


@dataclass(frozen=True, slots=True)
class Judged:
    """One reading of the whole shop, from which each customer is looked up.

    Attributes:
        desk: the open shop.
        revision: of the shop when it was read.
        as_of: the day it holds for.
        scored: the tiers.
        loyal: the five scores.
        offers: what to offer.
        belongings: groups, classes and stages.
    """

    desk: Desk
    revision: int
    as_of: date
    scored: Scored
    loyal: LoyalShop
    offers: Suggestions
    belongings: Belongings

    def of(self, customer_id: int) -> Judgement | None:
        """One customer; None for those put away or not known yet on that day."""
        standing = card.standing(self.scored, customer_id)
        belonging = self.belongings.of(customer_id)
        if standing is None or belonging is None:
            return None
        reward = self.offers.of(customer_id)
        reason = self.offers.words.reason(reward) if reward else ""
        return Judgement(standing, self.loyal.profile(customer_id), reward, reason, belonging)

    def why(self, customer_id: int) -> list[Section]:
        """Tier, group, class, stage, suggested reward and five scores explained, in this order.

        Raises:
            NotFound: the customer was not known on that day.
        """
        reward = self.offers.of(customer_id)
        offered = self.offers.why(reward) if reward else [_nothing_offered()]
        scored, belongs = self.scored.why(customer_id), self.belongings.why(customer_id)
        return [*scored, *belongs, *offered, *self.loyal.why(customer_id)]

    def holds(self) -> bool:
        """Whether nothing changed since, and it is the same day."""
        return self.as_of == self.desk.today() and self.revision == self.desk.revision()


def judged(desk: Desk) -> Judged:
    """Everybody as of today, read again only after the shop or the day changed."""
    reading: Judged = desk.shelf.fetch(Judged.holds, partial(_judge, desk))
    return reading


def held(desk: Desk) -> Judged | None:
    """The same where it need not be read again; None where that would take a moment."""
    reading: Judged | None = desk.shelf.look(Judged.holds)
    return reading


def _judge(desk: Desk) -> Judged:
    # The revision first: a change during the reading makes it stale, never the other way round.
    revision, day = desk.revision(), desk.today()
    offers = suggestions(desk, day)
    shop, known = offers.words.shop, offers.known
    return Judged(
        desk,
        revision,
        day,
        scored_of(shop, known.result),
        loyal_of(desk, shop, known.loyalty),
        offers,
        belongings_of(recorded(desk), known.grouping),
    )


def _nothing_offered() -> Section:
    return Section(
        _("No reward is suggested now"),
        (
            _("No rule of yours fits today, or they had an offer or a message of late."),
            _("Nobody is offered more than one thing at a time."),
        ),
    )
