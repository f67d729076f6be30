"""What every customer did besides buying, as of a date: one query for each kind of record."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from datetime import date

from shoptui.domain.dates import Window
from shoptui.domain.loyalty import Indicator
from shoptui.domain.loyalty_facts import LoyaltyFacts, Portion
from shoptui.storage.rule_counts import rules_kept

_IN_WINDOW = "day BETWEEN :start AND :as_of"

# A friend who is no customer yet is known by the referral alone.
_FRIEND = "ifnull(friend_id, -referral.id)"
_HAS_BOUGHT = """EXISTS (
    SELECT 1 FROM purchase WHERE customer_id = friend_id AND kind = 'sale' AND void = 0
        AND counted_on <= :as_of AND (wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of))"""

_FRIENDS = f"""
SELECT referrer_id, count(DISTINCT {_FRIEND}),
    count(DISTINCT CASE WHEN friend_id AND {_HAS_BOUGHT} THEN friend_id END)
FROM referral WHERE {_IN_WINDOW} {{whom}} GROUP BY referrer_id
"""

# One pass over the contacts. What belongs to a campaign is counted by its members, who know when
# they came and answered; a newsletter noted by hand stands for itself. Contacts of other kinds are
# most of them, so they are left out before anything is added up.
_IS_NEWSLETTER = "starter = 'shop' AND about = 'newsletter' AND campaign_id IS NULL"
_CONTACTS = f"""
SELECT customer_id, sum(starter = 'customer'), sum(starter = 'shop'),
    sum(starter = 'shop' AND answer <> 'none')
FROM contact INDEXED BY contact_facts
WHERE {_IN_WINDOW} AND (starter = 'customer' OR {_IS_NEWSLETTER}) {{whom}} GROUP BY customer_id
"""

# An event counts once it is over, or earlier for who came: nobody stayed away from one to come.
_EVENT_DAY = "iif(attended_on <= :as_of, attended_on, ends_on)"
# The plus keeps SQLite from walking all members by customer, with a look at the row of each: it is
# quicker to take the members of each campaign and sort those that count.
_EVENTS = f"""
SELECT customer_id, ifnull(sum(attended_on <= :as_of), 0), count(*)
FROM campaign JOIN campaign_member ON campaign_id = campaign.id
WHERE kind = 'event' AND reached_on <= :as_of AND {_EVENT_DAY} BETWEEN :start AND :as_of {{whom}}
GROUP BY +customer_id
"""

_NEWSLETTERS = """
SELECT customer_id, ifnull(sum(answered_on <= :as_of), 0), count(*)
FROM campaign JOIN campaign_member ON campaign_id = campaign.id
WHERE kind = 'newsletter' AND reached_on BETWEEN :start AND :as_of {whom}
GROUP BY +customer_id
"""

# Feedback on a sale that was refunded counts too, so it is held against all sales not void. They
# are the orders but for whom a sale was wholly refunded; only who gave feedback and those few are
# counted here. The cross join keeps SQLite from starting with all the sales.
_SALE = "kind = 'sale' AND void = 0 AND counted_on BETWEEN :start AND :as_of"
_ORDER_FEEDBACK = f"""
WITH given AS (
    SELECT feedback.customer_id AS who, count(DISTINCT purchase_id) AS times
    FROM feedback INDEXED BY feedback_facts CROSS JOIN purchase ON purchase.id = purchase_id
    WHERE feedback.kind <> 'incident' AND day <= :as_of
        AND purchase.kind = 'sale' AND void = 0 AND ordered_on BETWEEN :start AND :as_of
        AND purchase.customer_id = feedback.customer_id {{whose}}
    GROUP BY feedback.customer_id
), asked AS (
    SELECT who FROM given
    UNION
    SELECT customer_id FROM purchase
    WHERE wholly_refunded_on IS NOT NULL AND customer_id IS NOT NULL AND {_SALE} {{whom}}
)
SELECT asked.who, ifnull(times, 0), (
    SELECT count(*) FROM purchase INDEXED BY purchase_facts
    WHERE customer_id = asked.who AND {_SALE})
