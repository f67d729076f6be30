"""Handing all that was recorded for one customer to another, inside a write.

Rows are moved and not copied, so that the shop's totals stay as they are. Where both have what can
be there only once, the two become one row.
"""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from shoptui.domain.relations import Answer
from shoptui.storage import same_person
from shoptui.storage.columns import to_text
from shoptui.storage.references import references_to

# These are moved in a way of their own; every other reference to a customer just changes.
APART = frozenset({"customer", "not_same", "campaign_member", "referral"})

# What tells more than another answer comes first.
_TELLING = (Answer.BOUGHT, Answer.INTERESTED, Answer.REFUSED, Answer.NONE)


class Named(NamedTuple):
    """That one of two records named the other as a friend; the day is ISO text."""

    referrer_id: int
    day: str
    note: str


class _Member(NamedTuple):
    campaign_id: int
    arm: str
    reached_on: str | None
    attended_on: str | None
    answer: str
    answered_on: str | None


def hand_over(db: sqlite3.Connection, keep: int, other: int) -> None:
    """Moves everything recorded for a customer to another one.

    The marks of the day's list and the referrals of one to the other are not among it.
    """
    for reference in references_to(db, "customer"):
        if reference.table not in APART:
            _rename(db, reference.table, reference.column, keep, other)
    for column in ("referrer_id", "friend_id"):
        _rename(db, "referral", column, keep, other)
    _hand_over_memberships(db, keep, other)
    for one, another in same_person.not_same(db):
        third = {one, another} - {other}
        if len(third) == 1 and third != {keep}:
            same_person.say_not_same(db, keep, third.pop())


def drop_referrals_between(db: sqlite3.Connection, keep: int, other: int) -> list[Named]:
    """Takes away the referrals of one of two to the other, and returns them, oldest first."""
    pairs = {"keep": keep, "other": other}
    between = (
        "(referrer_id = :keep AND friend_id = :other OR referrer_id = :other AND friend_id = :keep)"
    )
    rows = db.execute(
        f"SELECT referrer_id, day, note FROM referral WHERE {between} ORDER BY day, id", pairs
    ).fetchall()
    db.execute(f"DELETE FROM referral WHERE {between}", pairs)
    return [Named._make(row) for row in rows]


def hand_over_marks(db: sqlite3.Connection, keep: int, other: int, kinds: Sequence[str]) -> None:
    """Moves the marks of the day's list that stand for a customer.

    Args:
        db: a connection within a write.
        keep: whose they become.
        other: whose they are.
        kinds: the kinds of marks whose subject is a customer, as GLOB patterns.
    """
    for kind in kinds:
        asked = {"keep": keep, "other": other, "kind": kind}
        db.execute(
            "UPDATE OR IGNORE to_do_done SET subject = :keep "
            "WHERE subject = :other AND kind GLOB :kind",
            asked,
        )
        db.execute("DELETE FROM to_do_done WHERE subject = :other AND kind GLOB :kind", asked)


def mark_merged(db: sqlite3.Connection, keep: int, other: int, since: date) -> None:
    """Notes that a record was merged, and that all merged into it belong to the kept one, too.

    Args:
        db: a connection within a write.
        keep: the record that is kept.
        other: the one merged into it.
        since: from which day on the shop does not count it as a customer of its own.
    """
    db.execute("UPDATE customer SET merged_into = ? WHERE merged_into = ?", (keep, other))
    db.execute(
        "UPDATE customer SET (merged_into, archived_on) = (?, ?) WHERE id = ?",
        (keep, to_text(since), other),
    )


def _rename(db: sqlite3.Connection, table: str, column: str, keep: int, other: int) -> None:
    db.execute(f'UPDATE {table} SET "{column}" = ? WHERE "{column}" = ?', (keep, other))


def _hand_over_memberships(db: sqlite3.Connection, keep: int, other: int) -> None:
    """Makes new rows for old ones: the journal knows a row by its key, which may not change."""
    kept = _memberships(db, keep)
    for campaign_id, member in _memberships(db, other).items():
        both = _together(kept[campaign_id], member) if campaign_id in kept else member
        db.execute(
            f"INSERT INTO campaign_member (customer_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (campaign_id, customer_id) DO UPDATE SET "
            "(arm, reached_on, attended_on, answer, answered_on) = (excluded.arm, "
            "excluded.reached_on, excluded.attended_on, excluded.answer, excluded.answered_on)",
            (keep, *both),
        )
    db.execute("DELETE FROM campaign_member WHERE customer_id = ?", (other,))


_COLUMNS = ", ".join(_Member._fields)


def _memberships(db: sqlite3.Connection, customer_id: int) -> dict[int, _Member]:
    rows: list[tuple[Any, ...]] = db.execute(
        f"SELECT {_COLUMNS} FROM campaign_member WHERE customer_id = ?", (customer_id,)
    ).fetchall()
    return {row[0]: _Member._make(row) for row in rows}


def _together(one: _Member, other: _Member) -> _Member:
    """What is known of a person who is a member twice: treated, reached and come at the first."""
    best = min(one, other, key=lambda each: _TELLING.index(Answer(each.answer)))
    return best._replace(
        arm=max(one.arm, other.arm),  # "treated" comes after "held out"
        reached_on=_first(one.reached_on, other.reached_on),
        attended_on=_first(one.attended_on, other.attended_on),
    )


def _first(one: str | None, other: str | None) -> str | None:
    return min(filter(None, (one, other)), default=None)
