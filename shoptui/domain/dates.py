"""Days: how people type and export them, windows that end on a day, and birthdays."""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.text import plain_digits, visible

FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST_WINDOW = 36_500

_BUDDHIST = range(2400, 2701)  # years as Thailand counts them, 543 ahead
_BUDDHIST_AHEAD = 543
_LEAP = 2000  # stands in for the year where none is given, so that 29 February is a day
_LONGEST = 60  # characters of a date; a longer text is something else
_LATEST, _NEXT = -1, 1  # which way a day without its year is looked for
_CLOCK = re.compile(
    r"(?:,? |t)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?"
    r"(?: ?[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|[+-]\d\d:?\d\d))?$"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<gap>[/.-])(?P<month>\d\d?)(?P=gap)(?P<day>\d\d?)")
_PARTS = re.compile(r"(\d\d?)(?P<gap>[/.-])(\d\d?)(?:(?P=gap)(\d{4}|\d\d))?")
_NAMED = (
    re.compile(r"(?P<day>\d\d?)[ -]?(?P<name>[a-z]{3,9})\.?(?:,? ?-?(?P<year>\d{4}|\d\d))?"),
    re.compile(r"(?P<name>[a-z]{3,9})\.? (?P<day>\d\d?)(?:,? (?P<year>\d{4}))?"),
)
_ENGLISH = ["january", "february", "march", "april", "may", "june"]
_ENGLISH += ["july", "august", "september", "october", "november", "december"]


class DayOrder(StrEnum):
    """In which order a date's day, month and year are written where this is read."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


def parse_day(text: str, today: date, order: DayOrder = DayOrder.DMY) -> date:
    """The day an owner types: everything `parse_written_day` takes, and days seen from today.

    `today` or `t`, `yesterday` or `y`, `-3` three days ago; a day of the month (`22`) or of the
    year (`22/11`) is the latest one that is not in the future.

    Raises:
        InvalidInput: it can't be read, there is no such day, or it is far from any shop's time.
    """
    typed = _tidy(text)
    if typed in ("today", "t", _("today").casefold()):
        return today
    if typed in ("yesterday", "y", _("yesterday").casefold()):
        return today - timedelta(days=1)
    if ago := re.fullmatch(r"-(\d{1,5})", typed):
        return _near(today, int(ago[1]), text, order)
    if re.fullmatch(r"\d\d?", typed):
        return _of_month(int(typed), today, _LATEST)
    day, month, year = _written(typed, text, order)
    if not year:
        return _of_year(day, month, today, order, _LATEST)
    return _day(day, month, year, order)


def parse_coming_day(text: str, today: date, order: DayOrder = DayOrder.DMY) -> date:
    """The day an owner types where plans are made: what `parse_day` takes, looking ahead.

    A day of the month (`22`) or of the year (`22/11`) is the next one that is not over.

    Raises:
        InvalidInput: it can't be read, there is no such day, or it is far from any shop's time.
    """
    typed = _tidy(text)
    if re.fullmatch(r"\d\d?", typed):
        return _of_month(int(typed), today, _NEXT)
    parts = _parts(typed, order)
    if parts is None or parts[2]:
        return parse_day(text, today, order)
    return _of_year(parts[0], parts[1], today, order, _NEXT)


def parse_written_day(text: str, order: DayOrder = DayOrder.DMY) -> date:
    """The day a sheet or file holds: day, month and year, with or without a time of day.

    `22/11/2026`, `22.11.26`, `2026-11-22 10:15:33 +0000`, `7/28/26 1:33 PM`, `22 Nov 2026`,
    `Nov 22, 2026`, Buddhist years (`22/11/2569`), digits of any script. The day is taken as
    written: no time zone moves it.

    Raises:
        InvalidInput: it can't be read, has no year, there is no such day, or the year is not from
            1900 to 2200.
    """
    day, month, year = _written(_tidy(text), text, order)
    if not year:
        raise _unreadable(text, order)
    return _day(day, month, year, order)


def month_name(month: int) -> str:
    """The name of a month (1 to 12) in the owner's language."""
    names = [_("January"), _("February"), _("March"), _("April"), _("May"), _("June")]
    names += [_("July"), _("August"), _("September"), _("October"), _("November"), _("December")]
    return names[month - 1]


