"""The lists of the report on retention."""

from collections.abc import Sequence
from datetime import date, timedelta

from shoptui.analytics.new_customers import seen_until
from shoptui.analytics.retention import Retention
from shoptui.domain.language import _, counted
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.analyses.retained import Retained
from shoptui.services.formats import Formats


def parts(found: Retention) -> list[tuple[str, Sequence[int], bool]]:
    """Each part by name, who is in it, and whether it is one of those at the end only."""
    return [
        (_("Kept"), found.kept, False),
        (_("Lost"), found.lost, False),
        (_("New"), found.new, True),
        (_("First seen"), found.first_seen, True),
        (_("Returned"), found.returned, True),
    ]


def summary(read: Retained) -> Table:
    """The parts of the period asked for, and how many they are."""
    columns = (
        Column("part", _("Customers")),
        Column("customers", _("How many"), Kind.COUNT),
        Column("share", _("Share"), Kind.SHARE),
        Column("of", _("Of those")),
    )
    found, rows = read.asked, list[Row]()
    for name, ids, at_end in parts(found):
        whole = found.at_end if at_end else found.at_start
        share = len(ids) / whole if whole else None
        rows.append((name, len(ids), share, _("at the end") if at_end else _("at the start")))
    title, currency = _("Who stayed, went and came"), read.now.shop.currency
    return Table("retention_parts", title, columns, rows, currency)


def table(read: Retained, formats: Formats) -> Table:
    """The period asked for, and below it the months."""
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
    name = counted("{count} day", "{count} days", days)
    names = [name, *(month.name for month in read.months)]
    rows = [_row(*each) for each in zip(names, (read.asked, *read.by_month), strict=True)]
    currency, notes = read.now.shop.currency, _notes(read, formats)
    return Table("retention", _("Retention"), columns, rows, currency, notes=notes)


def _row(name: str, found: Retention) -> Row:
    return (
        name,
        found.rate,
        found.at_start,
        len(found.kept),
        len(found.lost),
        len(found.new),
        len(found.first_seen),
        len(found.returned),
        found.at_end,
        date.fromordinal(found.period.first),
        date.fromordinal(found.period.last),
    )


def _notes(read: Retained, formats: Formats) -> tuple[str, ...]:
    notes = [
        _("As of {day}; the last month is looked at up to then.").format(
            day=formats.date(read.as_of)
        ),
        read.active.words(),
        _("At start is the evening before the first day."),
    ]
    if read.is_whole_life:
        notes.append(_("The shop had no customers yet when this period began, so it has no rate."))
    if note := _begin(read, formats):
        notes.append(note)
    return tuple(notes)


def _begin(read: Retained, formats: Formats) -> str:
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
