"""This week against the last one: the seven days up to a date, and the seven before."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from shoptui.analytics.gaps import became_late
from shoptui.analytics.new_customers import Arrival, arrival
from shoptui.domain.week import Sold

DAYS = 7


class WeekFigures(NamedTuple):
    """One week.

    Attributes:
        net: sales less refunds, minor units.
        orders: orders of everybody, walk-ins included.
        new: customers whose first order fell in it, known since no earlier.
        slipping: customers who came to be away for more than twice their usual gap.
    """

    net: int
    orders: int
    new: int
    slipping: int


class Week(NamedTuple):
    """Two weeks and their days.

    Attributes:
        this: the last seven days.
        last: the seven before.
        daily: net sales of these fourteen days, the earliest first; minor units.
    """

    this: WeekFigures
    last: WeekFigures
    daily: tuple[int, ...]


class Newcomer(NamedTuple):
    """A customer with a first order.

    Attributes:
        first_order: its day.
        known_since: the day since which the customer is known, 0 if not recorded.
        seen_until: see `new_customers.seen_until`.
    """

    first_order: int
    known_since: int
    seen_until: int = 0


def compare_weeks(
    today: int,
    sold: Sequence[Sold],
    newcomers: Sequence[Newcomer],
    order_days: Collection[Sequence[int]],
    day_is_one_visit: bool,
) -> Week:
    """The figures of both weeks.

    Args:
        today: the last day that counts, an ordinal like all days here.
        sold: everything sold in the fourteen days.
        newcomers: who ordered first in these days.
        order_days: the days of all orders of each customer, of two orders or more.
        day_is_one_visit: several receipts of a customer on one day count as one order.
    """
    daily = [0] * (2 * DAYS)
    for each in sold:
        daily[each.day - today + 2 * DAYS - 1] += each.net
    this, last = (
        WeekFigures(
            net=sum(daily[-DAYS:] if end == today else daily[:DAYS]),
            orders=_orders([each for each in sold if _within(each.day, end)], day_is_one_visit),
            new=sum(_is_new(each, end) for each in newcomers),
            slipping=became_late(order_days, end - DAYS + 1, end),
        )
        for end in (today, today - DAYS)
    )
    return Week(this, last, tuple(daily))


def _orders(sold: Sequence[Sold], day_is_one_visit: bool) -> int:
    orders = [each for each in sold if each.is_order]
    if not day_is_one_visit:
        return len(orders)
    visits = {(each.customer_id, each.day) for each in orders if each.customer_id is not None}
    return len(visits) + sum(each.customer_id is None for each in orders)


def _is_new(newcomer: Newcomer, end: int) -> bool:
    start = end - DAYS + 1
    came = arrival(newcomer.first_order, newcomer.known_since, start, newcomer.seen_until)
    return _within(newcomer.first_order, end) and came is Arrival.NEW


def _within(day: int, end: int) -> bool:
    return end - DAYS < day <= end
