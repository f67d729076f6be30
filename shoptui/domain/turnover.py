"""What a shop took."""

from typing import NamedTuple


class Turnover(NamedTuple):
    """Money and orders; the average order is one by the other.

    Attributes:
        net: sales less refunds, minor units.
        orders: how many orders that was.
    """

    net: int
    orders: int
