"""Rows that are read or made when they are asked for, a page in one go."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from shoptui.domain.table import Row

PAGE = 500


@dataclass(frozen=True, slots=True)
class PagedRows(Sequence[Row]):
    """A list too long for memory.

    Attributes:
        length: how many rows there are.
        read: makes the rows at these positions.
    """

    length: int
    read: Callable[[range], list[Row]]

    def __len__(self) -> int:
        """How many rows there are."""
        return self.length

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """One row, or the rows of a slice in one go."""
        positions = range(self.length)[index]
        if isinstance(positions, int):
            return self.read(range(positions, positions + 1))[0]
        return self.read(positions)

    def __iter__(self) -> Iterator[Row]:
        """All rows, a page at a time."""
        for start in range(0, self.length, PAGE):
            yield from self.read(range(start, min(start + PAGE, self.length)))
