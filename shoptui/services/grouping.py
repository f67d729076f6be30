"""The active days in force, and the four groups that follow from them."""

from collections.abc import Mapping, Sequence, Set
from datetime import date, timedelta

from shoptui.analytics.gaps import automatic_active_days
from shoptui.analytics.groups import ActiveSource, Grouping, GroupRules, group_figures
from shoptui.domain.facts import ShopFacts
from shoptui.services.reward_settings import FREQUENT_ORDERS
from shoptui.services.setting_list import ACTIVE_DAYS
from shoptui.services.settings import Recorded, rfm_rules_of
from shoptui.storage.database import Connection
from shoptui.storage.order_days import order_days
from shoptui.storage.turnover import turnover

Days = Mapping[int, Sequence[int]]


def active_days(db: Connection, now: Recorded, as_of: date) -> int:
    """After so many days of silence a customer is not active any more."""
    fixed = now.value(ACTIVE_DAYS)
    return _automatic(order_days(db, as_of), now)[0] if fixed is None else fixed


def grouping_of(db: Connection, now: Recorded, facts: ShopFacts, deaf: Set[int]) -> Grouping:
    """The group of each customer, and what parts the groups.

    Args:
        db: an open connection.
        now: the settings.
        facts: of everybody, over the window of the scores.
        deaf: who refused or left unanswered the last three offers in a row.
    """
    rfm = rfm_rules_of(now)
    days, active, source = _days_and_active(db, now, facts.as_of)
    if rfm.day_is_one_visit:
        days = {who: sorted(set(each)) for who, each in days.items()}
    rules = GroupRules(
        active_days=active,
        window=rfm.window,
        frequent=now.value(FREQUENT_ORDERS),
        source=source,
    )
    taken = turnover(db, facts.as_of, rfm.day_is_one_visit)
    return Grouping(facts, rules, taken, group_figures(facts, rules, taken, days, deaf))


def _days_and_active(db: Connection, now: Recorded, as_of: date) -> tuple[Days, int, ActiveSource]:
    """The orders of those it takes, at least of all who are not active, and the active days."""
    fixed = now.value(ACTIVE_DAYS)
    if fixed is None:
        days = order_days(db, as_of)
        return days, *_automatic(days, now)
    source = ActiveSource.OWNER if ACTIVE_DAYS.key in now.words else ActiveSource.TRADE
    return order_days(db, as_of, as_of - timedelta(days=fixed)), fixed, source


def _automatic(days: Days, now: Recorded) -> tuple[int, ActiveSource]:
    if found := automatic_active_days(days.values()):
        return found, ActiveSource.GAPS
    return rfm_rules_of(now).defaults.active_days, ActiveSource.NO_GAPS
