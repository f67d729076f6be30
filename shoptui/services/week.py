"""The week against the last one, and two figures to steer by."""

from datetime import date, timedelta
from typing import NamedTuple

from shoptui.analytics.new_customers import seen_until
from shoptui.analytics.week import DAYS, Newcomer, Week, compare_weeks
from shoptui.domain.facts import ShopFacts
from shoptui.domain.language import _
from shoptui.domain.loyalty_facts import Portion
from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.active_days import days_by_gaps
from shoptui.services.desk import Desk
from shoptui.services.figures import figures
from shoptui.services.known_customers import YEAR
from shoptui.services.setting_list import ACTIVE_DAYS
from shoptui.services.settings import Recorded, recorded, rfm_rules_of
from shoptui.storage import week_facts
from shoptui.storage.database import Connection
from shoptui.storage.order_days import OrderDays, order_days


class Steering(NamedTuple):
    """Two figures to steer by, over the last 365 days.

    Attributes:
        enquiries: questions and requests that became orders, of all there were.
        trouble: sales with a complaint or a refund, of all.
    """

    enquiries: Portion
    trouble: Portion


def week(desk: Desk, as_of: date | None = None) -> Week:
    """The seven days up to a date (today when left out) and the seven before."""
    now = recorded(desk)
    day = as_of or now.today
    with desk.file.read() as db:
        facts = figures(desk, db, rfm_rules_of(now), day).facts
        return week_in(db, now, facts, order_days(db, day))


def week_in(db: Connection, now: Recorded, facts: ShopFacts, days: OrderDays) -> Week:
    """The same within a reading of the file that has the facts and the days of orders already."""
    start = facts.as_of - timedelta(days=2 * DAYS - 1)
    sold = week_facts.sold_since(db, start, facts.as_of)
    visits = rfm_rules_of(now).day_is_one_visit
    newcomers = _newcomers(db, now, facts, start, days)
    return compare_weeks(facts.as_of.toordinal(), sold, newcomers, days.values(), visits)


def steering(desk: Desk, as_of: date | None = None) -> Steering:
    """The shares of enquiries that became orders, and of sales with a complaint or refund."""
    day = as_of or desk.today()
    with desk.file.read() as db:
        return steering_in(db, day)


def steering_in(db: Connection, as_of: date) -> Steering:
    """The same within a reading of the file."""
    start = YEAR.start(as_of) or as_of
    return Steering(week_facts.enquiries(db, start, as_of), week_facts.troubled(db, start, as_of))


def share(portion: Portion) -> float | None:
    """A portion as a share of 0 to 1, None where there is nothing to share."""
    return portion.part / portion.whole if portion.whole else None


def week_table(compared: Week, currency: Currency) -> Table:
    """The two weeks as a list, the last seven days first."""
    columns = (
        Column("week", _("Week")),
        Column("net", _("Sales"), Kind.MONEY),
        Column("orders", _("Orders"), Kind.COUNT),
        Column("new", _("New customers"), Kind.COUNT),
        Column("slipping", _("Slipping"), Kind.COUNT),
    )
    rows: list[Row] = [
        (_("Last 7 days"), *compared.this),
        (_("7 days before"), *compared.last),
    ]
    return Table("week", _("This week"), columns, rows, currency)


def _newcomers(
    db: Connection, now: Recorded, facts: ShopFacts, start: date, days: OrderDays
) -> list[Newcomer]:
    first_day, people = start.toordinal(), facts.customers
    fresh = [people[at] for at, day in enumerate(people.first_order) if day >= first_day]
    until = _seen_until(now, days) if fresh else 0
    known = week_facts.known_since(db, [each.customer_id for each in fresh])
    return [Newcomer(each.first_order, known.get(each.customer_id, 0), until) for each in fresh]


def _seen_until(now: Recorded, days: OrderDays) -> int:
    begin = now.shop.records_begin
    if begin is None:
        return 0
    fixed = now.value(ACTIVE_DAYS)
    return seen_until(begin, days_by_gaps(days, now).days if fixed is None else fixed)
