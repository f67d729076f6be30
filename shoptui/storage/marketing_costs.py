"""Marketing costs in the file."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from shoptui.domain.errors import NotFound
from shoptui.domain.language import _
from shoptui.domain.marketing import MarketingCost
from shoptui.storage.columns import to_text

_FIELDS = "day, amount, channel, campaign_id, wages, note"
# An empty cell stays at the end either way.
_SORTS = {
    "day": "day {0}, id {0}",
    "amount": "amount {0}, id {0}",
    "channel": "channel = '', channel COLLATE NOCASE {0}, day DESC, id DESC",
    "campaign": "campaign_id IS NULL, (SELECT name FROM campaign WHERE id = campaign_id) "
    "COLLATE NOCASE {0}, day DESC, id DESC",
    "wages": "wages {0}, day DESC, id DESC",
    "note": "note = '', note COLLATE NOCASE {0}, day DESC, id DESC",
}
SORT_KEYS = tuple(_SORTS)


class CostTotals(NamedTuple):
    """What all costs come to, minor units."""

    costs: int
    total: int
    wages: int


def insert(db: sqlite3.Connection, cost: MarketingCost) -> int:
    """Adds a cost, as part of the operation that is being recorded, and returns its id."""
    cursor = db.execute(
        f"INSERT INTO marketing_cost ({_FIELDS}, operation_id) "
        "VALUES (?, ?, ?, ?, ?, ?, (SELECT max(id) FROM operation))",
        _row(cost),
    )
    return int(cursor.lastrowid or 0)


def update(db: sqlite3.Connection, cost: MarketingCost) -> None:
    """Replaces a cost; by what it is known from a sheet stays."""
    db.execute(
        f"UPDATE marketing_cost SET ({_FIELDS}) = (?, ?, ?, ?, ?, ?) WHERE id = ?",
        (*_row(cost), cost.id),
    )


def remove(db: sqlite3.Connection, cost_id: int) -> None:
    """Takes a cost away."""
    db.execute("DELETE FROM marketing_cost WHERE id = ?", (cost_id,))


def get(db: sqlite3.Connection, cost_id: int) -> MarketingCost:
    """One cost.

    Raises:
        NotFound: there is none of that id.
    """
    for cost in page(db, [cost_id]):
        return cost
    raise NotFound(_("This marketing cost is not in the shop any more."))


def ids(
    db: sqlite3.Connection, sort: str = "day", descending: bool = True, end: date | None = None
) -> list[int]:
    """All costs, the latest first.

    Args:
        db: an open connection.
        sort: one of SORT_KEYS.
        descending: the latest, the largest first.
        end: the last day that counts, None for no limit.
    """
    order = _SORTS[sort].format("DESC" if descending else "ASC")
    rows = db.execute(
        f"SELECT id FROM marketing_cost WHERE day <= ? ORDER BY {order}", (to_text(end) or "9999",)
    )
    return [cost_id for (cost_id,) in rows]


def page(db: sqlite3.Connection, wanted: Sequence[int]) -> list[MarketingCost]:
    """The costs of these ids, in this order; those that are gone are left out."""
    marks = ", ".join("?" * len(wanted))
    rows = db.execute(
        f"SELECT id, {_FIELDS} FROM marketing_cost WHERE id IN ({marks})", tuple(wanted)
    )
    found = {row[0]: _cost(row) for row in rows}
    return [found[each] for each in wanted if each in found]


def between(db: sqlite3.Connection, first: date, last: date) -> list[MarketingCost]:
    """The costs of a period, both days included, oldest first."""
    rows = db.execute(
        f"SELECT id, {_FIELDS} FROM marketing_cost WHERE day BETWEEN ? AND ? ORDER BY day, id",
        (to_text(first), to_text(last)),
    )
    return [_cost(row) for row in rows]


def totals(db: sqlite3.Connection) -> CostTotals:
    """How many costs there are and what they come to."""
    row = db.execute(
        "SELECT count(*), ifnull(sum(amount), 0), ifnull(sum(amount * wages), 0) "
        "FROM marketing_cost"
    ).fetchone()
    return CostTotals._make(row)


def channels(db: sqlite3.Connection) -> list[str]:
    """The channels that customers heard of the shop by, or that cost something."""
    rows = db.execute(
        "SELECT channel FROM (SELECT channel FROM customer UNION ALL "
        "SELECT channel FROM marketing_cost) WHERE channel <> '' "
        "GROUP BY channel ORDER BY count(*) DESC, channel LIMIT 200"
    )
    return [channel for (channel,) in rows]


def campaign_names(db: sqlite3.Connection) -> dict[int, str]:
    """The name of every campaign."""
    return dict(db.execute("SELECT id, name FROM campaign ORDER BY id"))


def _row(cost: MarketingCost) -> tuple[object, ...]:
    return (
        to_text(cost.on),
        cost.amount,
        cost.channel,
        cost.campaign_id,
        int(cost.is_wages),
        cost.note,
    )


def _cost(row: tuple[Any, ...]) -> MarketingCost:
    return MarketingCost(
        id=row[0],
        on=date.fromisoformat(row[1]),
        amount=row[2],
        channel=row[3],
        campaign_id=row[4],
        is_wages=bool(row[5]),
        note=row[6],
    )
