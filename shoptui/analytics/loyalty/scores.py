"""The five scores and the overall score of every customer."""

from array import array
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from shoptui.analytics.exact_sum import ExactSum
from shoptui.analytics.loyalty.counts import Figures
from shoptui.analytics.loyalty.kind import Kind
from shoptui.analytics.loyalty.means import mean, weighted_mean, weighted_means
from shoptui.analytics.loyalty.measured import Measured, measure
from shoptui.analytics.loyalty.registry import KINDS
from shoptui.analytics.loyalty.score_column import UNKNOWN, Scores
from shoptui.analytics.spread import Spread, spread_of
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
        total: the sum of the scores, where it was needed so far.
        ordered: the known scores of the whole shop, the least first, where they were needed so far.
    """

    kind: Kind
    measured: tuple[Measured, ...]
    scores: Scores
    mean: float | None
    total: ExactSum | None = None
    ordered: "array[float] | None" = None


@dataclass(frozen=True, slots=True)
class LoyaltyResult:
    """How loyal everybody is.

    Attributes:
        shop: what customers bought; the scores are in the order of its customers.
        rules: the owner's choices.
        types: the five types, in the order of `LoyaltyType`.
        overall: the weighted mean of the known scores, None where none is known.
        overall_mean: the shop's mean of it.
        overall_total: its sum, where it was needed so far.
    """

    shop: ShopFacts
    rules: LoyaltyRules
    types: tuple[TypeScores, ...]
    overall: Scores
    overall_mean: float | None
    overall_total: ExactSum | None = None

    def of_type(self, which: LoyaltyType) -> TypeScores:
        """One of the five."""
        return next(each for each in self.types if each.kind.type is which)


def score_loyalty(
    shop: ShopFacts, facts: LoyaltyFacts, rules: LoyaltyRules, spread: Spread | None = None
) -> LoyaltyResult:
    """Scores every customer in each type and overall.

    Args:
        shop: taken with the window and the visit rule of `rules`.
        facts: taken as of the same date and over the same window.
        rules: the owner's choices.
        spread: of the shop's facts, where it is known already.
    """
    spread = spread or spread_of(shop.customers)
    types = tuple(type_scores(kind, shop, measures(kind, spread, facts, rules)) for kind in KINDS)
    overall = weighted_means(overall_columns(types, rules), len(shop.customers))
    return LoyaltyResult(shop, rules, types, overall, mean(overall))


def measures(
    kind: Kind, spread: Spread, facts: LoyaltyFacts, rules: LoyaltyRules
) -> tuple[Measured, ...]:
    """The indicators of a type as they hold for a shop."""
    return tuple(
        measure(indicator, counts, spread, facts, rules)
        for indicator, counts in kind.counts(facts).items()
    )


def type_scores(kind: Kind, shop: ShopFacts, measured: tuple[Measured, ...]) -> TypeScores:
    """The scores of everybody in one type."""
    counting = [each for each in measured if not each.left_out]
    scores = _by_figures(counting, shop) or _by_keys(counting, shop)
    return TypeScores(kind, measured, scores, mean(scores))


def _by_keys(counting: Sequence[Measured], shop: ShopFacts) -> Scores:
    """Customers with equal counts share a score, which is worked out once."""
    if not counting:
        return Scores(array("d", [UNKNOWN]) * len(shop.customers))
    keys = zip(*(each.counts.keys(shop.customers) for each in counting), strict=True)
    return Scores(array("d", [*map(_Known(counting).__getitem__, keys)]))


def _by_figures(counting: Sequence[Measured], shop: ShopFacts) -> Scores | None:
    """Where hardly any two customers are equal; None where another indicator counts too."""
    columns = [
        (each.weight, each.counts.scores(shop.customers, each.target))
        for each in counting
        if isinstance(each.counts, Figures) and each.target is not None
    ]
    if not columns or len(columns) < len(counting):
        return None
    return weighted_means(columns, len(shop.customers))


class _Known(dict[tuple[Hashable, ...], float]):
    """The score of each combination of keys met so far."""

    def __init__(self, counting: Sequence[Measured]) -> None:
        super().__init__()
        self._counting = counting

    def __missing__(self, keys: tuple[Hashable, ...]) -> float:
        pairs = zip(self._counting, keys, strict=True)
        score = weighted_mean(
            [(each.weight, each.score(each.counts.raw(key))) for each, key in pairs]
        )
        self[keys] = value = UNKNOWN if score is None else score
        return value


def overall_columns(types: Sequence[TypeScores], rules: LoyaltyRules) -> list[tuple[int, Scores]]:
    """The types that count in the overall score: their weights and scores."""
    return [
        (weight, each.scores)
        for weight, each in zip(rules.overall, types, strict=True)
        if weight and each.mean is not None
    ]
