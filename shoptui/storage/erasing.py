"""Erasing a person: what tells who it was goes, from the records, the search and the history.

The sales stay, as an anonymous customer's. Every table that refers to customers is found in the
file itself, so that the history of a later one is blanked, too.
"""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from typing import NamedTuple

from shoptui.domain.text import fold
from shoptui.storage import drafts, erased_blocks, erased_notes, erased_words, journal, search
from shoptui.storage.database import ShopFile
from shoptui.storage.errors import translated
from shoptui.storage.references import references_to
from shoptui.storage.row_form import row_form
from shoptui.storage.same_person import ids_of_person

# The texts of records about a customer, in which anything may have been written.
FREE_TEXTS = {
    "purchase": ("note",),
    "referral": ("friend_name", "friend_phone", "note"),
    "feedback": ("text", "done"),
    "contact": ("note",),
    "reward_grant": ("why",),
}
# What a customer's record keeps: it belongs to the figures of the shop and tells nobody's name.
KEPT = ("party", "channel", "known_since", "created_on", "merged_into")

_RECORD = """UPDATE customer SET code = :code, name = :name, search_key = :key, phone = '',
    phone_key = '', email = '', email_key = '', birthday = '', gender = '', address = '', area = '',
    interests = '', note = '', consent = 'no', consent_on = NULL,
    archived_on = ifnull(archived_on, :today)
WHERE id = :id"""
_BLANK = """UPDATE journal SET before = NULL, blanked = 1
WHERE before IS NOT NULL AND (table_name, row_id) IN (SELECT table_name, row_id FROM temp.theirs)"""


class Erasure(NamedTuple):
    """One person who was erased.

    Attributes:
        customer_id: the number of the record.
        mark: tells whether the record of that number in another file is the same customer's.
    """

    customer_id: int
    mark: str


def erase(db: sqlite3.Connection, customer_id: int, word: str, today: date) -> list[Erasure]:
    """Erases a person, with all records that were found to be the same person's.

    Args:
        db: a connection within a write of its own.
        customer_id: the customer.
        word: what stands in place of the name.
        today: the day from which the customer is off the lists.
    """
    ids = ids_of_person(db, customer_id)
    with journal.set_aside(db):
        erased_words.gather(db, ids)
        _gather_rows(db, ids)
        erased_words.replace_in_history(db, word)
        erased_notes.replace_in_notes(db, word)
        db.execute(_BLANK)
        erased_blocks.blank(db, ids)
        _blank_texts(db)
        marks = [Erasure(each, mark_of(db, each)) for each in ids]
        for each in ids:
            _anonymous(db, each, word, today)
        _index_anew(db)
        drafts.forget_all(db)
        note(db, marks)
        db.execute("DROP TABLE temp.theirs")
        erased_words.forget(db)
    return marks


def erase_again(db: sqlite3.Connection, known: Sequence[Erasure], word: str, today: date) -> int:
    """Erases in an older file, within a write, whom the owner erased since.

    A number of somebody erased is never given to a new customer, or they would be erased some day.

    Returns:
        How many people it still held.
    """
    done, people = set(all_of(db)), 0
    for each in known:
        if each not in done and exists(db, each):
            done.update(erase(db, each.customer_id, word, today))
            people += 1
    with journal.set_aside(db):
        note(db, known)
        last = max((each.customer_id for each in known), default=0)
        _give_no_number_below(db, last)
    return people


def note(db: sqlite3.Connection, erased: Sequence[Erasure]) -> None:
    """Writes down who was erased."""
    db.executemany(
        "INSERT INTO erasure (customer_id, mark, operation_id) "
        "VALUES (?, ?, (SELECT max(id) FROM operation)) ON CONFLICT DO NOTHING",
        erased,
    )


def all_of(db: sqlite3.Connection) -> list[Erasure]:
    """Everybody who was erased."""
    return [
        Erasure._make(row)
        for row in db.execute("SELECT customer_id, mark FROM erasure ORDER BY id")
    ]


