"""Months of the calendar, the last of them cut off at a day."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple


class Month(NamedTuple):
    """A month, or the part of it that is over.

    Attributes:
        first: its first day.
        last: its last day, or the day up to which it is looked at.
    """

    first: date
    last: date

    @property
    def name(self) -> str:
        """The month as it sorts: "2026-06"."""
        return f"{self.first:%Y-%m}"


def months_up_to(day: date, count: int) -> list[Month]:
    """The month of a day, which ends on it, and the whole months before; the oldest first."""
    number = day.year * 12 + day.month - 1
    starts = [divmod(number - back, 12) for back in range(count - 1, 0, -1)]
    whole = [Month(date(y, m + 1, 1), date(y, m + 1, monthrange(y, m + 1)[1])) for y, m in starts]
    return [*whole, Month(day.replace(day=1), day)]
