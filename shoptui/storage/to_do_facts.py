"""What the day's list follows from."""

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta

from shoptui.domain.to_do import Happened, ToDoFacts
from shoptui.storage.offer_facts import birthdays, given, last_contacts
from shoptui.storage.order_days import order_days
from shoptui.storage.to_dos import marks

_SLIPS = """
SELECT id, customer_id, day, kind, text, 0 FROM feedback
WHERE state = 'open' AND kind IN ('complaint', 'incident') AND day <= :as_of
"""

# Somebody was asked about an order if there is feedback on it, or if the shop came back to the
# customer after it.
_ORDERS = """
SELECT id, customer_id, ordered_on, '', '', amount,
    EXISTS (SELECT 1 FROM feedback WHERE purchase_id = purchase.id AND day <= :as_of)
    OR EXISTS (SELECT 1 FROM contact WHERE contact.customer_id = purchase.customer_id
        AND starter = 'shop' AND day BETWEEN ordered_on AND :as_of
        AND (about = 'follow-up' OR contact.purchase_id = purchase.id))
FROM purchase
WHERE ordered_on BETWEEN :first AND :last AND kind = 'sale' AND void = 0
    AND customer_id IS NOT NULL
    AND (wholly_refunded_on IS NULL OR wholly_refunded_on > :as_of)
ORDER BY ordered_on, id
"""

# A question that led to no order, or interest shown, that nobody came back to.
_CONTACTS = """
SELECT contact.id, customer_id, day, starter,
    coalesce(product.name, nullif(contact.note, ''), campaign.name, ''), 0,
    contact.purchase_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM contact AS later
        WHERE later.customer_id = contact.customer_id AND later.starter = 'shop'
            AND later.day <= :as_of AND (later.day, later.id) > (contact.day, contact.id))
    OR EXISTS (SELECT 1 FROM purchase
        WHERE purchase.customer_id = contact.customer_id AND kind = 'sale' AND void = 0
            AND counted_on BETWEEN contact.day AND :as_of)
FROM contact LEFT JOIN product ON product.id = product_id
    LEFT JOIN campaign ON campaign.id = campaign_id
WHERE day BETWEEN :first AND :last AND (
    (starter = 'customer' AND about IN ('question', 'request')
        AND answer IN ('none', 'interested'))
    OR (starter = 'shop' AND answer = 'interested'))
ORDER BY day, contact.id
"""

# People are invited to an event before it begins; any other campaign has to have begun.
_MEMBERS = """
SELECT campaign_id, customer_id, ends_on, '', name, 0
FROM campaign_member JOIN campaign ON campaign.id = campaign_id
WHERE arm = 'treated' AND (reached_on IS NULL OR reached_on > :as_of)
    AND attended_on IS NULL AND answer = 'none'
    AND ends_on >= :as_of AND (starts_on <= :as_of OR kind = 'event')
"""


def to_do_facts(
    db: sqlite3.Connection,
    as_of: date,
    *,
    ask_after: int,
    ask_until: int,
    follow_up_after: int,
    follow_up_until: int,
    birthday_days: int,
) -> ToDoFacts:
    """What the day's list follows from; what is open, and consent, are those of now.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        ask_after: days after which one asks how an order was.
        ask_until: days after which it is too late to.
        follow_up_after: days after which one comes back to a question.
        follow_up_until: days after which it is too late to.
        birthday_days: how many days ahead birthdays are looked for.
    """
    by = {"as_of": as_of.isoformat()}
    asked = _span(as_of, ask_after, ask_until)
    followed = _span(as_of, follow_up_after, follow_up_until)
    return ToDoFacts(
        slips=[_happened(row) for row in db.execute(_SLIPS, by)],
        orders=_latest_open(db.execute(_ORDERS, asked)),
        contacts=_latest_open(db.execute(_CONTACTS, followed)),
        members=[_happened(row) for row in db.execute(_MEMBERS, by)],
        birthdays=birthdays(db, as_of, birthday_days),
        order_days=order_days(db, as_of),
        contacted=last_contacts(db, as_of),
        given=given(db, as_of),
        refusing={who for (who,) in db.execute("SELECT id FROM customer WHERE consent = 'no'")},
        marks=marks(db, as_of),
    )


def _span(as_of: date, after: int, until: int) -> dict[str, str]:
    first, last = as_of - timedelta(days=until), as_of - timedelta(days=after)
    return {"as_of": as_of.isoformat(), "first": first.isoformat(), "last": last.isoformat()}


def _latest_open(rows: Iterable[tuple[int, int, str, str, str, int, int]]) -> list[Happened]:
    """The latest record of each customer, unless it is settled; what came before it is past."""
    latest = {row[1]: row for row in rows}
    return [_happened(row[:-1]) for row in latest.values() if not row[-1]]


def _happened(row: tuple[int, int, str, str, str, int]) -> Happened:
    record, customer_id, day, kind, text, amount = row
    return Happened(record, customer_id, date.fromisoformat(day).toordinal(), kind, text, amount)
