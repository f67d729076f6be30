"""A customer as the reward rules see one: every figure a condition may ask about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from shoptui.analytics.groups import GroupFigures, Grouping
from shoptui.analytics.loyalty.scores import LoyaltyResult
from shoptui.analytics.rfm import RfmResult
from shoptui.analytics.worth_raising import SixScores, six_scores, strong_types, types_worth_raising
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.money import part_of
from shoptui.domain.offer_facts import OfferFacts
from shoptui.domain.reward_rules import NO, YES, Field, Value

_NOBODY: frozenset[str] = frozenset()


class Candidate(NamedTuple):
    """One customer; the figures after the first three are named as the fields of the rules.

    Attributes:
        position: the place among the customers of the facts.
        customer_id: the customer.
        name: the customer's name.
    """

    position: int
    customer_id: int
    name: str
    open_complaints: int
    open_incidents: int
    birthday: str
    days_to_birthday: int | None
    tier: str
    group: str
    active: str
    r: int | None
    orders_ever: int
    orders: int
    days_silent: int | None
    net_year: int
    average_order: int | None
    financial: float | None
    referral: float | None
    procedural: float | None
    contact: float | None
    evaluation: float | None
    overall: float | None
    strong_in: frozenset[str]
    weakest: str | None
    last_reward: str | None

    def value(self, field: Field) -> Value:
        """The figure a field asks about."""
        value: Value = getattr(self, field)
        return value


@dataclass(frozen=True)
class Known:
    """What is known of a shop's customers, all as of one date and in one order.

    Attributes:
        result: the facts and the tiers.
        net_year: net spend of the last 365 days of each customer.
        grouping: the group of each customer, and why.
        loyalty: the five scores.
        offers: contacts, complaints, birthdays, consent and what was given.
    """

    result: RfmResult
    net_year: Sequence[int]
    grouping: Grouping
    loyalty: LoyaltyResult
    offers: OfferFacts

    @property
    def groups(self) -> Sequence[GroupFigures]:
        """The group of each customer."""
        return self.grouping.figures

    @cached_property
    def strong(self) -> Mapping[int, frozenset[LoyaltyType]]:
        """The types each customer is strong in, by position."""
        return strong_types(self.loyalty)

    @cached_property
    def weakest(self) -> Mapping[int, LoyaltyType]:
        """The type of each customer that is worth raising, by position."""
        return types_worth_raising(self.loyalty)

    @cached_property
    def scores(self) -> Sequence[SixScores]:
        """The five scores and the overall score of each customer."""
        return six_scores(self.loyalty)

    def candidate(self, position: int) -> Candidate:
        """The customer at a position of the facts."""
        customer, grade = self.result.facts.customers[position], self.result.grade(position)
        who, offers, group = customer.customer_id, self.offers, self.grouping.figures[position]
        complaint, incident = offers.complaints.get(who), offers.incidents.get(who)
        given = offers.given.get(who)
        return Candidate(
            position,
            who,
            customer.name,
            complaint.open if complaint else 0,
            incident.open if incident else 0,
            YES if who in offers.birthdays else NO,
            offers.birthdays.get(who),
            grade.tier.casefold(),
            group.group,
            YES if group.active else NO,
            grade.r,
            customer.orders_ever,
            customer.orders,
            group.days_silent,
            self.net_year[position],
            part_of(customer.net_ever, 1, customer.orders_ever) if customer.orders_ever else None,
            *self.scores[position],
            self.strong.get(position, _NOBODY),
            self.weakest.get(position),
            given.last_kind if given else None,
        )
