"""The report on how many customers stay."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from shoptui.analytics.new_customers import seen_until
from shoptui.analytics.retention import Period, Retention, first_day_needed, retention
from shoptui.domain.dates import Window
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import N_, _, counted
from shoptui.domain.months import Month, months_up_to
from shoptui.domain.picture import Lines
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.why import Section
from shoptui.services.active_days import ActiveDays, active_days
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.desk import Desk
from shoptui.services.formats import NOTHING, Formats
from shoptui.services.settings import Recorded, recorded
from shoptui.storage.database import Connection
from shoptui.storage.order_history import first_order, order_histories

MONTHS = 12
USUAL = Window(365)


class _Read(NamedTuple):
    """What was asked and what the file says to it; the period asked for stands first."""

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


def _make(desk: Desk, asked: Asked) -> Answer:
    read = _read(desk, asked)
    formats = Formats(read.now.shop)
    return Answer(
        table=_table(read, formats),
        picture=Lines(
            title=_("Retention by month"),
            times=tuple(month.name for month in read.months),
            names=(_("Retention"),),
            values=(tuple(each.rate for each in read.by_month),),
            kind=Kind.SHARE,
        ),
        members=tuple(each.lost for each in (read.asked, *read.by_month)),
        why=_why(read, formats),
    )


def _read(desk: Desk, asked: Asked) -> _Read:
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
    return _Read(now, as_of, active, opened, found[0], months, found[1:])


def _check(since: date | None, opened: date | None, formats: Formats) -> None:
    if since and opened and since <= opened:
        message = _(
            "The first order was on {day}: over the whole life of the shop a retention rate says "
            "nothing, since nobody was there at its start. Take a later first day."
        )
        raise InvalidInput(message.format(day=formats.date(opened)), "since")


def _table(read: _Read, formats: Formats) -> Table:
    columns = (
        Column("period", _("Period")),
        Column("rate", _("Retention"), Kind.SHARE),
        Column("start", _("At start"), Kind.COUNT),
        Column("kept", _("Kept"), Kind.COUNT),
        Column("lost", _("Lost"), Kind.COUNT),
        Column("new", _("New"), Kind.COUNT),
        Column("first_seen", _("First seen"), Kind.COUNT),
        Column("returned", _("Returned"), Kind.COUNT),
        Column("end", _("At end"), Kind.COUNT),
        Column("since", _("From"), Kind.DATE),
        Column("until", _("To"), Kind.DATE),
    )
    days = read.asked.period.last - read.asked.period.first + 1
    name = counted("Last {count} day", "Last {count} days", days)
    names = [name, *(month.name for month in read.months)]
    rows = [_row(*each) for each in zip(names, (read.asked, *read.by_month), strict=True)]
    currency, notes = read.now.shop.currency, _notes(read, formats)
    return Table("retention", _("Retention"), columns, rows, currency, notes=notes)


def _row(name: str, found: Retention) -> Row:
    return (
        name,
        found.rate,
        found.at_start,
        found.kept,
        len(found.lost),
        found.new,
        found.first_seen,
        found.returned,
        found.at_end,
        date.fromordinal(found.period.first),
        date.fromordinal(found.period.last),
    )


def _notes(read: _Read, formats: Formats) -> tuple[str, ...]:
    notes = [
        _("As of {day}; the last month is looked at up to then.").format(
            day=formats.date(read.as_of)
        ),
        read.active.words(),
        _("At start is the evening before the first day. Behind a row are those lost in it."),
    ]
    if read.is_whole_life:
        notes.append(_("The shop had no customers yet when this period began, so it has no rate."))
    if note := _begin(read, formats):
        notes.append(note)
    return tuple(notes)


def _begin(read: _Read, formats: Formats) -> str:
    """The caveat where customers of the start may be missing from the records."""
    begin = read.now.shop.records_begin
    earliest = min(each.period.first for each in (read.asked, *read.by_month)) - 1
    if begin is None or earliest > seen_until(begin, read.active.days):
        return ""
    message = _(
        "The records begin on {begin}: whoever first ordered by {until} is first seen and may not "
        "be new, and some who were there at the start are missing."
    )
    until = begin + timedelta(days=read.active.days)
    return message.format(begin=formats.date(begin), until=formats.date(until))


def _why(read: _Read, formats: Formats) -> tuple[Section, ...]:
    found = read.asked
    rate = NOTHING if found.rate is None else formats.share(found.rate)
    formula = _("(A − B) ÷ C = ({end} − {came}) ÷ {start} = {rate}")
    people = _(
        "C: {start} at the start. A: {end} at the end. B: {came} of these were not there at the "
        "start: {new} new, {seen} first seen, {returned} returned."
    ).format(
        start=found.at_start,
        end=found.at_end,
        came=found.came,
        new=found.new,
        seen=found.first_seen,
        returned=found.returned,
    )
    counts = formula.format(end=found.at_end, came=found.came, start=found.at_start, rate=rate)
    return (
        Section(_("Retention rate: {rate}").format(rate=rate), (counts, people)),
        Section(
            _("Who is a customer"),
            (
                read.active.words(),
                _("Void sales do not count, nor wholly refunded ones from that day on."),
                _("Customers put away are none from that day on."),
            ),
        ),
    )


RETENTION = Analysis(
    name="retention",
    title=N_("Retention"),
    about=N_("How many customers stay, and who comes back?"),
    make=_make,
    has_period=True,
)
