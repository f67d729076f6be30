"""Room and indexes for statements that put in, or take away, very many rows."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

# Room for the pages under way. SQLite's own two megabytes would write the same pages many times;
# four times as much as this saves no time even at a million rows.
_CACHE_KIB = 16_384


@contextmanager
def indexes_set_aside(
    db: sqlite3.Connection,
    *tables: str,
    except_on: Collection[str] = (),
    unique: bool = False,
    before_each: Callable[[], None] = lambda: None,
) -> Iterator[None]:
    """Leaves the indexes of these tables out meanwhile, and builds them whole at the end.

    Pays when more rows come or go than stay: sorting once is several times faster than keeping
    order at every row.

    Args:
        db: a connection within a write.
        tables: the names of the tables.
        except_on: columns; an index that begins with one of them stays.
        unique: whether also those that refuse doubles are left out, which they refuse at the end.
        before_each: called before an index is built; what it raises ends it.

    Raises:
        sqlite3.IntegrityError: there are doubles.
    """
    marks = ", ".join("?" * len(tables))
    indexes = db.execute(
        f"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ({marks}) "
        "AND sql IS NOT NULL AND (? OR sql NOT LIKE 'CREATE UNIQUE%') ORDER BY rowid",
        (*tables, unique),
    ).fetchall()
    aside = [each for each in indexes if _first_column(db, each[0]) not in except_on]
    with much_room(db):
        for name, _sql in aside:
            db.execute(f"DROP INDEX {name}")
        yield
        for _name, sql in aside:
            before_each()
            db.execute(sql)


@contextmanager
def much_room(db: sqlite3.Connection) -> Iterator[None]:
    """Keeps many pages in memory meanwhile."""
    (cache_size,) = db.execute("PRAGMA cache_size").fetchone()
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    yield
    db.execute(f"PRAGMA cache_size = {cache_size}")


def _first_column(db: sqlite3.Connection, index: str) -> str:
    return str(db.execute(f"SELECT name FROM pragma_index_info('{index}')").fetchone()[0])
