"""The shop's holidays: days that are no working days, weekends aside."""

from datetime import date, timedelta

from shoptui.domain.dates import weekday_name
from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.domain.language import _
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.text import MAX_NAME, clean
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.storage import house_rules

LONGEST = 60  # days of one holiday; a longer one is a year mistyped


def holidays(desk: Desk) -> dict[date, str]:
    """The days on which nobody works, in order, with their names."""
    with desk.file.read() as db:
        return house_rules.holidays(db)


def holidays_table(desk: Desk) -> Table:
    """The holidays as a list, earliest first; `ids` the days as ordinals."""
    known = holidays(desk)
    columns = (
        Column("day", _("Day"), Kind.DATE),
        Column("weekday", _("Weekday")),
        Column("name", _("Holiday")),
    )
    rows: list[Row] = [(day, weekday_name(day), name) for day, name in known.items()]
    ids = [day.toordinal() for day in known]
    return Table("holidays", _("Holidays"), columns, rows, desk.shop().currency, ids)


def add_holidays(desk: Desk, first: date, last: date, name: str = "") -> int:
    """Makes every day from the first to the last a holiday, or renames it; returns how many.

    Raises:
        InvalidInput: the last day comes before the first, or long after it; it names the field.
    """
    if last < first:
        raise InvalidInput(_("This day comes before the first one."), "last")
    days = (last - first).days + 1
    if days > LONGEST:
        message = _("A holiday is at most {most} days long, and this is {days}: check the year.")
        raise InvalidInput(message.format(most=LONGEST, days=days), "last")
    called = clean(name)[:MAX_NAME]
    with desk.file.write(_said(desk, first, last, called)) as db:
        for after in range(days):
            house_rules.put_holiday(db, first + timedelta(days=after), called)
    return days


def remove_holiday(desk: Desk, day: date) -> None:
    """Makes a day a working day again, unless it is a weekend.

    Raises:
        NotFound: it was no holiday.
    """
    written = Formats(desk.shop()).date(day)
    with desk.file.write(_("No holiday on {day}").format(day=written)) as db:
        if not house_rules.drop_holiday(db, day):
            raise NotFound(_("{day} was no holiday.").format(day=written))


def _said(desk: Desk, first: date, last: date, name: str) -> str:
    """The operation in words: "Holiday Tết, 16/2/2026 – 20/2/2026"."""
    formats = Formats(desk.shop())
    days = formats.date(first)
    if last != first:
        days += f" – {formats.date(last)}"
    return (
        _("Holiday {name}, {days}").format(name=name, days=days)
        if name
        else (_("Holiday {days}").format(days=days))
    )
