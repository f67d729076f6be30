"""What has to be known before a customer is offered anything, as of a date."""

import json
import sqlite3
from calendar import isleap
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from shoptui.domain.offer_facts import Given, OfferFacts, Slip

IN_A_ROW = 3  # offers refused or left unanswered in a row

_CONTACTED = """
SELECT customer_id, max(day) FROM (
    SELECT customer_id, day FROM contact WHERE starter = 'shop' AND day <= :as_of {whom}
    UNION ALL
    SELECT customer_id, reached_on FROM campaign_member WHERE reached_on <= :as_of {whom})
GROUP BY customer_id
"""

_SLIPS = """
SELECT customer_id, count(*), max(day) FROM feedback
WHERE state = 'open' AND kind = :kind AND day <= :as_of {whom} GROUP BY customer_id
"""

# An offer is a newsletter, an invitation, something else of a campaign, or a reward; a reward that
# can still be redeemed is not answered yet. A campaign's member says whether somebody came, so the
# contact that goes with it is not another offer.
_DEAF = f"""
WITH offer (customer_id, day, answer) AS (
    SELECT customer_id, day, answer FROM contact
    WHERE starter = 'shop' AND day <= :as_of
        AND (about IN ('newsletter', 'event') OR campaign_id IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM campaign_member AS member
            WHERE member.campaign_id = contact.campaign_id
                AND member.customer_id = contact.customer_id) {{whom}}
    UNION ALL
    SELECT customer_id, reached_on, CASE
        WHEN attended_on <= :as_of THEN 'interested'
        WHEN answered_on <= :as_of THEN answer ELSE 'none' END
    FROM campaign_member WHERE reached_on <= :as_of {{whom}}
    UNION ALL
    SELECT customer_id, day, CASE WHEN redeemed_on <= :as_of THEN 'bought' ELSE 'none' END
    FROM reward_grant
    WHERE day <= :as_of AND (redeemed_on <= :as_of OR expires_on < :as_of) {{whom}}
), latest AS (
    SELECT customer_id, answer,
        row_number() OVER (PARTITION BY customer_id ORDER BY day DESC) AS place FROM offer
)
SELECT customer_id FROM latest WHERE place <= {IN_A_ROW} GROUP BY customer_id
HAVING count(*) = {IN_A_ROW} AND sum(answer IN ('none', 'refused')) = {IN_A_ROW}
"""

_PEOPLE = "SELECT id, consent, phone <> '' OR email <> '' FROM customer WHERE 1 {whom}"

_GIVEN = """
SELECT customer_id, condition, day, kind, (redeemed_on IS NULL OR redeemed_on > :as_of)
    AND (expires_on IS NULL OR expires_on >= :as_of)
FROM reward_grant JOIN reward ON reward.id = reward_id
WHERE day <= :as_of {whom} ORDER BY day, reward_grant.id
"""


Whom = Collection[int] | None


def offer_facts(
    db: sqlite3.Connection, as_of: date, birthday_days: int, whom: Whom = None
) -> OfferFacts:
    """What has to be known before an offer; consent and what is still open are those of now.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        birthday_days: how many days ahead birthdays are looked for.
        whom: look at these customers alone, birthdays apart.
    """
    people = _rows(db, _PEOPLE, as_of, whom, "id")
    return OfferFacts(
        contacted=last_contacts(db, as_of, whom),
        complaints=_slips(db, "complaint", as_of, whom),
        incidents=_slips(db, "incident", as_of, whom),
        birthdays=birthdays(db, as_of, birthday_days, whom),
        refusing={who for who, consent, _reachable in people if consent == "no"},
        agreeing={who for who, consent, _reachable in people if consent == "yes"},
        reachable={who for who, _consent, reachable in people if reachable},
        deaf=deaf(db, as_of, whom),
        given=given(db, as_of, whom),
    )


def last_contacts(db: sqlite3.Connection, as_of: date, whom: Whom = None) -> dict[int, int]:
    """By customer id the day of the last contact the shop started, as an ordinal."""
    rows = _rows(db, _CONTACTED, as_of, whom)
    return {who: date.fromisoformat(day).toordinal() for who, day in rows}


def deaf(db: sqlite3.Connection, as_of: date, whom: Whom = None) -> set[int]:
    """Who refused or left unanswered the last three offers in a row."""
    return {who for (who,) in _rows(db, _DEAF, as_of, whom)}


def birthdays(db: sqlite3.Connection, as_of: date, days: int, whom: Whom = None) -> dict[int, int]:
    """Days to the birthday by customer id, for those who have it within so many days."""
    ahead: dict[str, int] = {}
    for after in range(days + 1):
        day = as_of + timedelta(days=after)
        ahead[f"{day:%m-%d}"] = after
        if (day.month, day.day) == (2, 28) and not isleap(day.year):
            ahead["02-29"] = after
    marks = ", ".join("?" * len(ahead))
    rows = db.execute(
        f"SELECT id, substr(birthday, -5) FROM customer WHERE substr(birthday, -5) IN ({marks})"
        + ("" if whom is None else " AND id IN (SELECT value FROM json_each(?))"),
        (*ahead, *(() if whom is None else (json.dumps([*whom]),))),
    )
    return {who: ahead[day] for who, day in rows}


def given(db: sqlite3.Connection, as_of: date, whom: Whom = None) -> dict[int, Given]:
    """What each customer was given by a day, by customer id."""
    found: dict[int, Given] = {}
    for who, rule, day, kind, is_open in _rows(db, _GIVEN, as_of, whom):
        before = found.get(who, Given(0, "", False, {}))
        ordinal = date.fromisoformat(day).toordinal()
        by_rule = {**before.by_rule, rule: ordinal}
        found[who] = Given(ordinal, kind, bool(is_open) or before.is_open, by_rule)
    return found


def _slips(db: sqlite3.Connection, kind: str, as_of: date, whom: Whom) -> dict[int, Slip]:
    rows = _rows(db, _SLIPS, as_of, whom, kind=kind)
    return {who: Slip(count, date.fromisoformat(day).toordinal()) for who, count, day in rows}


def _rows(
    db: sqlite3.Connection,
    query: str,
    as_of: date,
    whom: Whom,
    column: str = "customer_id",
    kind: str = "",
) -> list[Any]:
    """All rows, or those of the customers asked about; `column` names them."""
    some = "" if whom is None else f"AND {column} IN (SELECT value FROM json_each(:whom))"
    by = {"as_of": as_of.isoformat(), "kind": kind, "whom": json.dumps([*(whom or ())])}
    return db.execute(query.format(whom=some), by).fetchall()
