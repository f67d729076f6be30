"""Chance that comes out the same for the same seed, on every machine and Python.

Only `Random.random` is promised to stay the same between versions, so all else is built on it.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

Face = TypeVar("Face")


class Dice:
    """A stream of chance of its own.

    Attributes:
        random: a number from 0 up to but not including 1.
    """

    __slots__ = ("random",)

    def __init__(self, seed: int, what: str) -> None:
        """Takes the seed of the shop and what these dice decide."""
        self.random: Callable[[], float] = Random(f"{seed} {what}").random

    def chance(self, share: float) -> bool:
        """True in this share of the throws."""
        return self.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included; low where there is none between."""
        return low + int(self.random() * (high - low + 1)) if high > low else low

    def spread(self, low: float, high: float) -> float:
        """A number from low up to high."""
        return low + self.random() * (high - low)

    def pick(self, faces: Sequence[Face]) -> Face:
        """One of them, each as likely."""
        return faces[int(self.random() * len(faces))]

    def weighted(self, faces: Sequence[tuple[Face, int]]) -> Face:
        """One of them, as likely as the percentage beside it says; together they make 100."""
        left = self.random() * 100
        for face, percent in faces:
            left -= percent
            if left < 0:
                return face
        return faces[-1][0]
