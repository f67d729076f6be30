"""Weighted means over what is known."""

from collections.abc import Sequence
from math import floor, fsum

Known = Sequence[float | None]

A_HAIR = 1e-9  # more than floats lose on the way, and less than an owner can see


def weighted_means(columns: Sequence[tuple[int, Known]], size: int) -> list[float | None]:
    """For each place the weighted mean of the values known there, None where none is.

    It goes column by column, since that makes nothing for each of many customers.

    Args:
        columns: a weight above 0 and its values, all of the same length.
        size: that length.
    """
    if len(columns) == 1:
        return [*columns[0][1]]
    certain = 0  # the weight of the columns that are known everywhere
    totals: list[float] = []
    weights: list[int] = []  # that of the other columns, by place
    for weight, values in columns:
        if None in values:
            weights = _plus_known(weights or [0] * size, weight, values)
        else:
            certain += weight
        totals = _plus(totals or [0.0] * size, weight, values)
    if not weights:
        return [total / certain for total in totals] if certain else [None] * size
    return [
        total / (certain + weight) if certain + weight else None
        for total, weight in zip(totals, weights, strict=True)
    ]


def _plus(totals: Sequence[float], weight: int, values: Known) -> list[float]:
    return [total + weight * (value or 0.0) for total, value in zip(totals, values, strict=True)]


def _plus_known(weights: Sequence[int], weight: int, values: Known) -> list[int]:
    return [
        so_far if value is None else so_far + weight
        for so_far, value in zip(weights, values, strict=True)
    ]


def mean(values: Known) -> float | None:
    """The mean of the known values, None where there is none."""
    known = [value for value in values if value is not None]
    return fsum(known) / len(known) if known else None


def as_shown(score: float | None) -> float | None:
    """A score with one decimal, a half rounded up; unknown stays unknown."""
    return None if score is None else floor(score * 10 + 0.5 + A_HAIR) / 10
