"""The facts every analysis starts from: what each customer did, as of a date.

They are kept in columns, eight bytes a figure, and a customer's facts are made when somebody looks
at them: a hundred thousand objects would take half a second and 30 MB.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple, overload

from shoptui.domain.texts import Texts


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


_made = partial(tuple.__new__, CustomerFacts)  # without a call of Python for each


@dataclass(frozen=True, slots=True)
class Customers(Sequence[CustomerFacts]):
    """The facts of many customers; a column for each figure, see `CustomerFacts`.

    Columns are never changed in place: what is renewed shares them with what was before.
    """

    customer_id: "array[int]"
    code: Texts
    name: Texts
    first_order: "array[int]"
    last_order: "array[int]"
    orders_ever: "array[int]"
    net_ever: "array[int]"
    last_in_window: "array[int]"
    orders: "array[int]"
    net: "array[int]"

    @classmethod
    def of(cls, facts: Iterable[CustomerFacts] = ()) -> "Customers":
        """Facts that are at hand, by id."""
        columns = [[*column] for column in zip(*facts, strict=True)] or [[] for _each in _FIELDS]
        who, code, name, *figures = columns
        texts = Texts.of(code), Texts.of(name)
        return cls(array("q", who), *texts, *(array("q", each) for each in figures))

    @property
    def columns(self) -> tuple[Sequence[int] | Texts, ...]:
        """All columns, in the order of `CustomerFacts`."""
        return tuple(getattr(self, field) for field in _FIELDS)

    def place_of(self, customer_id: int) -> int | None:
        """Where a customer stands; None for nobody among them."""
        at = bisect_left(self.customer_id, customer_id)
        return at if self.customer_id[at : at + 1] == array("q", [customer_id]) else None

    def ids(self, places: Iterable[int]) -> list[int]:
        """The customers at some places, in this order."""
        return [*map(self.customer_id.__getitem__, places)]

    def __len__(self) -> int:
        """How many they are."""
        return len(self.customer_id)

    @overload
    def __getitem__(self, at: int) -> CustomerFacts: ...
    @overload
    def __getitem__(self, at: slice) -> list[CustomerFacts]: ...
    def __getitem__(self, at: int | slice) -> CustomerFacts | list[CustomerFacts]:
        """One of them, or some."""
        if isinstance(at, slice):
            return [*map(_made, zip(*(each[at] for each in self.columns), strict=True))]
        # Written out, since lists of a hundred thousand rows come by here.
        return CustomerFacts(
            self.customer_id[at],
            self.code[at],
            self.name[at],
            self.first_order[at],
            self.last_order[at],
            self.orders_ever[at],
            self.net_ever[at],
            self.last_in_window[at],
            self.orders[at],
            self.net[at],
        )

    def __iter__(self) -> Iterator[CustomerFacts]:
        """One after the other."""
        return map(_made, zip(*self.columns, strict=True))


_FIELDS = CustomerFacts._fields


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
    customers: Customers

    @cached_property
    def median_order(self) -> int | None:
        """Median order in the window in minor units, refunds taken off; None for none."""
        return self.median() if callable(self.median) else self.median
