"""Contact loyalty: talks to us, so that we learn and can offer better. It pays later."""

from collections.abc import Mapping

from shoptui.analytics.loyalty.counts import Counts, Portions, Raw, Tally
from shoptui.analytics.loyalty.kind import Deed, Kind, Raws, one_more
from shoptui.domain.facts import ShopFacts
from shoptui.domain.loyalty import Indicator, LoyaltyType
from shoptui.domain.loyalty_facts import LoyaltyFacts


def _counts(facts: LoyaltyFacts) -> Mapping[Indicator, Counts]:
    return {
        Indicator.CONTACTS_STARTED: Tally(facts.contacts),
        Indicator.EVENTS_ATTENDED: Portions(facts.events),
        Indicator.NEWSLETTERS_ANSWERED: Portions(facts.newsletters),
    }


def _deeds(now: Raws, _shop: ShopFacts) -> Mapping[Deed, Raws]:
    started = now[Indicator.CONTACTS_STARTED] or Raw(0)
    events, news = Indicator.EVENTS_ATTENDED, Indicator.NEWSLETTERS_ANSWERED
    return {
        Deed.START_CONTACT: {**now, Indicator.CONTACTS_STARTED: one_more(started)},
        Deed.ANSWER_NEWSLETTER: {**now, news: one_more(now[news])},
        Deed.ATTEND_EVENT: {**now, events: one_more(now[events])},
    }


CONTACT = Kind(LoyaltyType.CONTACT, _counts, _deeds)
