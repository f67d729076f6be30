"""Who is strong in a type of loyalty, and who is weak, among the shop's own customers."""

from array import array
from collections.abc import Sequence
from fractions import Fraction

from shoptui.analytics.loyalty.scores import TypeScores

HALF_WAY, FULL = 50.0, 100.0
_BEST, _MIDDLE, _LAST = Fraction(3, 4), Fraction(1, 2), Fraction(1, 4)


def strong(scored: TypeScores) -> list[int]:
    """The positions of the strong customers: above the upper quartile, and from 50 up.

    A full 100 is strong also where more than a quarter reach it. What half of the customers score
    sets nobody apart, be it full: where every counter sale keeps the same rules, keeping them is
    no strength. Nor are the best of customers who all do nothing strong.
    """
    known = in_order(scored)
    best, middle = _quantile(known, _BEST), _quantile(known, _MIDDLE)
    return [
        at
        for at, score in enumerate(scored.scores.values)
        if score >= HALF_WAY and score > middle and (score > best or score >= FULL)
    ]


def weak(scored: TypeScores) -> list[int]:
    """The positions of the weak customers: in the lower quartile, and below 50.

    The last of customers who all do much are not weak; an unknown score is not weak either.
    """
    most = _quantile(in_order(scored), _LAST)
    return [
        at
        for at, score in enumerate(scored.scores.values)
        if 0 <= score <= most and score < HALF_WAY
    ]


def in_order(scored: TypeScores) -> "array[float]":
    """The known scores of the shop, the least first."""
    if scored.ordered is not None:
        return scored.ordered
    return array("d", sorted(scored.scores.known))


def _quantile(known: Sequence[float], share: Fraction) -> float:
    """By linear interpolation, as for the cut points of RFM (type 7); 0 where nothing is known."""
    if not known:
        return 0.0
    place = (len(known) - 1) * share
    below = int(place)
    rest = float(place - below)
    return known[below] + (known[below + 1] - known[below]) * rest if rest else known[below]
