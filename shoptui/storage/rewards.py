"""The reward catalogue and the rules of the suggestions, once the owner has touched them."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from shoptui.domain.errors import Conflict, NotFound
from shoptui.domain.language import _
from shoptui.domain.reward_rules import RewardRule, read_condition
from shoptui.domain.rewards import Reward, RewardKind

_REWARD = "name, kind, cost, amount, percent, points, valid_days, active"
_RULE = "condition, reward_id, priority, message, active"


def is_kept(db: sqlite3.Connection) -> bool:
    """Whether the file holds a catalogue of its own."""
    return bool(db.execute("SELECT EXISTS (SELECT 1 FROM reward)").fetchone()[0])


def keep(db: sqlite3.Connection, rewards: Iterable[Reward], rules: Iterable[RewardRule]) -> None:
    """Writes a whole catalogue, with the ids its records have."""
    for reward in rewards:
        marks = ", ".join("?" * 9)
        row = (reward.id, *_reward_row(reward))
        db.execute(f"INSERT INTO reward (id, {_REWARD}) VALUES ({marks})", row)
    for rule in rules:
        marks = ", ".join("?" * 6)
        row = (rule.id, *_rule_row(rule))
        db.execute(f"INSERT INTO reward_rule (id, {_RULE}) VALUES ({marks})", row)


def all_rewards(db: sqlite3.Connection) -> list[Reward]:
    """The catalogue, retired rewards too, by id."""
    return [_reward(row) for row in db.execute(f"SELECT id, {_REWARD} FROM reward ORDER BY id")]


def all_rules(db: sqlite3.Connection) -> list[RewardRule]:
    """The rules, retired ones too, in their order."""
    rows = db.execute(f"SELECT id, {_RULE} FROM reward_rule ORDER BY priority, id")
    return [_rule(row) for row in rows]


def get_reward(db: sqlite3.Connection, reward_id: int) -> Reward:
    """One reward.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(f"SELECT id, {_REWARD} FROM reward WHERE id = ?", (reward_id,)).fetchone()
    if row is None:
        raise NotFound(_("This reward is not in the catalogue any more."))
    return _reward(row)


def get_rule(db: sqlite3.Connection, rule_id: int) -> RewardRule:
    """One rule.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(f"SELECT id, {_RULE} FROM reward_rule WHERE id = ?", (rule_id,)).fetchone()
    if row is None:
        raise NotFound(_("This rule is not in the shop any more."))
    return _rule(row)


def put_reward(db: sqlite3.Connection, reward: Reward) -> int:
    """Adds a reward, or replaces the one of its id, and returns its id.

    Raises:
        Conflict: another reward has the name.
    """
    try:
        return _put(db, "reward", _REWARD, _reward_row(reward), reward.id)
    except sqlite3.IntegrityError as error:
        if "reward.name" not in str(error):
            raise
        message = _("There is a reward {name} already: give this one another name.")
        raise Conflict(message.format(name=reward.name)) from error


def put_rule(db: sqlite3.Connection, rule: RewardRule) -> int:
    """Adds a rule, or replaces the one of its id, and returns its id.

    Raises:
        Conflict: another rule has the same condition.
    """
    try:
        return _put(db, "reward_rule", _RULE, _rule_row(rule), rule.id)
    except sqlite3.IntegrityError as error:
        if "reward_rule.condition" not in str(error):
            raise
        message = _("There is a rule for {condition} already: change that one.")
        raise Conflict(message.format(condition=rule.name)) from error


def _put(
    db: sqlite3.Connection, table: str, columns: str, row: tuple[object, ...], record: int
) -> int:
    marks = ", ".join("?" * len(row))
    if record:
        db.execute(f"UPDATE {table} SET ({columns}) = ({marks}) WHERE id = ?", (*row, record))
        return record
    return int(db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row).lastrowid or 0)


def _reward_row(reward: Reward) -> tuple[object, ...]:
    return (
        reward.name,
        reward.kind.value,
        reward.cost,
        reward.amount,
        reward.percent,
        reward.points,
        reward.valid_days,
        int(reward.active),
    )


def _reward(row: tuple[Any, ...]) -> Reward:
    reward_id, name, kind, cost, amount, percent, points, valid_days, active = row
    return Reward(
        id=reward_id,
        name=name,
        kind=RewardKind(kind),
        cost=cost,
        amount=amount,
        percent=percent,
        points=points,
        valid_days=valid_days,
        active=bool(active),
    )


def _rule_row(rule: RewardRule) -> tuple[object, ...]:
    return rule.name, rule.reward_id, rule.priority, rule.message, int(rule.active)


def _rule(row: tuple[Any, ...]) -> RewardRule:
    rule_id, condition, reward_id, priority, message, active = row
    return RewardRule(
        id=rule_id,
        condition=read_condition(str(condition)),
        reward_id=reward_id,
        priority=priority,
        message=str(message),
        active=bool(active),
    )
