"""Killed in the place of each change of the disk: all or nothing, an old file or a new one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shoptui.storage.header import USER_VERSION
from tests.safety.disk_kills import parts_of
from tests.safety.failing_disk import needs_a_failing_disk, run_on_a_failing_disk
from tests.safety.shop_files import of_version, sound

pytestmark = needs_a_failing_disk

SCRIPT = "tests.safety.disk_kills"
OLD = range(1, USER_VERSION)


def parts(folder: Path, version: int) -> list[str]:
    folder.mkdir(exist_ok=True)
    path = sound(folder) if version == USER_VERSION else of_version(folder, version)
    with closing(sqlite3.connect(path)) as db:
        return parts_of(db)


def check_act(folder: Path, act: str) -> int:
    kills = run_on_a_failing_disk(SCRIPT, folder, act, "1")
    assert len(kills) > 20
    assert all(left["found"] in (0, 1) and left["sound"] for left in kills)
    # The last one is the journal of the act; an import makes a backup before it.
    deleted = max(left["change"] for left in kills if left["kind"] == "delete")
    for left in kills:
        assert left["found"] == (left["change"] > deleted), left
    return len(kills)


def check_migration(folder: Path, version: int, every: int) -> int:
    kills = run_on_a_failing_disk(SCRIPT, folder, f"from {version}", str(every))
    known = {
        version: parts(folder / "old", version),
        USER_VERSION: parts(folder / "new", USER_VERSION),
    }
    for left in kills:
        assert left["parts"] == known[left["version"]], left["change"]
        assert (left["then"], left["names"], left["sound"]) == (USER_VERSION, ["Ánh"], True)
    if every == 1:
        assert {left["version"] for left in kills} == set(known)
    return len(kills)


def test_a_sale_is_whole_or_not_there(tmp_path: Path) -> None:
    check_act(tmp_path, "sale")


@pytest.mark.slow
@pytest.mark.parametrize("act", ["customer", "refund", "import"])
def test_every_act_is_whole_or_not_there(tmp_path: Path, act: str) -> None:
    print(f"{act}: killed at {check_act(tmp_path, act)} changes of the disk")


def test_an_older_file_is_old_or_new(tmp_path: Path) -> None:
    check_migration(tmp_path, 1, every=9)


@pytest.mark.slow
@pytest.mark.parametrize("version", OLD)
def test_an_older_file_is_old_or_new_wherever_it_is_killed(tmp_path: Path, version: int) -> None:
    kills = check_migration(tmp_path, version, every=1)
    print(f"from version {version}: killed at {kills} changes of the disk")
