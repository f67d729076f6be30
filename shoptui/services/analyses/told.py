"""What a report tells programs of everybody, made when it is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

Said = dict[str, object]


@dataclass(frozen=True, slots=True)
class Told(Sequence[Said]):
    """A long list of objects, none of which is kept.

    Attributes:
        length: how many there are.
        tell: makes the one at a place.
    """

    length: int
    tell: Callable[[int], Said]

    def __len__(self) -> int:
        """How many there are."""
        return self.length

    @overload
    def __getitem__(self, index: int) -> Said: ...
    @overload
    def __getitem__(self, index: slice) -> list[Said]: ...
    def __getitem__(self, index: int | slice) -> Said | list[Said]:
        """One of them, or those of a slice."""
        places = range(self.length)[index]
        return self.tell(places) if isinstance(places, int) else list(map(self.tell, places))
