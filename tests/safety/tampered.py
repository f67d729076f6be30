"""A shop whose every text is hostile, put in past the services, as a bad program would leave it."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from shoptui.services.desk import Desk, open_desk
from tests.builders import Clock
from tests.safety.hostile import MARKUP, SPREADSHEET, TERMINAL

SAMPLE = Path(__file__).parents[2] / "sample.db"

# What a program reads as days, names of conditions or records; the file is tampered with in one of
# them at a time, since any of them may keep a list from being shown at all.
STRUCTURE = frozenset(
    (
        *(("operation", "at"), ("import_batch", "at"), ("import_batch", "mapping")),
        *(("journal", "before"), ("journal", "table_name"), ("journal", "row_id")),
        *(("customer", "birthday"), ("reward_rule", "condition"), ("setting", "key")),
        *(("setting", "value"), ("reward_grant", "condition"), ("to_do_done", "kind")),
    )
)
MARK, MARKUP_MARK = "Zq", "Zm"  # stand behind each text, to be found again
HOSTILE = (
    *(text + MARKUP_MARK for text in MARKUP),
    *(text[:400] + MARK for text in (*TERMINAL, *SPREADSHEET) if "\ud800" not in text),
)
FEW = 90  # customers of the sample are left, for speed
Column = tuple[str, str]


def tampered(folder: Path, *columns: Column) -> Path:
    """A copy of the sample shop with hostile texts in every column, or only in those named."""
    path = few_customers(folder)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        _fill_empty_tables(db)
        guards = taken_off(db)
        for table, column in columns or [each for each in texts(db) if each not in STRUCTURE]:
            _spoil(db, table, column)
        if not columns:
            db.execute(
                "UPDATE setting SET value = ? WHERE key = 'shop.name'", ("[/]" + HOSTILE[0],)
            )
        for guard in guards:
            db.execute(guard)
        for index in ("customer_search", "customer_start"):
            db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    return path


def few_customers(folder: Path) -> Path:
    """A copy of the sample shop with its first customers, as it should be."""
    folder.mkdir(parents=True, exist_ok=True)
    path = Path(shutil.copy(SAMPLE, folder / "shop.db"))
    path.chmod(0o600)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        _keep_few_customers(db)
        for index in ("customer_search", "customer_start"):
            db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    return path


def texts(db: sqlite3.Connection) -> Iterator[Column]:
    """Every column of every table that takes text."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
    for (table,) in db.execute(tables).fetchall():
        for row in db.execute(f"PRAGMA table_info({table})").fetchall():
            if row[2] in ("TEXT", "ANY"):
                yield table, row[1]


def assert_as_typed(shown: str) -> None:
    """No markup was taken for markup: wherever its end stands, all of it stands before."""
    for line in shown.splitlines():
        for found in re.finditer(MARKUP_MARK, line):
            before = (
                line[: found.start()].replace("\\\\", "\\").replace('\\"', '"').replace('""', '"')
            )
            begun = re.split("  |[╭╮╰╯]", before)[-1].strip(' │▎┃█▌▐"')
            wrapped = any(text.endswith(begun) for text in MARKUP)
            assert wrapped or before.endswith(MARKUP), line


def told(path: Path, column: Column) -> list[str]:
    """What stands in the column of a table."""
    table, name = column
    with closing(sqlite3.connect(path)) as db:
        return [text for (text,) in db.execute(f"SELECT {name} FROM {table}")]


def desk_over(path: Path) -> Desk:
    """The shop, opened on its last day."""
    clock = clock_of(path)
    return open_desk(path, clock.today, clock.now)


def clock_of(path: Path) -> Clock:
    """A clock that stands on the last day of the shop."""
    with closing(sqlite3.connect(path)) as db:
        (last,) = db.execute("SELECT max(ordered_on) FROM purchase").fetchone()
    return Clock(date.fromisoformat(last))


def _keep_few_customers(db: sqlite3.Connection) -> None:
    belongs = {
        "customer_id": ("purchase", "feedback", "contact", "campaign_member", "reward_grant"),
        "referrer_id": ("referral",),
        "friend_id": ("referral",),
        "id": ("customer",),
    }
    for column, tables in belongs.items():
        for table in tables:
            db.execute(f"DELETE FROM {table} WHERE {column} > {FEW}")
    for table in ("purchase_line", "rule_result"):
        db.execute(f"DELETE FROM {table} WHERE purchase_id NOT IN (SELECT id FROM purchase)")


def _fill_empty_tables(db: sqlite3.Connection) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC).isoformat()
    db.execute("INSERT INTO import_batch (at, file) VALUES (?, 'x')", (at,))
    db.execute("INSERT INTO operation (at, what) VALUES (?, 'x')", (at,))
    db.execute(
        "INSERT INTO journal (operation_id, table_name, row_id, before) "
        "SELECT max(id), 'customer', 1, NULL FROM operation"
    )


def taken_off(db: sqlite3.Connection) -> list[str]:
    """Drops every trigger; returns what makes them again."""
    found = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _sql in found:
        db.execute(f"DROP TRIGGER {name}")
    return [sql for _name, sql in found]


def _spoil(db: sqlite3.Connection, table: str, column: str) -> None:
    """Puts texts into the column, in turn; where the schema itself refuses them it stays."""
    turn, extra = count(len(column)), count(1)
    unique = (table, column) in (
        ("customer", "code"),
        ("product", "name"),
        ("purchase", "identity"),
    )

    def text(before: object) -> str | None:
        if before is None:
            return None
        hostile = HOSTILE[next(turn) % len(HOSTILE)]
        return f"{hostile}{next(extra)}" if unique or _has_few(table) else hostile

    db.create_function("hostile", 1, text)
    with suppress(sqlite3.IntegrityError):
        db.execute(f"UPDATE {table} SET {column} = hostile({column})")


def _has_few(table: str) -> bool:
    return table in ("product_group", "reward", "reward_rule", "setting", "to_do_done")
