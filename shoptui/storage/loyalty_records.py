"""The records of one customer that the loyalty scores were counted from, by kind."""

import sqlite3
from datetime import date

from shoptui.domain.dates import Window
from shoptui.domain.house_rules import Verdict
from shoptui.domain.loyalty import Indicator
from shoptui.domain.loyalty_facts import Counted
from shoptui.domain.purchases import Purchase
from shoptui.storage import house_rules, purchases

_IN_WINDOW = "day BETWEEN :start AND :as_of"
_KNOWN = (
    "customer_id = :who AND void = 0 AND counted_on BETWEEN :start AND :as_of "
    "AND ordered_on <= :as_of"
)

# In the words the records are kept in, and for referrals and events in those of their states.
_BY_KIND = {
    Indicator.SPEND: f"SELECT kind, count(*) FROM purchase WHERE {_KNOWN} GROUP BY kind ORDER BY 1",
    Indicator.ORDERS: (
        "SELECT iif(wholly_refunded_on <= :as_of, 'refunded', 'sale'), count(*) "
        f"FROM purchase WHERE kind = 'sale' AND {_KNOWN} GROUP BY 1 ORDER BY 1 DESC"
    ),
    Indicator.FRIENDS_NAMED: f"""
        SELECT iif(friend_id IS NULL, 'named', 'registered'),
            count(DISTINCT ifnull(friend_id, -id))
        FROM referral WHERE referrer_id = :who AND {_IN_WINDOW} GROUP BY 1 ORDER BY 1""",
    Indicator.CONTACTS_STARTED: f"""
        SELECT about, count(*) FROM contact
        WHERE customer_id = :who AND starter = 'customer' AND {_IN_WINDOW}
        GROUP BY about ORDER BY 2 DESC, 1""",
    Indicator.EVENTS_ATTENDED: """
        SELECT iif(attended_on <= :as_of, 'attended', 'missed'), count(*)
        FROM campaign JOIN campaign_member ON campaign_id = campaign.id
        WHERE customer_id = :who AND kind = 'event' AND reached_on <= :as_of
            AND iif(attended_on <= :as_of, attended_on, ends_on) BETWEEN :start AND :as_of
        GROUP BY 1 ORDER BY 1""",
    Indicator.NEWSLETTERS_ANSWERED: f"""
        SELECT said, count(*) FROM (
            SELECT iif(answered_on <= :as_of, answer, 'none') AS said
            FROM campaign JOIN campaign_member ON campaign_id = campaign.id
            WHERE customer_id = :who AND kind = 'newsletter'
                AND reached_on BETWEEN :start AND :as_of
            UNION ALL
            SELECT answer FROM contact
            WHERE customer_id = :who AND starter = 'shop' AND about = 'newsletter'
                AND campaign_id IS NULL AND {_IN_WINDOW})
        GROUP BY said ORDER BY 2 DESC, 1""",
    Indicator.ORDERS_WITH_FEEDBACK: """
        SELECT feedback.kind, count(*)
        FROM feedback JOIN purchase ON purchase.id = purchase_id
        WHERE feedback.customer_id = :who AND purchase.customer_id = :who
            AND feedback.kind <> 'incident' AND day <= :as_of
            AND purchase.kind = 'sale' AND void = 0 AND ordered_on BETWEEN :start AND :as_of
        GROUP BY feedback.kind ORDER BY 2 DESC, 1""",
    Indicator.SHOP_FEEDBACK: f"""
        SELECT kind, count(*) FROM feedback
        WHERE customer_id = :who AND kind <> 'incident' AND purchase_id IS NULL AND {_IN_WINDOW}
        GROUP BY kind ORDER BY 2 DESC, 1""",
}


def records_of(
    db: sqlite3.Connection, customer_id: int, as_of: date, window: Window
) -> dict[Indicator, tuple[Counted, ...]]:
    """What a customer's counts were counted from; house rules are told by `judged_sales`."""
    span = _span(customer_id, as_of, window)
    return {
        indicator: tuple(Counted(kind, times) for kind, times in db.execute(query, span))
        for indicator, query in _BY_KIND.items()
    }


def judged_sales(
    db: sqlite3.Connection, customer_id: int, as_of: date, window: Window
) -> list[tuple[Purchase, dict[int, Verdict]]]:
    """The sales of a customer in the window with what was ticked on them, newest first."""
    rows = db.execute(
        f"SELECT id FROM purchase WHERE kind = 'sale' AND {_KNOWN} ORDER BY ordered_on DESC, id",
        _span(customer_id, as_of, window),
    )
    return [
        (purchases.get(db, sale_id), house_rules.ticks(db, sale_id))
        for (sale_id,) in rows.fetchall()
    ]


def _span(customer_id: int, as_of: date, window: Window) -> dict[str, str | int]:
    start = window.start(as_of)
    return {
        "who": customer_id,
        "as_of": as_of.isoformat(),
        "start": start.isoformat() if start else "",
    }
