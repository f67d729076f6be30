"""Campaigns in the file: what people were invited to and sent."""

import sqlite3
from datetime import date
from typing import Any

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.errors import NotFound
from shoptui.domain.language import _
from shoptui.domain.loyalty import LoyaltyType
from shoptui.storage.columns import to_day, to_text

_FIELDS = (
    "name, raises, kind, starts_on, ends_on, redeem_from, redeem_until, budget, held_out, note"
)
_MARKS = ", ".join("?" * 10)


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


def totals(db: sqlite3.Connection) -> dict[int, tuple[int, int, int]]:
    """How many members were reached, came and answered, by campaign id."""
    rows = db.execute(
        "SELECT campaign_id, count(reached_on), count(attended_on), count(answered_on) "
        "FROM campaign_member GROUP BY campaign_id"
    )
    return {campaign: (reached, came, answered) for campaign, reached, came, answered in rows}


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
