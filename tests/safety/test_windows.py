"""Many windows on one file: every record that was said to be saved is there, once."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from shoptui.storage.header import USER_VERSION
from tests.builders import new_desk
from tests.safety.acts import is_sound
from tests.safety.disk_kills import version_of
from tests.safety.failing_disk import PATIENCE, ROOT
from tests.safety.shop_files import of_version
from tests.safety.windows import COUNTER

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


class Kept(NamedTuple):
    """What the windows said they saved, and what is in the file."""

    said: int
    sales: int
    customers: int
    codes: int
    counted: int
    is_sound: bool


def recorded(folder: Path, windows: int, records: int, protection: str = "") -> Kept:
    path = new_desk(folder).file.path
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.safety.windows",
            path,
            str(windows),
            str(records),
            protection,
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
        timeout=PATIENCE,
    )
    with closing(sqlite3.connect(path)) as db:
        sales, customers, codes, counted = db.execute(
            "SELECT (SELECT count(*) - 1 FROM purchase), (SELECT count(*) - 1 FROM customer), "
            "(SELECT count(DISTINCT code) - 1 FROM customer), "
            "(SELECT value FROM setting WHERE key = ?)",
            (COUNTER,),
        ).fetchone()
        return Kept(int(done.stdout), sales, customers, codes, int(counted), is_sound(db))


def test_windows_on_one_file_lose_nothing(tmp_path: Path) -> None:
    assert recorded(tmp_path, 4, 25) == (100, 60, 20, 20, 20, True)


@pytest.mark.slow
def test_eight_windows_lose_none_of_1200_records(tmp_path: Path) -> None:
    kept = recorded(tmp_path, 8, 150)
    assert kept == (1200, 720, 240, 240, 240, True)
    print(f"{kept.said} records by 8 processes, all there")


def test_whoever_reads_first_and_writes_later_loses(tmp_path: Path) -> None:
    """The control: the same windows lose counts when reading and writing are two sessions."""
    kept = recorded(tmp_path, 4, 25, "none")
    assert (kept.said, kept.sales) == (100, 60)
    assert kept.counted < 20


def test_windows_that_bring_an_older_file_up_to_date_at_once_do_it_once(tmp_path: Path) -> None:
    path = of_version(tmp_path, 1)
    subprocess.run(
        [sys.executable, "-m", "tests.safety.openers", path, "4"],
        cwd=ROOT,
        check=True,
        timeout=PATIENCE,
    )
    with closing(sqlite3.connect(path)) as db:
        assert version_of(db) == USER_VERSION
        assert db.execute("SELECT name FROM customer").fetchall() == [("Ánh",)]
        steps = [name for (name,) in db.execute("SELECT name FROM _sqlite_migrations")]
        assert len(steps) == len(set(steps)) >= USER_VERSION  # a version may take several steps
        assert is_sound(db)
