"""Everybody judged once for each state of the shop: tier, group, five scores, what to offer."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from shoptui.analytics.behaviour import behaviour_of
from shoptui.analytics.offers import Suggestion
from shoptui.domain.language import _
from shoptui.domain.why import Section
from shoptui.services import card, loyalty
from shoptui.services.belonging import (
    Belonging,
    Belongings,
    behaviour_rules_of,
    belongings_of,
)
from shoptui.services.desk import Desk
from shoptui.services.figures import Figures, figures
from shoptui.services.known_one import can_be_known_alone
from shoptui.services.loyalty import LoyalShop, loyal_of, loyalty_rules_of
from shoptui.services.settings import Recorded, recorded_in, rfm_rules_of
from shoptui.services.suggestions import Suggestions, suggestions, suggestions_for
from shoptui.services.tiers import Scored, scored_of
from shoptui.storage.changed import last_seen


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


@dataclass(frozen=True)
class Judged:
    """One reading of the whole shop, from which each customer is looked up.

    Tiers and scores are at hand. What to offer, and to which group somebody belongs, is found out
    for the one customer asked about; for everybody only where that cannot be.

    Attributes:
        desk: the open shop.
        revision: of the shop when it was read.
        as_of: the day it holds for.
        now: the settings.
        read: what everybody did.
        scored: the tiers.
        loyal: the five scores.
        said: what `of` has said so far, so that whoever asks again need not wait.
    """

    desk: Desk
    revision: int
    as_of: date
    now: Recorded
    read: Figures
    scored: Scored
    loyal: LoyalShop
    said: dict[int, Judgement | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def offers(self) -> Suggestions:
        """What to offer everybody."""
        return suggestions(self.desk, self.as_of)

    @cached_property
    def belongings(self) -> Belongings:
        """Groups, classes and stages of everybody."""
        return belongings_of(self.now, self.offers.grouping)

    def of(self, customer_id: int) -> Judgement | None:
        """One customer; None for those put away or not known yet on that day."""
        if customer_id not in self.said:
            self.said[customer_id] = self._judgement(customer_id)
        return self.said[customer_id]

    def _judgement(self, customer_id: int) -> Judgement | None:
        standing = card.standing(self.scored, customer_id)
        if standing is None:
            return None
        offers, belongings = self._about(customer_id)
        belonging = belongings.of(customer_id)
        if belonging is None:
            return None
        reward = offers.of(customer_id)
        reason = offers.words.reason(reward) if reward else ""
        return Judgement(standing, self.loyal.profile(customer_id), reward, reason, belonging)

    def why(self, customer_id: int) -> list[Section]:
        """Tier, group, class, stage, suggested reward and five scores explained, in this order.

        Raises:
            NotFound: the customer was not known on that day.
        """
        scored = self.scored.why(customer_id)
        offers, belongings = self._about(customer_id)
        reward = offers.of(customer_id)
        offered = offers.why(reward) if reward else [_nothing_offered()]
        belongs = belongings.why(customer_id)
        return [*scored, *belongs, *offered, *self.loyal.why(customer_id)]

    def _about(self, customer_id: int) -> tuple[Suggestions, Belongings]:
        """What there is to say of one customer; the same is known of everybody, or of nobody."""
        at = self.read.facts.customers.place_of(customer_id)
        if at is not None and can_be_known_alone(self.now):
            with self.desk.file.read() as db:
                alone = suggestions_for(self.desk, db, self.now, self.read, at)
            if alone:
                cuts = behaviour_of(self.read.spread, behaviour_rules_of(self.now))
                return alone, Belongings(self.now.shop, alone.grouping, cuts)
        return self.offers, self.belongings

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
    with desk.file.read() as db:  # one session for all, since to open one takes its time
        revision, now = last_seen(db).id, recorded_in(desk, db)
        read = figures(desk, db, rfm_rules_of(now), now.today)
        result, loyal = read.scored(rfm_rules_of(now)), read.loyalty(db, loyalty_rules_of(now))
    scored, loyal_shop = scored_of(now.shop, result), loyal_of(desk, now.shop, loyal)
    return Judged(desk, revision, now.today, now, read, scored, loyal_shop)


def _nothing_offered() -> Section:
    return Section(
        _("No reward is suggested now"),
        (
            _("No rule of yours fits today, or they had an offer or a message of late."),
            _("Nobody is offered more than one thing at a time."),
        ),
    )
