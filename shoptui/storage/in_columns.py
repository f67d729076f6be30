"""Answers in columns: one row with all figures of each column, and not a row for each customer.

SQLite writes a column down as one text while it works and hands it over once. That takes less than
half as long as a hundred thousand rows of Python objects, and another thread can work meanwhile,
since Python is not called in between.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence


def columns(
    db: sqlite3.Connection, query: str, by: Mapping[str, str | int], count: int
) -> list[str]:
    """The columns of a query, figures parted by commas; "" without rows.

    Args:
        db: an open connection.
        query: of which no figure is NULL and no text has a comma in it.
        by: the values of its parameters.
        count: how many columns it has.
    """
    names = [f"c{place}" for place in range(count)]
    joined = ", ".join(f"ifnull(group_concat({name}), '')" for name in names)
    rows = f"WITH answer ({', '.join(names)}) AS ({query}) SELECT {joined} FROM answer"
    found: Sequence[str] = db.execute(rows, by).fetchone()
    return [*found]


def figure_columns(
    db: sqlite3.Connection, query: str, by: Mapping[str, str | int], count: int
) -> list[list[int]]:
    """The same of a query that has whole numbers only."""
    return [*map(figures, columns(db, query, by, count))]


def figures(text: str) -> list[int]:
    """The whole numbers of a column."""
    found: list[int] = json.loads(f"[{text}]")  # half as long as splitting and reading each
    return found
