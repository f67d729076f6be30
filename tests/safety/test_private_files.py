"""Whatever is written is for its owner's eyes only, however lax the machine is set up."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.backups import Reason
from shoptui.services import erasing, exporting, holding, people, restoring
from shoptui.services.config import ConfigFile
from shoptui.services.desk import open_desk
from shoptui.services.importing import apply, plan_import, write_refused
from shoptui.storage import backup_places, shop_backups
from shoptui.ui import crash
from tests.builders import Clock, add, found
from tests.safety.person import NAME, fill

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """What anybody but the owner may read, write or list."""
    return [
        f"{each.relative_to(folder)} {stat.S_IMODE(each.stat().st_mode):o}"
        for each in sorted(folder.rglob("*"))
        if stat.S_IMODE(each.stat().st_mode) & 0o077
    ]


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_everything_that_is_ever_written_is_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mask: int
) -> None:
    monkeypatch.setattr(backup_places, "data_folder", lambda: tmp_path / "data")
    clock = Clock()
    with umask(mask):
        desk = found(tmp_path / "shop.db", clock=clock)
        person = fill(desk)
        shop_backups.make(desk.file, Reason.BY_HAND)
        exporting.export_workbook(desk, tmp_path / "all.xlsx")
        exporting.export_workbook(desk, tmp_path / "customers.csv", what="customers")
        holding.write_held(desk, person, tmp_path / "held.xlsx")
        sheet = tmp_path / "sheet.csv"
        sheet.write_text("name,date,amount\nAn,2026-06-01,5\nBa,never,x\n", encoding="utf-8")
        sheet.chmod(0o600)
        plan = plan_import(desk, sheet)
        apply(desk, plan)
        assert write_refused(plan)
        erasing.erase(desk, person, NAME)
        clock.pass_time(timedelta(minutes=1))
        oldest = shop_backups.all_of(desk.file.path)[-1]
        restoring.restore(desk.file.path, oldest, clock.now())
        ConfigFile(tmp_path / "config").remember(theme="dark")
        assert crash.write_report(KeyError(NAME), tmp_path / "state", clock.now())
        add(open_desk(desk.file.path, clock.today, clock.now), "Bình")
    written = {each.suffix for each in tmp_path.rglob("*") if each.is_file()}
    assert written >= {".db", ".json", ".xlsx", ".csv", ".txt"}
    assert open_to_others(tmp_path) == []


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_what_lies_beside_the_file_during_a_write_is_private(tmp_path: Path, mask: int) -> None:
    with umask(mask):
        desk = found(tmp_path / "shop.db")
        person = fill(desk)
        with desk.file.write("a change") as db:
            db.execute("UPDATE customer SET note = 'x' WHERE id = ?", (person,))
            beside = [each.name for each in tmp_path.iterdir()]
            assert "shop.db-journal" in beside
            assert open_to_others(tmp_path) == []
    assert people.customer(desk, person).note == "x"
