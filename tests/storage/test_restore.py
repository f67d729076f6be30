"""A backup brought back: what was there is kept, and there is never neither."""

import errno
import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from shoptui.domain.backups import Backup, Reason
from shoptui.domain.errors import FileTrouble, NewerShop, NotAShop, ShopBusy, ShopError
from shoptui.services.desk import Desk, open_desk
from shoptui.storage import backup, backup_places, database, restore, shop_backups
from shoptui.storage.backup_places import SIDECARS
from shoptui.storage.errors import translated
from shoptui.storage.restore import Restored
from tests.builders import Clock, add, new_desk
from tests.storage.test_migrations import first_version

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
clock = Clock()


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is nobody's."""
    folder = tmp_path / "data"
    monkeypatch.setattr(backup_places, "data_folder", lambda: folder)
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A shop with Ánh and Đức, and a backup from when there was only Ánh."""
    made = new_desk(tmp_path, clock=clock)
    add(made, "Ánh")
    shop_backups.make(made.file, Reason.BY_HAND)
    add(made, "Đức")
    return made


def names(path: Path) -> list[str]:
    with open_desk(path, clock.today, clock.now).file.read() as db:
        return [row[0] for row in db.execute("SELECT name FROM customer ORDER BY id")]


def first(desk: Desk) -> Backup:
    return shop_backups.all_of(desk.file.path)[-1]


def bring_back(desk: Desk, chosen: Backup | None = None) -> Restored:
    return shop_backups.restore_into(desk.file.path, chosen or first(desk), clock.now())


def left_over(desk: Desk) -> set[str]:
    """What lies beside the shop that should not."""
    beside = {file.name for file in desk.file.path.parent.iterdir()}
    return beside - {"shop.db", "shop.db-backups", "data"}


def test_the_shop_is_what_it_was_and_what_it_became_is_kept(desk: Desk) -> None:
    done = bring_back(desk)
    assert names(desk.file.path) == ["Ánh"]
    assert done.kept is not None
    assert (done.kept.number, done.kept.reason) == (2, Reason.BEFORE_RESTORE)
    assert done.kept.contents is not None and done.kept.contents.customers == 2
    assert left_over(desk) == set()


def test_a_restore_is_undone_by_restoring_what_was_kept(desk: Desk) -> None:
    kept = bring_back(desk).kept
    undone = bring_back(desk, kept)
    assert names(desk.file.path) == ["Ánh", "Đức"]
    bring_back(desk, undone.kept)
    assert names(desk.file.path) == ["Ánh"]


@POSIX
def test_the_shop_stays_private(desk: Desk) -> None:
    desk.file.path.chmod(0o644)
    before = os.umask(0)
    try:
        bring_back(desk)
    finally:
        os.umask(before)
    assert stat.S_IMODE(desk.file.path.stat().st_mode) == 0o600


def test_a_spoilt_backup_changes_nothing(desk: Desk) -> None:
    chosen = first(desk)
    content = bytearray(chosen.path.read_bytes())
    content[-1] ^= 1
    chosen.path.write_bytes(content)
    before = desk.file.path.read_bytes()
    with pytest.raises(NotAShop, match="It was not used and nothing was changed"):
        bring_back(desk, chosen)
    assert desk.file.path.read_bytes() == before
    assert len(shop_backups.all_of(desk.file.path)) == 1


def test_control_without_the_proof_a_spoilt_backup_is_brought_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = first(desk)
    content = chosen.path.read_bytes()
    chosen.path.write_bytes(content.replace("Ánh".encode(), b"Angh"))
    monkeypatch.setattr(backup, "prove", lambda *_arguments: None)
    bring_back(desk, chosen)
    assert names(desk.file.path) == ["Angh"]


def test_a_backup_of_a_newer_version_changes_nothing(desk: Desk) -> None:
    chosen = first(desk)
    with closing(sqlite3.connect(chosen.path)) as db:
        db.execute("PRAGMA user_version = 99")
    chosen.path.with_suffix(".json").unlink()
    before = desk.file.path.read_bytes()
    with pytest.raises(NewerShop):
        bring_back(desk)
    assert desk.file.path.read_bytes() == before


def test_a_backup_that_is_gone_is_said(desk: Desk) -> None:
    chosen = first(desk)
    chosen.path.unlink()
    with pytest.raises(FileTrouble, match="cannot be read"):
        bring_back(desk, chosen)
    assert names(desk.file.path) == ["Ánh", "Đức"]


def test_a_backup_of_an_older_version_comes_back_up_to_date(tmp_path: Path) -> None:
    """Another window must never meet tables it does not know."""
    path = first_version(tmp_path)
    desk = open_desk(path, clock.today, clock.now)
    add(desk, "Bình")
    (old,) = shop_backups.all_of(path)
    assert old.reason is Reason.BEFORE_UPDATE
    shop_backups.restore_into(path, old, clock.now())
    add(desk, "Chi")  # the window that was open goes on
    assert names(path) == ["Ánh", "Chi"]


def test_a_backup_with_instructions_of_a_stranger_changes_nothing(desk: Desk) -> None:
    chosen = first(desk)
    with closing(sqlite3.connect(chosen.path)) as db:
        db.execute("CREATE TRIGGER t AFTER INSERT ON product BEGIN DELETE FROM purchase; END")
        db.commit()
    chosen.path.with_suffix(".json").unlink()
    with pytest.raises(NotAShop, match=r"by-hand\.db is damaged.*It was not used"):
        bring_back(desk)
    assert names(desk.file.path) == ["Ánh", "Đức"]
    assert left_over(desk) == set()


# Files that are damaged, gone, or in use


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def sheet(path: Path) -> None:
    path.write_bytes(b"date,amount\n" * 100)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("spoil", [cut, empty, sheet, newer])
def test_a_file_that_cannot_be_opened_is_kept_byte_for_byte(
    desk: Desk, spoil: Callable[[Path], None]
) -> None:
    spoil(desk.file.path)
    content = desk.file.path.read_bytes()
    kept = bring_back(desk).kept
    assert names(desk.file.path) == ["Ánh"]
    assert kept is not None and kept.is_damaged
    assert kept.path.read_bytes() == content
    with pytest.raises(NotAShop, match="was damaged already when it was kept"):
        bring_back(desk, kept)


@pytest.mark.parametrize("spoil", [cut, empty, sheet])
def test_no_stale_sidecar_stays_beside_what_comes_back(
    desk: Desk, spoil: Callable[[Path], None]
) -> None:
    spoil(desk.file.path)
    for suffix in SIDECARS:
        desk.file.path.with_name(f"shop.db{suffix}").write_bytes(suffix.encode())
    kept = bring_back(desk).kept
    assert left_over(desk) == set()
    assert names(desk.file.path) == ["Ánh"]
    assert kept is not None
    for suffix in SIDECARS:
        aside = kept.path.with_name(kept.path.name + suffix)
        assert aside.read_bytes() == suffix.encode()


def test_control_a_stale_journal_left_in_place_spoils_what_comes_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_a_hot_journal(desk.file.path)
    monkeypatch.setattr(restore, "_set_sidecars_aside", lambda *_arguments: None)
    monkeypatch.setattr(restore, "_kept", lambda *_arguments: None)
    bring_back(desk)
    with closing(sqlite3.connect(desk.file.path)) as db:
        try:
            found = db.execute("SELECT name FROM customer").fetchall()
        except sqlite3.DatabaseError:
            found = []
    assert found != [("Ánh",)]


def test_what_a_crash_left_half_saved_is_rolled_back_before_it_is_kept(desk: Desk) -> None:
    leave_a_hot_journal(desk.file.path)
    kept = bring_back(desk).kept
    assert names(desk.file.path) == ["Ánh"]
    assert kept is not None and kept.contents is not None and kept.contents.customers == 2


def leave_a_hot_journal(path: Path) -> None:
    """Copies a shop as it is in the middle of a save."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("PRAGMA cache_spill = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE customer SET note = hex(zeroblob(60000)), name = 'half'")
        journal = path.with_name(path.name + "-journal").read_bytes()
        content = path.read_bytes()
        db.execute("ROLLBACK")
    path.write_bytes(content)
    path.with_name(path.name + "-journal").write_bytes(journal)


