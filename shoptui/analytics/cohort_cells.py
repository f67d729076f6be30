"""What customers did in each month, or quarter, after that of their first order."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from shoptui.domain.customer_sales import CustomerSale
from shoptui.domain.money import part_of
from shoptui.domain.periods import Span, period_of


class Cell(NamedTuple):
    """A cohort in month k, or quarter k.

    Attributes:
        customers: those of the cohort for whom it has come.
        active: those of them with an order in it.
        orders: their orders in it.
        net: their sales less refunds in it, minor units.
    """

    customers: int
    active: int
    orders: int
    net: int

    @property
    def share(self) -> float:
        """The share with at least one order."""
        return self.active / self.customers

    @property
    def net_each(self) -> int:
        """Net spend by customer, those without an order in it included; minor units."""
        return part_of(self.net, 1, self.customers)

    @property
    def average_order(self) -> int | None:
        """Net spend by order, minor units; None without orders."""
        return part_of(self.net, 1, self.orders) if self.orders else None


class Member(NamedTuple):
    """A customer of a cohort; days are ordinals.

    Attributes:
        customer_id: the customer.
        first_period: the number of the month or quarter of the first order.
        first_order: its day.
        last_order: the day of the last order.
        orders_ever: orders ever.
        net_ever: sales less refunds ever, minor units.
    """

    customer_id: int
    first_period: int
    first_order: int
    last_order: int
    orders_ever: int
    net_ever: int


class Days(dict[str, tuple[int, int]]):
    """A day as text to its ordinal and its period; a shop has few, so each is read once."""

    def __init__(self, span: Span) -> None:
        """Takes what is counted through."""
        super().__init__()
        self._span = span

    def __missing__(self, text: str) -> tuple[int, int]:
        """Reads a day for the first time."""
        day = date.fromisoformat(text)
        found = self[text] = day.toordinal(), period_of(day, self._span)
        return found


class Tally:
    """The members of a cohort and what they did, period by period after the first order of each."""

    def __init__(self) -> None:
        """Nobody is in it yet."""
        self.members: list[Member] = []
        self._active: list[int] = []
        self._orders: list[int] = []
        self._net: list[int] = []

    def add(
        self, sales: Sequence[CustomerSale], begin: str, days: Days, last: int, visits: bool
    ) -> None:
        """Takes in a customer. Money from before the first order is in no period.

        Args:
            sales: all of the customer's, by day.
            begin: the day of the first order.
            days: reads their days.
            last: the number of the last period.
            visits: several receipts on one day count as one order.
        """
        first_day, first = days[begin]
        self._reach(last - first + 1)
        actives, ordered, nets = self._active, self._orders, self._net
        seen, latest, orders, spent = -1, 0, 0, 0
        for _who, text, is_order, net in sales:
            day, period = days[text]
            k = period - first
            spent += net
            if k >= 0:
                nets[k] += net
            if is_order and not (visits and day == latest):
                if k != seen:
                    actives[k] += 1
                    seen = k
                ordered[k] += 1
                orders += 1
                latest = day
        self.members.append(Member(sales[0][0], first, first_day, latest, orders, spent))

    def cells(self, last: int) -> list[Cell]:
        """Period by period, as far as one has come for anybody by the last one."""
        begun = [0] * len(self._active)
        for member in self.members:
            begun[last - member.first_period] += 1
        # Period k has come for those whose first order is at least k periods back.
        customers = [*accumulate(reversed(begun))][::-1]
        return list(map(Cell, customers, self._active, self._orders, self._net))

    def _reach(self, periods: int) -> None:
        more = periods - len(self._active)
        if more > 0:
            for sums in (self._active, self._orders, self._net):
                sums += [0] * more
