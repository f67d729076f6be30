"""What customers are worth: to date, and by what they may still bring.

Projected value = average order × orders a year × expected years. Expected years = 1 ÷ yearly churn,
as customers who leave at a steady rate stay on average (Gupta and Lehmann, "Managing Customers as
Investments", 2005), at most five, since no rate holds for longer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from shoptui.analytics.retention import Retention
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.money import part_of
from shoptui.domain.turnover import Turnover

YEAR = 365
LONGEST = 5  # years


class CustomerValue(NamedTuple):
    """What one buyer is worth; money in minor units.

    Attributes:
        facts: what the customer did.
        average_order: net spend ÷ orders.
        orders_per_year: orders ÷ years since the first, of which there is at least one.
        active: whether the last order lies within the active days.
        projected: what the customer may still bring; None where there is nobody to judge by.
    """

    facts: CustomerFacts
    average_order: int
    orders_per_year: float
    active: bool
    projected: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopValue:
    """What the customers of a shop are worth; money in minor units.

    Attributes:
        turnover: of the whole shop and its whole life, walk-ins included.
        year: who stayed in the last 365 days.
        customers: the buyers, those who brought most first.
    """

    turnover: Turnover
    year: Retention
    customers: Sequence[CustomerValue]

    @property
    def average_order(self) -> int | None:
        """Revenue ÷ orders of the whole shop, None without orders."""
        net, orders = self.turnover
        return part_of(net, 1, orders) if orders else None

    @property
    def repeat_buyers(self) -> int:
        """Buyers with two orders or more."""
        return sum(each.facts.orders_ever > 1 for each in self.customers)

    @property
    def repeat_rate(self) -> float | None:
        """Of all buyers, 0 to 1; None without any."""
        return self.repeat_buyers / len(self.customers) if self.customers else None

    @property
    def churn(self) -> float | None:
        """1 − the retention rate of the last 365 days; None where nobody was there then."""
        return len(self.year.lost) / self.year.at_start if self.year.at_start else None

    @property
    def expected_years(self) -> Fraction | None:
        """For how long an active customer is expected to stay."""
        return expected_years(self.year)

    @property
    def orders_per_year(self) -> float | None:
        """The mean of the buyers, None without any."""
        if not self.customers:
            return None
        return sum(each.orders_per_year for each in self.customers) / len(self.customers)

    @property
    def lifetime_value(self) -> int | None:
        """To date, the mean of the buyers; None without any."""
        return _mean([each.facts.net_ever for each in self.customers])

    @property
    def projected(self) -> int | None:
        """The mean of the buyers; None without any, or where one can't be judged."""
        known = [each.projected for each in self.customers if each.projected is not None]
        return _mean(known) if len(known) == len(self.customers) else None


def shop_value(
    customers: Iterable[CustomerFacts],
    today: int,
    turnover: Turnover,
    year: Retention,
    active_days: int,
) -> ShopValue:
    """What everybody who ordered is worth.

    Args:
        customers: their facts, of any window: what they did ever is looked at.
        today: the last day that counts, an ordinal.
        turnover: of the whole shop and its whole life.
        year: who stayed in the last 365 days.
        active_days: a customer silent for longer is not active.
    """
    years = expected_years(year)
    buyers = sorted((each for each in customers if each.orders_ever), key=lambda c: -c.net_ever)
    found = [_customer(each, today, active_days, years) for each in buyers]
    return ShopValue(turnover=turnover, year=year, customers=found)


def expected_years(year: Retention) -> Fraction | None:
    """1 ÷ yearly churn, at most five; None where nobody was there at the start."""
    if not year.at_start:
        return None
    longest = Fraction(LONGEST)
    return min(Fraction(year.at_start, len(year.lost)), longest) if year.lost else longest


def _customer(
    facts: CustomerFacts, today: int, active_days: int, years: Fraction | None
) -> CustomerValue:
    net, orders = facts.net_ever, facts.orders_ever
    active = today - facts.last_order <= active_days
    since = max(today - facts.first_order, YEAR)
    return CustomerValue(
        facts,
        part_of(net, 1, orders),
        orders * YEAR / since,
        active,
        _projected(net, since, years) if active else 0,
    )


def _projected(net: int, since: int, years: Fraction | None) -> int | None:
    """The average order × orders a year is what was spent a year, which needs no rounding."""
    if years is None:
        return None
    return part_of(net, YEAR * years.numerator, since * years.denominator)


def _mean(amounts: Sequence[int]) -> int | None:
    return part_of(sum(amounts), 1, len(amounts)) if amounts else None
