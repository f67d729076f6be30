"""The facts every analysis starts from: one row a customer, as of a date.

They are named tuples and not dataclasses because a hundred thousand of them are made at once,
straight from the rows of one query.
"""

from datetime import date
from typing import NamedTuple


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


class ShopFacts(NamedTuple):
    """The facts of a whole shop.

    Attributes:
        as_of: the last day that counts.
        start: the first day of the window, None for the shop's whole life.
        first_sale: the day of the shop's first order, None for none.
        median_order: median order in the window in minor units, refunds taken off; None for none.
        customers: one row for each customer known by the as-of date and not archived.
    """

    as_of: date
    start: date | None
    first_sale: date | None
    median_order: int | None
    customers: list[CustomerFacts]
