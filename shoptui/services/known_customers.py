"""Everything known of the customers as of a day, read in one go."""

from datetime import date

from shoptui.analytics.candidates import Known
from shoptui.analytics.loyalty.scores import score_loyalty
from shoptui.analytics.rfm import score_shop
from shoptui.domain.dates import Window
from shoptui.domain.facts import ShopFacts
from shoptui.domain.rfm_rules import RfmRules
from shoptui.services.grouping import grouping_of
from shoptui.services.loyalty import loyalty_rules_of
from shoptui.services.reward_settings import BIRTHDAY_DAYS
from shoptui.services.settings import Recorded, rfm_rules_of
from shoptui.storage.database import Connection
from shoptui.storage.facts import shop_facts
from shoptui.storage.loyalty_facts import loyalty_facts
from shoptui.storage.offer_facts import offer_facts

YEAR = Window(365)


def known_customers(db: Connection, now: Recorded, as_of: date) -> Known:
    """Tiers, groups, loyalty and all that an offer depends on.

    Args:
        db: an open connection.
        now: the settings.
        as_of: the last day that counts.
    """
    rules = rfm_rules_of(now)
    facts = facts_of(db, rules, as_of)
    offers = offer_facts(db, as_of, now.value(BIRTHDAY_DAYS))
    did = loyalty_facts(db, as_of, rules.window)
    return Known(
        result=score_shop(facts, rules),
        net_year=net_of_year(db, facts, rules),
        grouping=grouping_of(db, now, facts, offers.deaf),
        loyalty=score_loyalty(facts, did, loyalty_rules_of(now)),
        offers=offers,
    )


def facts_of(db: Connection, rules: RfmRules, as_of: date) -> ShopFacts:
    """What everybody bought, over the window of the scores."""
    return shop_facts(db, as_of, rules.window, rules.day_is_one_visit)


def net_of_year(db: Connection, facts: ShopFacts, rules: RfmRules) -> list[int]:
    """Net spend of the last 365 days of each customer, in the order of the facts."""
    year = facts if rules.window == YEAR else shop_facts(db, facts.as_of, YEAR)
    return [customer.net for customer in year.customers]
