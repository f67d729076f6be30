"""Who stayed in a period, read from the file."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from shoptui.analytics.new_customers import seen_until
from shoptui.analytics.retention import Period, Retention, first_day_needed, retention
from shoptui.domain.dates import Window
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.months import Month, months_up_to
from shoptui.services.active_days import ActiveDays, active_days
from shoptui.services.analyses.analysis import Asked
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.settings import Recorded, recorded
from shoptui.storage.database import Connection
from shoptui.storage.order_history import first_order, order_histories

MONTHS = 12
USUAL = Window(365)


class Retained(NamedTuple):
    """What was asked and what the file says to it.

    Attributes:
        now: the settings.
        as_of: the last day that counts.
        active: who is a customer.
        opened: the day of the shop's first order, None for none.
        asked: the period asked for.
        months: the last ones of the calendar.
        by_month: what became of the customers in each of them.
    """

    now: Recorded
    as_of: date
    active: ActiveDays
    opened: date | None
    asked: Retention
    months: Sequence[Month]
    by_month: Sequence[Retention]

    @property
    def is_whole_life(self) -> bool:
        """Whether the period began no later than the shop."""
        return self.opened is not None and self.asked.period.first <= self.opened.toordinal()


def retained(desk: Desk, asked: Asked) -> Retained:
    """Reads the period asked for and the last months.

    Raises:
        InvalidInput: the period is the whole life of the shop.
    """
    now = recorded(desk)
    as_of = asked.as_of or now.today
    months = months_up_to(as_of, MONTHS)
    with desk.file.read() as db:
        opened = first_order(db, as_of)
        _check(asked.since, opened, Formats(now.shop))
        active = active_days(db, now, as_of)
        period = period_of(asked.since, as_of) if asked.since else last_year(as_of)
        periods = [period, *(period_of(*month) for month in months)]
        found = retention_of(db, now, as_of, active, periods)
    return Retained(now, as_of, active, opened, found[0], months, found[1:])


def _check(since: date | None, opened: date | None, formats: Formats) -> None:
    if since and opened and since <= opened:
        message = _(
            "The first order was on {day}: over the whole life of the shop a retention rate says "
            "nothing, since nobody was there at its start. Take a later first day."
        )
        raise InvalidInput(message.format(day=formats.date(opened)), "since")


def retention_of(
    db: Connection, now: Recorded, as_of: date, active: ActiveDays, periods: Sequence[Period]
) -> list[Retention]:
    """What became of the customers in each period, none of which ends after the as-of date."""
    start = date.fromordinal(first_day_needed(periods, active.days))
    until = seen_until(now.shop.records_begin, active.days)
    return retention(order_histories(db, as_of, start), periods, active.days, until)


def period_of(first: date, last: date) -> Period:
    """The period from one day to another."""
    return Period(first.toordinal(), last.toordinal())


def last_year(as_of: date) -> Period:
    """The last 365 days, from which the yearly churn follows."""
    return period_of(USUAL.start(as_of) or as_of, as_of)
