"""Quantiles of whole numbers, kept exact."""

from collections.abc import Sequence
from fractions import Fraction

MEDIAN = Fraction(1, 2)
QUINTILES = (Fraction(1, 5), Fraction(2, 5), Fraction(3, 5), Fraction(4, 5))


def quantile(ordered: Sequence[int], share: Fraction) -> Fraction:
    """The value below which a share of the values lies, by linear interpolation.

    Type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996): the default of
    numpy and R.

    Args:
        ordered: the values, smallest first, at least one.
        share: 0 to 1.

    Raises:
        IndexError: there are no values.
    """
    place = (len(ordered) - 1) * share
    below = int(place)
    rest = place - below
    if not rest:
        return Fraction(ordered[below])
    return ordered[below] + (ordered[below + 1] - ordered[below]) * rest


def median(values: Sequence[int]) -> Fraction | None:
    """The middle of the values, in any order; halfway between the middle two of an even number."""
    return quantile(sorted(values), MEDIAN) if values else None


def half_up(value: Fraction) -> int:
    """The nearest whole number; a half goes away from zero, as for refunds."""
    size = int(abs(value) + Fraction(1, 2))
    return size if value >= 0 else -size
