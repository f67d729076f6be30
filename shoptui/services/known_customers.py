"""Everything known of the customers as of a day, read in one go."""

from shoptui.analytics.candidates import Known
from shoptui.domain.dates import Window
from shoptui.domain.facts import ShopFacts
from shoptui.domain.rfm_rules import RfmRules
from shoptui.services.figures import Figures
from shoptui.services.grouping import grouping_of
from shoptui.services.loyalty import loyalty_rules_of
from shoptui.services.reward_settings import BIRTHDAY_DAYS
from shoptui.services.settings import Recorded, rfm_rules_of
from shoptui.storage.database import Connection
from shoptui.storage.facts_pass import everybodys_facts
from shoptui.storage.offer_facts import offer_facts

YEAR = Window(365)


def known_customers(db: Connection, now: Recorded, read: Figures) -> Known:
    """Tiers, groups, loyalty and all that an offer depends on.

    Args:
        db: an open connection, at the moment of the figures.
        now: the settings.
        read: what everybody did, as of the day.
    """
    rules, facts = rfm_rules_of(now), read.facts
    offers = offer_facts(db, facts.as_of, now.value(BIRTHDAY_DAYS))
    return Known(
        result=read.scored(rules),
        net_year=net_of_year(db, facts, rules),
        grouping=grouping_of(db, now, facts, offers.deaf, read.turnover(db)),
        loyalty=read.loyalty(db, loyalty_rules_of(now)),
        offers=offers,
    )


def net_of_year(db: Connection, facts: ShopFacts, rules: RfmRules) -> list[int]:
    """Net spend of the last 365 days of each customer, in the order of the facts."""
    same = rules.window == YEAR
    year = facts.customers if same else everybodys_facts(db, facts.as_of, YEAR)
    return [*year.net]
