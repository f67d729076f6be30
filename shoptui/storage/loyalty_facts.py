"""What every customer did besides buying, as of a date: one query for each kind of record."""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from shoptui.domain.dates import Window
from shoptui.domain.loyalty import Indicator
from shoptui.domain.loyalty_facts import LoyaltyFacts, Portion
from shoptui.storage.in_columns import figure_columns
from shoptui.storage.order_feedback import sales_with_feedback
from shoptui.storage.rule_counts import rules_kept
from shoptui.storage.side_by_side import Aside, Question, Told, answers

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
# Of a member who counts one number says who it is and whether it was done; Python counts them.
_EVENTS = f"""
SELECT customer_id * 2 + ifnull(attended_on <= :as_of, 0)
FROM campaign JOIN campaign_member ON campaign_id = campaign.id
WHERE kind = 'event' AND reached_on <= :as_of AND {_EVENT_DAY} BETWEEN :start AND :as_of {{whom}}
"""

_NEWSLETTERS = """
SELECT customer_id * 2 + ifnull(answered_on <= :as_of, 0)
FROM campaign JOIN campaign_member ON campaign_id = campaign.id
WHERE kind = 'newsletter' AND reached_on BETWEEN :start AND :as_of {whom}
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
    db: sqlite3.Connection,
    as_of: date,
    window: Window,
    whom: Collection[int] | None = None,
    aside: Aside | None = None,
    told: Told | None = None,
) -> LoyaltyFacts:
    """What every customer did besides buying; only what happened on or before `as_of` counts.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        window: the days that count.
        whom: count for these customers alone; `recorded` is the shop's all the same.
        aside: opens a second connection to the same file, which reads beside the first.
        told: is told how many of how many questions are answered.
    """
    asked = _Asked(as_of, window, whom)
    questions: list[Question[Any]] = [
        lambda db: rules_kept(db, as_of, window, whom),
        lambda db: _portions(sales_with_feedback(db, asked.by, whom)),
        lambda db: asked.rows(db, _CONTACTS, 4),
        lambda db: asked.rows(db, _FRIENDS, 3, "referrer_id"),
        lambda db: _members(asked.numbers(db, _EVENTS)),
        lambda db: _members(asked.numbers(db, _NEWSLETTERS)),
        lambda db: asked.rows(db, _SHOP_FEEDBACK, 2),
    ]
    rules, orders, contacts, friends, events, letters, shop = answers(
        db, questions, aside if whom is None else None, told
    )
    return LoyaltyFacts(
        friends_named={who: named for who, named, _bought in friends},
        friends_bought={who: bought for who, _named, bought in friends if bought},
        rules=rules,
        contacts={who: started for who, started, *_rest in contacts if started},
        events=events,
        newsletters=_newsletters(letters, contacts),
        order_feedback=orders,
        shop_feedback={who: times for who, times in shop},
        recorded=frozenset(each for each, query in _EVER.items() if asked.holds(db, query)),
    )


class _Asked:
    """One question after the other about the same days and the same customers."""

    def __init__(self, as_of: date, window: Window, whom: Collection[int] | None) -> None:
        self._is_some, start = whom is not None, window.start(as_of)
        self.by: dict[str, str | int] = {
            "as_of": as_of.isoformat(),
            "start": start.isoformat() if start else "",
            "whom": json.dumps([*(whom or ())]),
        }

    def rows(
        self, db: sqlite3.Connection, query: str, count: int, who: str = "customer_id"
    ) -> list[tuple[int, ...]]:
        """All rows, or those of the customers asked about.

        Args:
            db: an open connection.
            query: what is asked.
            count: how many columns it has.
            who: the column that names the customers.
        """
        meant = " IN (SELECT value FROM json_each(:whom))"
        if self._is_some:
            some = query.format(whom=f"AND {who}{meant}")
            return db.execute(some, self.by).fetchall()
        found = figure_columns(db, query.format(whom=""), self.by, count)
        return [*zip(*found, strict=True)]

    def numbers(self, db: sqlite3.Connection, query: str) -> list[int]:
        """The same of a query of one column."""
        if self._is_some:
            return [number for (number,) in self.rows(db, query, 1)]
        (column,) = figure_columns(db, query.format(whom=""), self.by, 1)
        return column

    def holds(self, db: sqlite3.Connection, query: str) -> bool:
        """Whether there is any such row in the shop."""
        return bool(db.execute(f"SELECT EXISTS ({query})", self.by).fetchone()[0])


def _members(numbers: Iterable[int]) -> dict[int, Portion]:
    """How often it was done, of how often it could have been, from a number for each time."""
    counted = Counter(numbers)
    members = {number // 2 for number in counted}
    return _portions(
        (who, done := counted[who * 2 + 1], counted[who * 2] + done) for who in members
    )


def _portions(rows: Iterable[tuple[int, ...]]) -> dict[int, Portion]:
    """From a row for each customer: how often it was done, and how often it could have been.

    Equal ones are one object: they are told apart and held in less time and room.
    """
    known: dict[Portion, Portion] = {}
    portions = ((who, Portion(part, whole)) for who, part, whole in rows)
    return {who: known.setdefault(portion, portion) for who, portion in portions}


def _newsletters(
    sent: Mapping[int, Portion], contacts: Iterable[tuple[int, ...]]
) -> dict[int, Portion]:
    """Those of campaigns and those noted by hand together."""
    total = {**sent}
    for who, _started, by_hand, answered in contacts:
        if by_hand:
            more = total.get(who, Portion(0, 0))
            total[who] = Portion(more.part + answered, more.whole + by_hand)
    return total
