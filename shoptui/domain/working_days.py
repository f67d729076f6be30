"""Working days: Monday to Friday, less the shop's holidays."""

from collections.abc import Iterable
from datetime import date, timedelta

_FRIDAY = 4
_DAY = timedelta(days=1)


class WorkingDays:
    """The working calendar of a shop."""

    def __init__(self, holidays: Iterable[date] = ()) -> None:
        """Takes the days on which nobody works; weekends need not be named."""
        self._holidays = frozenset(holidays)
        self._deadlines: dict[tuple[date, int], date] = {}

    def works_on(self, day: date) -> bool:
        """Whether a day is a working day."""
        return day.weekday() <= _FRIDAY and day not in self._holidays

    def deadline(self, day: date, days: int) -> date:
        """The last day that is still within so many working days after a day.

        The day itself is not counted: within 1 working day of a Friday is Monday. Within 0 is the
        day itself, working day or not.
        """
        known = self._deadlines.get((day, days))
        if known is None:
            known = self._deadlines[day, days] = self._counted(day, days)
        return known

    def _counted(self, day: date, days: int) -> date:
        left = days
        while left:
            day += _DAY
            left -= self.works_on(day)
        return day
