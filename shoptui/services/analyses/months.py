"""The report on the two figures to steer by, month by month."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from shoptui.analytics.months import Steering, month_by_month
from shoptui.domain.language import N_, _
from shoptui.domain.months import Month, months_up_to
from shoptui.domain.picture import Lines
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.why import Section
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.desk import Desk
from shoptui.services.formats import NOTHING, Formats
from shoptui.services.known_customers import YEAR
from shoptui.services.settings import Recorded, recorded
from shoptui.services.week import steering_in
from shoptui.storage.month_facts import enquiries_by_month, troubled_by_month

HOW_MANY = 12


class _Read(NamedTuple):
    """What the file says."""

    now: Recorded
    as_of: date
    year: Steering
    months: Sequence[Steering]


def _make(desk: Desk, asked: Asked) -> Answer:
    read = _read(desk, asked)
    formats = Formats(read.now.shop)
    return Answer(
        table=_table(read, formats),
        picture=Lines(
            title=_("Month by month"),
            times=tuple(each.days.name for each in read.months),
            names=(_("Enquiries that became orders"), _("Orders with a complaint or refund")),
            values=(
                tuple(each.enquiry_share for each in read.months),
                tuple(each.trouble_share for each in read.months),
            ),
            kind=Kind.SHARE,
        ),
        why=_why(read.year, formats),
    )


def _read(desk: Desk, asked: Asked) -> _Read:
    now = recorded(desk)
    as_of = asked.as_of or now.today
    months = months_up_to(as_of, HOW_MANY)
    with desk.file.read() as db:
        year = Steering(Month(YEAR.start(as_of) or as_of, as_of), *steering_in(db, as_of))
        asking = enquiries_by_month(db, months[0].first, as_of)
        trouble = troubled_by_month(db, months[0].first, as_of)
    return _Read(now, as_of, year, month_by_month(months, asking, trouble))


def _table(read: _Read, formats: Formats) -> Table:
    columns = (
        Column("period", _("Period")),
        Column("enquiries", _("Enquiries"), Kind.COUNT),
        Column("became_orders", _("Became orders"), Kind.COUNT),
        Column("enquiry_share", _("Of enquiries"), Kind.SHARE),
        Column("sales", _("Sales made"), Kind.COUNT),
        Column("troubled", _("With trouble"), Kind.COUNT),
        Column("trouble_share", _("Of sales"), Kind.SHARE),
        Column("since", _("From"), Kind.DATE),
        Column("until", _("To"), Kind.DATE),
    )
    rows = [_row(_("365 days"), read.year)]
    rows += [_row(each.days.name, each) for each in read.months]
    title, currency = _("Enquiries and trouble"), read.now.shop.currency
    return Table("months", title, columns, rows, currency, notes=_notes(read, formats))


def _row(name: str, found: Steering) -> Row:
    asking, trouble = found.enquiries, found.trouble
    return (
        name,
        asking.whole,
        asking.part,
        found.enquiry_share,
        trouble.whole,
        trouble.part,
        found.trouble_share,
        found.days.first,
        found.days.last,
    )


def _notes(read: _Read, formats: Formats) -> tuple[str, ...]:
    day = formats.date(read.as_of)
    notes = [
        _("As of {day}; the last month is looked at up to then.").format(day=day),
        _("An order counts in its own month, however late the complaint or refund came."),
    ]
    if not any(each.enquiries.whole for each in (read.year, *read.months)):
        notes.append(_("No question or request of a customer is recorded in this time."))
    return tuple(notes)


def _why(year: Steering, formats: Formats) -> tuple[Section, ...]:
    asked = _("{part} of {whole} in the last 365 days: {share}.")
    return (
        Section(
            _("Enquiries that became orders"),
            (
                _("Questions and requests that customers began themselves."),
                _("One became an order when it led to a sale, or its answer is “bought”."),
                _filled(asked, *year.enquiries, year.enquiry_share, formats),
            ),
        ),
        Section(
            _("Orders with a complaint or refund"),
            (
                _("All sales that are not void, refunded ones too."),
                _("Trouble is a complaint about the sale, or money given back on it."),
                _filled(asked, *year.trouble, year.trouble_share, formats),
            ),
        ),
    )


def _filled(told: str, part: int, whole: int, share: float | None, formats: Formats) -> str:
    return told.format(
        part=formats.number(part),
        whole=formats.number(whole),
        share=NOTHING if share is None else formats.share(share),
    )


MONTHS = Analysis(
    name="months",
    title=N_("Months"),
    about=N_("Do enquiries become orders? How many bring trouble?"),
    make=_make,
)
