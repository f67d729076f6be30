"""Restores a shop again and again, killed one step later each time; run as a program of its own.

Usage: python -m tests.storage.restores_killed FOLDER CASE
Prints a line of JSON for each kill: what the shop is afterwards. Forking wants a process with one
thread, which a test run is not.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from shoptui.domain.backups import Backup, Reason
from shoptui.domain.errors import ShopError
from shoptui.services.desk import open_desk
from shoptui.storage import backup_places, restore, shop_backups
from shoptui.storage.backup import Why
from shoptui.storage.backup_places import SIDECARS
from shoptui.storage.database import ShopFile
from tests.builders import Clock, add, new_desk

if TYPE_CHECKING:
    from _typeshed import HasFileno

CASES = ("sound", "damaged", "missing", "careless")
STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "sqlite3.connect")

clock = Clock()


def main(folder: Path, case: str) -> None:
    """Kills at the first step, the second, and so on until a restore comes to its end."""
    backup_places.data_folder = lambda: folder / "data"
    if case == "careless":
        restore._swap = careless
    template, work = folder / "template", folder / "work"
    before = build(template, case)
    for step in count(1):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(template, work)
        child = os.fork()
        if child == 0:
            arm(step, work)
            run(work)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        print(json.dumps({"step": step, "state": state(work, before), "kept": kept(work)}))
        if os.WIFEXITED(status):
            return


def build(folder: Path, case: str) -> bytes:
    """A shop with two customers, and a backup from when it had one; returns the shop's bytes."""
    folder.mkdir(parents=True)
    desk = new_desk(folder, clock=clock)
    add(desk, "Ánh")
    shop_backups.make(desk.file, Reason.BY_HAND)
    add(desk, "Đức")
    shop = desk.file.path
    if case == "damaged":
        shop.write_bytes(shop.read_bytes()[:5000])
        for suffix in SIDECARS:
            shop.with_name(shop.name + suffix).write_bytes(b"stale")
    if case == "missing":
        shop.unlink()
        return b""
    return shop.read_bytes()


def run(work: Path) -> None:
    """Brings the first backup back."""
    shop = work / "shop.db"
    first = shop_backups.all_of(shop)[-1]
    shop_backups.restore_into(shop, first, clock.now())


def arm(step: int, work: Path) -> None:
    """Kills this process, as a power cut would, just before a step that touches the disk."""
    left = step
    inside = str(work)

    def tick() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in STEPS and any(inside in str(each) for each in arguments):
            tick()

    fsync = os.fsync

    def fsync_or_die(fd: "int | HasFileno") -> None:
        tick()
        fsync(fd)

    os.fsync = fsync_or_die
    sys.addaudithook(watch)


def state(work: Path, before: bytes) -> str:
    """What an owner finds: "old", "new", or what is wrong."""
    shop = work / "shop.db"
    if not shop.exists():
        return "none" if before else "old"
    if shop.read_bytes() == before and len(before) == 5000:
        return "old"
    try:
        desk = open_desk(shop, clock.today, clock.now)
        with desk.file.read() as db:
            names = [row[0] for row in db.execute("SELECT name FROM customer ORDER BY id")]
            sound = db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except ShopError as error:
        return str(error)
    if not sound:
        return "not sound"
    return {("Ánh", "Đức"): "old", ("Ánh",): "new"}.get(tuple(names), str(names))


def kept(work: Path) -> int:
    """How many backups there are that hold both customers, or the bytes of the damaged file."""
    found = 0
    for each in shop_backups.all_of(work / "shop.db"):
        if each.is_damaged:
            found += each.path.stat().st_size == 5000
            continue
        with closing(sqlite3.connect(each.path)) as db:
            found += db.execute("SELECT count(*) FROM customer").fetchone() == (2,)
    return found


def careless(real: Path, part: Path, shop: ShopFile, why: Why) -> Backup | None:
    """How a restore must not be done."""
    real.unlink(missing_ok=True)
    shutil.copyfile(part, real)
    return None


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
