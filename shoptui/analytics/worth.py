"""What some customers are worth to the shop together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from shoptui.domain.money import part_of


class Bought(Protocol):
    """What one customer ever did, as in `CustomerFacts`."""

    @property
    def last_order(self) -> int:
        """Ordinal of the day of the last order, 0 for none."""

    @property
    def orders_ever(self) -> int:
        """Orders ever."""

    @property
    def net_ever(self) -> int:
        """Sales less refunds ever, minor units."""


@dataclass(slots=True)
class Worth:
    """The sums of some customers, and the rates that follow from them.

    Attributes:
        customers: how many they are.
        buyers: those with an order ever.
        repeat_buyers: those with two orders or more.
        active: those whose last order lies within the active days.
        orders: orders ever.
        net_ever: sales less refunds ever, minor units.
    """

    customers: int = 0
    buyers: int = 0
    repeat_buyers: int = 0
    active: int = 0
    orders: int = 0
    net_ever: int = 0

    @property
    def lifetime_value(self) -> int | None:
        """Net spend ever by buyer, minor units; None without buyers."""
        return part_of(self.net_ever, 1, self.buyers) if self.buyers else None

    @property
    def average_order(self) -> int | None:
        """Net spend ever by order, minor units; None without orders."""
        return part_of(self.net_ever, 1, self.orders) if self.orders else None

    @property
    def repeat_rate(self) -> float | None:
        """The share of the buyers who ordered again, None without buyers."""
        return self.repeat_buyers / self.buyers if self.buyers else None

    @property
    def active_share(self) -> float | None:
        """The share of the buyers who are active, None without buyers."""
        return self.active / self.buyers if self.buyers else None


def worth_of(customers: Iterable[Bought], active_from: int) -> Worth:
    """The sums of these customers.

    Args:
        customers: what each of them did.
        active_from: who ordered on this day or later is active; an ordinal above 0.
    """
    worth = Worth()
    for customer in customers:
        worth.customers += 1
        worth.buyers += customer.orders_ever > 0
        worth.repeat_buyers += customer.orders_ever > 1
        worth.active += customer.last_order >= active_from
        worth.orders += customer.orders_ever
        worth.net_ever += customer.net_ever
    return worth
