"""The facts every analysis starts from: one row a customer, as of a date.

They are named tuples and not dataclasses because a hundred thousand of them are made at once,
straight from the rows of one query.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple


def day_of(ordinal: int) -> date | None:
    """The day facts mean by an ordinal; None for 0, which says that there was none."""
    return date.fromordinal(ordinal) if ordinal else None


class CustomerFacts(NamedTuple):
    """What one customer did up to the as-of date.

    Attributes:
        customer_id: the customer.
        code: the customer's card code.
        name: the customer's name.
        first_order: ordinal of the day of the first order ever, 0 for none (see `date.toordinal`).
        last_order: ordinal of the day of the last order ever, 0 for none.
        orders_ever: orders ever.
        net_ever: sales less refunds ever, minor units.
        last_in_window: ordinal of the last order in the window, 0 for none.
        orders: orders in the window.
        net: sales less refunds in the window, minor units.
    """

    customer_id: int
    code: str
    name: str
    first_order: int
    last_order: int
    orders_ever: int
    net_ever: int
    last_in_window: int
    orders: int
    net: int


@dataclass(frozen=True)
class ShopFacts:
    """The facts of a whole shop.

    Attributes:
        as_of: the last day that counts.
        start: the first day of the window, None for the shop's whole life.
        first_sale: the day of the shop's first order, None for none.
        median: the median order, or what finds it: few analyses ask for it, and it takes a look at
            every order.
        customers: one row for each customer known by the as-of date and not archived, by id.
    """

    as_of: date
    start: date | None
    first_sale: date | None
    median: Callable[[], int | None] | int | None
    customers: list[CustomerFacts]

    @cached_property
    def median_order(self) -> int | None:
        """Median order in the window in minor units, refunds taken off; None for none."""
        return self.median() if callable(self.median) else self.median
