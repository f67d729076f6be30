"""Which type of loyalty of a customer is worth raising."""

from collections.abc import Mapping
from functools import cache

from shoptui.analytics.loyalty.scores import LoyaltyResult
from shoptui.analytics.loyalty.strength import strong, weak
from shoptui.domain.loyalty import LoyaltyType

_NONE: frozenset[LoyaltyType] = frozenset()

Score = float | None
SixScores = tuple[Score, Score, Score, Score, Score, Score]


def strong_types(loyalty: LoyaltyResult) -> Mapping[int, frozenset[LoyaltyType]]:
    """The types each customer is strong in, by position; who is missing is strong in none."""
    found: dict[int, frozenset[LoyaltyType]] = {}
    for scored in loyalty.types:
        for position in strong(scored):
            found[position] = _with(found.get(position, _NONE), scored.kind.type)
    return found


@cache
def _with(types: frozenset[LoyaltyType], one: LoyaltyType) -> frozenset[LoyaltyType]:
    """The types and one more; there are few, so that all customers share them."""
    return types | {one}


def types_worth_raising(loyalty: LoyaltyResult) -> Mapping[int, LoyaltyType]:
    """The one type worth raising of each customer, by position.

    It is the lowest of the types the customer is weak in, among equals the one that weighs most in
    the overall score. It is worth it for customers whose overall score is the shop's mean or
    above; of the others none is.
    """
    least = loyalty.overall_mean
    if least is None:
        return {}
    lowest: dict[int, tuple[float, int, LoyaltyType]] = {}
    for weight, scored in zip(loyalty.rules.overall, loyalty.types, strict=True):
        for position in weak(scored) if weight else ():
            overall, score = loyalty.overall[position], scored.scores[position]
            if overall is not None and score is not None and overall >= least:
                mark = (score, -weight, scored.kind.type)
                lowest[position] = _lower(lowest.get(position), mark)
    return {position: mark[2] for position, mark in lowest.items()}


def _lower(
    before: tuple[float, int, LoyaltyType] | None, mark: tuple[float, int, LoyaltyType]
) -> tuple[float, int, LoyaltyType]:
    """The lower one; of equals that which came first, in the order of the types."""
    return mark if before is None or mark[:2] < before[:2] else before


def six_scores(loyalty: LoyaltyResult) -> list[SixScores]:
    """The five scores of each customer, in the order of the types, and the overall score."""
    financial, referral, procedural, contact, evaluation = (each.scores for each in loyalty.types)
    columns = (financial, referral, procedural, contact, evaluation, loyalty.overall)
    return list(zip(*columns, strict=True))
