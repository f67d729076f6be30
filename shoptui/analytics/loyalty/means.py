"""Weighted means over what is known."""

from array import array
from collections.abc import Iterable, Sequence
from math import floor, fsum

from shoptui.analytics.loyalty.score_column import UNKNOWN, Scores

A_HAIR = 1e-9  # more than floats lose on the way, and less than an owner can see


def weighted_mean(marks: Sequence[tuple[int, float | None]]) -> float | None:
    """The weighted mean of the values that are known, None where none is.

    Args:
        marks: weights above 0, each with its value.
    """
    if len(marks) == 1:
        return marks[0][1]
    total, weights = 0.0, 0
    for weight, value in marks:
        if value is not None:
            total += weight * value
            weights += weight
    return total / weights if weights else None


def weighted_means(columns: Sequence[tuple[int, Scores]], size: int) -> Scores:
    """For each customer the same, to the last bit.

    It goes column by column, since that makes nothing for each of many customers.

    Args:
        columns: a weight above 0 and its values, all of the same length.
        size: that length.
    """
    if len(columns) == 1:
        return columns[0][1]
    certain = 0  # the weight of the columns that are known everywhere
    totals: list[float] = []
    weights: list[int] = []  # that of the other columns, by place
    for weight, scores in columns:
        values = scores.values
        if scores.all_known:
            certain += weight
            totals = _plus(totals, weight, values)
            continue
        weights = _plus_known(weights or [0] * size, weight, values)
        totals = _plus(totals, weight, [value if value > 0 else 0.0 for value in values])
    if weights:
        return Scores(array("d", _divided(totals, weights, certain)))
    return Scores(array("d", [total / certain for total in totals] or [UNKNOWN] * size))


def _plus(totals: Sequence[float], weight: int, values: Sequence[float]) -> list[float]:
    if not totals:
        return [weight * value for value in values]
    return [total + weight * value for total, value in zip(totals, values, strict=True)]


def _plus_known(weights: Sequence[int], weight: int, values: "array[float]") -> list[int]:
    return [
        so_far if value < 0 else so_far + weight
        for so_far, value in zip(weights, values, strict=True)
    ]


def _divided(totals: Iterable[float], weights: Iterable[int], certain: int) -> Iterable[float]:
    if certain:
        return [total / (certain + weight) for total, weight in zip(totals, weights, strict=True)]
    return [
        total / weight if weight else UNKNOWN for total, weight in zip(totals, weights, strict=True)
    ]


def mean(scores: Scores) -> float | None:
    """The mean of the known scores, None where there is none."""
    known = scores.known
    return fsum(known) / len(known) if known else None


def as_shown(score: float | None) -> float | None:
    """A score with one decimal, a half rounded up; unknown stays unknown."""
    return None if score is None else floor(score * 10 + 0.5 + A_HAIR) / 10
