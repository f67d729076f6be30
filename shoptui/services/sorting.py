"""Sorting a table by one of its columns."""

from dataclasses import replace
from typing import Any

from shoptui.domain.table import Cell, Table
from shoptui.domain.text import fold


def sorted_table(table: Table, key: str, descending: bool) -> Table:
    """The table in the order of a column; empty cells stay at the end either way.

    Raises:
        ValueError: there is no column of that key.
    """
    at, rows = table.column(key), list(table.rows)  # which may be read a page at a time
    filled = [n for n, row in enumerate(rows) if row[at] is not None]
    empty = [n for n, row in enumerate(rows) if row[at] is None]
    filled.sort(key=lambda n: _rank(rows[n][at]), reverse=descending)
    order = filled + empty
    return replace(
        table,
        rows=[rows[n] for n in order],
        ids=[table.ids[n] for n in order] if table.ids else (),
    )


def _rank(cell: Cell) -> Any:
    return fold(cell) if isinstance(cell, str) else cell
