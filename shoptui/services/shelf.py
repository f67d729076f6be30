"""What was worked out of a shop, held until it changes."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Reading = TypeVar("Reading")


class Shelf(Generic[Reading]):
    """Holds the last reading; whoever asks while it is made waits for that one."""

    def __init__(self) -> None:
        """With nothing on it."""
        self._making = Lock()
        self._last: Reading | None = None

    def look(self, holds: Callable[[Reading], bool]) -> Reading | None:
        """The last reading, None where there is none that still holds."""
        last = self._last
        return last if last is not None and holds(last) else None

    def fetch(self, holds: Callable[[Reading], bool], make: Callable[[], Reading]) -> Reading:
        """The last reading if it still holds, else a new one."""
        with self._making:
            found = self.look(holds)
            if found is None:
                self._last = found = make()
            return found

    def renew(self, make: Callable[[Reading | None], Reading]) -> Reading:
        """A reading made from the last one, which takes its place; one at a time."""
        with self._making:
            self._last = made = make(self._last)
            return made
