"""Marketing costs as they come in with a sheet, and leave to come back."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shoptui.storage.imports import IN_ONE_QUERY
from shoptui.storage.receipts import number_start


class TypedCost(NamedTuple):
    """A cost that was typed by hand; the day is ISO text, the amount in minor units."""

    id: int
    day: str
    amount: int
    channel: str
    campaign: str


def known_numbers(db: sqlite3.Connection, numbers: Sequence[str]) -> set[str]:
    """Those of these costs that are in the file, whether they came in or were typed there."""
    start, found = number_start(db), set[str]()
    for at in range(0, len(numbers), IN_ONE_QUERY):
        chunk = tuple(numbers[at : at + IN_ONE_QUERY])
        marks = ", ".join("?" * len(chunk))
        rows = db.execute(
            f"SELECT identity FROM marketing_cost WHERE identity IN ({marks}) "
            f"UNION SELECT ? || id FROM marketing_cost WHERE ? || id IN ({marks})",
            (*chunk, start, start, *chunk),
        )
        found.update(number for (number,) in rows)
    return found


def numbers_of(db: sqlite3.Connection, cost_ids: Sequence[int]) -> dict[int, str]:
    """By what each of these costs is known in every shop file."""
    marks = ", ".join("?" * len(cost_ids))
    return dict(
        db.execute(
            f"SELECT id, ifnull(identity, ? || id) FROM marketing_cost WHERE id IN ({marks})",
            (number_start(db), *cost_ids),
        )
    )


def typed_by_hand(db: sqlite3.Connection, first: str, last: str) -> list[TypedCost]:
    """The costs typed by hand between two days."""
    rows = db.execute(
        "SELECT marketing_cost.id, day, amount, channel, ifnull(campaign.name, '') "
        "FROM marketing_cost LEFT JOIN campaign ON campaign.id = campaign_id "
        "WHERE day BETWEEN ? AND ? AND identity IS NULL ORDER BY marketing_cost.id",
        (first, last),
    )
    return list(map(TypedCost._make, rows))


def adopt(db: sqlite3.Connection, costs: Iterable[tuple[str, int]]) -> None:
    """Gives costs typed by hand the identity of the row they are."""
    db.executemany("UPDATE marketing_cost SET identity = ? WHERE id = ?", costs)
