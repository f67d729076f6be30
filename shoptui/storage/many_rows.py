"""Putting very many rows into a table by statements of many rows each.

After every statement SQLite writes down the last number it gave out, and Python asks for the next
row: with one statement for each, a plain sale takes more than twice as long.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, islice

_MOST = 999  # values that SQLite takes in one statement everywhere

Values = Sequence[object]


def insert_rows(
    db: sqlite3.Connection,
    into: str,
    values: str,
    rows: Iterable[Values],
    shared: Values = (),
) -> None:
    """Adds rows in this order, in the transaction the caller has open.

    Args:
        db: a connection within a write.
        into: the table and its columns, such as `tick (sale_id, day, by)`.
        values: what a row puts into these: {0}, {1} and so on are its own values, ?1, ?2 and so on
            those of all rows, such as `{0}, {1}, ?1`.
        rows: the rows, all of one length.
        shared: the values of all rows.
    """
    left = iter(rows)
    first = next(left, None)
    if first is None:
        return
    left, width = chain((first,), left), len(first)
    together = (_MOST - len(shared)) // width
    while page := list(islice(left, together)):
        if len(page) == together:
            statement = _statement(into, values, width, len(shared), together)
            db.execute(statement, (*shared, *chain.from_iterable(page)))
        else:
            statement = _statement(into, values, width, len(shared), 1)
            db.executemany(statement, ((*shared, *row) for row in page))


@lru_cache(64)
def _statement(into: str, values: str, width: int, shared: int, rows: int) -> str:
    starts = range(shared + 1, shared + 1 + width * rows, width)
    filled = (values.format(*(f"?{start + at}" for at in range(width))) for start in starts)
    return f"INSERT INTO {into} VALUES {', '.join(f'({row})' for row in filled)}"


def marks(width: int) -> str:
    """The values of rows that hold just what goes into the table."""
    return ", ".join(f"{{{at}}}" for at in range(width))
