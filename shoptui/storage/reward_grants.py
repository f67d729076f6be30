"""Rewards given to customers: grants. What expired is derived as of a date, never posted."""

import sqlite3
from datetime import date
from typing import Any, NamedTuple

from shoptui.domain.errors import NotFound
from shoptui.domain.language import _
from shoptui.domain.rewards import Grant
from shoptui.storage import same_person
from shoptui.storage.columns import to_day, to_text

_GRANT = (
    "customer_id, reward_id, amount, percent, cost, why, condition, purchase_id, day, valid_from, "
    "expires_on, redeemed_on"
)
# Inside a write the newest operation is the one that is being recorded.
_INSERT = (
    f"INSERT INTO reward_grant ({_GRANT}, operation_id) "
    f"VALUES ({', '.join('?' * 12)}, (SELECT max(id) FROM operation))"
)
_GRANTED = "SELECT reward_grant.id, " + ", ".join(
    f"reward_grant.{column}" for column in _GRANT.split(", ")
)


class Granted(NamedTuple):
    """A grant with the names a list shows."""

    grant: Grant
    reward: str
    code: str
    name: str


def insert(db: sqlite3.Connection, grant: Grant) -> int:
    """Adds a grant, and returns its id."""
    return int(db.execute(_INSERT, _row(db, grant)).lastrowid or 0)


def get(db: sqlite3.Connection, grant_id: int) -> Grant:
    """One grant.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(f"SELECT id, {_GRANT} FROM reward_grant WHERE id = ?", (grant_id,)).fetchone()
    if row is None:
        raise NotFound(_("This reward is not among those given any more."))
    return _grant(row)


def redeem(db: sqlite3.Connection, grant_id: int, on: date) -> None:
    """Notes the day on which a grant was redeemed."""
    db.execute("UPDATE reward_grant SET redeemed_on = ? WHERE id = ?", (to_text(on), grant_id))


def given(db: sqlite3.Connection, as_of: date, customer_id: int | None = None) -> list[Granted]:
    """The grants given by a day, of everybody or of one customer, newest first."""
    rows = db.execute(
        f"{_GRANTED}, reward.name, customer.code, customer.name "
        "FROM reward_grant JOIN reward ON reward.id = reward_id "
        "JOIN customer ON customer.id = reward_grant.customer_id "
        "WHERE day <= :as_of AND (:who IS NULL OR reward_grant.customer_id = :who) "
        "ORDER BY day DESC, reward_grant.id DESC",
        {"as_of": to_text(as_of), "who": customer_id},
    )
    return [Granted(_grant(row[:-3]), *row[-3:]) for row in rows]


def of_customer(db: sqlite3.Connection, customer_id: int) -> list[Grant]:
    """Everything one customer was given, newest first."""
    rows = db.execute(
        f"SELECT id, {_GRANT} FROM reward_grant WHERE customer_id = ? ORDER BY day DESC, id DESC",
        (customer_id,),
    )
    return [_grant(row) for row in rows]


def cost_of_month(db: sqlite3.Connection, as_of: date) -> int:
    """What the grants of a day's month cost, up to that day; minor units."""
    (total,) = db.execute(
        "SELECT coalesce(sum(cost), 0) FROM reward_grant WHERE day BETWEEN ? AND ?",
        (to_text(as_of.replace(day=1)), to_text(as_of)),
    ).fetchone()
    return int(total)


def _row(db: sqlite3.Connection, grant: Grant) -> tuple[object, ...]:
    return (
        same_person.kept_id(db, grant.customer_id),
        grant.reward_id,
        grant.amount,
        grant.percent,
        grant.cost,
        grant.why,
        grant.condition,
        grant.purchase_id,
        to_text(grant.on),
        to_text(grant.valid_from),
        to_text(grant.expires_on),
        to_text(grant.redeemed_on),
    )


def _grant(row: tuple[Any, ...]) -> Grant:
    return Grant(
        id=row[0],
        customer_id=row[1],
        reward_id=row[2],
        amount=row[3],
        percent=row[4],
        cost=row[5],
        why=row[6],
        condition=row[7],
        purchase_id=row[8],
        on=date.fromisoformat(row[9]),
        valid_from=date.fromisoformat(row[10]),
        expires_on=to_day(row[11]),
        redeemed_on=to_day(row[12]),
    )
