"""Putting very many rows into a shop file at once, in the transaction the caller has open.

Rows go in as tuples straight to `executemany`, with what follows from other rows (`counted_on`,
`wholly_refunded_on`) worked out by the caller: a million sales have no time for a query each.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, TypeVar

from shoptui.storage.bulk_indexes import indexes_set_aside as indexes_set_aside
from shoptui.storage.database import ShopFile
from shoptui.storage.many_rows import insert_rows, marks


class PurchaseRow(NamedTuple):
    """One sale or refund as the table holds it; days are ISO text, see the schema for the rest."""

    id: int
    customer_id: int | None
    kind: str
    ordered_on: str
    amount: int
    operation_id: int
    counted_on: str
    discount: int = 0
    sale_id: int | None = None
    receipt: str = ""
    source: str = ""
    void: int = 0
    channel: str = ""
    invoiced_on: str | None = None
    due_on: str | None = None
    paid_on: str | None = None
    papers_on: str | None = None
    fulfilment: str = ""
    note: str = ""
    wholly_refunded_on: str | None = None
    identity: str | None = None
    import_id: int | None = None


class LineRow(NamedTuple):
    """One line of a sale or refund."""

    purchase_id: int
    product_id: int
    quantity: int
    price: int
    amount: int


class ReferralRow(NamedTuple):
    """One referral."""

    referrer_id: int
    day: str
    friend_id: int | None
    friend_name: str
    friend_phone: str


class FeedbackRow(NamedTuple):
    """One feedback."""

    customer_id: int
    day: str
    kind: str
    text: str
    purchase_id: int | None
    rating: int | None
    publishable: int
    state: str
    done: str


class ContactRow(NamedTuple):
    """One contact."""

    customer_id: int
    day: str
    starter: str
    way: str
    about: str
    product_id: int | None
    purchase_id: int | None
    answer: str
    note: str
    campaign_id: int | None = None


class CampaignRow(NamedTuple):
    """One campaign."""

    id: int
    name: str
    raises: str
    kind: str
    starts_on: str
    ends_on: str
    budget: int
    note: str


class MemberRow(NamedTuple):
    """One customer of a campaign."""

    campaign_id: int
    customer_id: int
    arm: str
    reached_on: str | None
    attended_on: str | None
    answer: str
    answered_on: str | None


class GrantRow(NamedTuple):
    """One reward given."""

    customer_id: int
    reward_id: int
    amount: int | None
    percent: int | None
    cost: int
    why: str
    condition: str
    day: str
    valid_from: str
    expires_on: str
    redeemed_on: str | None
    operation_id: int


class MarkRow(NamedTuple):
    """One entry of the day's list, or one suggestion, that was done or passed over."""

    kind: str
    subject: int
    day: str
    how: str


class HouseRuleRow(NamedTuple):
    """One house rule."""

    id: int
    name: str
    judged: str
    days: int
    channel: str
    starts_on: str
    active: int


class TickRow(NamedTuple):
    """What was ticked by hand for one sale."""

    purchase_id: int
    rule_id: int
    verdict: str


class HolidayRow(NamedTuple):
    """One day on which nobody works."""

    day: str
    name: str


class MarketingRow(NamedTuple):
    """One marketing cost."""

    day: str
    amount: int
    channel: str
    campaign_id: int | None
    wages: int
    note: str
    operation_id: int
    identity: str | None = None
    import_id: int | None = None


Row = TypeVar(
    "Row",
    PurchaseRow,
    LineRow,
    ReferralRow,
    FeedbackRow,
    ContactRow,
    CampaignRow,
    MemberRow,
    GrantRow,
    MarkRow,
    HouseRuleRow,
    TickRow,
    HolidayRow,
    MarketingRow,
)
_TABLES: dict[object, str] = {
    PurchaseRow: "purchase",
    LineRow: "purchase_line",
    ReferralRow: "referral",
    FeedbackRow: "feedback",
    ContactRow: "contact",
    CampaignRow: "campaign",
    MemberRow: "campaign_member",
    GrantRow: "reward_grant",
    MarkRow: "to_do_done",
    HouseRuleRow: "house_rule",
    TickRow: "rule_result",
    HolidayRow: "holiday",
    MarketingRow: "marketing_cost",
}


def insert(db: sqlite3.Connection, kind: type[Row], rows: Iterable[Row]) -> None:
    """Adds rows of one kind, in this order."""
    fields = kind._fields
    into = f"{_TABLES[kind]} ({', '.join(fields)})"
    # sqlite3 binds bare tuples a third faster than named ones, the copying included.
    insert_rows(db, into, marks(len(fields)), map(tuple, rows))


def next_id(db: sqlite3.Connection, table: str) -> int:
    """The id the next row of a table may take; one once given is never given again."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) + 1 if row else 1


def this_operation(db: sqlite3.Connection) -> int:
    """The operation that is being recorded; inside a write it is the newest."""
    return int(db.execute("SELECT max(id) FROM operation").fetchone()[0])


def date_the_making(db: sqlite3.Connection, at: datetime) -> None:
    """Writes a given moment where the file keeps the real one of its making."""
    db.execute("UPDATE _sqlite_migrations SET applied_at = ?", (at.isoformat(sep=" "),))


def compact(file: ShopFile) -> None:
    """Rewrites a file without gaps; nobody else may have it open.

    Raises:
        ShopError: it could not be done; the file is as it was.
    """
    with file.read() as db:
        db.execute("COMMIT")  # a file cannot be rewritten within a transaction
        db.execute("VACUUM")
