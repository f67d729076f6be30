"""What stands in the way of taking an operation back alone, told by the name of the later one."""

import sqlite3
from collections.abc import Sequence, Set
from itertools import pairwise

from shoptui.domain.errors import Conflict
from shoptui.domain.language import _
from shoptui.storage import operations
from shoptui.storage.taken import Row, read

# What came and went with many others is told apart by there being nothing before it.
_CHANGES = """WITH own (last) AS (SELECT max(id) FROM journal WHERE operation_id = :operation)
SELECT operation_id, before FROM (
    SELECT id, operation_id, before FROM journal, own
    WHERE table_name = :table AND row_id = :row AND id > last AND last_row IS NULL
    UNION ALL SELECT id, operation_id, NULL FROM journal INDEXED BY journal_range, own
    WHERE table_name = :table AND last_row IS NOT NULL AND id > last
    AND :row BETWEEN row_id AND last_row
) ORDER BY id"""


def changed_later(
    db: sqlite3.Connection,
    operation_id: int,
    table: str,
    row_id: int | str,
    now: Row | None,
    columns: Set[str] = frozenset(),
) -> Conflict:
    """A row is not as the operation left it, in some of these columns where any are named."""
    changes = db.execute(
        _CHANGES, {"table": table, "row": row_id, "operation": operation_id}
    ).fetchall()
    states = [*(before and read(before) for _operation, before in changes), now]
    changed = [
        operation
        for (operation, _text), (before, after) in zip(changes, pairwise(states), strict=True)
        if not before or not after or any(before[each] != after[each] for each in columns)
    ]
    said = _(
        "“{what}” was left as it is: what it did was changed later by “{later}”. Undo that first."
    )
    return _conflict(db, said, operation_id, changed or [each for each, _before in changes])


def needed(db: sqlite3.Connection, operation_id: int, table: str, row_id: int | str) -> Conflict:
    """A row that is to go is needed by this one, which came later."""
    said = _("“{what}” was left as it is: “{later}” needs what it recorded. Undo that first.")
    return _conflict(db, said, operation_id, _touching(db, table, row_id))


def missing(db: sqlite3.Connection, operation_id: int, table: str, row_id: int | str) -> Conflict:
    """A row that is to come back needs this one, which is gone."""
    said = _(
        "“{what}” was left as it is: “{later}” took away something that belongs to it. "
        "Undo that first."
    )
    return _conflict(db, said, operation_id, _touching(db, table, row_id))


def too_much_back(db: sqlite3.Connection, operation_id: int, sale_id: int) -> Conflict:
    """More would have been given back on a sale than was paid."""
    refunds = db.execute(
        "SELECT id FROM purchase WHERE sale_id = ? AND void = 0 ORDER BY id", (sale_id,)
    ).fetchall()
    later = [each for (refund,) in refunds for each in _touching(db, "purchase", refund)]
    said = _(
        "“{what}” was left as it is: more would have been given back than was paid, since there "
        "is “{later}”. Undo that first."
    )
    return _conflict(db, said, operation_id, sorted(later))


def place_taken(db: sqlite3.Connection, operation_id: int) -> Conflict:
    """Something recorded since has the name or code that is to come back."""
    said = _(
        "“{what}” was left as it is: something recorded since has the same name or code. "
        "Change that first."
    )
    return Conflict(said.format(what=_name(db, operation_id)))


def erased(db: sqlite3.Connection, operation_id: int) -> Conflict:
    """What it was before belonged to somebody who was erased."""
    said = _(
        "“{what}” was left as it is: it is about a customer who was erased since, and what was "
        "there before is gone for good."
    )
    return Conflict(said.format(what=_name(db, operation_id)))


def amounts_recorded(db: sqlite3.Connection, operation_id: int) -> Conflict:
    """The currency may not change under amounts."""
    said = _("“{what}” was left as it is: amounts are already recorded in the present currency.")
    return Conflict(said.format(what=_name(db, operation_id)))


def _touching(db: sqlite3.Connection, table: str, row_id: int | str) -> list[int]:
    rows = db.execute(
        "SELECT operation_id FROM journal WHERE table_name = :table AND row_id = :row "
        "UNION SELECT operation_id FROM journal WHERE table_name = :table "
        "AND last_row IS NOT NULL AND :row BETWEEN row_id AND last_row ORDER BY 1",
        {"table": table, "row": row_id},
    )
    return [operation for (operation,) in rows]


def _conflict(
    db: sqlite3.Connection, said: str, operation_id: int, candidates: Sequence[int]
) -> Conflict:
    """The sentence, with the newest operation of these that can be undone itself."""
    known = operations.undone(db)
    others = [each for each in candidates if each != operation_id]
    live = [each for each in others if known.is_live(each)]
    original = [each for each in live if known.root(each) == each]
    best = (original or live or others)[-1:]
    later = _name(db, best[0]) if best else _("something from before the history begins")
    return Conflict(said.format(what=_name(db, operation_id), later=later))


def _name(db: sqlite3.Connection, operation_id: int) -> str:
    return operations.get(db, operations.undone(db).root(operation_id)).what
