"""House rules, the shop's holidays, and what was ticked by hand."""

import sqlite3
from datetime import date
from typing import Any

from shoptui.domain.errors import NotFound
from shoptui.domain.house_rules import HouseRule, Judged, RuleTick, Verdict
from shoptui.domain.language import _
from shoptui.storage.columns import to_text

_FIELDS = "name, judged, days, channel, starts_on, active"


def insert(db: sqlite3.Connection, rule: HouseRule) -> int:
    """Adds a rule and returns its id."""
    cursor = db.execute(f"INSERT INTO house_rule ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?)", _row(rule))
    return int(cursor.lastrowid or 0)


def update(db: sqlite3.Connection, rule: HouseRule) -> None:
    """Replaces a rule."""
    db.execute(
        f"UPDATE house_rule SET ({_FIELDS}) = (?, ?, ?, ?, ?, ?) WHERE id = ?",
        (*_row(rule), rule.id),
    )


def get(db: sqlite3.Connection, rule_id: int) -> HouseRule:
    """One rule.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(f"SELECT id, {_FIELDS} FROM house_rule WHERE id = ?", (rule_id,)).fetchone()
    if row is None:
        raise NotFound(_("This house rule is not in the shop any more."))
    return _rule(row)


def everything(db: sqlite3.Connection) -> list[HouseRule]:
    """All rules, retired ones included, oldest first."""
    return [_rule(row) for row in db.execute(f"SELECT id, {_FIELDS} FROM house_rule ORDER BY id")]


def in_force(db: sqlite3.Connection) -> list[HouseRule]:
    """The rules that are not retired."""
    return [rule for rule in everything(db) if rule.active]


def tick(db: sqlite3.Connection, ticked: RuleTick) -> None:
    """Keeps what was ticked on a sale, replacing what stood there."""
    db.execute(
        "INSERT INTO rule_result (purchase_id, rule_id, verdict) VALUES (?, ?, ?) "
        "ON CONFLICT (purchase_id, rule_id) DO UPDATE SET verdict = excluded.verdict",
        (ticked.purchase_id, ticked.rule_id, ticked.verdict.value),
    )


def ticks(db: sqlite3.Connection, purchase_id: int) -> dict[int, Verdict]:
    """What was ticked on a sale, by rule id."""
    rows = db.execute(
        "SELECT rule_id, verdict FROM rule_result WHERE purchase_id = ?", (purchase_id,)
    )
    return {rule_id: Verdict(verdict) for rule_id, verdict in rows}


def holidays(db: sqlite3.Connection) -> dict[date, str]:
    """The days on which nobody works, in order, with their names."""
    rows = db.execute("SELECT day, name FROM holiday ORDER BY day")
    return {date.fromisoformat(day): name for day, name in rows}


def put_holiday(db: sqlite3.Connection, day: date, name: str) -> None:
    """Adds a holiday, or renames it."""
    db.execute(
        "INSERT INTO holiday (day, name) VALUES (?, ?) "
        "ON CONFLICT (day) DO UPDATE SET name = excluded.name",
        (to_text(day), name),
    )


def drop_holiday(db: sqlite3.Connection, day: date) -> bool:
    """Makes a day a working day again; whether it was a holiday."""
    return db.execute("DELETE FROM holiday WHERE day = ?", (to_text(day),)).rowcount > 0


def _row(rule: HouseRule) -> tuple[object, ...]:
    return (
        rule.name,
        rule.judged.value,
        rule.days,
        rule.channel,
        to_text(rule.starts_on),
        int(rule.active),
    )


def _rule(row: tuple[Any, ...]) -> HouseRule:
    return HouseRule(
        id=row[0],
        name=row[1],
        judged=Judged(row[2]),
        days=row[3],
        channel=row[4],
        starts_on=date.fromisoformat(row[5]),
        active=bool(row[6]),
    )
