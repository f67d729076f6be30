"""Everything that happened with one customer, newest first."""

import sqlite3
from typing import NamedTuple


class Event(NamedTuple):
    """One thing that happened.

    Attributes:
        day: ISO day.
        kind: "sale", "refund", "feedback", "contact", "referral" (named a friend), "introduced"
            (was named), "reward" (was given one), "redeemed" (redeemed it) or "attended" (came to
            an event; the id is the campaign's).
        id: of the record, within its kind.
        amount: minor units of a sale or refund, else None.
        flag: 1 for a void sale, a publishable feedback, or a friend who has bought.
        what: the sort of feedback or contact, "invited" or "sent" where an event or a newsletter
            reached the customer; the receipt number of a sale; the friend's name, or that of the
            customer who named this one; the reward; the event.
        how: the state of feedback, the way of a contact, the last day of a reward.
        text: products, note or words, the campaign of a contact, why a reward was given.
        reply: what the shop did about feedback, what came back to a contact.
    """

    day: str
    kind: str
    id: int
    amount: int | None
    flag: int
    what: str
    how: str
    text: str
    reply: str


# On one day an invitation stands below the visit it led to.
_EVENTS = """
SELECT * FROM (
SELECT ordered_on AS day, kind, id, amount, void AS flag, receipt AS what, fulfilment AS how,
    ifnull((SELECT group_concat(product.name, ', ') FROM purchase_line
            JOIN product ON product.id = product_id WHERE purchase_id = purchase.id), note) AS text,
    '' AS reply
FROM purchase WHERE customer_id = :customer
UNION ALL
SELECT day, 'feedback', id, rating, publishable, kind, state, text, done
FROM feedback WHERE customer_id = :customer
UNION ALL
SELECT day, 'contact', contact.id, NULL, starter = 'customer',
    CASE starter || ' ' || campaign.kind WHEN 'shop event' THEN 'invited'
        WHEN 'shop newsletter' THEN 'sent' ELSE about END,
    way, substr(ifnull(' · ' || campaign.name, '') || ifnull(' · ' || product.name, '')
        || ifnull(' · ' || nullif(contact.note, ''), ''), 4), answer
FROM contact LEFT JOIN product ON product.id = product_id
    LEFT JOIN campaign ON campaign.id = campaign_id WHERE customer_id = :customer
UNION ALL
SELECT attended_on, 'attended', campaign.id, NULL, 0, campaign.name, '', '', ''
FROM campaign_member JOIN campaign ON campaign.id = campaign_id
WHERE customer_id = :customer AND attended_on IS NOT NULL
UNION ALL
SELECT day, 'referral', referral.id, NULL, EXISTS (
    SELECT 1 FROM purchase WHERE purchase.customer_id = friend_id AND kind = 'sale' AND void = 0),
    ifnull(friend.name, friend_name), friend_phone, referral.note, ''
FROM referral LEFT JOIN customer AS friend ON friend.id = friend_id
WHERE referrer_id = :customer
UNION ALL
SELECT day, 'introduced', referral.id, NULL, 0, referrer.name, '', referral.note, ''
FROM referral JOIN customer AS referrer ON referrer.id = referrer_id
WHERE friend_id = :customer
UNION ALL
SELECT day, 'reward', reward_grant.id, NULL, redeemed_on IS NOT NULL, reward.name,
    ifnull(expires_on, ''), why, ''
FROM reward_grant JOIN reward ON reward.id = reward_id WHERE customer_id = :customer
UNION ALL
SELECT redeemed_on, 'redeemed', reward_grant.id, NULL, 1, reward.name, '', '', ''
FROM reward_grant JOIN reward ON reward.id = reward_id
WHERE customer_id = :customer AND redeemed_on IS NOT NULL
) ORDER BY day DESC, kind = 'attended' DESC, id DESC LIMIT :most
"""


def of_customer(db: sqlite3.Connection, customer_id: int, most: int = 500) -> list[Event]:
    """The latest events of a customer; feedback carries its rating in `amount`."""
    return [Event(*row) for row in db.execute(_EVENTS, {"customer": customer_id, "most": most})]
