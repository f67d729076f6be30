"""What has to be known before a customer is offered anything, as of a date."""

import sqlite3
from calendar import isleap
from datetime import date, timedelta

from shoptui.domain.offer_facts import Given, OfferFacts, Slip

IN_A_ROW = 3  # offers refused or left unanswered in a row

_CONTACTED = """
SELECT customer_id, max(day) FROM (
    SELECT customer_id, day FROM contact WHERE starter = 'shop' AND day <= :as_of
    UNION ALL
    SELECT customer_id, reached_on FROM campaign_member WHERE reached_on <= :as_of)
GROUP BY customer_id
"""

_SLIPS = """
SELECT customer_id, count(*), max(day) FROM feedback
WHERE state = 'open' AND kind = :kind AND day <= :as_of GROUP BY customer_id
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
                AND member.customer_id = contact.customer_id)
    UNION ALL
    SELECT customer_id, reached_on, CASE
        WHEN attended_on <= :as_of THEN 'interested'
        WHEN answered_on <= :as_of THEN answer ELSE 'none' END
    FROM campaign_member WHERE reached_on <= :as_of
    UNION ALL
    SELECT customer_id, day, CASE WHEN redeemed_on <= :as_of THEN 'bought' ELSE 'none' END
    FROM reward_grant
    WHERE day <= :as_of AND (redeemed_on <= :as_of OR expires_on < :as_of)
), latest AS (
    SELECT customer_id, answer,
        row_number() OVER (PARTITION BY customer_id ORDER BY day DESC) AS place FROM offer
)
SELECT customer_id FROM latest WHERE place <= {IN_A_ROW} GROUP BY customer_id
HAVING count(*) = {IN_A_ROW} AND sum(answer IN ('none', 'refused')) = {IN_A_ROW}
"""

_PEOPLE = "SELECT id, consent, phone <> '' OR email <> '' FROM customer"

_GIVEN = """
SELECT customer_id, condition, day, kind, (redeemed_on IS NULL OR redeemed_on > :as_of)
    AND (expires_on IS NULL OR expires_on >= :as_of)
FROM reward_grant JOIN reward ON reward.id = reward_id
WHERE day <= :as_of ORDER BY day, reward_grant.id
"""


def offer_facts(db: sqlite3.Connection, as_of: date, birthday_days: int) -> OfferFacts:
    """What has to be known before an offer; consent and what is still open are those of now.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        birthday_days: how many days ahead birthdays are looked for.
    """
    people = db.execute(_PEOPLE).fetchall()
    return OfferFacts(
        contacted=last_contacts(db, as_of),
        complaints=_slips(db, "complaint", as_of),
        incidents=_slips(db, "incident", as_of),
        birthdays=birthdays(db, as_of, birthday_days),
        refusing={who for who, consent, _reachable in people if consent == "no"},
        agreeing={who for who, consent, _reachable in people if consent == "yes"},
        reachable={who for who, _consent, reachable in people if reachable},
        deaf=deaf(db, as_of),
        given=given(db, as_of),
    )


def last_contacts(db: sqlite3.Connection, as_of: date) -> dict[int, int]:
    """By customer id the day of the last contact the shop started, as an ordinal."""
    rows = db.execute(_CONTACTED, {"as_of": as_of.isoformat()})
    return {who: date.fromisoformat(day).toordinal() for who, day in rows}


def deaf(db: sqlite3.Connection, as_of: date) -> set[int]:
    """Who refused or left unanswered the last three offers in a row."""
    return {who for (who,) in db.execute(_DEAF, {"as_of": as_of.isoformat()})}


def birthdays(db: sqlite3.Connection, as_of: date, days: int) -> dict[int, int]:
    """Days to the birthday by customer id, for those who have it within so many days."""
    ahead: dict[str, int] = {}
    for after in range(days + 1):
        day = as_of + timedelta(days=after)
        ahead[f"{day:%m-%d}"] = after
        if (day.month, day.day) == (2, 28) and not isleap(day.year):
            ahead["02-29"] = after
    marks = ", ".join("?" * len(ahead))
    rows = db.execute(
        f"SELECT id, substr(birthday, -5) FROM customer WHERE substr(birthday, -5) IN ({marks})",
        tuple(ahead),
    )
    return {who: ahead[day] for who, day in rows}


def given(db: sqlite3.Connection, as_of: date) -> dict[int, Given]:
    """What each customer was given by a day, by customer id."""
    found: dict[int, Given] = {}
    for who, rule, day, kind, is_open in db.execute(_GIVEN, {"as_of": as_of.isoformat()}):
        before = found.get(who, Given(0, "", False, {}))
        ordinal = date.fromisoformat(day).toordinal()
        by_rule = {**before.by_rule, rule: ordinal}
        found[who] = Given(ordinal, kind, bool(is_open) or before.is_open, by_rule)
    return found


def _slips(db: sqlite3.Connection, kind: str, as_of: date) -> dict[int, Slip]:
    rows = db.execute(_SLIPS, {"kind": kind, "as_of": as_of.isoformat()})
    return {who: Slip(count, date.fromisoformat(day).toordinal()) for who, count, day in rows}
