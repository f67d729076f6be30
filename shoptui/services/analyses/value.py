"""The report on what customers are worth."""

from datetime import date
from typing import NamedTuple

from shoptui.analytics.value import LONGEST, CustomerValue, ShopValue, shop_value
from shoptui.domain.language import N_, _
from shoptui.domain.money import plain
from shoptui.domain.table import Cell, Column, Kind, Row, Table
from shoptui.domain.why import Section
from shoptui.services.active_days import ActiveDays, active_days
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.analyses.retention import last_year, retention_of
from shoptui.services.desk import Desk
from shoptui.services.formats import NOTHING, Formats
from shoptui.services.known_customers import YEAR
from shoptui.services.paged_rows import PagedRows
from shoptui.services.printing import DECIMALS
from shoptui.services.settings import Recorded, recorded, rfm_rules_of
from shoptui.storage.facts import everybody
from shoptui.storage.turnover import turnover


class _Read(NamedTuple):
    """What the file says."""

    now: Recorded
    as_of: date
    active: ActiveDays
    value: ShopValue


def _make(desk: Desk, asked: Asked) -> Answer:
    read = _read(desk, asked)
    formats, summary = Formats(read.now.shop), _summary(read)
    return Answer(
        table=_customers(read, formats),
        summary=summary,
        why=_why(read, formats),
        for_programs=_for_programs(read.as_of, summary),
    )


def _read(desk: Desk, asked: Asked) -> _Read:
    now = recorded(desk)
    as_of, rules = asked.as_of or now.today, rfm_rules_of(now)
    with desk.file.read() as db:
        active = active_days(db, now, as_of)
        (year,) = retention_of(db, now, as_of, active, [last_year(as_of)])
        taken = turnover(db, as_of, rules.day_is_one_visit)
        customers = everybody(db, as_of, YEAR, rules.day_is_one_visit)
    value = shop_value(customers, as_of.toordinal(), taken, year, active.days)
    return _Read(now, as_of, active, value)


def _summary(read: _Read) -> Table:
    value, years = read.value, read.value.expected_years
    figures: tuple[tuple[Column, Cell], ...] = (
        (Column("aov", _("Average order"), Kind.MONEY), value.average_order),
        (Column("lifetime_value", _("Lifetime value"), Kind.MONEY), value.lifetime_value),
        (Column("projected", _("Projected"), Kind.MONEY), value.projected),
        (Column("repeat_rate", _("Repeat rate"), Kind.SHARE), value.repeat_rate),
        (Column("churn", _("Yearly churn"), Kind.SHARE), value.churn),
        (
            Column("expected_years", _("Expected years"), Kind.SCORE),
            None if years is None else float(years),
        ),
        (Column("orders_per_year", _("Orders a year"), Kind.SCORE), value.orders_per_year),
        (Column("buyers", _("Buyers"), Kind.COUNT), len(value.customers)),
        (Column("repeat_buyers", _("Came again"), Kind.COUNT), value.repeat_buyers),
        (Column("orders", _("Orders"), Kind.COUNT), value.turnover.orders),
        (Column("revenue", _("Revenue"), Kind.MONEY), value.turnover.net),
    )
    columns, row = zip(*figures, strict=True)
    title, currency = _("What customers are worth"), read.now.shop.currency
    return Table("value", title, columns, [row], currency)


def _for_programs(as_of: date, summary: Table) -> dict[str, object]:
    """The shop's figures; money is decimal text."""
    said: dict[str, object] = {"as_of": as_of.isoformat()}
    for column, cell in zip(summary.columns, summary.rows[0], strict=True):
        if column.kind is Kind.MONEY and isinstance(cell, int):
            said[column.key] = plain(cell, summary.currency)
        else:
            said[column.key] = round(cell, DECIMALS) if isinstance(cell, float) else cell
    return said


