"""Facts written by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts, Customers, ShopFacts
from shoptui.domain.rfm_rules import Cuts, Method, RfmRules

AS_OF = date(2026, 6, 30)

# The worked example of the method: what it says to the owner must never change.
RECENCY: Cuts = (30, 60, 120, 240)
FREQUENCY: Cuts = (1, 2, 4, 8)
MONETARY: Cuts = (100, 300, 800, 2000)
FIXED = RfmRules(Window(365), Method.FIXED, RECENCY, FREQUENCY, MONETARY)
RELATIVE = RfmRules(Window(365), Method.RELATIVE, RECENCY, FREQUENCY, MONETARY)


def exact(*figures: int | str) -> tuple[Fraction, ...]:
    """Cut points as the analysis keeps them."""
    return tuple(map(Fraction, figures))


def buyer(number: int, days: int, orders: int, net: int) -> CustomerFacts:
    """A customer who ordered in the window, the last time so many days ago."""
    last = (AS_OF - timedelta(days=days)).toordinal()
    return CustomerFacts(
        number, f"C{number}", f"Name {number}", last, last, orders, net, last, orders, net
    )


def silent(number: int, days: int, net_ever: int = 500) -> CustomerFacts:
    """A customer whose last order lies before the window."""
    last = (AS_OF - timedelta(days=days)).toordinal()
    return CustomerFacts(number, f"C{number}", f"Name {number}", last, last, 1, net_ever, 0, 0, 0)


def prospect(number: int) -> CustomerFacts:
    """A customer who never ordered."""
    return CustomerFacts(number, f"C{number}", f"Name {number}", 0, 0, 0, 0, 0, 0, 0)


def shop_of(
    customers: Sequence[CustomerFacts],
    *,
    median_order: int | None = 100,
    first_sale: date | None = date(2020, 1, 1),
    start: date | None = date(2025, 7, 1),
) -> ShopFacts:
    """The facts of a shop with these customers."""
    return ShopFacts(AS_OF, start, first_sale, median_order, Customers.of(customers))