def weekday_name(day: date) -> str:
    """The name of a day's weekday in the owner's language."""
    names = [_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")]
    return [*names, _("Saturday"), _("Sunday")][day.weekday()]


@dataclass(frozen=True, slots=True)
class Window:
    """The days up to an as-of date that an analysis looks at.

    Attributes:
        days: how many, the as-of date included; None for everything.
    """

    days: int | None

    def __post_init__(self) -> None:
        """Refuses a window of no days or of more than a hundred years."""
        if self.days is not None and not 1 <= self.days <= LONGEST_WINDOW:
            message = _("A window is 1 to {most} days, or all: type one such as 365.")
            raise InvalidInput(message.format(most=LONGEST_WINDOW))

    def start(self, as_of: date) -> date | None:
        """The first day of the window; None where it has none."""
        return None if self.days is None else as_of - timedelta(days=self.days - 1)


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of the year to congratulate on; the year of birth only if the customer gave it."""

    month: int
    day: int
    year: int | None = None

    @classmethod
    def read(cls, stored: str) -> "Birthday":
        """The birthday in its stored form, "1990-05-01" or "--05-01".

        Raises:
            InvalidInput: it is not that form, or no day.
        """
        found = re.fullmatch(r"(\d{4}|-)-(\d\d)-(\d\d)", stored, re.ASCII)
        if not found:
            raise _unreadable(stored, DayOrder.YMD)
        if found[1] == "-":
            return cls(*_day_of_year(int(found[3]), int(found[2]), DayOrder.YMD))
        born = _day(int(found[3]), int(found[2]), found[1], DayOrder.YMD)
        return cls(born.month, born.day, born.year)

    def stored(self) -> str:
        """The form it is kept and exported in: "1990-05-01", or "--05-01" without the year."""
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"

    def in_year(self, year: int) -> date:
        """The day it is celebrated in a year: 29 February on the 28th where there is no 29th."""
        leapling = (self.month, self.day) == (2, 29) and not isleap(year)
        return date(year, self.month, 28 if leapling else self.day)

    def days_until(self, day: date) -> int:
        """Days from a day to the next celebration; 0 on the birthday itself."""
        this_year = self.in_year(day.year)
        coming = this_year if this_year >= day else self.in_year(day.year + 1)
        return (coming - day).days


def parse_birthday(text: str, today: date, order: DayOrder = DayOrder.DMY) -> Birthday:
    """A birthday as people type it, with or without the year; `29/02` is one.

    A two-digit year is the latest one that is not in the future (`65` is 1965).

    Raises:
        InvalidInput: it can't be read, there is no such day, or it is in the future.
    """
    typed = _tidy(text)
    if typed.startswith("--"):
        return Birthday.read(typed)
    day, month, year = _written(typed, text, order)
    if not year:
        return Birthday(*_day_of_year(day, month, order))
    born = _day(day, month, year, order)
    if born > today and len(year) == 2:
        born = _day(day, month, str(born.year - 100), order)
    if born > today:
        raise InvalidInput(_("A birthday can't be in the future: check the year."))
    return Birthday(born.month, born.day, born.year)


def _tidy(text: str) -> str:
    return " ".join(normalize("NFC", plain_digits(text)).casefold().split())


def _written(typed: str, text: str, order: DayOrder) -> tuple[int, int, str]:
    """Day, month and year as written, the year "" where there is none."""
    parts = _parts(_CLOCK.sub("", typed), order) if len(typed) <= _LONGEST else None
    if parts is None:
        raise _unreadable(text, order)
    return parts


@lru_cache(maxsize=4096)  # a sheet of a million sales holds a few thousand days
def _parts(bare: str, order: DayOrder) -> tuple[int, int, str] | None:
    if found := _YEAR_FIRST.fullmatch(bare):
        return int(found["day"]), int(found["month"]), found["year"]
    if found := _PARTS.fullmatch(bare):
        return _ordered(found[1], found[3], found[4] or "", order)
    for pattern in _NAMED:
        if (found := pattern.fullmatch(bare)) and (month := _month(found["name"])):
            return int(found["day"]), month, found["year"] or ""
    return None


def _ordered(first: str, second: str, third: str, order: DayOrder) -> tuple[int, int, str]:
    if order is DayOrder.YMD and len(third) == 2:
        return int(third), int(second), first
    month_first = order is DayOrder.MDY or (order is DayOrder.YMD and not third)
    day, month = (second, first) if month_first else (first, second)
    return int(day), int(month), third


def _month(name: str) -> int:
    """The month of an English name or its first letters; 0 where there is none."""
    return next((n for n, month in enumerate(_ENGLISH, 1) if month.startswith(name)), 0)


def _day(day: int, month: int, year: str, order: DayOrder) -> date:
    full = int(year)
    if len(year) == 2:
        full += 2000 if full < 70 else 1900
    if full in _BUDDHIST:
        full -= _BUDDHIST_AHEAD
    if not FIRST_YEAR <= full <= LAST_YEAR:
        message = _("The year {year} is out of reach: type one from {first} to {last}.")
        raise InvalidInput(message.format(year=year, first=FIRST_YEAR, last=LAST_YEAR))
    _check(day, month, full, order)
    return date(full, month, day)


def _day_of_year(day: int, month: int, order: DayOrder) -> tuple[int, int]:
    """The month and the day, once they are known to be a day of some year."""
    _check(day, month, None, order)
    return month, day


def _check(day: int, month: int, year: int | None, order: DayOrder) -> None:
    if not 1 <= month <= 12:
        message = _("There is no month {month}: type the date as {example}.")
        raise InvalidInput(message.format(month=month, example=_sample(order)))
    days = monthrange(year or _LEAP, month)[1]
    if not 1 <= day <= days:
        named = month_name(month) if year is None else f"{month_name(month)} {year}"
        message = _("{month} has {days} days: check the day and the month.")
        raise InvalidInput(message.format(month=named, days=days))


def _near(today: date, days_ago: int, text: str, order: DayOrder) -> date:
    if days_ago > LONGEST_WINDOW:
        raise _unreadable(text, order)
    return today - timedelta(days=days_ago)


def _of_month(day: int, today: date, step: int) -> date:
    """The nearest such day of a month: the latest by a step of -1, the next by 1; or today."""
    if not 1 <= day <= 31:
        raise InvalidInput(_("No month has a day {day}: type 1 to 31.").format(day=day))
    months = (divmod(today.year * 12 + today.month - 1 + step * n, 12) for n in range(3))
    days = (date(y, m + 1, day) for y, m in months if day <= monthrange(y, m + 1)[1])
    return next(each for each in days if (each - today).days * step >= 0)


def _of_year(day: int, month: int, today: date, order: DayOrder, step: int) -> date:
    """The nearest such day of a year, as in `_of_month`."""
    _day_of_year(day, month, order)
    years = (today.year + step * n for n in range(9))
    days = (date(y, month, day) for y in years if day <= monthrange(y, month)[1])
    return next(each for each in days if (each - today).days * step >= 0)


def _unreadable(text: str, order: DayOrder) -> InvalidInput:
    shown = visible(text.strip())[:40]
    message = (
        _("“{text}” is no date shoptui can read: type one such as {example}.")
        if shown
        else _("The date is empty: type one such as {example}.")
    )
    return InvalidInput(message.format(text=shown, example=_sample(order)))


def _sample(order: DayOrder) -> str:
    return {DayOrder.DMY: "22/11/2026", DayOrder.MDY: "11/22/2026"}.get(order, "2026-11-22")
