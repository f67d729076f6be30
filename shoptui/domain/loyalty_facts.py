"""What customers did besides buying, counted: the facts the loyalty scores start from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from shoptui.domain.loyalty import Indicator


class Portion(NamedTuple):
    """So many of so many.

    Attributes:
        part: how often it was done.
        whole: how often it could have been done, at least 1.
    """

    part: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoyaltyFacts:
    """Counts over the window by customer id; who is missing did nothing of the kind.

    Attributes:
        friends_named: friends named, each once.
        friends_bought: those of them who have an order by the as-of date.
        rules: house rules kept, of those that applied.
        contacts: contacts the customer started.
        events: events attended, of those invited to that are over.
        newsletters: newsletters answered, of those sent.
        order_feedback: sales with feedback, of all sales not void; who is missing gave none, and
            the sales are the orders.
        shop_feedback: feedback about the shop, incidents left out.
        recorded: the indicators of which the shop has recorded anything by the as-of date.
    """

    friends_named: Mapping[int, int]
    friends_bought: Mapping[int, int]
    rules: Mapping[int, Portion]
    contacts: Mapping[int, int]
    events: Mapping[int, Portion]
    newsletters: Mapping[int, Portion]
    order_feedback: Mapping[int, Portion]
    shop_feedback: Mapping[int, int]
    recorded: frozenset[Indicator]


class Counted(NamedTuple):
    """Records of one kind that an indicator was counted from.

    Attributes:
        kind: the kind as it is kept ("praise", "sale"), or the name of a house rule.
        times: how many.
        of: out of how many, None where that says nothing.
    """

    kind: str
    times: int
    of: int | None = None


Records = Mapping[Indicator, tuple[Counted, ...]]
