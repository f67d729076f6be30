"""The words a person was known by, and the places outside their own records where these stand."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence

from shoptui.domain.text import fold

_MADE = """CREATE TEMP TABLE words (
    kind TEXT NOT NULL, word TEXT NOT NULL, UNIQUE (kind, word)
)"""
_LEAST_DIGITS = 6  # in a phone number by which a friend is recognised


def gather(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Notes every name and phone the customers ever had, for as long as the erasing takes."""
    db.execute(_MADE)
    these = f"({', '.join(map(str, ids))})"
    for kind in ("name", "phone"):
        db.execute(
            f"INSERT OR IGNORE INTO temp.words SELECT ?, {kind} FROM customer "
            f"WHERE id IN {these} AND {kind} <> ''",
            (kind,),
        )
        db.execute(
            f"INSERT OR IGNORE INTO temp.words SELECT ?, json_extract(before, '$.{kind}') "
            f"FROM journal WHERE table_name = 'customer' AND row_id IN {these} "
            f"AND json_extract(before, '$.{kind}') <> ''",
            (kind,),
        )


def forget(db: sqlite3.Connection) -> None:
    """Lets go of the words."""
    db.execute("DROP TABLE temp.words")


def referrals_of(db: sqlite3.Connection) -> Iterator[int]:
    """Referrals, also as they once were, of a friend who is this person but was never linked."""
    is_theirs = friend_is_theirs(db)
    rows = db.execute(
        "SELECT id, friend_name, friend_phone FROM referral WHERE friend_id IS NULL "
        "UNION SELECT row_id, json_extract(before, '$.friend_name'), "
        "json_extract(before, '$.friend_phone') FROM journal "
        "WHERE table_name = 'referral' AND before IS NOT NULL AND last_row IS NULL "
        "AND json_extract(before, '$.friend_id') IS NULL"
    ).fetchall()
    return (row_id for row_id, name, phone in rows if is_theirs(name, phone))


def friend_is_theirs(db: sqlite3.Connection) -> Callable[[str, str], bool]:
    """Whether the name and phone of a friend are this person's."""
    names = {fold(word) for word in _words(db, "name")}
    phones = {_digits(word) for word in _words(db, "phone")}

    def is_theirs(name: str, phone: str) -> bool:
        digits = _digits(phone)
        return fold(name) in names or (len(digits) >= _LEAST_DIGITS and digits in phones)

    return is_theirs


def replace_in_history(db: sqlite3.Connection, word: str) -> None:
    """Puts another word in place of the names, in what the history calls its steps.

    A name that another customer has, too, stays in the steps that touch none of this person's
    records: there it is the other's.
    """
    theirs = {
        operation
        for (operation,) in db.execute(
            "SELECT DISTINCT operation_id FROM journal JOIN temp.theirs USING (table_name, row_id)"
        )
    }
    undoes = dict(db.execute("SELECT id, undoes FROM operation WHERE undoes IS NOT NULL"))
    for name in sorted(_words(db, "name"), key=len, reverse=True):
        is_shared = _is_shared(db, name)
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for operation, what in db.execute(
            "SELECT id, what FROM operation WHERE instr(what, ?)", (name,)
        ).fetchall():
            if not is_shared or theirs & {operation, undoes.get(operation)}:
                db.execute(
                    "UPDATE operation SET what = ? WHERE id = ?",
                    (whole.sub(lambda _found: word, what), operation),
                )


def _is_shared(db: sqlite3.Connection, name: str) -> bool:
    row = db.execute(
        "SELECT 1 FROM customer WHERE name = ? AND id NOT IN "
        "(SELECT row_id FROM temp.theirs WHERE table_name = 'customer')",
        (name,),
    ).fetchone()
    return row is not None


def _words(db: sqlite3.Connection, kind: str) -> list[str]:
    return [row[0] for row in db.execute("SELECT word FROM temp.words WHERE kind = ?", (kind,))]


def _digits(phone: str | None) -> str:
    digits = "".join(letter for letter in phone or "" if letter.isdigit())
    return digits[-9:]  # without what stands for the country
