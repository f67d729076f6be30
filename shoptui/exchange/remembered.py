"""What cells mean, read once for each that repeats."""

from collections.abc import Callable
from typing import Generic, TypeVar

Cell = TypeVar("Cell")  # or several of a row
T = TypeVar("T")
_MOST = 16_384


class Remembered(dict[Cell, T], Generic[Cell, T]):
    """Cell → meaning; forgets everything when it holds too much.

    A lookup needs no call of a Python function, which over a million rows is most of the time.
    """

    def __init__(self, read: Callable[[Cell], T], most: int = _MOST) -> None:
        """Takes what reads a cell; what that raises is not remembered."""
        super().__init__()
        self._read = read
        self._most = most

    def __missing__(self, cell: Cell) -> T:
        """Reads a cell that is met for the first time."""
        if len(self) >= self._most:
            self.clear()
        meaning = self[cell] = self._read(cell)
        return meaning
