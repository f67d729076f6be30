"""Days of the file as ordinals (see `date.toordinal`), each day read once."""

from datetime import date


class Ordinals(dict[str | None, int]):
    """Day text to ordinal, 0 for no day; a shop has few days and many rows."""

    def __missing__(self, text: str | None) -> int:
        """Reads a day met for the first time."""
        ordinal = date.fromisoformat(text).toordinal() if text else 0
        self[text] = ordinal
        return ordinal

    def column(self, text: str) -> list[int]:
        """A column of days parted by commas."""
        return [*map(self.__getitem__, text.split(","))] if text else []
