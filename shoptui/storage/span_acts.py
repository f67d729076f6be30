"""Taking spans of rows away and bringing them back: by a few statements, however many rows."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from graphlib import TopologicalSorter

from shoptui.storage import blocks, bulk_indexes, search, spans
from shoptui.storage.journal import Watch, note_insertions, unwritten
from shoptui.storage.references import Reference
from shoptui.storage.row_form import row_form
from shoptui.storage.spans import Span
from shoptui.storage.taken_acts import REMOVE, RESTORE

_SEARCHED = "customer"


def remove(db: sqlite3.Connection, known: Sequence[Reference]) -> None:
    """Takes the rows of all spans away that are to go; the journal keeps them in blocks."""
    gone = spans.all_of(db, REMOVE)
    for table in reversed(_parents_first(gone, known)):
        these = [span for span in gone if span.table == table]
        with _findable(db, these), _quick(db, these, known):
            _remove(db, these)


def restore(db: sqlite3.Connection, operation_id: int, known: Sequence[Reference]) -> list[str]:
    """Brings the rows of all spans back that an operation took away; returns their tables."""
    back = spans.all_of(db, RESTORE)
    tables = _parents_first(back, known)
    for table in tables:
        these = [span for span in back if span.table == table]
        with _findable(db, these), _quick(db, these, known):
            _restore(db, operation_id, these)
    return tables


def refunded_sales(db: sqlite3.Connection) -> set[int]:
    """The sales of refunds within spans that are not within one themselves."""
    own, sale = (
        f"({spans.within('purchase', REMOVE, row)} OR {spans.within('purchase', RESTORE, row)})"
        for row in ("id", "sale_id")
    )
    rows = db.execute(
        f"SELECT DISTINCT sale_id FROM purchase WHERE sale_id IS NOT NULL AND {own} AND NOT {sale}"
    )
    return {sale_id for (sale_id,) in rows}


def _remove(db: sqlite3.Connection, these: Sequence[Span]) -> None:
    table = these[0].table
    form = row_form(db, table)
    with unwritten(db, Watch(table, "delete")):
        for span in these:
            blocks.write(db, form, span.first, span.last)
            db.execute(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", (span.first, span.last))


def _restore(db: sqlite3.Connection, operation_id: int, these: Sequence[Span]) -> None:
    table = these[0].table
    present = set(row_form(db, table).columns)
    with unwritten(db, Watch(table, "insert")):
        for block in blocks.of_operation(db, operation_id, table):
            columns, rows = block.read()
            kept = [place for place, name in enumerate(columns) if name in present]
            at = columns.index("id")
            db.executemany(
                f"INSERT INTO {table} ({', '.join(columns[place] for place in kept)}) "
                f"VALUES ({', '.join('?' * len(kept))})",
                (
                    [row[place] for place in kept]
                    for row in rows
                    if any(span.first <= row[at] <= span.last for span in these)
                ),
            )
    for span in these:
        note_insertions(db, table, span.first, span.last)


def _parents_first(these: Sequence[Span], known: Sequence[Reference]) -> list[str]:
    """The tables of spans, each after those it refers to."""
    tables = {span.table for span in these}
    refers = {
        table: {each.parent for each in known if each.table == table and each.parent != table}
        & tables
        for table in tables
    }
    return list(TopologicalSorter(refers).static_order())


@contextmanager
def _quick(
    db: sqlite3.Connection, these: Sequence[Span], known: Sequence[Reference]
) -> Iterator[None]:
    """Builds the indexes anew where most rows go or come; those that find a row's own kin stay."""
    table = these[0].table
    own = {each.column for each in known if each.table == each.parent == table}
    (left,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    with bulk_indexes.much_room(db):
        if 2 * _count(these) <= left:
            yield
            return
        with bulk_indexes.indexes_set_aside(db, table, except_on=own, unique=True):
            yield


@contextmanager
def _findable(db: sqlite3.Connection, these: Sequence[Span]) -> Iterator[None]:
    """Keeps the search in step: it is made anew where most customers go or come."""
    if these[0].table != _SEARCHED:
        yield
        return
    ids = " UNION ALL ".join(
        f"SELECT id FROM customer WHERE id BETWEEN {span.first} AND {span.last}" for span in these
    )
    (before,) = db.execute("SELECT count(*) FROM customer").fetchone()
    is_most, goes = 2 * _count(these) > before, these[0].act == REMOVE
    if goes and not is_most:
        search.remove(db, ids)
    yield
    if is_most:
        search.make_anew(db)
    elif not goes:
        search.add(db, ids)


def _count(these: Sequence[Span]) -> int:
    return sum(span.last - span.first + 1 for span in these)
