"""Referral loyalty: brings others. Profit later, through them."""

from collections.abc import Mapping

from shoptui.analytics.loyalty.counts import Counts, Raw, Tally
from shoptui.analytics.loyalty.kind import Deed, Kind, Raws, one_more
from shoptui.domain.facts import ShopFacts
from shoptui.domain.loyalty import Indicator, LoyaltyType
from shoptui.domain.loyalty_facts import LoyaltyFacts


def _counts(facts: LoyaltyFacts) -> Mapping[Indicator, Counts]:
    return {
        Indicator.FRIENDS_NAMED: Tally(facts.friends_named),
        Indicator.FRIENDS_BOUGHT: Tally(facts.friends_bought),
    }


def _deeds(now: Raws, _shop: ShopFacts) -> Mapping[Deed, Raws]:
    named = now[Indicator.FRIENDS_NAMED] or Raw(0)
    bought = now[Indicator.FRIENDS_BOUGHT] or Raw(0)
    deeds = {Deed.NAME_FRIEND: {**now, Indicator.FRIENDS_NAMED: one_more(named)}}
    if bought.value < named.value:
        deeds[Deed.FRIEND_BUYS] = {**now, Indicator.FRIENDS_BOUGHT: one_more(bought)}
    return deeds


REFERRAL = Kind(LoyaltyType.REFERRAL, _counts, _deeds)
