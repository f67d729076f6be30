"""Sums of floats kept exact, so that a mean renewed step by step is the mean worked out anew."""

from collections.abc import Iterable
from math import fsum
from typing import NamedTuple


class ExactSum(NamedTuple):
    """How many values there are, and their sum.

    Attributes:
        known: how many values are known.
        parts: floats that add up to the sum without any rounding.
    """

    known: int
    parts: tuple[float, ...]

    @property
    def mean(self) -> float | None:
        """The sum rounded once, by their number; None where nothing is known."""
        return fsum(self.parts) / self.known if self.known else None

    def moved(self, gone: Iterable[float | None], come: Iterable[float | None]) -> "ExactSum":
        """The sum once some values gave way to others."""
        less = [-value for value in gone if value is not None]
        more = [value for value in come if value is not None]
        return ExactSum(self.known - len(less) + len(more), _parts([*self.parts, *less, *more]))


def exact_sum(values: Iterable[float | None]) -> ExactSum:
    """The sum of the known values."""
    known = [value for value in values if value is not None]
    return ExactSum(len(known), _parts(known))


def _parts(values: list[float]) -> tuple[float, ...]:
    """What the rounded sum leaves over is summed up again, until nothing is left.

    `math.fsum` rounds the exact sum once (Shewchuk, "Adaptive Precision Floating-Point Arithmetic",
    1997), so each part takes the place of the largest rest.
    """
    parts: list[float] = []
    while rest := fsum([*values, *(-part for part in parts)]):
        parts.append(rest)
    return tuple(parts)