def _customers(read: _Read, formats: Formats) -> Table:
    columns = (
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("orders", _("Orders"), Kind.COUNT),
        Column("aov", _("Average order"), Kind.MONEY),
        Column("lifetime_value", _("Lifetime value"), Kind.MONEY),
        Column("orders_per_year", _("Orders a year"), Kind.SCORE),
        Column("projected", _("Projected"), Kind.MONEY),
        Column("active", _("Active")),
    )
    found, said = read.value.customers, (_("no"), _("yes"))
    rows = PagedRows(len(found), lambda at: [_row(found[place], said) for place in at])
    ids = [each.facts.customer_id for each in found]
    title, currency = _("Customers by lifetime value"), read.now.shop.currency
    return Table("value", title, columns, rows, currency, ids, _notes(read, formats))


def _row(each: CustomerValue, said: tuple[str, str]) -> Row:
    facts = each.facts
    return (
        facts.code,
        facts.name,
        facts.orders_ever,
        each.average_order,
        facts.net_ever,
        each.orders_per_year,
        each.projected,
        said[each.active],
    )


def _notes(read: _Read, formats: Formats) -> tuple[str, ...]:
    notes = [
        _("As of {day}, over the shop's whole life.").format(day=formats.date(read.as_of)),
        _("Revenue and orders are the whole shop's, with walk-ins and customers put away."),
        read.active.words(),
    ]
    if not read.value.year.at_start:
        notes.append(_("Nobody was a customer a year ago, so how long they stay is not known yet."))
    if begin := read.now.shop.records_begin:
        told = _("The records begin on {day}; what customers spent before is not in it.")
        notes.append(told.format(day=formats.date(begin)))
    return tuple(notes)


def _why(read: _Read, formats: Formats) -> tuple[Section, ...]:
    value, revenue = read.value, formats.money(read.value.turnover.net)
    average = _money(value.average_order, formats)
    repeat = _("{repeat} came again ÷ {buyers} buyers = {rate}.")
    return (
        Section(
            _("Average order: {amount}").format(amount=average),
            (
                _("Revenue ÷ orders = {revenue} ÷ {orders}.").format(
                    revenue=revenue, orders=formats.number(value.turnover.orders)
                ),
                _("Void sales do not count; what was given back is taken off."),
            ),
        ),
        Section(
            _("Repeat rate"),
            (
                repeat.format(
                    repeat=value.repeat_buyers,
                    buyers=len(value.customers),
                    rate=_share(value.repeat_rate, formats),
                ),
            ),
        ),
        _why_years(read, formats),
        _why_projected(value, formats),
    )


def _why_years(read: _Read, formats: Formats) -> Section:
    value, years = read.value, read.value.expected_years
    churn = _(
        "Yearly churn = 1 − the retention rate of the last 365 days: {lost} of the {start} "
        "customers of a year ago are no more, {churn}."
    )
    said = NOTHING if years is None else formats.number(float(years))
    return Section(
        _("Expected years: {years}").format(years=said),
        (
            churn.format(
                lost=len(value.year.lost),
                start=value.year.at_start,
                churn=_share(value.churn, formats),
            ),
            _("Expected years = 1 ÷ yearly churn, at most {most}.").format(most=LONGEST),
            read.active.words(),
        ),
    )


def _why_projected(value: ShopValue, formats: Formats) -> Section:
    return Section(
        _("Projected: {amount}").format(amount=_money(value.projected, formats)),
        (
            _("Each customer's average order × orders a year × expected years; this is the mean."),
            _("Orders a year = orders ÷ the years since the first order, of which at least one."),
            _("Whoever is not active projects nothing."),
        ),
    )


def _money(amount: int | None, formats: Formats) -> str:
    return NOTHING if amount is None else formats.money(amount)


def _share(share: float | None, formats: Formats) -> str:
    return NOTHING if share is None else formats.share(share)


VALUE = Analysis(
    name="value",
    title=N_("Value"),
    about=N_("What are customers worth, so far and from now on?"),
    make=_make,
)
