"""The members of campaigns in the file: who was reached, who came, who answered."""

import sqlite3
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from shoptui.domain.campaigns import Arm, Campaign, CampaignKind, Member
from shoptui.domain.relations import About, Answer, Starter, Way
from shoptui.storage.columns import to_day, to_text

_MEMBER = "campaign_id, customer_id, arm, reached_on, attended_on, answer, answered_on"
_ABOUT = {CampaignKind.EVENT: About.EVENT, CampaignKind.NEWSLETTER: About.NEWSLETTER}


class Days(NamedTuple):
    """When the members of a campaign were reached and came; None where nobody was or did.

    Attributes:
        reached: the last day somebody was reached.
        first_came: the first day somebody came.
        last_came: the last one.
    """

    reached: date | None
    first_came: date | None
    last_came: date | None


def members(db: sqlite3.Connection, campaign_id: int) -> list[Member]:
    """The members of a campaign, by name."""
    rows = db.execute(
        f"SELECT {_MEMBER} FROM campaign_member JOIN customer ON customer.id = customer_id "
        "WHERE campaign_id = ? ORDER BY search_key, customer_id",
        (campaign_id,),
    )
    return [_member(row) for row in rows]


def of_customer(db: sqlite3.Connection, customer_id: int) -> dict[int, Member]:
    """What a customer is a member of, by campaign id."""
    rows = db.execute(
        f"SELECT {_MEMBER} FROM campaign_member WHERE customer_id = ?", (customer_id,)
    )
    return {row[0]: _member(row) for row in rows}


def member(db: sqlite3.Connection, campaign_id: int, customer_id: int) -> Member | None:
    """One member, None for who is none."""
    row = db.execute(
        f"SELECT {_MEMBER} FROM campaign_member WHERE campaign_id = ? AND customer_id = ?",
        (campaign_id, customer_id),
    ).fetchone()
    return _member(row) if row else None


def days(db: sqlite3.Connection, campaign_id: int) -> Days:
    """The days a campaign's own dates have to hold."""
    row = db.execute(
        "SELECT max(reached_on), min(attended_on), max(attended_on) FROM campaign_member "
        "WHERE campaign_id = ?",
        (campaign_id,),
    ).fetchone()
    return Days(*map(to_day, row))


# Changing


def reach(
    db: sqlite3.Connection,
    campaign: Campaign,
    customer_ids: Collection[int],
    on: date,
    way: Way,
) -> None:
    """Notes that customers were invited or sent something, with a contact the shop started.

    None of them may have been reached before, or be held out.
    """
    set_reached(db, campaign.id, customer_ids, on)
    about = _ABOUT.get(campaign.kind, About.FOLLOW_UP).value
    db.executemany(
        "INSERT INTO contact (customer_id, day, starter, way, about, answer, note, campaign_id) "
        "VALUES (?, ?, ?, ?, ?, 'none', '', ?)",
        (
            (customer_id, to_text(on), Starter.SHOP.value, way.value, about, campaign.id)
            for customer_id in customer_ids
        ),
    )


def set_reached(
    db: sqlite3.Connection, campaign_id: int, customer_ids: Iterable[int], on: date
) -> None:
    """Notes the day customers were reached; who is no member yet becomes one."""
    db.executemany(
        "INSERT INTO campaign_member (campaign_id, customer_id, arm, reached_on, answer) "
        "VALUES (?, ?, 'treated', ?, 'none') "
        "ON CONFLICT (campaign_id, customer_id) DO UPDATE SET reached_on = excluded.reached_on",
        ((campaign_id, customer_id, to_text(on)) for customer_id in customer_ids),
    )


def remove(db: sqlite3.Connection, campaign_id: int, customer_id: int) -> None:
    """Takes a customer off a campaign."""
    db.execute(
        "DELETE FROM campaign_member WHERE campaign_id = ? AND customer_id = ?",
        (campaign_id, customer_id),
    )


def first_contact(db: sqlite3.Connection, campaign_id: int, customer_id: int) -> date | None:
    """The day of the first contact the shop started about a campaign, None where there is none."""
    (day,) = db.execute(
        "SELECT min(day) FROM contact "
        "WHERE campaign_id = ? AND customer_id = ? AND starter = 'shop'",
        (campaign_id, customer_id),
    ).fetchone()
    return to_day(day)


def attend(db: sqlite3.Connection, campaign_id: int, customer_id: int, on: date | None) -> None:
    """Notes the day a member came, or with None that the member did not."""
    db.execute(
        "UPDATE campaign_member SET attended_on = ? WHERE campaign_id = ? AND customer_id = ?",
        (to_text(on), campaign_id, customer_id),
    )


def answer(
    db: sqlite3.Connection, campaign_id: int, customer_id: int, said: Answer, on: date | None
) -> None:
    """Notes what came back from a member and when, on the contact too."""
    db.execute(
        "UPDATE campaign_member SET (answer, answered_on) = (?, ?) "
        "WHERE campaign_id = ? AND customer_id = ?",
        (said.value, to_text(on), campaign_id, customer_id),
    )
    db.execute(
        "UPDATE contact SET answer = ? "
        "WHERE campaign_id = ? AND customer_id = ? AND starter = 'shop'",
        (said.value, campaign_id, customer_id),
    )


def _member(row: tuple[Any, ...]) -> Member:
    return Member(
        campaign_id=row[0],
        customer_id=row[1],
        arm=Arm(row[2]),
        reached_on=to_day(row[3]),
        attended_on=to_day(row[4]),
        answer=Answer(row[5]),
        answered_on=to_day(row[6]),
    )
