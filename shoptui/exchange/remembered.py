"""What cells mean, read once for each that repeats."""

from collections.abc import Callable
from typing import TypeVar

from shoptui.exchange.raw_sheet import RawCell

T = TypeVar("T")
_MOST = 16_384


class Remembered(dict[RawCell, T]):
    """Cell → meaning; forgets everything when it holds too much.

    A lookup needs no call of a Python function, which over a million rows is most of the time.
    """

    def __init__(self, read: Callable[[RawCell], T]) -> None:
        """Takes what reads a cell; what that raises is not remembered."""
        super().__init__()
        self._read = read

    def __missing__(self, cell: RawCell) -> T:
        """Reads a cell that is met for the first time."""
        if len(self) >= _MOST:
            self.clear()
        meaning = self[cell] = self._read(cell)
        return meaning
