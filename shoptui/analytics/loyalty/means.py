"""Weighted means over what is known."""

from collections.abc import Sequence
from math import floor, fsum

Known = Sequence[float | None]

A_HAIR = 1e-9  # more than floats lose on the way, and less than an owner can see


def weighted_means(columns: Sequence[tuple[int, Known]], size: int) -> list[float | None]:
    """For each place the weighted mean of the values known there, None where none is.

    Args:
        columns: a weight above 0 and its values, all of the same length.
        size: that length.
    """
    totals = [0.0] * size
    certain = 0  # the weight of the columns that are known everywhere
    weights: list[int] | None = None  # that of the others, by place
    for weight, values in columns:
        known = [value for value in values if value is not None]
        if len(known) == size:
            certain += weight
            totals = [total + weight * value for total, value in zip(totals, known, strict=True)]
            continue
        weights = _plus_known(weights or [0] * size, weight, values)
        totals = [
            total if value is None else total + weight * value
            for total, value in zip(totals, values, strict=True)
        ]
    if weights is None:
        return [total / certain for total in totals] if certain else [None] * size
    return [
        total / (certain + weight) if certain + weight else None
        for total, weight in zip(totals, weights, strict=True)
    ]


def _plus_known(weights: list[int], weight: int, values: Known) -> list[int]:
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
