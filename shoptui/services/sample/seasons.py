"""The shop's calendar: which days are busy, which are closed, and what feasts there are."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from shoptui.services.sample.market import Market
from shoptui.services.sample.plan import DAYS, SamplePlan
from shoptui.storage.bulk import HolidayRow

# The lunar new year comes back to about the same day after nineteen years (Metonic cycle); this is
# the day in Vietnam from 2020 on.
_TET = (
    (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13),
    (2, 2), (1, 23), (2, 11), (1, 31), (2, 19), (2, 8), (1, 28), (2, 15), (2, 4),
)  # fmt: skip
_WEEKDAYS = (0.80, 0.78, 0.85, 0.92, 1.20, 1.55, 1.30)
_GROWTH = 0.25  # how much busier the last day is than the first
_BUILD_UP = 24  # days before a feast in which people buy for it

_FEASTS = {
    "VND": ((1, 1, "New Year"), (4, 30, "Reunification Day"), (5, 1, "Labour Day"),
            (9, 2, "National Day")),
    "THB": ((1, 1, "New Year"), (4, 13, "Songkran"), (4, 14, "Songkran"), (4, 15, "Songkran"),
            (5, 1, "Labour Day"), (12, 5, "Father's Day")),
}  # fmt: skip
_ELSEWHERE = ((1, 1, "New Year"), (12, 25, "Christmas Day"))


def new_year(year: int) -> date:
    """The day of the lunar new year; exact from 2020 to 2038, else within a day or two."""
    month, day = _TET[(year - 2020) % len(_TET)]
    return date(year, month, day)


class Calendar:
    """The days the shop keeps records of, counted from 0.

    Attributes:
        begin: day 0.
        last: the number of the last day.
        texts: each day as the file keeps it.
        holidays: days on which nobody works, the rest of the last year included.
    """

    def __init__(self, plan: SamplePlan) -> None:
        """Weighs every day of the plan."""
        self.begin = plan.begin
        self.last = DAYS - 1
        days = [plan.begin + timedelta(days=number) for number in range(DAYS)]
        self.texts = [day.isoformat() for day in days]
        feasts = sorted(_holidays(plan))
        self.holidays = [HolidayRow(day.isoformat(), name) for day, name in feasts]
        closes = plan.market.currency.code == "VND"
        closed = {day for day, _name in feasts if closes}
        self._heap = [0.0]
        for number, day in enumerate(days):
            weight = 0.0 if day in closed else _busy(day, number, plan.market)
            self._heap.append(self._heap[-1] + weight)

    def number(self, day: date) -> int:
        """The number of a day; below 0 before the records begin."""
        return (day - self.begin).days

    def text(self, number: int) -> str | None:
        """A day as the file keeps it; None for one that has not come yet."""
        return self.texts[number] if number <= self.last else None

    def day(self, number: int) -> date:
        """The day of a number, whether records are kept of it or not."""
        return self.begin + timedelta(days=number)

    def open_from(self, number: int) -> int:
        """The first day from this one on that is not closed; it may not have come yet."""
        while number <= self.last and self._heap[number] == self._heap[number + 1]:
            number += 1
        return number

    def trade_before(self, number: int) -> float:
        """All the trade there is before a day, in weights of days."""
        return self._heap[number]

    def day_at(self, trade: float) -> int:
        """The day on which this much trade was done; never a closed one."""
        return min(bisect_right(self._heap, trade) - 1, self.last)


def _busy(day: date, number: int, market: Market) -> float:
    feasts = (
        (new_year(day.year), market.tet),
        (date(day.year, 4, 13), market.songkran),
        (date(day.year, 12, 25), market.christmas),
    )
    season = 1.0 + sum(height * _nearness((feast - day).days) for feast, height in feasts)
    growth = 1.0 + _GROWTH * number / DAYS
    return _WEEKDAYS[day.weekday()] * growth * season


def _nearness(days_to_go: int) -> float:
    """0 until the build-up begins, then rising to 1 on the eve, 0 from the feast on."""
    return 1.0 - days_to_go / _BUILD_UP if 0 < days_to_go <= _BUILD_UP else 0.0


def _holidays(plan: SamplePlan) -> Iterator[tuple[date, str]]:
    code = plan.market.currency.code
    for year in range(plan.begin.year, plan.until.year + 1):
        for month, day, name in _FEASTS.get(code, _ELSEWHERE):
            yield date(year, month, day), name
        if code == "VND":
            eve = new_year(year) - timedelta(days=1)
            yield from ((eve + timedelta(days=n), "Tết") for n in range(5))
