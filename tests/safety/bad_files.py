"""Every kind of bad file an owner may try to open, made by code."""

import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from shoptui.storage.header import APPLICATION_ID, USER_VERSION
from shoptui.storage.leftover import journal_of
from tests.safety.shop_files import half_done, of_version, sound

Maker = Callable[[Path], Path]


def empty(folder: Path) -> Path:
    return _written(folder, b"")


def sheet(folder: Path) -> Path:
    return _written(folder, b"date,amount\n2026-01-01,5\n" * 100)


def workbook(folder: Path) -> Path:
    path = folder / "shop.db"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return path


def header_only(folder: Path) -> Path:
    return _cut(folder, lambda content: content[:100])


def half(folder: Path) -> Path:
    return _cut(folder, lambda content: content[: len(content) // 2])


def last_thousand_bytes_cut(folder: Path) -> Path:
    return _cut(folder, lambda content: content[:-1000])


def one_page_cut(folder: Path) -> Path:
    return _cut(folder, lambda content: content[:-4096])


def grown(folder: Path) -> Path:
    return _cut(folder, lambda content: content + bytes(4096))


def first_page_zeroed(folder: Path) -> Path:
    return _cut(folder, lambda content: content[:100] + bytes(3996) + content[4096:])


def newer_version(folder: Path) -> Path:
    return _changed(folder, "PRAGMA user_version = 99")


def of_another_program(folder: Path) -> Path:
    return _changed(folder, "PRAGMA application_id = 7")


def foreign_journal(folder: Path) -> Path:
    """A shop with the journal of another one beside it, which SQLite would write over it."""
    crashed = folder.parent / f"{folder.name}-crashed"
    crashed.mkdir()
    journal = journal_of(half_done(crashed)).read_bytes()
    path = sound(folder, sales=7)
    journal_of(path).write_bytes(journal)
    return path


def older_journal(folder: Path) -> Path:
    """A shop with a journal of its own earlier days beside it."""
    path = sound(folder)
    earlier = folder.parent / f"{folder.name}-earlier"
    earlier.mkdir()
    journal = journal_of(half_done(earlier, path)).read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for amount in range(30):
            db.execute("UPDATE purchase SET amount = ? WHERE id % 7 = 0", (amount,))
    journal_of(path).write_bytes(journal)
    return path


def foreign_wal(folder: Path) -> Path:
    """A shop with what another way of saving leaves beside it."""
    path = sound(folder)
    with closing(sqlite3.connect(folder.parent / "other.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE t (x)")
        content = (folder.parent / "other.db-wal").read_bytes()
    path.with_name(path.name + "-wal").write_bytes(content)
    return path


def hostile_trigger(folder: Path) -> Path:
    return _changed(
        folder,
        "CREATE TRIGGER thief AFTER INSERT ON purchase BEGIN UPDATE customer SET note = 'x'; END",
    )


def hostile_view(folder: Path) -> Path:
    """A view in the place of the settings whose rows never end."""
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x FROM n"
    return _changed(
        folder,
        "ALTER TABLE setting RENAME TO old",
        f"CREATE VIEW setting (key, value) AS {endless}",
    )


def no_currency(folder: Path) -> Path:
    return _changed(folder, "DELETE FROM setting WHERE key = 'shop.currency'")


def unknown_trade(folder: Path) -> Path:
    return _changed(folder, "UPDATE setting SET value = 'piracy' WHERE key = 'shop.trade'")


def no_tables(folder: Path) -> Path:
    """A database that only says that it is a shop."""
    return _without_tables(folder, USER_VERSION)


def older_without_tables(folder: Path) -> Path:
    """One that says that it is an older shop, which would be brought up to date."""
    return _without_tables(folder, 1)


def older_and_damaged(folder: Path) -> Path:
    """An older shop with a page zeroed, which must not be brought up to date."""
    path = of_version(folder, 1)
    with closing(sqlite3.connect(path)) as db:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'customer'"
        (page,) = db.execute(query).fetchone()
    content = path.read_bytes()
    path.write_bytes(content[: (page - 1) * 4096] + bytes(4096) + content[page * 4096 :])
    return path


def folder_of_that_name(folder: Path) -> Path:
    path = folder / "shop.db"
    path.mkdir()
    return path


def missing(folder: Path) -> Path:
    return folder / "mistyped.db"


BAD_FILES: tuple[Maker, ...] = (
    empty,
    sheet,
    workbook,
    header_only,
    half,
    last_thousand_bytes_cut,
    one_page_cut,
    grown,
    first_page_zeroed,
    newer_version,
    of_another_program,
    foreign_journal,
    older_journal,
    foreign_wal,
    hostile_trigger,
    hostile_view,
    no_currency,
    unknown_trade,
    no_tables,
    older_without_tables,
    older_and_damaged,
    folder_of_that_name,
    missing,
)


def _without_tables(folder: Path, version: int) -> Path:
    path = folder / "shop.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")
        db.execute("CREATE TABLE t (x)")
    return path


def _written(folder: Path, content: bytes) -> Path:
    path = folder / "shop.db"
    path.write_bytes(content)
    return path


def _cut(folder: Path, cut: Callable[[bytes], bytes]) -> Path:
    path = sound(folder)
    path.write_bytes(cut(path.read_bytes()))
    return path


def _changed(folder: Path, *statements: str) -> Path:
    path = sound(folder)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)
    return path
