"""The demo is the sample shop as if its last day were today, and it is the owner's alone."""

import os
import re
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.dates import Birthday
from shoptui.domain.errors import FileTrouble
from shoptui.services import demo
from shoptui.services.demo import open_demo
from tests.builders import Clock

LAST = date(2026, 11, 22)
SAMPLE = Path(__file__).parents[2] / "sample.db"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def days_in(path: Path) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """Every day of every table: where it stands, and what it is; birthdays are another matter."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    with closing(sqlite3.connect(path)) as db:
        tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            cursor = db.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            for number, row in enumerate(cursor):
                for name, value in zip(names, row, strict=True):
                    if name != "birthday" and isinstance(value, str) and DAY.fullmatch(value):
                        found.setdefault((table, name), []).append((number, value))
    return found


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2026, 11, 29), date(2020, 1, 1)])
def test_every_day_of_every_table_is_moved(tmp_path: Path, today: date) -> None:
    clock = Clock(today)
    desk = open_demo(tmp_path / "demo.db", clock.today, clock.now)
    moved = today - LAST
    before, after = days_in(SAMPLE), days_in(desk.file.path)
    assert after == {
        place: [(row, (date.fromisoformat(day) + moved).isoformat()) for row, day in days]
        for place, days in before.items()
    }
    assert {("purchase", "wholly_refunded_on"), ("setting", "value")} <= set(after)
    assert after["holiday", "day"] == sorted(after["holiday", "day"])


@pytest.mark.parametrize("today", [date(2028, 2, 22), date(2026, 11, 29), LAST])
def test_birthdays_stay_as_near_as_they_were(tmp_path: Path, today: date) -> None:
    clock = Clock(today)
    desk = open_demo(tmp_path / "demo.db", clock.today, clock.now)
    before, after = birthdays(SAMPLE), birthdays(desk.file.path)
    leaplings = {number for number, day in before.items() if (day.month, day.day) == (2, 29)}
    for number in before.keys() - leaplings:
        days = before[number].days_until(LAST)
        # In a leap year a birthday on 29 February is kept on the 28th.
        assert after[number].days_until(today) in (days, days - 1)
        assert age(after[number], today, days) == age(before[number], LAST, days)
    assert all(after[number] == before[number] for number in leaplings)
    assert [day.days_until(today) for day in after.values()].count(0) >= 2


def birthdays(path: Path) -> dict[int, Birthday]:
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT id, birthday FROM customer WHERE birthday <> ''").fetchall()
    return {number: Birthday.read(text) for number, text in found}


def age(birthday: Birthday, day: date, days: int) -> int | None:
    return birthday.year and (day + timedelta(days=days)).year - birthday.year


def test_the_demo_is_a_sound_shop_that_says_it_is_one(tmp_path: Path) -> None:
    clock = Clock(date(2027, 3, 1))
    desk = open_demo(tmp_path / "demo.db", clock.today, clock.now)
    shop = desk.shop()
    assert (shop.name, shop.currency.code, shop.locale, shop.demo) == (
        "Tiệm Mây", "VND", "vi_VN", True,
    )  # fmt: skip
    assert shop.records_begin == date(2027, 3, 1) - timedelta(days=3 * 365)
    with desk.file.read() as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        moments = db.execute("SELECT at FROM operation ORDER BY id").fetchall()
    assert moments == sorted(moments)
    assert [file.name for file in tmp_path.iterdir()] == ["demo.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no file modes")
def test_the_copy_is_private_whatever_the_habits_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    clock = Clock(LAST)
    usual = os.umask(0)
    try:
        path = open_demo(None, clock.today, clock.now).file.path
    finally:
        os.umask(usual)
    assert path.is_relative_to(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_existing_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    path.write_bytes(b"precious")
    clock = Clock(LAST)
    with pytest.raises(FileTrouble, match="already"):
        open_demo(path, clock.today, clock.now)
    assert path.read_bytes() == b"precious"


def test_a_demo_that_fails_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> bytes:
        return SAMPLE.read_bytes()[:5000]

    monkeypatch.setattr(demo, "_sample", damaged)
    clock = Clock(LAST)
    with pytest.raises(FileTrouble):
        open_demo(tmp_path / "demo.db", clock.today, clock.now)
    assert list(tmp_path.iterdir()) == []
