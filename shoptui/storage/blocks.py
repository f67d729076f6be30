"""Rows that went together, some hundreds in one entry of the journal, packed.

A million rows of an import that is undone would be a million entries otherwise, and ten times the
room. An entry is a block where it has both a last row and what was before: a JSON object of one
text, which holds the names of the columns and the values of every row.
"""

import json
import sqlite3
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from shoptui.storage.row_form import RowForm

_ROWS = 500  # in a block
_QUICK = 1  # how hard zlib tries: an eighth of the size, in a tenth of the time of writing it
_IS_BLOCK = "last_row IS NOT NULL AND before IS NOT NULL"
_ENTRY = """INSERT INTO journal (operation_id, table_name, row_id, last_row, before)
VALUES ((SELECT max(id) FROM operation), ?, ?, ?, ?)"""


class Packed(NamedTuple):
    """The rows of one block.

    Attributes:
        columns: the names of the columns the table had.
        rows: the values, in the order of the columns.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]

    def by_name(self) -> Iterator[Mapping[str, Any]]:
        """The rows, column → value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


class Block(NamedTuple):
    """One entry of the journal that holds many rows."""

    id: int
    operation: int
    table: str
    before: str

    def read(self) -> Packed:
        """What it holds."""
        return unpack(self.before)


def write(db: sqlite3.Connection, form: RowForm, first: int, last: int) -> None:
    """Writes down rows of a table that are about to go; all ids between the two are in use."""
    values = ", ".join(f'"{name}"' for name in form.columns)
    query = (
        f"SELECT json_group_array(json_array({values})) FROM "
        f"(SELECT * FROM {form.table} WHERE id BETWEEN ? AND ? ORDER BY id)"
    )
    columns = json.dumps(form.columns)
    for start in range(first, last + 1, _ROWS):
        end = min(start + _ROWS - 1, last)
        (rows,) = db.execute(query, (start, end)).fetchone()
        db.execute(_ENTRY, (form.table, start, end, _pack(f"[{columns},{rows}]")))


def unpack(before: str) -> Packed:
    """What a block holds."""
    text = zlib.decompress(b64decode(json.loads(before)["packed"]))
    return Packed(*json.loads(text))


def of_operation(db: sqlite3.Connection, operation_id: int, table: str) -> Iterator[Block]:
    """The blocks an operation wrote of a table, in the order of their rows."""
    return _blocks(db, "operation_id = ? AND table_name = ? ORDER BY row_id", (operation_id, table))


def of_table(db: sqlite3.Connection, table: str) -> Iterator[Block]:
    """All blocks of a table."""
    return _blocks(db, "table_name = ? ORDER BY id", (table,))


def naming(
    db: sqlite3.Connection, table: str, columns: Iterable[str], ids: Collection[int]
) -> Iterator[tuple[Block, list[Mapping[str, Any]]]]:
    """The blocks of a table with rows that name one of these ids in a column, with those rows."""
    wanted = set(ids)
    for block in of_table(db, table):
        rows = block.read().by_name()
        found = [row for row in rows if any(row.get(column) in wanted for column in columns)]
        if found:
            yield block, found


def blank(db: sqlite3.Connection, entry_id: int) -> None:
    """Blanks a block, while the history may be changed."""
    db.execute("UPDATE journal SET before = NULL, blanked = 1 WHERE id = ?", (entry_id,))


def unreadable(db: sqlite3.Connection) -> int:
    """How many blocks cannot be read."""
    return sum(not _is_readable(block) for block in _blocks(db, "NOT blanked", ()))


def of_number(db: sqlite3.Connection, entry_id: int) -> Block | None:
    """An entry of the journal, where it is a block."""
    return next(_blocks(db, "id = ?", (entry_id,)), None)


def _blocks(db: sqlite3.Connection, where: str, values: Sequence[object]) -> Iterator[Block]:
    found = db.execute(f"SELECT id FROM journal WHERE {_IS_BLOCK} AND {where}", values).fetchall()
    for (entry_id,) in found:  # one at a time: all of them may fill the memory
        yield Block._make(
            db.execute(
                "SELECT id, operation_id, table_name, before FROM journal WHERE id = ?", (entry_id,)
            ).fetchone()
        )


def _is_readable(block: Block) -> bool:
    try:
        columns, rows = block.read()
        return all(len(row) == len(columns) for row in rows)
    except (ValueError, KeyError, TypeError, zlib.error):
        return False


def _pack(text: str) -> str:
    packed = b64encode(zlib.compress(text.encode(), _QUICK)).decode("ascii")
    return json.dumps({"packed": packed})
