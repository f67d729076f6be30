"""The operations of a shop: what was done, what of it was taken back, and what comes next.

An operation is live when no live operation undoes it. A redo is an undo of an undo.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shoptui.domain.errors import NotFound
from shoptui.domain.language import _


class Operation(NamedTuple):
    """One operation.

    Attributes:
        id: its number; they grow.
        at: the moment, UTC, ISO text.
        what: in the owner's words.
        undoes: the operation it takes back, None for an original one.
        has_entries: whether the journal knows what it changed, all of it: of a person who was
            erased it does not any more.
    """

    id: int
    at: str
    what: str
    undoes: int | None
    has_entries: bool


_SELECT = """SELECT id, at, what, undoes,
    EXISTS (SELECT 1 FROM journal WHERE operation_id = operation.id)
    AND NOT EXISTS (SELECT 1 FROM journal WHERE operation_id = operation.id AND blanked)
FROM operation"""


@dataclass(frozen=True, slots=True)
class Undone:
    """Which operations undo which.

    Attributes:
        of: an undo → what it takes back.
        taken_back: the operations that are not live.
    """

    of: Mapping[int, int]
    taken_back: frozenset[int]

    def root(self, operation_id: int) -> int:
        """The original operation that an undo or redo is about in the end."""
        while operation_id in self.of:
            operation_id = self.of[operation_id]
        return operation_id

    def is_redo(self, operation_id: int) -> bool:
        """Whether it brings back instead of taking back."""
        depth = 0
        while operation_id in self.of:
            operation_id, depth = self.of[operation_id], depth + 1
        return depth > 0 and depth % 2 == 0

    def undo_in_force(self, operation_id: int) -> int:
        """The live undo because of which an operation is not live."""
        return next(
            undo
            for undo, operation in self.of.items()
            if operation == operation_id and self.is_live(undo)
        )

    def is_live(self, operation_id: int) -> bool:
        """Whether it was not taken back."""
        return operation_id not in self.taken_back


def undone(db: sqlite3.Connection, *, before_this: bool = False) -> Undone:
    """What was taken back so far.

    Args:
        db: an open connection.
        before_this: leave out the operation that is being recorded.
    """
    query = "SELECT id, undoes FROM operation WHERE undoes IS NOT NULL ORDER BY id DESC"
    of = dict(db.execute(query).fetchall())
    if before_this:
        of.pop(db.execute("SELECT max(id) FROM operation").fetchone()[0], None)
    taken_back = set[int]()
    for undo, operation in of.items():  # what undoes an operation comes after it
        if undo not in taken_back:
            taken_back.add(operation)
    return Undone(of, frozenset(taken_back))


def get(db: sqlite3.Connection, operation_id: int) -> Operation:
    """One operation.

    Raises:
        NotFound: there is none of that number.
    """
    for operation in page(db, [operation_id]):
        return operation
    raise NotFound(_("There is no such step in the history."))


def page(db: sqlite3.Connection, ids: Sequence[int]) -> list[Operation]:
    """The operations of these numbers, in this order."""
    marks = ", ".join("?" * len(ids))
    rows = db.execute(f"{_SELECT} WHERE id IN ({marks})", tuple(ids))
    found = {operation.id: operation for operation in _read(rows)}
    return [found[each] for each in ids if each in found]


def touched(db: sqlite3.Connection, operation_id: int) -> dict[str, int]:
    """How many records of each table an operation touched."""
    rows = db.execute(
        "SELECT table_name, sum(records) FROM ("
        "SELECT table_name, count(DISTINCT row_id) AS records FROM journal "
        "WHERE operation_id = :operation AND last_row IS NULL GROUP BY table_name "
        "UNION ALL SELECT table_name, last_row - row_id + 1 FROM journal "
        "WHERE operation_id = :operation AND last_row IS NOT NULL) "
        "GROUP BY table_name ORDER BY table_name",
        {"operation": operation_id},
    )
    return dict(rows.fetchall())


def is_blanked(db: sqlite3.Connection, operation_id: int) -> bool:
    """Whether something it changed belonged to a person who was erased since."""
    query = "SELECT 1 FROM journal WHERE operation_id = ? AND blanked LIMIT 1"
    return db.execute(query, (operation_id,)).fetchone() is not None


def all_ids(db: sqlite3.Connection) -> list[int]:
    """The numbers of all operations, the newest first."""
    return [row[0] for row in db.execute("SELECT id FROM operation ORDER BY id DESC")]


def next_undo(db: sqlite3.Connection) -> Operation | None:
    """The newest original operation that is live and changed something."""
    known = undone(db)
    rows = db.execute(f"{_SELECT} WHERE undoes IS NULL ORDER BY id DESC")
    live = (each for each in _read(rows) if each.has_entries and known.is_live(each.id))
    return next(live, None)


def next_redo(db: sqlite3.Connection) -> Operation | None:
    """The newest live undo, if nothing original came after it."""
    known = undone(db)
    live = (each for each in known.of if known.is_live(each) and not known.is_redo(each))
    newest = max(live, default=None)
    if newest is None:
        return None
    later = db.execute(f"{_SELECT} WHERE undoes IS NULL AND id > ?", (newest,))
    return None if any(each.has_entries for each in _read(later)) else get(db, newest)


def _read(rows: Iterable[tuple[int, str, str, int | None, int]]) -> Iterable[Operation]:
    return (
        Operation(number, at, what, undoes, bool(has)) for number, at, what, undoes, has in rows
    )
