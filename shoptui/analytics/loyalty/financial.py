"""Financial loyalty: buys much and often. Profit now, directly."""

from collections.abc import Mapping
from operator import attrgetter

from shoptui.analytics.loyalty.counts import Counts, Figures, Raw
from shoptui.analytics.loyalty.kind import Deed, Kind, Raws, one_more
from shoptui.domain.facts import ShopFacts
from shoptui.domain.loyalty import Indicator, LoyaltyType
from shoptui.domain.loyalty_facts import LoyaltyFacts


def _counts(_facts: LoyaltyFacts) -> Mapping[Indicator, Counts]:
    return {
        Indicator.SPEND: Figures(attrgetter("net")),
        Indicator.ORDERS: Figures(attrgetter("orders")),
    }


def _deeds(now: Raws, shop: ShopFacts) -> Mapping[Deed, Raws]:
    """One more order, of the shop's median value."""
    spend = now[Indicator.SPEND] or Raw(0)
    ordered = {
        Indicator.SPEND: Raw(spend.value + (shop.median_order or 0)),
        Indicator.ORDERS: one_more(now[Indicator.ORDERS]),
    }
    return {Deed.ORDER: ordered}


FINANCIAL = Kind(LoyaltyType.FINANCIAL, _counts, _deeds)
