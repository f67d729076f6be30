"""The report on what customers are worth."""

from datetime import date

from shoptui.analytics.value import CustomerValue, shop_value
from shoptui.domain.language import N_, _
from shoptui.domain.money import plain
from shoptui.domain.table import Cell, Column, Kind, Row, Table
from shoptui.services.active_days import active_days
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.analyses.retained import last_year, retention_of
from shoptui.services.analyses.value_words import ValueRead, notes, why
from shoptui.services.desk import Desk
from shoptui.services.figures import figures
from shoptui.services.formats import Formats
from shoptui.services.paged_rows import PagedRows
from shoptui.services.printing import DECIMALS
from shoptui.services.settings import recorded, rfm_rules_of
from shoptui.storage.turnover import turnover


def _make(desk: Desk, asked: Asked) -> Answer:
    read = _read(desk, asked)
    formats, summary = Formats(read.now.shop), _summary(read)
    return Answer(
        table=_customers(read, formats),
        summary=summary,
        why=why(read, formats),
        for_programs=_for_programs(read.as_of, summary),
    )


def _read(desk: Desk, asked: Asked) -> ValueRead:
    now = recorded(desk)
    as_of, rules = asked.as_of or now.today, rfm_rules_of(now)
    with desk.file.read() as db:
        active = active_days(db, now, as_of)
        (year,) = retention_of(db, now, as_of, active, [last_year(as_of)])
        taken = turnover(db, as_of, rules.day_is_one_visit)
        customers = figures(desk, db, rules, as_of).facts.customers
    value = shop_value(customers, as_of.toordinal(), taken, year, active.days)
    return ValueRead(now, as_of, active, value)


def _summary(read: ValueRead) -> Table:
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


def _customers(read: ValueRead, formats: Formats) -> Table:
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
    return Table("value", title, columns, rows, currency, ids, notes(read, formats))


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


VALUE = Analysis(
    name="value",
    title=N_("Value"),
    about=N_("What are customers worth, so far and from now on?"),
    make=_make,
)
