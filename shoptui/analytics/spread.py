"""How the figures of a shop's buyers are spread: each measure in order, kept so from sale to sale.

Cut points and targets are quantiles, which are read off ordered figures at once; when a customer
changes, one figure of each measure leaves its place and another takes one.
"""

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import overload

from shoptui.domain.facts import CustomerFacts, Customers


@dataclass(frozen=True, slots=True)
class Spread:
    """The customers with an order in the window.

    Attributes:
        last: ordinals of their last orders, the earliest first.
        orders: their orders in the window, the fewest first.
        net: their net spend in the window in minor units, the least first.
    """

    last: "array[int]"
    orders: "array[int]"
    net: "array[int]"

    @property
    def buyers(self) -> int:
        """How many they are."""
        return len(self.last)

    def silences(self, today: int) -> Sequence[int]:
        """Days since the last order as of a day, an ordinal; the fewest first."""
        return _Silences(self.last, today)

    def moved(self, gone: Iterable[CustomerFacts], come: Iterable[CustomerFacts]) -> "Spread":
        """The spread once some facts gave way to others."""
        moved = Spread(self.last[:], self.orders[:], self.net[:])
        for customer in gone:
            for ordered, figure in moved._places_of(customer):
                del ordered[bisect_left(ordered, figure)]
        for customer in come:
            for ordered, figure in moved._places_of(customer):
                insort(ordered, figure)
        return moved

    def _places_of(self, customer: CustomerFacts) -> Iterable[tuple["array[int]", int]]:
        if not customer.last_in_window:
            return ()
        figures = (customer.last_in_window, customer.orders, customer.net)
        return zip((self.last, self.orders, self.net), figures, strict=True)


def spread_of(customers: Customers) -> Spread:
    """The spread of all figures there are."""
    bought = customers.last_in_window
    measures = (bought, customers.orders, customers.net)
    return Spread(*(array("q", sorted(compress(each, bought))) for each in measures))


class _Silences(Sequence[int]):
    """The days since dates that stand in order, without working them out."""

    def __init__(self, days: Sequence[int], today: int) -> None:
        self._days, self._today = days, today

    def __len__(self) -> int:
        return len(self._days)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, slice):
            return [self._today - day for day in self._days[::-1][place]]
        return self._today - self._days[-1 - place]
