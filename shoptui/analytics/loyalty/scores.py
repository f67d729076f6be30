"""The five scores and the overall score of every customer."""

from collections.abc import Sequence
from dataclasses import dataclass

from shoptui.analytics.loyalty.counts import Scores
from shoptui.analytics.loyalty.kind import Kind
from shoptui.analytics.loyalty.means import mean, weighted_means
from shoptui.analytics.loyalty.measured import Measured, measure
from shoptui.analytics.loyalty.registry import KINDS
from shoptui.domain.facts import ShopFacts
from shoptui.domain.loyalty import LoyaltyRules, LoyaltyType
from shoptui.domain.loyalty_facts import LoyaltyFacts


@dataclass(frozen=True, slots=True)
class TypeScores:
    """One type of loyalty in a whole shop.

    Attributes:
        kind: the type.
        measured: its indicators.
        scores: 0 to 100 for each customer of the facts, not rounded; None where it is unknown.
        mean: the shop's mean of the known scores, None where none is known.
    """

    kind: Kind
    measured: tuple[Measured, ...]
    scores: Scores
    mean: float | None


@dataclass(frozen=True, slots=True)
class LoyaltyResult:
    """How loyal everybody is.

    Attributes:
        shop: what customers bought; the scores are in the order of its customers.
        rules: the owner's choices.
        types: the five types, in the order of `LoyaltyType`.
        overall: the weighted mean of the known scores, None where none is known.
        overall_mean: the shop's mean of it.
    """

    shop: ShopFacts
    rules: LoyaltyRules
    types: tuple[TypeScores, ...]
    overall: Scores
    overall_mean: float | None

    def of_type(self, which: LoyaltyType) -> TypeScores:
        """One of the five."""
        return next(each for each in self.types if each.kind.type is which)


def score_loyalty(shop: ShopFacts, facts: LoyaltyFacts, rules: LoyaltyRules) -> LoyaltyResult:
    """Scores every customer in each type and overall.

    Args:
        shop: taken with the window and the visit rule of `rules`.
        facts: taken as of the same date and over the same window.
        rules: the owner's choices.
    """
    types = tuple(_scored(kind, shop, facts, rules) for kind in KINDS)
    overall = _weighed(types, rules, len(shop.customers))
    return LoyaltyResult(shop, rules, types, overall, mean(overall))


def _scored(kind: Kind, shop: ShopFacts, facts: LoyaltyFacts, rules: LoyaltyRules) -> TypeScores:
    measured = tuple(
        measure(indicator, counts, shop, facts, rules)
        for indicator, counts in kind.counts(facts).items()
    )
    columns = [
        (each.weight, each.counts.scores(shop.customers, each.target))
        for each in measured
        if each.target is not None and not each.left_out
    ]
    scores = weighted_means(columns, len(shop.customers))
    return TypeScores(kind, measured, scores, mean(scores))


def _weighed(types: Sequence[TypeScores], rules: LoyaltyRules, size: int) -> Scores:
    columns = [
        (weight, each.scores)
        for weight, each in zip(rules.overall, types, strict=True)
        if weight and each.mean is not None
    ]
    return weighted_means(columns, size)
