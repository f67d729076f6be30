"""Drafts of windows that died are offered, those of windows at work are not."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.services.desk import Desk
from shoptui.services.drafts import FOLDER, QUIET, DraftBook
from shoptui.storage.window_lock import Life, WindowLock, life_of, sweep
from tests.builders import Clock, new_desk

TYPED = {"fields": {"name": {"text": "Ánh [/b]"}}}

HOLD = """
import sys
from pathlib import Path
from shoptui.storage.window_lock import WindowLock
lock = WindowLock(Path(sys.argv[1]))
lock.hold()
print(lock.name, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return new_desk(tmp_path, clock=clock)


def test_a_window_at_work_is_left_alone_and_one_that_died_is_not(
    desk: Desk, tmp_path: Path
) -> None:
    mine, other = DraftBook(tmp_path), DraftBook(tmp_path)
    mine.keep(desk, 0, "sale", TYPED)
    assert mine.left_behind(desk) == [] and other.left_behind(desk) == []
    mine.let_go()
    (left,) = other.left_behind(desk)
    assert (left.form, left.content) == ("sale", TYPED)
    assert other.take_over(desk, left) and not other.take_over(desk, left)
    assert DraftBook(tmp_path).left_behind(desk) == []


def test_leaving_throws_away_what_was_left_open(desk: Desk, tmp_path: Path) -> None:
    mine = DraftBook(tmp_path)
    mine.keep(desk, 0, "sale", TYPED)
    mine.close(desk)
    with desk.file.read() as db:
        assert db.execute("SELECT count(*) FROM draft").fetchone() == (0,)
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_window_of_another_computer_is_asked_about_an_hour_later(
    desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    there, here = DraftBook(tmp_path / "there"), DraftBook(tmp_path / "here")
    there.keep(desk, 0, "sale", TYPED)
    assert here.left_behind(desk) == []
    clock.pass_time(QUIET + timedelta(seconds=1))
    assert [left.form for left in here.left_behind(desk)] == ["sale"]


def test_a_draft_that_cannot_be_read_is_passed_over(desk: Desk, tmp_path: Path) -> None:
    with desk.file.write_aside() as db:
        db.execute(
            "INSERT INTO draft (window, form, content, at) VALUES ('w', 'sale', '{', '2020-01-01')"
        )
    assert DraftBook(tmp_path).left_behind(desk) == []


def test_without_a_folder_for_its_sign_a_window_keeps_drafts_all_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    book = DraftBook(tmp_path / "file")
    assert book.keep(desk, 0, "sale", TYPED) == 1


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin and process.stdout
    name = process.stdout.readline().strip()
    assert life_of(tmp_path, name) is Life.ALIVE
    assert len(list(tmp_path.iterdir())) == 1
    process.kill()
    process.wait()
    assert life_of(tmp_path, name) is Life.DEAD
    process.stdin.close()
    process.stdout.close()


def test_asking_does_not_take_the_sign_away(tmp_path: Path) -> None:
    """On POSIX systems closing any handle of a file in a process drops that process's locks."""
    lock = WindowLock(tmp_path)
    lock.hold()
    assert [life_of(tmp_path, lock.name) for _time in range(3)] == [Life.ALIVE] * 3
    sweep(tmp_path, 4e9)
    assert life_of(tmp_path, lock.name) is Life.ALIVE
    lock.remove()
    assert life_of(tmp_path, lock.name) is Life.UNKNOWN


def test_the_signs_of_windows_long_dead_go(tmp_path: Path) -> None:
    (tmp_path / "old.window").touch()
    sweep(tmp_path, (tmp_path / "old.window").stat().st_mtime + 3600)
    assert life_of(tmp_path, "old") is Life.DEAD
    sweep(tmp_path, 4e9)
    assert life_of(tmp_path, "old") is Life.UNKNOWN
