"""The loyalty scores after a few customers changed: what still holds of the others is kept."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shoptui.analytics.exact_sum import ExactSum, exact_sum
from shoptui.analytics.loyalty.means import mean, weighted_mean, weighted_means
from shoptui.analytics.loyalty.measured import Measured
from shoptui.analytics.loyalty.score_column import Scores
from shoptui.analytics.loyalty.scores import (
    LoyaltyResult,
    TypeScores,
    measures,
    overall_columns,
    type_scores,
)
from shoptui.analytics.renewal import put_in
from shoptui.analytics.spread import Spread
from shoptui.domain.facts import CustomerFacts, ShopFacts
from shoptui.domain.loyalty_facts import LoyaltyFacts

Score = float | None


class _Column(NamedTuple):
    """Scores with their sum."""

    scores: Scores
    total: ExactSum


def score_loyalty_again(
    before: LoyaltyResult,
    shop: ShopFacts,
    facts: LoyaltyFacts,
    spread: Spread,
    changed: Sequence[int] | None,
) -> LoyaltyResult:
    """The same as `score_loyalty` after a few customers changed, by the same rules.

    A type is scored anew for everybody only where one of its targets moved.

    Args:
        before: the scores until now.
        shop: the new facts.
        facts: what they did besides buying, new.
        spread: of the new facts.
        changed: the positions of those who changed, in order, newcomers at the end included; None
            where positions are no longer what they were.
    """
    types = tuple(_again(each, before, shop, facts, spread, changed) for each in before.types)
    columns = overall_columns(types, before.rules)
    kept = changed if _only_these(before, types) else None
    if kept is None:
        overall = weighted_means(columns, len(shop.customers))
        return LoyaltyResult(shop, before.rules, types, overall, mean(overall))
    fresh = [_at(columns, place) for place in kept]
    column = _with(before.overall, before.overall_total, kept, fresh)
    return LoyaltyResult(shop, before.rules, types, column.scores, column.total.mean, column.total)


def _again(
    each: TypeScores,
    before: LoyaltyResult,
    shop: ShopFacts,
    facts: LoyaltyFacts,
    spread: Spread,
    changed: Sequence[int] | None,
) -> TypeScores:
    measured = measures(each.kind, spread, facts, before.rules)
    if changed is None or [m.scale for m in measured] != [m.scale for m in each.measured]:
        return type_scores(each.kind, shop, measured)
    fresh = [_one(measured, shop.customers[place]) for place in changed]
    column = _with(each.scores, each.total, changed, fresh)
    ordered = each.ordered
    if ordered is not None and column.scores is not each.scores:
        old = [each.scores[place] for place in changed if place < len(each.scores)]
        ordered = _moved(ordered, old, fresh)
    mean_now = column.total.mean
    return TypeScores(each.kind, measured, column.scores, mean_now, column.total, ordered)


def _moved(ordered: "array[float]", gone: Iterable[Score], come: Iterable[Score]) -> "array[float]":
    moved = ordered[:]
    for score in gone:
        if score is not None:
            del moved[bisect_left(moved, score)]
    for score in come:
        if score is not None:
            insort(moved, score)
    return moved


def _only_these(before: LoyaltyResult, types: Sequence[TypeScores]) -> bool:
    """Whether the types count as they did, and none was scored anew for everybody."""
    return all(
        new.total is not None and (new.mean is None) == (old.mean is None)
        for old, new in zip(before.types, types, strict=True)
    )


def _one(measured: Sequence[Measured], customer: CustomerFacts) -> Score:
    """One customer's score in a type."""
    return weighted_mean(
        [
            (each.weight, each.score(each.counts.of(customer)))
            for each in measured
            if not each.left_out
        ]
    )


def _at(columns: Sequence[tuple[int, Scores]], place: int) -> Score:
    return weighted_mean([(weight, scores[place]) for weight, scores in columns])


def _with(
    scores: Scores, total: ExactSum | None, places: Sequence[int], fresh: Sequence[Score]
) -> _Column:
    """The scores with some put in, and their sum."""
    total = total or exact_sum(scores)
    old = [scores[place] for place in places if place < len(scores)]
    if old == fresh:
        return _Column(scores, total)
    news = scores.values[:]
    put_in(news, places, Scores.of(fresh).values)
    return _Column(Scores(news), total.moved(old, fresh))
