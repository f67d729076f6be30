"""Reward rules made ready to be asked of many customers.

A hundred thousand customers meet a dozen rules each, so what a clause compares is looked up once.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from shoptui.analytics.candidates import Candidate
from shoptui.analytics.offers import Offer
from shoptui.domain.reward_rules import Clause, Comparison, Condition, Field, Urgency

Test = Callable[[Candidate], bool]


class ReadyOffer(NamedTuple):
    """An offer with the test its customers pass.

    Attributes:
        offer: the rule and its reward.
        meets: whether a candidate meets the rule.
        urgency: of the rule.
        name: of the rule.
    """

    offer: Offer
    meets: Test
    urgency: Urgency
    name: str


class ReadyByTier(dict[str, list[ReadyOffer]]):
    """The offers a customer of each tier may meet, in order; made for a tier once it is met."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        """Takes the offers in any order."""
        super().__init__()
        self._offers = sorted(offers, key=lambda offer: offer.place)

    def __missing__(self, tier: str) -> list[ReadyOffer]:
        """Makes the offers of a tier ready."""
        self[tier] = ready = [
            ReadyOffer(offer, _all_of(offer.rule.condition), offer.rule.urgency, offer.rule.name)
            for offer in self._offers
            if _may_meet(offer.rule.condition, tier)
        ]
        return ready


def _may_meet(condition: Condition, tier: str) -> bool:
    return all(clause.holds(tier) for clause in condition if clause.field is Field.TIER)


def _all_of(condition: Condition) -> Test:
    tests = [_test(clause) for clause in condition]
    if len(tests) == 1:
        return tests[0]
    return lambda candidate: all(test(candidate) for test in tests)


def _test(clause: Clause) -> Test:
    place, value, holds = Candidate._fields.index(clause.field), clause.value, clause.holds
    if clause.comparison is Comparison.IS and clause.field is Field.STRONG_IN:
        return lambda candidate: value in candidate.strong_in
    if clause.comparison is Comparison.IS:
        return lambda candidate: candidate[place] == value
    return lambda candidate: holds(candidate[place])
