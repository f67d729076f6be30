"""Blocks of the journal that hold somebody who is erased: they are blanked whole.

What an operation did can be taken back no more once a part of it is blanked, so that nothing more
is lost with the block.
"""

import sqlite3
from collections.abc import Sequence

from shoptui.storage import blocks, erased_words
from shoptui.storage.references import references_to


def blank(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Blanks all blocks with rows about a person, while the history may be changed."""
    columns = {"customer": {"id"}}
    for each in references_to(db, "customer"):
        columns.setdefault(each.table, set()).add(each.column)
    theirs = {
        block.id
        for table, names in columns.items()
        for block, _rows in blocks.naming(db, table, names, ids)
    }
    for block in theirs | _of_friends(db):
        blocks.blank(db, block)


def _of_friends(db: sqlite3.Connection) -> set[int]:
    is_theirs = erased_words.friend_is_theirs(db)
    return {
        block.id
        for block in blocks.of_table(db, "referral")
        for row in block.read().by_name()
        if row["friend_id"] is None and is_theirs(row["friend_name"], row["friend_phone"])
    }
