"""What a new customer costs: marketing costs held against the customers they brought.

Simple acquisition cost = costs without wages ÷ new customers; full = all costs ÷ new customers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from shoptui.domain.marketing import MarketingCost
from shoptui.domain.money import part_of

Source = str | int  # what brings customers: a channel, or the id of a campaign


class Newcomer(NamedTuple):
    """A customer who is new in the period.

    Attributes:
        customer_id: who.
        source: what brought them, None where nothing is recorded.
        net_ever: sales less refunds to date, minor units.
    """

    customer_id: int
    source: Source | None
    net_ever: int


class Spent(NamedTuple):
    """One cost of the period; its source is what it was spent on, None for nothing of its own."""

    source: Source | None
    amount: int
    is_wages: bool


class Lead(NamedTuple):
    """A campaign was in touch with a customer; the day is ISO text."""

    customer_id: int
    day: str
    campaign_id: int


@dataclass(frozen=True)
class Acquired:
    """New customers beside what was spent to find them.

    Attributes:
        source: what brought them; None for the customers and the costs without any.
        customers: who is new, as ids.
        value: what these customers spent to date, together, minor units.
        without_wages: costs that are no wages, minor units.
        wages: the rest of the costs.
        is_comparable: whether the costs are those of finding these customers. Costs without an
            source were spent on all customers and not on those whose source is not known.
    """

    source: Source | None
    customers: tuple[int, ...]
    value: int
    without_wages: int
    wages: int
    is_comparable: bool = True

    @property
    def cost(self) -> int:
        """All costs, minor units."""
        return self.without_wages + self.wages

    @property
    def new(self) -> int:
        """How many customers are new."""
        return len(self.customers)

    @property
    def simple(self) -> int | None:
        """Cost of a new customer without wages; None where nobody is new or nothing was spent."""
        return self._each(self.without_wages)

    @property
    def full(self) -> int | None:
        """Cost of a new customer with wages; None where nobody is new or nothing was spent."""
        return self._each(self.cost)

    @property
    def value_each(self) -> int | None:
        """Lifetime value to date of a new customer; None where nobody is new."""
        return part_of(self.value, 1, self.new) if self.new else None

    @property
    def ratio(self) -> float | None:
        """Lifetime value ÷ full cost; None where there is no full cost."""
        return None if self.full is None else self.value / self.cost

    def _each(self, cost: int) -> int | None:
        return part_of(cost, 1, self.new) if self.is_comparable and self.new and cost else None


@dataclass(frozen=True)
class Acquisition:
    """What finding customers cost in a period.

    Attributes:
        parts: one for each source, those who brought the most first.
        rest: the customers and costs without a source.
    """

    parts: Sequence[Acquired]
    rest: Acquired

    @cached_property
    def total(self) -> Acquired:
        """All of it together."""
        every = (*self.parts, self.rest)
        return Acquired(
            None,
            tuple(sorted(who for part in every for who in part.customers)),
            sum(part.value for part in every),
            sum(part.without_wages for part in every),
            sum(part.wages for part in every),
        )


def acquisition(newcomers: Iterable[Newcomer], costs: Iterable[Spent]) -> Acquisition:
    """Puts new customers and costs of a period together by their source."""
    came: dict[Source | None, list[Newcomer]] = {}
    for newcomer in newcomers:
        came.setdefault(newcomer.source, []).append(newcomer)
    spent: dict[Source | None, list[Spent]] = {}
    for cost in costs:
        spent.setdefault(cost.source, []).append(cost)
    sources = (came.keys() | spent.keys()) - {None}
    parts = [_acquired(each, came.get(each, ()), spent.get(each, ())) for each in sources]
    parts.sort(key=lambda part: (-part.new, -part.cost, str(part.source)))
    return Acquisition(parts, _acquired(None, came.get(None, ()), spent.get(None, ())))


def spent_on_channels(costs: Iterable[MarketingCost]) -> list[Spent]:
    """The costs by channel."""
    return [Spent(cost.channel or None, cost.amount, cost.is_wages) for cost in costs]


def spent_on_campaigns(costs: Iterable[MarketingCost]) -> list[Spent]:
    """The costs by campaign."""
    return [Spent(cost.campaign_id, cost.amount, cost.is_wages) for cost in costs]


def brought_by(leads: Iterable[Lead], first_orders: dict[int, str]) -> dict[int, int]:
    """The campaign that brought each customer: the last in touch up to the day of the first order.

    So a customer counts for one campaign, and for none that came later.

    Args:
        leads: when which campaign was in touch with whom.
        first_orders: the day of the first order by customer id, ISO text.
    """
    last: dict[int, Lead] = {}
    for lead in leads:
        before = last.get(lead.customer_id)
        if lead.day <= first_orders.get(lead.customer_id, "") and (not before or lead > before):
            last[lead.customer_id] = lead
    return {customer_id: lead.campaign_id for customer_id, lead in last.items()}


def _acquired(source: Source | None, came: Sequence[Newcomer], spent: Sequence[Spent]) -> Acquired:
    wages = sum(cost.amount for cost in spent if cost.is_wages)
    return Acquired(
        source,
        tuple(newcomer.customer_id for newcomer in came),
        sum(newcomer.net_ever for newcomer in came),
        sum(cost.amount for cost in spent) - wages,
        wages,
        is_comparable=source is not None,
    )
