"""One customer among all, with everything that an offer depends on: what others did is not read.

How the shop's figures are spread stands in the figures that are held, so a customer's place among
the others is found without going through them.
"""

from dataclasses import replace

from shoptui.analytics.candidates import Known
from shoptui.analytics.loyalty.score_column import Scores
from shoptui.analytics.loyalty.scores import LoyaltyResult
from shoptui.domain.facts import Customers, ShopFacts
from shoptui.services.figures import Figures
from shoptui.services.grouping import grouping_of
from shoptui.services.known_customers import YEAR
from shoptui.services.loyalty import loyalty_rules_of
from shoptui.services.reward_settings import BIRTHDAY_DAYS
from shoptui.services.setting_list import ACTIVE_DAYS
from shoptui.services.settings import Recorded, rfm_rules_of
from shoptui.storage.database import Connection
from shoptui.storage.facts import some_facts
from shoptui.storage.offer_facts import offer_facts


def can_be_known_alone(now: Recorded) -> bool:
    """Whether the active days are fixed; those that follow from all gaps take all orders."""
    return now.value(ACTIVE_DAYS) is not None


def known_one(db: Connection, now: Recorded, read: Figures, position: int) -> Known:
    """What is known of the customer at a position of the facts, who stands alone in it.

    Args:
        db: an open connection, at the moment of the figures.
        now: the settings.
        read: what everybody did, as of the day.
        position: of the customer.
    """
    rules, everybody = rfm_rules_of(now), read.facts
    customer = everybody.customers[position]
    whom, day = [customer.customer_id], everybody.as_of
    facts = replace(everybody, customers=Customers.of([customer]))
    result = read.scored(rules)
    offers = offer_facts(db, day, now.value(BIRTHDAY_DAYS), whom)
    year = facts.customers if rules.window == YEAR else some_facts(db, whom, day, YEAR)
    taken = read.turnover(db)
    loyal = read.loyalty_in_order(db, loyalty_rules_of(now))
    return Known(
        result=replace(result, facts=facts, places=result.places[position : position + 1]),
        net_year=[each.net for each in year],
        grouping=grouping_of(db, now, facts, offers.deaf, taken, whom),
        loyalty=_alone(loyal, facts, position),
        offers=offers,
    )


def _alone(loyal: LoyaltyResult, facts: ShopFacts, position: int) -> LoyaltyResult:
    """One customer's scores; means and order stay the shop's."""
    types = tuple(replace(each, scores=Scores.of([each.scores[position]])) for each in loyal.types)
    overall = Scores.of([loyal.overall[position]])
    return replace(loyal, shop=facts, types=types, overall=overall)
