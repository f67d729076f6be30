"""The funnel: from those who know the shop to those who speak for it."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from shoptui.domain.facts import CustomerFacts

PREFERRED = 4  # so many orders
WITHIN = 365  # within some so many days


class Step(StrEnum):
    """How far a customer came, ever; whoever reached a step reached those before it."""

    KNOWS = "knows us"
    TRIED = "tried"
    CAME_BACK = "came back"
    PREFERS = "prefers us"
    ADVOCATE = "advocate"


@dataclass(frozen=True, slots=True)
class Funnel:
    """Who reached each step.

    Attributes:
        reached: the ids of customers for each step, in the order of `Step`.
        heard: whether anybody ever named a friend or praised the shop. Where that is not recorded
            at all, the last step is not judged.
    """

    reached: tuple[tuple[int, ...], ...]
    heard: bool = True

    @property
    def counts(self) -> tuple[int, ...]:
        """How many reached each step."""
        return tuple(map(len, self.reached))

    @property
    def conversions(self) -> tuple[float | None, ...]:
        """Of those who reached the step before; None for the first, and where it can't be told."""
        rates = [after / before if before else None for before, after in pairwise(self.counts)]
        return (None, *rates[:-1], rates[-1] if self.heard else None)

    @property
    def weakest(self) -> int | None:
        """The step that loses most of those before it, the earlier of equals.

        None where every step that was reached keeps everybody.
        """
        known = [(rate, at) for at, rate in enumerate(self.conversions) if rate is not None]
        rate, at = min(known, default=(1, 0))
        return at if rate < 1 else None


def funnel(
    customers: Iterable[CustomerFacts],
    order_days: Mapping[int, Sequence[int]],
    advocates: Set[int],
) -> Funnel:
    """How far everybody came.

    Args:
        customers: their facts, of any window: the orders ever are looked at.
        order_days: by customer id the days of all orders in order, as ordinals; those who ordered
            once may be missing.
        advocates: who named a friend or gave praise that may be published.
    """
    known = list(customers)
    tried = [each.customer_id for each in known if each.orders_ever > 0]
    came_back = [each.customer_id for each in known if each.orders_ever > 1]
    prefer = [who for who in came_back if prefers(order_days.get(who, ()))]
    steps = (
        [each.customer_id for each in known],
        tried,
        came_back,
        prefer,
        [who for who in prefer if who in advocates],
    )
    return Funnel(tuple(map(tuple, steps)), heard=bool(advocates))


def prefers(days: Sequence[int]) -> bool:
    """Whether there were four orders within some 365 days, both ends included."""
    return any(
        last - first < WITHIN for first, last in zip(days, days[PREFERRED - 1 :], strict=False)
    )
