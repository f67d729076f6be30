"""Procedural loyalty: keeps the rules of the house, which saves cost now."""

from collections.abc import Mapping

from shoptui.analytics.loyalty.counts import Counts, Portions
from shoptui.analytics.loyalty.kind import Deed, Kind, Raws, one_more
from shoptui.domain.facts import ShopFacts
from shoptui.domain.loyalty import Indicator, LoyaltyType
from shoptui.domain.loyalty_facts import LoyaltyFacts


def _counts(facts: LoyaltyFacts) -> Mapping[Indicator, Counts]:
    return {Indicator.RULES_KEPT: Portions(facts.rules)}


def _deeds(now: Raws, _shop: ShopFacts) -> Mapping[Deed, Raws]:
    return {Deed.KEEP_RULE: {Indicator.RULES_KEPT: one_more(now[Indicator.RULES_KEPT])}}


PROCEDURAL = Kind(LoyaltyType.PROCEDURAL, _counts, _deeds)
