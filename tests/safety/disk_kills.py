"""Run on a failing disk: the process is killed in the place of every change of the disk, in turn.

Prints one JSON object a killing: what it was doing, and what the file is afterwards.
"""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from shoptui.services.desk import open_desk
from tests.builders import Clock
from tests.safety.acts import ACTS, is_sound, times_found
from tests.safety.failing_disk import Disk
from tests.safety.shop_files import of_version, sound

clock = Clock()


def main(folder: Path, what: str, every: str) -> None:
    """Kills an act ("sale") or a migration ("from 1") at every Nth change."""
    version = int(what[5:]) if what.startswith("from ") else 0
    original = (of_version(folder, version) if version else sound(folder)).rename(
        folder.with_name("original.db")
    )
    path, disk = folder / "shop.db", Disk(folder)

    def do() -> None:
        desk = open_desk(path, clock.today, clock.now)
        if not version:
            ACTS[what](desk, 1)

    renew(folder, original)
    disk.fail_at(0, 0)
    do()
    for change, kind in list(enumerate(disk.heal(), 1))[:: int(every)]:
        renew(folder, original)
        killed_at(disk, change, do)
        left = after_migration(path) if version else after_act(path, what)
        print(json.dumps({"change": change, "kind": kind, **left}))


def renew(folder: Path, original: Path) -> None:
    """Puts the shop there as it was, and nothing else."""
    shutil.rmtree(folder)
    folder.mkdir()
    shutil.copyfile(original, folder / "shop.db")


def killed_at(disk: Disk, change: int, do: Callable[[], None]) -> None:
    """Does it in a process of its own, which dies there."""
    child = os.fork()
    if child == 0:
        disk.kill_at(change)
        do()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


def after_act(path: Path, act: str) -> dict[str, Any]:
    """How often the act is in the file."""
    open_desk(path, clock.today, clock.now)
    with closing(sqlite3.connect(path)) as db:
        return {"found": times_found(db, act, 1), "sound": is_sound(db)}


def after_migration(path: Path) -> dict[str, Any]:
    """Which version the file is, by its number and by its tables, and what opening makes of it."""
    with closing(sqlite3.connect(path)) as db:  # takes back what is half done
        left = {"version": version_of(db), "parts": parts_of(db), "sound": is_sound(db)}
    desk = open_desk(path, clock.today, clock.now)
    with desk.file.read() as db:
        left["then"] = version_of(db)
        left["names"] = [name for (name,) in db.execute("SELECT name FROM customer")]
    return left


def version_of(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def parts_of(db: sqlite3.Connection) -> list[str]:
    """The names of all tables, indexes and triggers."""
    return [name for (name,) in db.execute("SELECT name FROM sqlite_schema ORDER BY name")]


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
