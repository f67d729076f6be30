"""The scores of many customers in one kind, eight bytes each."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

UNKNOWN = -1.0  # below every score, so that it also sorts as one
_UNKNOWN = array("d", [UNKNOWN]).tobytes()


@dataclass(frozen=True, slots=True, eq=False)
class Scores(Sequence[float | None]):
    """Scores from 0 to 100, None where one is unknown; never changed in place.

    Attributes:
        values: the same with `UNKNOWN` for None, for loops over everybody.
    """

    values: "array[float]"

    @classmethod
    def of(cls, scores: Iterable[float | None]) -> "Scores":
        """Scores that are at hand."""
        return cls(array("d", [UNKNOWN if score is None else score for score in scores]))

    @property
    def all_known(self) -> bool:
        """Whether none is unknown; to look through bytes takes a tenth of looking at floats."""
        return _UNKNOWN not in self.values.tobytes() or UNKNOWN not in self.values

    @property
    def known(self) -> "array[float]":
        """Those that are known."""
        if self.all_known:
            return self.values
        return array("d", [value for value in self.values if value >= 0])

    def __len__(self) -> int:
        """How many customers they are of."""
        return len(self.values)

    @overload
    def __getitem__(self, at: int) -> float | None: ...
    @overload
    def __getitem__(self, at: slice) -> list[float | None]: ...
    def __getitem__(self, at: int | slice) -> float | list[float | None] | None:
        """One score, or some."""
        found = self.values[at]
        if isinstance(found, float):
            return None if found < 0 else found
        return [None if value < 0 else value for value in found]

    def __iter__(self) -> Iterator[float | None]:
        """One after the other."""
        return (None if value < 0 else value for value in self.values)

    def __eq__(self, other: object) -> bool:
        """Whether the same scores stand in the same order, here or in a list."""
        return [*self] == ([*other] if isinstance(other, Scores) else other)
