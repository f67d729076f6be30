"""Writing one list as CSV, for lists too long for Excel and for other programs."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from shoptui.domain.money import plain
from shoptui.domain.table import Cell, Column, Kind, Table
from shoptui.exchange.pages import pages
from shoptui.exchange.replacing import replacing
from shoptui.exchange.safe_text import guarded
from shoptui.exchange.watch import Watch

_BYTE_ORDER_MARK = "\ufeff"


def write_csv(path: Path, table: Table, watch: Watch | None = None) -> None:
    """Writes a list as CSV whole or not at all; an existing file is replaced at the very end.

    UTF-8 with a byte order mark, by which Excel knows Vietnamese and Thai; money with a decimal
    point, days as 2026-06-30, shares as 0.25. Text that begins like a formula has an apostrophe
    before it (see `guarded`).

    Raises:
        FileTrouble: the file cannot be written.
        Cancelled: the watch stopped it.
    """
    with replacing(path) as file:
        for chunk in _chunks(table, watch or Watch()):
            file.write(chunk.encode())


def _chunks(table: Table, watch: Watch) -> Iterator[str]:
    yield _BYTE_ORDER_MARK + _lines([[guarded(column.title) for column in table.columns]])
    for page in pages(table.rows, watch):
        yield _lines(
            [_field(cell, column, table) for cell, column in zip(row, table.columns, strict=True)]
            for row in page.rows
        )


def _lines(rows: Iterable[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _field(cell: Cell, column: Column, table: Table) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if column.kind is Kind.MONEY:
        return plain(round(cell), table.currency)
    return str(cell)
