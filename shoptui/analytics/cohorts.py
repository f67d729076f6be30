"""Cohorts: customers by when they first ordered or where they come from, and how they went on.

Month k of a customer is the k-th month of the calendar after that of the first order, which is
month 0; so with quarters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from shoptui.analytics.cohort_cells import Cell, Days, Member, Tally
from shoptui.analytics.new_customers import Arrival, arrival
from shoptui.analytics.worth import Worth, worth_of
from shoptui.domain.customer_sales import CustomerSale, CustomerSales
from shoptui.domain.periods import Span, first_day, period_name, period_of


@dataclass(frozen=True, slots=True)
class Cohort:
    """Some customers and what they did.

    Attributes:
        name: "2026-01", "2026-Q1", or the channel, group or area; "" where that is not known.
        members: who they are, the highest net spend first.
        first_seen: how many of them may have come before the records begin.
        worth: what they are worth up to now.
        cells: month by month, or quarter by quarter, as far as one has come for anybody.
    """

    name: str
    members: Sequence[Member]
    first_seen: int
    worth: Worth
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortRules:
    """How the customers are parted, and what makes them first seen or active.

    Attributes:
        as_of: the last day that counts.
        span: what is counted through, months or quarters.
        until: see `new_customers.seen_until`.
        active_days: a customer silent for longer is not active.
        day_is_one_visit: several receipts of a customer on one day count as one order.
        labels: the name of the cohort by customer id, "" for those missing; None to part by the
            month or quarter of the first order.
    """

    as_of: date
    span: Span = Span.MONTH
    until: int = 0
    active_days: int
    day_is_one_visit: bool = False
    labels: Mapping[int, str] | None = None


def cohorts(
    known_since: Mapping[int, int], sales: CustomerSales, rules: CohortRules
) -> list[Cohort]:
    """Everybody who ordered, each in one cohort: the oldest first, or with labels the largest.

    Args:
        known_since: by customer id the day since which they are known, 0 if not recorded; sales
            of customers who are not in it are passed over.
        sales: as of the same day.
        rules: how to part them.
    """
    tallies = _tallies(known_since, sales, rules)
    made = [_cohort(name, tally, known_since, rules) for name, tally in tallies.items()]
    return sorted(made, key=_by_name if rules.labels is None else _largest_first)


def _tallies(
    known_since: Mapping[int, int], sales: CustomerSales, rules: CohortRules
) -> dict[str, Tally]:
    days, last = Days(rules.span), period_of(rules.as_of, rules.span)
    tallies: dict[str, Tally] = {}
    for who, rows in groupby(sales, itemgetter(0)):
        sold = list(rows)
        begin = _first_order(sold) if who in known_since else ""
        if begin:
            tally = tallies.setdefault(_name(who, days[begin][1], rules), Tally())
            tally.add(sold, begin, days, last, rules.day_is_one_visit)
    return tallies


def _first_order(sold: Sequence[CustomerSale]) -> str:
    """The day of it, "" for none."""
    for _who, day, is_order, _net in sold:
        if is_order:
            return day
    return ""


def _name(who: int, period: int, rules: CohortRules) -> str:
    if rules.labels is None:
        return period_name(period, rules.span)
    return rules.labels.get(who, "")


def _cohort(name: str, tally: Tally, known_since: Mapping[int, int], rules: CohortRules) -> Cohort:
    members = sorted(tally.members, key=_highest_spend_first)
    return Cohort(
        name=name,
        members=members,
        first_seen=_first_seen(members, known_since, rules),
        worth=worth_of(members, rules.as_of.toordinal() - rules.active_days),
        cells=tally.cells(period_of(rules.as_of, rules.span)),
    )


def _first_seen(
    members: Sequence[Member], known_since: Mapping[int, int], rules: CohortRules
) -> int:
    periods = {member.first_period for member in members}
    starts = {period: first_day(period, rules.span).toordinal() for period in periods}
    return sum(
        arrival(
            member.first_order,
            known_since[member.customer_id],
            starts[member.first_period],
            rules.until,
        )
        is Arrival.FIRST_SEEN
        for member in members
    )


def _highest_spend_first(member: Member) -> tuple[int, int]:
    return -member.net_ever, member.customer_id


def _by_name(cohort: Cohort) -> tuple[int, str]:
    return 0, cohort.name


def _largest_first(cohort: Cohort) -> tuple[int, str]:
    return -len(cohort.members), cohort.name
