"""What makes a type of loyalty: what it counts, and what a customer could do next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from shoptui.analytics.loyalty.counts import Counts, Raw
from shoptui.domain.facts import ShopFacts
from shoptui.domain.loyalty import Indicator, LoyaltyType
from shoptui.domain.loyalty_facts import LoyaltyFacts

Raws = Mapping[Indicator, Raw | None]


class Deed(StrEnum):
    """One thing a customer can do that raises a score."""

    ORDER = "order"
    NAME_FRIEND = "name a friend"
    FRIEND_BUYS = "friend buys"
    KEEP_RULE = "keep a rule"
    START_CONTACT = "start a contact"
    ATTEND_EVENT = "attend an event"
    ANSWER_NEWSLETTER = "answer a newsletter"
    RATE_ORDER = "feedback on an order"
    RATE_SHOP = "feedback about the shop"


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of loyalty.

    Attributes:
        type: which.
        counts: what its indicators counted in a shop.
        deeds: what could come next, each with what would be counted after it.
    """

    type: LoyaltyType
    counts: Callable[[LoyaltyFacts], Mapping[Indicator, Counts]]
    deeds: Callable[[Raws, ShopFacts], Mapping[Deed, Raws]]


def one_more(raw: Raw | None) -> Raw:
    """The count after it was done once more, at one more occasion if occasions count."""
    if raw is None:
        return Raw(1, 1)
    return Raw(raw.value + 1, None if raw.of is None else raw.of + 1)
