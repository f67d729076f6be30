"""ABC by behaviour: who buys much, who buys often, who does both or neither."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from shoptui.analytics.quantiles import MEDIAN, quantile
from shoptui.analytics.spread import Spread, spread_of
from shoptui.domain.abc_class import AbcClass
from shoptui.domain.facts import CustomerFacts, ShopFacts

LEAST_OFTEN = 2  # orders: whoever bought once does not buy often

_CLASSES = (AbcClass.C, AbcClass.B, AbcClass.A)  # by how many of the two hold


class BehaviourRules(NamedTuple):
    """The owner's cuts.

    Attributes:
        much: net spend from which on it is much, minor units; None for the median of the buyers.
        often: orders from which on it is often; None for the median, at least 2.
    """

    much: int | None = None
    often: int | None = None


class BehaviourFigures(NamedTuple):
    """What decides a customer's class.

    Attributes:
        abc: the class.
        net: net spend in the window, minor units.
        orders: orders in the window.
        much: whether that spend is much.
        often: whether these orders are often.
    """

    abc: AbcClass
    net: int
    orders: int
    much: bool
    often: bool


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The cuts of a whole shop, from which everybody's class follows.

    Attributes:
        rules: the owner's cuts.
        buyers: customers with an order in the window.
        much: net spend from which on it is much, minor units; rounded up from a half, which parts
            whole amounts just the same. None where nobody bought and the owner set no cut.
        often: orders from which on it is often, likewise.
    """

    rules: BehaviourRules
    buyers: int
    much: int | None
    often: int | None

    def of(self, customer: CustomerFacts) -> BehaviourFigures:
        """A customer's class: A for both, B for one, C for neither.

        Whoever ordered nothing in the window did neither, whatever the cuts.
        """
        bought = bool(customer.last_in_window)
        much = bought and self.much is not None and customer.net >= self.much
        often = bought and self.often is not None and customer.orders >= self.often
        return BehaviourFigures(_CLASSES[much + often], customer.net, customer.orders, much, often)

    def classes(self, facts: ShopFacts) -> list[AbcClass]:
        """The class of every customer, in the order of the facts; nothing is made for each."""
        much, often = self.much, self.often
        if much is None or often is None:
            return [self.of(customer).abc for customer in facts.customers]
        customers = facts.customers
        columns = (customers.last_in_window, customers.orders, customers.net)
        return [
            _CLASSES[(net >= much) + (orders >= often) if last else 0]
            for last, orders, net in zip(*columns, strict=True)
        ]


def behaviour(facts: ShopFacts, rules: BehaviourRules) -> Behaviour:
    """The cuts in force: the owner's, else the medians of the buyers.

    Args:
        facts: over the window.
        rules: the owner's cuts.
    """
    return behaviour_of(spread_of(facts.customers), rules)


def behaviour_of(spread: Spread, rules: BehaviourRules) -> Behaviour:
    """The same where it is known how the figures of the buyers are spread."""
    much, often = rules
    if much is None:
        much = _up(_middle(spread.net))
    if often is None:
        usual = _up(_middle(spread.orders))
        often = None if usual is None else max(usual, LEAST_OFTEN)
    return Behaviour(rules, spread.buyers, much, often)


def _middle(ordered: Sequence[int]) -> Fraction | None:
    return quantile(ordered, MEDIAN) if ordered else None


def _up(value: Fraction | None) -> int | None:
    return None if value is None else ceil(value)
