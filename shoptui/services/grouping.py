"""The four groups, read from the file."""

from collections.abc import Collection, Set
from datetime import date, timedelta

from shoptui.analytics.groups import Grouping, GroupRules, group_figures
from shoptui.domain.facts import ShopFacts
from shoptui.domain.turnover import Turnover
from shoptui.services.active_days import ActiveDays, days_by_gaps
from shoptui.services.reward_settings import FREQUENT_ORDERS
from shoptui.services.setting_list import ACTIVE_DAYS
from shoptui.services.settings import Recorded, rfm_rules_of
from shoptui.storage.database import Connection
from shoptui.storage.order_days import OrderDays, order_days
from shoptui.storage.turnover import turnover


def grouping_of(
    db: Connection,
    now: Recorded,
    facts: ShopFacts,
    deaf: Set[int],
    taken: Turnover | None = None,
    whom: Collection[int] | None = None,
) -> Grouping:
    """The group of each customer, and what parts the groups.

    Args:
        db: an open connection.
        now: the settings.
        facts: of everybody, over the window of the scores.
        deaf: who refused or left unanswered the last three offers in a row.
        taken: what the shop took in its whole life, where that is known already.
        whom: the facts are of these customers alone; the active days must be fixed then.
    """
    rfm = rfm_rules_of(now)
    days, active = _days_and_active(db, now, facts.as_of, whom)
    if rfm.day_is_one_visit:
        days = {who: sorted(set(each)) for who, each in days.items()}
    rules = GroupRules(
        active_days=active.days,
        window=rfm.window,
        frequent=now.value(FREQUENT_ORDERS),
        automatic=active.automatic,
    )
    taken = taken or turnover(db, facts.as_of, rfm.day_is_one_visit)
    return Grouping(facts, rules, taken, group_figures(facts, rules, taken, days, deaf))


def _days_and_active(
    db: Connection, now: Recorded, as_of: date, whom: Collection[int] | None
) -> tuple[OrderDays, ActiveDays]:
    """The orders of those it takes, at least of all who are not active, and the active days."""
    fixed = now.value(ACTIVE_DAYS)
    if fixed is None:
        days = order_days(db, as_of)
        return days, days_by_gaps(days, now)
    before = as_of - timedelta(days=fixed)
    return order_days(db, as_of, before, whom), ActiveDays(fixed, automatic=False)
