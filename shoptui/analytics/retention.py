"""How many customers stay: the retention rate of a period.

Retention rate = (A − B) ÷ C × 100 with C customers at the start of the period, A at its end, and B
those of A who were not among C. It is not accurate over the whole life of a shop, where nobody was
there at the start.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from shoptui.analytics.new_customers import Arrival, arrival
from shoptui.domain.order_history import OrderHistory


class Period(NamedTuple):
    """From one day to another, both included, as ordinals.

    Its start is the evening before the first day, so that whoever comes on that day comes in it.
    """

    first: int
    last: int


class Retention(NamedTuple):
    """Who stayed, went and came in a period, as ids of customers.

    Attributes:
        period: the days.
        kept: customers at the start and at the end.
        lost: those at the start only.
        new: those at the end only, whose first order falls in the period.
        first_seen: the same, so soon after the records begin that they may have come before.
        returned: those at the end only who had come before.
    """

    period: Period
    kept: Sequence[int]
    lost: Sequence[int]
    new: Sequence[int]
    first_seen: Sequence[int]
    returned: Sequence[int]

    @property
    def at_start(self) -> int:
        """The C of the formula."""
        return len(self.kept) + len(self.lost)

    @property
    def came(self) -> int:
        """The B of the formula."""
        return len(self.new) + len(self.first_seen) + len(self.returned)

    @property
    def at_end(self) -> int:
        """The A of the formula."""
        return len(self.kept) + self.came

    @property
    def rate(self) -> float | None:
        """From 0 to 1; None where nobody was there at the start."""
        return (self.at_end - self.came) / self.at_start if self.at_start else None


def first_day_needed(periods: Iterable[Period], active_days: int) -> int:
    """The first day on which an order may still matter to one of the periods."""
    return max(min(period.first for period in periods) - 1 - active_days, 1)


def retention(
    histories: Iterable[OrderHistory],
    periods: Sequence[Period],
    active_days: int,
    seen_until: int = 0,
) -> list[Retention]:
    """What became of the customers in each period, as it was known at its start and end.

    Args:
        histories: everybody's orders, from `first_day_needed` on.
        periods: none of them ends after the day the histories are of.
        active_days: a customer silent for longer is none.
        seen_until: see `new_customers.seen_until`.
    """
    moments = sorted({day for first, last in periods for day in (first - 1, last)})
    alike = _by_presence(histories, _Presence(moments, active_days))
    return [_one(alike, moments, period, seen_until) for period in periods]


class _Presence(dict[int, int]):
    """At which moments an order of a day makes its customer one; bit 0 is the first moment.

    As bits, since a million orders are looked at: those of a customer together are one OR.
    """

    def __init__(self, moments: Sequence[int], active_days: int) -> None:
        super().__init__()
        self._moments = moments
        self._active_days = active_days

    def __missing__(self, day: int) -> int:
        last = day + self._active_days
        bits = self[day] = sum(
            1 << at for at, moment in enumerate(self._moments) if day <= moment <= last
        )
        return bits

    def before(self, day: int) -> int:
        """The moments before a day."""
        return (1 << sum(moment < day for moment in self._moments)) - 1

    def of(self, who: OrderHistory) -> int:
        """At which moments somebody was a customer."""
        bits = reduce(or_, map(self.__getitem__, who.days), 0)
        for ordered, refunded in who.undone:
            bits |= self[ordered] & self.before(refunded)
        return bits & self.before(who.archived_on) if who.archived_on else bits


def _by_presence(
    histories: Iterable[OrderHistory], presence: _Presence
) -> dict[int, list[OrderHistory]]:
    alike: dict[int, list[OrderHistory]] = {}
    for who in histories:
        alike.setdefault(presence.of(who), []).append(who)
    return alike


def _one(
    alike: dict[int, list[OrderHistory]], moments: list[int], period: Period, seen_until: int
) -> Retention:
    start, end = 1 << moments.index(period.first - 1), 1 << moments.index(period.last)
    kept: list[int] = []
    lost: list[int] = []
    came: dict[Arrival, list[int]] = {each: [] for each in Arrival}
    for bits, people in alike.items():
        if bits & start and bits & end:
            kept += [who.customer_id for who in people]
        elif bits & start:
            lost += [who.customer_id for who in people]
        elif bits & end:
            for who in people:
                came[_arrival(who, period, seen_until)].append(who.customer_id)
    return Retention(
        period,
        sorted(kept),
        sorted(lost),
        sorted(came[Arrival.NEW]),
        sorted(came[Arrival.FIRST_SEEN]),
        sorted(came[Arrival.KNOWN]),
    )


def _arrival(who: OrderHistory, period: Period, seen_until: int) -> Arrival:
    first = _first_order(who, period.last)
    if first < period.first:
        return Arrival.KNOWN
    return arrival(first, who.known_since, period.first, seen_until)


def _first_order(who: OrderHistory, day: int) -> int:
    """The first order as it was known on a day on which there is one."""
    firsts = [ordered for ordered, refunded in who.undone if ordered <= day < refunded]
    if 0 < who.first_order <= day:
        firsts.append(who.first_order)
    return min(firsts)
