"""What customers did besides buying, once some of them were counted again."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from shoptui.domain.loyalty_facts import LoyaltyFacts

T = TypeVar("T")


def counted_again(before: LoyaltyFacts, fresh: LoyaltyFacts, whom: Collection[int]) -> LoyaltyFacts:
    """The counts of everybody.

    Args:
        before: those until now.
        fresh: those of some customers, and what the shop has recorded.
        whom: these customers.
    """
    return LoyaltyFacts(
        friends_named=_put_in(before.friends_named, fresh.friends_named, whom),
        friends_bought=_put_in(before.friends_bought, fresh.friends_bought, whom),
        rules=_put_in(before.rules, fresh.rules, whom),
        contacts=_put_in(before.contacts, fresh.contacts, whom),
        events=_put_in(before.events, fresh.events, whom),
        newsletters=_put_in(before.newsletters, fresh.newsletters, whom),
        order_feedback=_put_in(before.order_feedback, fresh.order_feedback, whom),
        shop_feedback=_put_in(before.shop_feedback, fresh.shop_feedback, whom),
        recorded=fresh.recorded,
    )


def _put_in(
    before: Mapping[int, T], fresh: Mapping[int, T], whom: Collection[int]
) -> Mapping[int, T]:
    """The same mapping where nothing changed: most changes are of one kind only."""
    if all(before.get(who) == fresh.get(who) for who in whom):
        return before
    renewed = {**before, **fresh}
    for who in whom:
        if who not in fresh:
            renewed.pop(who, None)
    return renewed