def test_a_file_that_is_gone_comes_back_with_nothing_to_keep(desk: Desk) -> None:
    desk.file.path.unlink()
    journal = desk.file.path.with_name("shop.db-journal")
    journal.write_bytes(b"stale")
    assert bring_back(desk).kept is None
    assert names(desk.file.path) == ["Ánh"]
    assert left_over(desk) == set()
    aside = first(desk).path.with_name("shop.db-lost-journal")
    assert aside.read_bytes() == b"stale"


def test_while_another_window_saves_nothing_is_touched(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(desk.file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ShopBusy):
            bring_back(desk)
        other.execute("ROLLBACK")
    assert names(desk.file.path) == ["Ánh", "Đức"]
    assert left_over(desk) == set()


@POSIX
def test_a_window_caught_in_the_middle_of_a_save_is_told_and_loses_nothing_silently(
    desk: Desk,
) -> None:
    """Its connection still holds the old file, where a sale would be saved for nobody."""
    chosen = first(desk)
    with closing(database.connect(desk.file.path)) as caught:
        caught.execute("SELECT count(*) FROM customer").fetchone()
        bring_back(desk, chosen)
        with pytest.raises(ShopBusy, match="has just brought back a backup"), translated():
            caught.execute("BEGIN IMMEDIATE")
            caught.execute("INSERT INTO product (name) VALUES ('tea')")
    add(desk, "Chi")
    assert names(desk.file.path) == ["Ánh", "Chi"]


@POSIX
def test_a_link_to_the_shop_stays_a_link(desk: Desk, tmp_path: Path) -> None:
    link = tmp_path / "data" / "link.db"
    link.parent.mkdir()
    link.symlink_to(desk.file.path)
    shop_backups.restore_into(link, first(desk), clock.now())
    assert link.is_symlink() and names(desk.file.path) == ["Ánh"]


# Faults at every step


def failing_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Lets the nth call that touches the disk fail; returns how many there were."""
    calls = 0

    def fails(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            nonlocal calls
            calls += 1
            if calls == step:
                raise OSError(errno.EIO, "Input/output error")
            return real(*arguments, **named)

        return call

    for name in ("replace", "fsync", "open"):
        monkeypatch.setattr(os, name, fails(getattr(os, name)))
    return lambda: calls


def test_an_error_at_any_step_leaves_the_old_shop_or_the_new_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for step in range(1, 100):
        with monkeypatch.context() as patch:
            calls = failing_at(step, patch)
            try:
                bring_back(desk)
                trouble = ""
            except ShopError as error:
                trouble = str(error)
        found = tuple(names(desk.file.path))
        assert found in {("Ánh", "Đức"), ("Ánh",)}
        assert left_over(desk) == set()
        seen.add((found, bool(trouble)))
        if calls() < step:
            break
        if found == ("Ánh",):
            bring_back(desk, newest_with_both(desk))
    assert {(("Ánh", "Đức"), True), (("Ánh",), False)} <= seen
    assert step > 12


def newest_with_both(desk: Desk) -> Backup:
    listed = shop_backups.all_of(desk.file.path)
    return next(each for each in listed if each.contents and each.contents.customers == 2)


def killed(folder: Path, case: str) -> list[dict[str, object]]:
    """What is found after a kill at each step of a restore."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.storage.restores_killed", str(folder / case), case],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


@POSIX
@pytest.mark.parametrize(("case", "fewest"), [("sound", 35), ("damaged", 35), ("missing", 15)])
def test_killed_at_any_step_the_shop_is_the_old_one_or_the_new_one(
    tmp_path: Path, case: str, fewest: int
) -> None:
    found = killed(tmp_path, case)
    assert len(found) >= fewest
    assert {each["state"] for each in found} == {"old", "new"}
    assert found[-1]["state"] == "new"
    if case != "missing":
        assert all(each["kept"] for each in found if each["state"] == "new")


@POSIX
def test_control_a_careless_restore_killed_leaves_neither(tmp_path: Path) -> None:
    assert "none" in {each["state"] for each in killed(tmp_path, "careless")}
