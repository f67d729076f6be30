"""Days as the owner would type them, for forms that start from what is recorded."""

from datetime import date

from shoptui.domain.dates import Birthday, DayOrder
from shoptui.domain.language import _


def typed_day(day: date | None, today: date, order: DayOrder) -> str:
    """A day as it is typed where this is read; "" for none."""
    if day is None:
        return ""
    return _("today") if day == today else _typed(day.day, day.month, day.year, order)


def typed_birthday(birthday: Birthday | None, order: DayOrder) -> str:
    """A birthday as it is typed where this is read; "" for none."""
    if birthday is None:
        return ""
    return _typed(birthday.day, birthday.month, birthday.year, order)


def _typed(day: int, month: int, year: int | None, order: DayOrder) -> str:
    if order is DayOrder.YMD and year:
        return f"{year}-{month:02}-{day:02}"
    first = f"{day}/{month}" if order is DayOrder.DMY else f"{month}/{day}"
    return f"{first}/{year}" if year else first