FROM asked LEFT JOIN given ON given.who = asked.who
"""

_SHOP_FEEDBACK = f"""
SELECT customer_id, count(*) FROM feedback INDEXED BY feedback_facts
WHERE {_IN_WINDOW} AND kind <> 'incident' AND purchase_id IS NULL {{whom}}
GROUP BY customer_id
"""

_SOLD = "SELECT 1 FROM purchase WHERE ordered_on <= :as_of"
_NAMED = "SELECT 1 FROM referral WHERE day <= :as_of"
_INVITED = (
    "SELECT 1 FROM campaign JOIN campaign_member ON campaign_id = campaign.id "
    "WHERE reached_on <= :as_of AND kind"
)
_SAID = "SELECT 1 FROM feedback WHERE day <= :as_of AND kind <> 'incident' AND purchase_id IS"
_EVER = {
    Indicator.SPEND: _SOLD,
    Indicator.ORDERS: _SOLD,
    Indicator.FRIENDS_NAMED: _NAMED,
    Indicator.FRIENDS_BOUGHT: _NAMED,
    Indicator.RULES_KEPT: "SELECT 1 FROM house_rule WHERE active = 1 AND starts_on <= :as_of",
    Indicator.CONTACTS_STARTED: (
        "SELECT 1 FROM contact WHERE starter = 'customer' AND day <= :as_of"
    ),
    Indicator.EVENTS_ATTENDED: f"{_INVITED} = 'event'",
    Indicator.NEWSLETTERS_ANSWERED: (
        f"{_INVITED} = 'newsletter' UNION ALL "
        f"SELECT 1 FROM contact WHERE {_IS_NEWSLETTER} AND day <= :as_of"
    ),
    Indicator.ORDERS_WITH_FEEDBACK: f"{_SAID} NOT NULL",
    Indicator.SHOP_FEEDBACK: f"{_SAID} NULL",
}


def loyalty_facts(
    db: sqlite3.Connection, as_of: date, window: Window, whom: Collection[int] | None = None
) -> LoyaltyFacts:
    """What every customer did besides buying; only what happened on or before `as_of` counts.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        window: the days that count.
        whom: count for these customers alone; `recorded` is the shop's all the same.
    """
    asked = _Asked(db, as_of, window, whom)
    friends = asked.rows(_FRIENDS, "referrer_id")
    contacts = asked.rows(_CONTACTS)
    return LoyaltyFacts(
        friends_named={who: named for who, named, _bought in friends},
        friends_bought={who: bought for who, _named, bought in friends if bought},
        rules=rules_kept(db, as_of, window, whom),
        contacts={who: started for who, started, *_rest in contacts if started},
        events=_portions(asked.rows(_EVENTS)),
        newsletters=_newsletters(asked.rows(_NEWSLETTERS), contacts),
        order_feedback=_portions(asked.rows(_ORDER_FEEDBACK)),
        shop_feedback={who: times for who, times in asked.rows(_SHOP_FEEDBACK)},
        recorded=frozenset(each for each, query in _EVER.items() if asked.holds(query)),
    )


class _Asked:
    """One question after the other about the same days and the same customers."""

    def __init__(
        self, db: sqlite3.Connection, as_of: date, window: Window, whom: Collection[int] | None
    ) -> None:
        self._db, self._is_some, start = db, whom is not None, window.start(as_of)
        self._by = {
            "as_of": as_of.isoformat(),
            "start": start.isoformat() if start else "",
            "whom": json.dumps([*(whom or ())]),
        }

    def rows(self, query: str, column: str = "customer_id") -> list[tuple[int, ...]]:
        """All rows, or those of the customers asked about; `column` names them."""
        meant = " IN (SELECT value FROM json_each(:whom))"
        whom, whose = f"AND {column}{meant}", f"AND feedback.customer_id{meant}"
        some = {"whom": whom, "whose": whose} if self._is_some else {"whom": "", "whose": ""}
        return self._db.execute(query.format(**some), self._by).fetchall()

    def holds(self, query: str) -> bool:
        """Whether there is any such row in the shop."""
        return bool(self._db.execute(f"SELECT EXISTS ({query})", self._by).fetchone()[0])


def _portions(rows: Iterable[tuple[int, ...]]) -> dict[int, Portion]:
    """From a row for each customer: how often it was done, and how often it could have been."""
    return {who: Portion(part, whole) for who, part, whole in rows}


def _newsletters(
    sent: Iterable[tuple[int, ...]], contacts: Iterable[tuple[int, ...]]
) -> dict[int, Portion]:
    """Those of campaigns and those noted by hand together."""
    total = _portions(sent)
    for who, _started, by_hand, answered in contacts:
        if by_hand:
            more = total.get(who, Portion(0, 0))
            total[who] = Portion(more.part + answered, more.whole + by_hand)
    return total