def exists(db: sqlite3.Connection, erased: Erasure) -> bool:
    """Whether a file has the record of somebody erased."""
    there = db.execute("SELECT 1 FROM customer WHERE id = ?", (erased.customer_id,)).fetchone()
    return there is not None and mark_of(db, erased.customer_id) == erased.mark


def mark_of(db: sqlite3.Connection, customer_id: int) -> str:
    """What tells a customer from one of the same number in another shop, and nobody's name.

    It is a keyed hash of the moment the shop's history begins and the day the record was made,
    which the backups of a shop share.
    """
    began, made = db.execute(
        "SELECT (SELECT at FROM operation ORDER BY id LIMIT 1), "
        "(SELECT created_on FROM customer WHERE id = ?)",
        (customer_id,),
    ).fetchone()
    key = f"{began} {made}".encode()[:64]
    return hashlib.blake2b(str(customer_id).encode(), key=key, digest_size=16).hexdigest()


def is_erased(db: sqlite3.Connection, customer_id: int) -> bool:
    """Whether a customer was erased already."""
    row = db.execute("SELECT 1 FROM erasure WHERE customer_id = ?", (customer_id,)).fetchone()
    return row is not None


def is_erasure(db: sqlite3.Connection, operation_id: int) -> bool:
    """Whether an operation erased somebody."""
    row = db.execute("SELECT 1 FROM erasure WHERE operation_id = ?", (operation_id,)).fetchone()
    return row is not None


def clean(file: ShopFile) -> None:
    """Writes the file anew, without the room in which erased words may still stand.

    Raises:
        ShopError: another window is saving, or there is no room; nothing was changed.
    """
    with translated(file.path), closing(file.connect(file.path)) as db:
        db.execute("VACUUM")


def _give_no_number_below(db: sqlite3.Connection, last: int) -> None:
    db.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'customer'", (last,))
    db.execute(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'customer', ? "
        "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'customer')",
        (last,),
    )


def _gather_rows(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Every row that is or ever was about the person, by its key as the journal has it."""
    db.execute("CREATE TEMP TABLE theirs (table_name TEXT, row_id, UNIQUE (table_name, row_id))")
    put = "INSERT OR IGNORE INTO temp.theirs "
    db.executemany(put + "VALUES ('customer', ?)", [(each,) for each in ids])
    these = f"({', '.join(map(str, ids))})"
    for table, column, _parent in references_to(db, "customer"):
        if table == "customer":  # which of these is the same person was asked before
            continue
        key = row_form(db, table).key_of("t")
        db.execute(f'{put} SELECT ?, {key} FROM {table} AS t WHERE "{column}" IN {these}', (table,))
        db.execute(
            f"{put} SELECT table_name, row_id FROM journal WHERE table_name = ? "
            f"AND json_extract(before, '$.{column}') IN {these}",
            (table,),
        )
    for row_id in erased_words.referrals_of(db):
        db.execute(put + "VALUES ('referral', ?)", (row_id,))


def _blank_texts(db: sqlite3.Connection) -> None:
    for table, columns in FREE_TEXTS.items():
        sets = ", ".join(f"{column} = ''" for column in columns)
        db.execute(
            f"UPDATE {table} SET {sets} WHERE id IN "
            "(SELECT row_id FROM temp.theirs WHERE table_name = ?)",
            (table,),
        )


def _anonymous(db: sqlite3.Connection, customer_id: int, word: str, today: date) -> None:
    code = _neutral_code(db, customer_id)
    record = {"id": customer_id, "code": code, "name": word, "key": fold(f"{word} {code}")}
    db.execute(_RECORD, {**record, "today": today.isoformat()})


def _neutral_code(db: sqlite3.Connection, customer_id: int) -> str:
    code = f"X{customer_id:05}"
    while db.execute("SELECT 1 FROM customer WHERE code = ?", (code,)).fetchone():
        code += "X"
    return code


def _index_anew(db: sqlite3.Connection) -> None:
    """Makes the search indexes anew: what is taken out of one is only struck out in it."""
    search.make_anew(db)
