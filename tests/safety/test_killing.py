"""Killed at any moment: what was said to be saved is there, and nothing is there by half."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from shoptui.services.desk import open_desk
from shoptui.storage.leftover import journal_of
from tests.builders import Clock
from tests.safety.acts import is_sound, times_found
from tests.safety.failing_disk import PATIENCE, ROOT
from tests.safety.recorder import ORDER
from tests.safety.shop_files import sound

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

MOST_ACTS = 10  # before it is killed; counted, since an act takes longer on a busy machine
LONGEST = 0.04  # seconds after the last of them; an act takes 0.01 to 0.04
clock = Clock()


@dataclass(frozen=True)
class Aftermath:
    """What a killing left.

    Attributes:
        said: acts that were said to be saved.
        lost: those of them that are not in the file.
        torn: acts that are there by half, or twice.
        was_unfinished: a journal had to be taken back.
        is_whole: the file passes its check.
    """

    said: int
    lost: int
    torn: int
    was_unfinished: bool
    is_whole: bool


class Recorder:
    """A process that records until it is killed."""

    def __init__(self, folder: Path, protection: str) -> None:
        practice = folder / "practice"
        practice.mkdir()
        self._original = sound(folder)
        shutil.copyfile(self._original, practice / "shop.db")
        (folder / "trial").mkdir()
        self._path = folder / "trial" / "killed.db"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.safety.recorder", str(practice / "shop.db"), protection],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._process.stdout.close()

    def killed_after(self, dice: Random) -> Aftermath:
        """Kills it at a moment of chance, some acts after it began."""
        assert self._process.stdin and self._process.stdout
        journal_of(self._path).unlink(missing_ok=True)
        shutil.copyfile(self._original, self._path)
        self._process.stdin.write(f"{self._path}\n")
        self._process.stdin.flush()
        acts, seconds = dice.randrange(MOST_ACTS), dice.uniform(0, LONGEST)
        said: list[str] = []
        recording, killed = 0, False
        for line in map(str.strip, self._process.stdout):
            if line == "dead":
                break
            if line.startswith("pid "):
                recording = int(line[4:])
            else:
                said.append(line)
            if recording and not killed and len(said) >= acts:
                time.sleep(seconds)
                os.kill(recording, signal.SIGKILL)
                killed = True
        assert killed
        return self._aftermath(said)

    def _aftermath(self, said: list[str]) -> Aftermath:
        unfinished = journal_of(self._path).exists()
        open_desk(self._path, clock.today, clock.now)
        with closing(sqlite3.connect(self._path)) as db:
            lost = sum(times_found(db, *_act(line)) == 0 for line in said)
            tried = range(1, len(said) + 3)
            found = [times_found(db, ORDER[number % len(ORDER)], number) for number in tried]
            torn = sum(times not in (0, 1) for times in found)
            return Aftermath(len(said), lost, torn, unfinished, is_sound(db))


def _act(line: str) -> tuple[str, int]:
    act, number = line.split()
    return act, int(number)


@contextmanager
def recorder(folder: Path, protection: str = "") -> Iterator[Recorder]:
    process = Recorder(folder, protection)
    try:
        yield process
    finally:
        process.close()


def killed(folder: Path, times: int, seed: int) -> list[Aftermath]:
    dice = Random(seed)
    with recorder(folder) as process:
        return [process.killed_after(dice) for _time in range(times)]


def check(aftermaths: list[Aftermath]) -> None:
    assert [left for left in aftermaths if left.lost or left.torn or not left.is_whole] == []
    assert any(left.said for left in aftermaths), "killed before anything happened"
    assert any(left.was_unfinished for left in aftermaths) or len(aftermaths) < 100


def test_what_was_saved_survives_being_killed(tmp_path: Path) -> None:
    check(killed(tmp_path, 15, seed=1))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3])
def test_what_was_saved_survives_being_killed_a_thousand_times(tmp_path: Path, seed: int) -> None:
    aftermaths = killed(tmp_path, 500, seed)
    check(aftermaths)
    unfinished = sum(left.was_unfinished for left in aftermaths)
    said = sum(left.said for left in aftermaths)
    print(f"{len(aftermaths)} kills, {said} acts said saved, 0 lost, 0 by half;", end=" ")
    print(f"{unfinished} journals taken back")


def test_whoever_says_saved_before_the_commit_is_caught(tmp_path: Path) -> None:
    """The control: the harness finds what is lost when it was promised too early."""
    dice = Random(4)
    with recorder(tmp_path, "none") as process:
        kills = (process.killed_after(dice) for _time in range(200))
        assert any(left.lost for left in kills)
