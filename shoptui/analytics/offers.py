"""Offers: a rule and its reward, one made to a customer, and what holds them back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from shoptui.analytics.candidates import Candidate
from shoptui.domain.reward_rules import Clause, RewardRule, Urgency, Value
from shoptui.domain.rewards import Reward


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What holds offers back.

    Attributes:
        quiet_days: none within so many days after the last contact the shop started.
        again_days: the same rule gives to the same customer no sooner than after so many days.
        budget_left: minor units that may still be spent, None for no limit.
        mail_unknown: a message may go to those who were never asked for consent.
        skipped: the last day, as an ordinal, on which an offer of an urgency was skipped, by
            customer and urgency.
    """

    quiet_days: int
    again_days: int
    budget_left: int | None
    mail_unknown: bool
    skipped: Mapping[tuple[int, Urgency], int]


class Offer(NamedTuple):
    """A rule and the reward it gives."""

    rule: RewardRule
    reward: Reward

    @property
    def place(self) -> tuple[Urgency, int, int]:
        """Where it stands among the others: urgency, priority, id."""
        return self.rule.urgency, self.rule.priority, self.rule.id


class Suggestion(NamedTuple):
    """One offer to one customer.

    Attributes:
        candidate: the customer, with every figure.
        rule: why.
        reward: what.
        cost: minor units.
        by_message: whether it may be sent; else it is made in person, at the till.
        on: the day it holds for.
        urgency: of the rule.
    """

    candidate: Candidate
    rule: RewardRule
    reward: Reward
    cost: int
    by_message: bool
    on: date
    urgency: Urgency

    @property
    def valid_until(self) -> date:
        """The last day it can be redeemed when it is given at once."""
        return self.reward.last_day(self.on)

    @property
    def customer_id(self) -> int:
        """The customer."""
        return self.candidate.customer_id

    @property
    def evidence(self) -> tuple[tuple[Clause, Value], ...]:
        """Each clause of the rule with the customer's figure that met it."""
        return tuple((clause, self.candidate.value(clause.field)) for clause in self.rule.condition)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Its place in the list: urgency, priority, net spend of the last 365 days, id."""
        candidate = self.candidate
        return self.urgency, self.rule.priority, -candidate.net_year, candidate.customer_id
