"""What an indicator counted for every customer, and how much of its target that is.

The scores of a whole shop are made at once: a hundred thousand customers are scored while the
owner looks on, and most of them did as much as thousands of others.
"""

from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat
from typing import Any, NamedTuple, Protocol

from shoptui.analytics.loyalty.score_column import Scores
from shoptui.domain.facts import CustomerFacts, Customers
from shoptui.domain.loyalty_facts import Portion

FULL = 100.0


class Raw(NamedTuple):
    """What was counted for one customer.

    Attributes:
        value: minor units, or how often it was done.
        of: how often it could have been done; None where that does not matter.
    """

    value: int
    of: int | None = None

    def score(self, target: Fraction) -> float:
        """min(1, value ÷ target) × 100, a value below 0 counted as 0.

        Args:
            target: what counts as 100; where there is an `of`, a percentage of it.
        """
        return _score(self.value, float(target if self.of is None else target * self.of / 100))


class Counts(Protocol):
    """What one indicator counted."""

    def of(self, customer: CustomerFacts) -> Raw | None:
        """What was counted for one customer, None where the indicator cannot apply."""

    def keys(self, customers: Customers) -> Iterable[Hashable]:
        """For each customer what says what was counted: equal keys, equal counts."""

    def raw(self, key: Any) -> Raw | None:
        """What was counted for a customer of a key."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A figure that every customer has, mostly one of their own: net spend, orders.

    Attributes:
        figure: takes it from the facts of a customer, and its column from those of many.
    """

    figure: Callable[[Any], Any]

    def of(self, customer: CustomerFacts) -> Raw:
        """The figure."""
        return Raw(self.figure(customer))

    def keys(self, customers: Customers) -> Iterable[int]:
        """The figures."""
        column: Iterable[int] = self.figure(customers)
        return column

    def raw(self, key: int) -> Raw:
        """The figure."""
        return Raw(key)

    def scores(self, customers: Customers, target: Fraction) -> Scores:
        """The figures held against the target, without looking for equal ones."""
        full = float(target)
        scores = [
            FULL if value >= full else FULL * value / full if value > 0 else 0.0
            for value in self.keys(customers)
        ]
        return Scores(array("d", scores))


@dataclass(frozen=True, slots=True)
class Tally:
    """How often customers did something; most never did, and that is a 0."""

    times: Mapping[int, int]

    def of(self, customer: CustomerFacts) -> Raw:
        """How often."""
        return Raw(self.times.get(customer.customer_id, 0))

    def keys(self, customers: Customers) -> Iterable[int]:
        """How often."""
        return map(self.times.get, customers.customer_id, repeat(0))

    def raw(self, key: int) -> Raw:
        """How often."""
        return Raw(key)


@dataclass(frozen=True, slots=True)
class Portions:
    """How often customers did something when they could; who never could is left out."""

    portions: Mapping[int, Portion]

    def of(self, customer: CustomerFacts) -> Raw | None:
        """How often, of how often it could have been."""
        return self.raw(self.portions.get(customer.customer_id))

    def keys(self, customers: Customers) -> Iterable[Portion | None]:
        """The portions."""
        return map(self.portions.get, customers.customer_id)

    def raw(self, key: Portion | None) -> Raw | None:
        """How often, of how often it could have been."""
        return Raw(*key) if key else None


@dataclass(frozen=True, slots=True)
class OrderPortions:
    """Like Portions, yet whoever is missing could at every order and never did."""

    portions: Mapping[int, Portion]

    def of(self, customer: CustomerFacts) -> Raw | None:
        """How often, of the sales there were."""
        portion = self.portions.get(customer.customer_id)
        return self.raw(portion or Portion(0, customer.orders))

    def keys(self, customers: Customers) -> Iterable[Portion]:
        """The portions; orders are few, so those without feedback are made once."""
        never = {orders: Portion(0, orders) for orders in {*customers.orders}}
        defaults = map(never.__getitem__, customers.orders)
        return map(self.portions.get, customers.customer_id, defaults)

    def raw(self, key: Portion) -> Raw | None:
        """How often, of the sales there were."""
        return Raw(*key) if key.whole else None


def _score(value: int, full: float) -> float:
    if value >= full:
        return FULL
    return FULL * value / full if value > 0 else 0.0
