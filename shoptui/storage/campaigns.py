"""Campaigns in the file: what people were invited to and sent, who came, who answered."""

import sqlite3
from collections.abc import Collection
from datetime import date
from typing import Any

from shoptui.domain.campaigns import Arm, Campaign, CampaignKind, Member
from shoptui.domain.errors import NotFound
from shoptui.domain.language import _
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.relations import About, Answer, Starter, Way
from shoptui.storage.columns import to_day, to_text

_FIELDS = (
    "name, raises, kind, starts_on, ends_on, redeem_from, redeem_until, budget, held_out, note"
)
_MARKS = ", ".join("?" * 10)
_MEMBER = "campaign_id, customer_id, arm, reached_on, attended_on, answer, answered_on"

_ABOUT = {CampaignKind.EVENT: About.EVENT, CampaignKind.NEWSLETTER: About.NEWSLETTER}


def insert(db: sqlite3.Connection, campaign: Campaign) -> int:
    """Adds a campaign and returns its id."""
    cursor = db.execute(f"INSERT INTO campaign ({_FIELDS}) VALUES ({_MARKS})", _row(campaign))
    return int(cursor.lastrowid or 0)


def update(db: sqlite3.Connection, campaign: Campaign) -> None:
    """Replaces a campaign."""
    db.execute(
        f"UPDATE campaign SET ({_FIELDS}) = ({_MARKS}) WHERE id = ?",
        (*_row(campaign), campaign.id),
    )


def get(db: sqlite3.Connection, campaign_id: int) -> Campaign:
    """One campaign.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(f"SELECT id, {_FIELDS} FROM campaign WHERE id = ?", (campaign_id,)).fetchone()
    if row is None:
        raise NotFound(_("This campaign is not in the shop any more."))
    return _campaign(row)


def everything(db: sqlite3.Connection) -> list[Campaign]:
    """All campaigns, the latest first."""
    rows = db.execute(f"SELECT id, {_FIELDS} FROM campaign ORDER BY starts_on DESC, id DESC")
    return [_campaign(row) for row in rows]


def members(db: sqlite3.Connection, campaign_id: int) -> list[Member]:
    """The members of a campaign, by customer id."""
    rows = db.execute(
        f"SELECT {_MEMBER} FROM campaign_member WHERE campaign_id = ? ORDER BY customer_id",
        (campaign_id,),
    )
    return [_member(row) for row in rows]


def names(db: sqlite3.Connection, campaign_id: int) -> dict[int, tuple[str, str]]:
    """Code and name of each member, by customer id."""
    rows = db.execute(
        "SELECT id, code, name FROM campaign_member JOIN customer ON id = customer_id "
        "WHERE campaign_id = ?",
        (campaign_id,),
    )
    return {customer_id: (code, name) for customer_id, code, name in rows}


def totals(db: sqlite3.Connection) -> dict[int, tuple[int, int, int]]:
    """How many members were reached, came and answered, by campaign id."""
    rows = db.execute(
        "SELECT campaign_id, count(reached_on), count(attended_on), count(answered_on) "
        "FROM campaign_member GROUP BY campaign_id"
    )
    return {campaign: (reached, came, answered) for campaign, reached, came, answered in rows}


def member(db: sqlite3.Connection, campaign_id: int, customer_id: int) -> Member | None:
    """One member, None for who is none."""
    row = db.execute(
        f"SELECT {_MEMBER} FROM campaign_member WHERE campaign_id = ? AND customer_id = ?",
        (campaign_id, customer_id),
    ).fetchone()
    return _member(row) if row else None


def reach(
    db: sqlite3.Connection,
    campaign: Campaign,
    customer_ids: Collection[int],
    on: date,
    way: Way,
) -> None:
    """Notes that customers were invited or sent something, with a contact the shop started.

    Who was reached before stays as noted then; who is held out must not be among them.
    """
    for customer_id in customer_ids:
        known = member(db, campaign.id, customer_id)
        if known and known.reached_on:
            continue
        db.execute(
            "INSERT INTO campaign_member (campaign_id, customer_id, arm, reached_on, answer) "
            "VALUES (?, ?, 'treated', ?, 'none') "
            "ON CONFLICT (campaign_id, customer_id) DO UPDATE SET reached_on = excluded.reached_on",
            (campaign.id, customer_id, to_text(on)),
        )
        _insert_contact(db, campaign, customer_id, on, way)


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


def _insert_contact(
    db: sqlite3.Connection, campaign: Campaign, customer_id: int, on: date, way: Way
) -> None:
    db.execute(
        "INSERT INTO contact (customer_id, day, starter, way, about, answer, note, campaign_id) "
        "VALUES (?, ?, ?, ?, ?, 'none', ?, ?)",
        (
            customer_id,
            to_text(on),
            Starter.SHOP.value,
            way.value,
            _ABOUT.get(campaign.kind, About.FOLLOW_UP).value,
            campaign.name,
            campaign.id,
        ),
    )


def _row(campaign: Campaign) -> tuple[object, ...]:
    return (
        campaign.name,
        campaign.raises.value,
        campaign.kind.value,
        to_text(campaign.starts_on),
        to_text(campaign.ends_on),
        to_text(campaign.redeem_from),
        to_text(campaign.redeem_until),
        campaign.budget,
        campaign.held_out,
        campaign.note,
    )


def _campaign(row: tuple[Any, ...]) -> Campaign:
    return Campaign(
        id=row[0],
        name=row[1],
        raises=LoyaltyType(row[2]),
        kind=CampaignKind(row[3]),
        starts_on=date.fromisoformat(row[4]),
        ends_on=date.fromisoformat(row[5]),
        redeem_from=to_day(row[6]),
        redeem_until=to_day(row[7]),
        budget=row[8],
        held_out=row[9],
        note=row[10],
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
