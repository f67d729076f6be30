"""Records that are one person: the one that is kept, and those merged into it."""

import sqlite3

# The first record asked for, and step by step those merged with one that is found.
_PERSON = """WITH RECURSIVE person (id) AS (
    VALUES (?)
    UNION SELECT other.id FROM person JOIN customer AS mine ON mine.id = person.id
    JOIN customer AS other ON other.id = mine.merged_into OR other.merged_into = mine.id
)
SELECT id FROM person"""


def kept_id(db: sqlite3.Connection, customer_id: int) -> int:
    """The record that is kept of this person: the one asked for, unless it was merged.

    Whatever is recorded for a customer asks for it, since a form may have been open while another
    window merged the two.
    """
    row = db.execute(
        "SELECT ifnull(merged_into, id) FROM customer WHERE id = ?", (customer_id,)
    ).fetchone()
    return int(row[0]) if row else customer_id


def ids_of_person(db: sqlite3.Connection, customer_id: int) -> list[int]:
    """All records of this person, the kept one first; any of them may be asked for.

    Merged records hold personal data of their own: name, phone, address, notes.
    """
    kept = kept_id(db, customer_id)
    found = [each for (each,) in db.execute(_PERSON, (customer_id,))]
    return sorted(found, key=lambda each: (each != kept, each))


def merged_into(db: sqlite3.Connection, customer_id: int) -> int | None:
    """Into whom a record was merged, None where it was not."""
    kept = kept_id(db, customer_id)
    return None if kept == customer_id else kept


def say_not_same(db: sqlite3.Connection, one: int, other: int) -> None:
    """Notes that two records are two people; inside a write."""
    db.execute(
        "INSERT INTO not_same (first_id, second_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (min(one, other), max(one, other)),
    )


def not_same(db: sqlite3.Connection) -> set[tuple[int, int]]:
    """All pairs that were said to be two people, the smaller number first."""
    return set(db.execute("SELECT first_id, second_id FROM not_same"))
