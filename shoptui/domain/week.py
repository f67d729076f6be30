"""What was sold in the last days."""

from typing import NamedTuple


class Sold(NamedTuple):
    """One sale of the last days, or a refund of no known sale.

    Attributes:
        day: its ordinal.
        customer_id: None for a walk-in.
        is_order: whether it counts as an order.
        net: what was given back taken off, minor units.
    """

    day: int
    customer_id: int | None
    is_order: bool
    net: int
