"""Many short texts in one long one: a hundred thousand names in 4 MB instead of 10."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import overload


@dataclass(frozen=True, slots=True)
class Texts(Sequence[str]):
    """Texts that are cut out when somebody looks at them.

    Attributes:
        joined: all of them, one after the other.
        starts: where each begins, and last where the last one ends.
    """

    joined: str
    starts: "array[int]"

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Texts":
        """Texts that are at hand."""
        kept = [*texts]
        return cls.cut("".join(kept), map(len, kept))

    @classmethod
    def cut(cls, joined: str, lengths: Iterable[int]) -> "Texts":
        """The texts of these lengths that a long one is made of.

        Raises:
            ValueError: it is made of others.
        """
        starts = array("q", [*accumulate(lengths, initial=0)])
        if starts[-1] != len(joined):
            raise ValueError("the lengths are those of other texts")
        return cls(joined, starts)

    def __len__(self) -> int:
        """How many they are."""
        return len(self.starts) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        """One of them, or some."""
        if isinstance(at, slice):
            return [self[place] for place in range(len(self))[at]]
        if at < 0:
            at += len(self)
        starts = self.starts
        return self.joined[starts[at] : starts[at + 1]]

    def __iter__(self) -> Iterator[str]:
        """One after the other."""
        joined, starts = self.joined, iter(self.starts)
        start = next(starts)
        for end in starts:
            yield joined[start:end]
            start = end
