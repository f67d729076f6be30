"""When customers ordered, and what was undone of it."""

from collections.abc import Sequence
from typing import NamedTuple


class Undone(NamedTuple):
    """An order that was wholly refunded later: up to then it was one. Days are ordinals."""

    ordered: int
    refunded: int


class OrderHistory(NamedTuple):
    """The orders of one customer up to the as-of date; days are ordinals, 0 for none.

    Attributes:
        customer_id: the customer.
        first_order: the day of the first order that still is one.
        known_since: as recorded.
        archived_on: the day the customer was put away.
        days: of the orders that still are, from the first day asked for on.
        undone: the orders that are no more.
    """

    customer_id: int
    first_order: int
    known_since: int
    archived_on: int
    days: Sequence[int]
    undone: Sequence[Undone] = ()
