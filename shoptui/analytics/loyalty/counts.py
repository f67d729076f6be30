"""What an indicator counted for every customer, and how much of its target that is.

The scores of a whole shop are made at once, in plain lists: a hundred thousand customers are
scored while the owner looks on.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, Protocol

from shoptui.domain.facts import CustomerFacts
from shoptui.domain.loyalty_facts import Portion

Scores = list[float | None]

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

    def scores(self, customers: Sequence[CustomerFacts], target: Fraction) -> Scores:
        """The score of each customer, None where the indicator cannot apply."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A figure that every customer has: net spend, orders."""

    figure: Callable[[CustomerFacts], int]

    def of(self, customer: CustomerFacts) -> Raw:
        """The figure."""
        return Raw(self.figure(customer))

    def scores(self, customers: Sequence[CustomerFacts], target: Fraction) -> Scores:
        """The figure held against the target."""
        full = float(target)
        return [
            FULL if value >= full else FULL * value / full if value > 0 else 0.0
            for value in map(self.figure, customers)
        ]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often customers did something; most never did, and that is a 0."""

    times: Mapping[int, int]

    def of(self, customer: CustomerFacts) -> Raw:
        """How often."""
        return Raw(self.times.get(customer.customer_id, 0))

    def scores(self, customers: Sequence[CustomerFacts], target: Fraction) -> Scores:
        """What they did held against the target, 0 for everybody else."""
        known = {times: Raw(times).score(target) for times in set(self.times.values())}
        reached = {who: known[times] for who, times in self.times.items()}
        return [reached.get(customer.customer_id, 0.0) for customer in customers]


@dataclass(frozen=True, slots=True)
class Portions:
    """How often customers did something when they could; who never could is left out."""

    portions: Mapping[int, Portion]

    def of(self, customer: CustomerFacts) -> Raw | None:
        """How often, of how often it could have been."""
        portion = self.portions.get(customer.customer_id)
        return Raw(*portion) if portion else None

    def scores(self, customers: Sequence[CustomerFacts], target: Fraction) -> Scores:
        """The portion held against the target, None for everybody else."""
        score, portion = _known(self.portions, target).get, self.portions.get
        return [score(portion(customer.customer_id)) for customer in customers]


@dataclass(frozen=True, slots=True)
class OrderPortions:
    """Like Portions, yet whoever is missing could at every order and never did."""

    portions: Mapping[int, Portion]

    def of(self, customer: CustomerFacts) -> Raw | None:
        """How often, of the sales there were."""
        portion = self.portions.get(customer.customer_id)
        if portion:
            return Raw(*portion)
        return Raw(0, customer.orders) if customer.orders else None

    def scores(self, customers: Sequence[CustomerFacts], target: Fraction) -> Scores:
        """The portion held against the target, 0 for other buyers and None for the rest."""
        score, portion = _known(self.portions, target).get, self.portions.get
        return [
            score(portion(customer.customer_id), 0.0 if customer.orders else None)
            for customer in customers
        ]


def _known(portions: Mapping[int, Portion], target: Fraction) -> dict[Portion | None, float]:
    """The score of each portion there is; a shop knows few different ones."""
    return {portion: Raw(*portion).score(target) for portion in set(portions.values())}


def _score(value: int, full: float) -> float:
    if value >= full:
        return FULL
    return FULL * value / full if value > 0 else 0.0
