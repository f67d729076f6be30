"""Evaluation loyalty: tells us how we did. Who complains cares as much as who praises."""

from collections.abc import Mapping

from shoptui.analytics.loyalty.counts import Counts, OrderPortions, Raw, Tally
from shoptui.analytics.loyalty.kind import Deed, Kind, Raws, one_more
from shoptui.domain.facts import ShopFacts
from shoptui.domain.loyalty import Indicator, LoyaltyType
from shoptui.domain.loyalty_facts import LoyaltyFacts


def _counts(facts: LoyaltyFacts) -> Mapping[Indicator, Counts]:
    return {
        Indicator.ORDERS_WITH_FEEDBACK: OrderPortions(facts.order_feedback),
        Indicator.SHOP_FEEDBACK: Tally(facts.shop_feedback),
    }


def _deeds(now: Raws, _shop: ShopFacts) -> Mapping[Deed, Raws]:
    orders, shop = Indicator.ORDERS_WITH_FEEDBACK, Indicator.SHOP_FEEDBACK
    return {
        Deed.RATE_ORDER: {**now, orders: _rated(now[orders])},
        Deed.RATE_SHOP: {**now, shop: one_more(now[shop] or Raw(0))},
    }


def _rated(sales: Raw | None) -> Raw:
    """Feedback on a sale there was, or where all have some, on the next one."""
    if sales and sales.of and sales.value < sales.of:
        return Raw(sales.value + 1, sales.of)
    return one_more(sales)


EVALUATION = Kind(LoyaltyType.EVALUATION, _counts, _deeds)
