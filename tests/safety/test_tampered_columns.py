"""Each column of text tampered with alone: a sentence or a harmless list, never a traceback."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from shoptui.domain.errors import ShopError
from shoptui.services.check import check_file
from shoptui.services.desk import Desk, open_desk
from tests.builders import TODAY, Clock
from tests.safety.full_shop import full_shop
from tests.safety.hostile import TEXTS
from tests.safety.readers import READERS, read_everything
from tests.safety.tampered import Column, taken_off, texts

STORABLE = tuple(text for text in TEXTS if "\ud800" not in text)
# What else a program could have left where a day, a moment, a number or JSON is expected.
FORMED = (
    *("2026-02-30", "2026-13-01", "9999-12-31", "0001-01-01", "2026-06-01T25:00:00", "2026-W01-1"),
    *("{", "[]", "null", '{"a": 1}', "[[[[", "1e999", "-1", "00", "12-31", "customer", "1/0"),
)
VALUES = (*FORMED, *STORABLE)
FEW = 1  # of the values in each column; their turn goes on from column to column
SETTINGS = "setting", "value"  # each setting has a meaning of its own


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_shop(tmp_path_factory.mktemp("full"))


@pytest.fixture
def copy(shop: Path, tmp_path: Path) -> Path:
    return tmp_path / "shop.db"


def columns(shop: Path) -> list[tuple[Column, str]]:
    """Every column of text with the rows to tamper with: all, or one setting after the other."""
    with closing(sqlite3.connect(shop)) as db:
        keys = [key for (key,) in db.execute("SELECT key FROM setting")]
        places = [(column, "") for column in texts(db) if column != SETTINGS]
    return [*places, *((SETTINGS, key) for key in keys)]


def spoil(shop: Path, place: tuple[Column, str], text: str) -> bool:
    """Puts a text past every check into the rows; where it must be unique only into one.

    Returns:
        Whether any row took it.
    """
    (table, column), key = place
    chosen = f"WHERE key = '{key}'" if key else ""
    with closing(sqlite3.connect(shop)) as db, db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        guards = taken_off(db)
        changed = 0
        for rows in (chosen, f"WHERE rowid = (SELECT max(rowid) FROM {table})"):
            with suppress(sqlite3.IntegrityError, sqlite3.OperationalError):
                changed = db.execute(f"UPDATE {table} SET {column} = ? {rows}", (text,)).rowcount
                break
        for guard in guards:
            db.execute(guard)
    return changed > 0


def opened(path: Path) -> Desk | None:
    """The shop, or None where a sentence says why it does not open."""
    clock = Clock()
    try:
        return open_desk(path, clock.today, clock.now)
    except ShopError as error:
        assert str(error).endswith((".", "?", ")", "”", "!")), error
        return None


def try_texts(shop: Path, copy: Path, place: tuple[Column, str], tried: Iterator[str]) -> int:
    taken = 0
    for text in tried:
        copy.unlink(missing_ok=True)  # a new file, which no connection of before can hold
        shutil.copy(shop, copy)
        taken += spoil(copy, place, text)
        try:
            if desk := opened(copy):
                read_everything(desk)
            check_file(copy, TODAY)
        except ShopError:
            continue
        except Exception as error:
            raise AssertionError((place, text)) from error
    return taken


def test_every_reader_answers_for_a_shop_as_it_should_be(shop: Path) -> None:
    desk = opened(shop)
    assert desk is not None
    answered, sentences = read_everything(desk)
    assert sentences == set() and answered > 80 and len(READERS) > 60


def test_every_table_of_the_shop_has_a_row(shop: Path) -> None:
    with closing(sqlite3.connect(shop)) as db:
        empty = [
            table
            for table in dict.fromkeys(table for table, _column in texts(db))
            if not db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        ]
    assert empty == []


@pytest.mark.slow
def test_a_few_texts_in_each_column(shop: Path, copy: Path) -> None:
    refusing = []
    for turn, place in enumerate(columns(shop)):
        few = (VALUES[(turn * FEW + each) % len(VALUES)] for each in range(FEW))
        if not try_texts(shop, copy, place, few):
            refusing.append(place)
    assert refusing == []


@pytest.mark.long
def test_every_text_in_each_column(shop: Path, copy: Path) -> None:
    for place in columns(shop):
        try_texts(shop, copy, place, iter(VALUES))
