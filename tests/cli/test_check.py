"""`shoptui check` as a shell runs it: what it prints, and how it ends."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from tests.builders import new_desk, sell
from tests.cli.test_commands import shoptui


def test_a_sound_shop_ends_with_nought_and_its_figures(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, None, date(2026, 6, 1), 250_000)
    done = shoptui("check", desk.file.path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("All is well. Tiệm Mây: 0 customers, 1 sale, 0 refunds, 250.000")


def test_a_shop_that_is_not_well_ends_with_one_and_a_line_a_finding(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, None, date(2026, 6, 1), 250_000)
    with closing(sqlite3.connect(desk.file.path, isolation_level=None)) as db:
        db.execute("UPDATE purchase SET counted_on = '2026-01-01'")
    done = shoptui("check", desk.file.path)
    assert done.returncode == 1
    first, figures = done.stdout.splitlines()
    assert first.startswith("Entry 1, 250.000") and "2026-01-01" in first
    assert figures.startswith("Tiệm Mây: ")


def test_what_is_no_shop_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "sheet.db").write_text("date,amount\n", encoding="utf-8")
    for name, said in (("sheet.db", "is not a shoptui shop"), ("none.db", "There is no file")):
        done = shoptui("check", tmp_path / name)
        assert (done.returncode, done.stdout) == (5, "")
        assert said in done.stderr and done.stderr.count("\n") == 1
