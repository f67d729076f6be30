"""Birthdays in words."""

from datetime import date

from shoptui.domain.dates import Birthday, month_name
from shoptui.domain.language import _, counted

SOON = 60  # days; a birthday further off says nothing about when


def birthday_text(birthday: Birthday, today: date) -> str:
    """The day, the year where it is known, and how many days it is till then if that is soon."""
    day = _("{day} {month}").format(day=birthday.day, month=month_name(birthday.month))
    if birthday.year:
        day = f"{day} {birthday.year}"
    wait = birthday.days_until(today)
    if wait > SOON:
        return day
    return f"{day} · {_soon(wait)}"


def _soon(days: int) -> str:
    if days == 0:
        return _("today!")
    return counted("in {count} day", "in {count} days", days)
