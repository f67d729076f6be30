"""A backup is private, whole and proved before it counts; a spoilt one is refused."""

import errno
import json
import multiprocessing
import os
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shoptui.domain.backups import Backup, Reason
from shoptui.domain.errors import Cancelled, FileTrouble, NewerShop, NotAShop
from shoptui.services.desk import Desk
from shoptui.storage import backup, backup_places, durable, shop_backups, verified_copy
from shoptui.storage.backup import Why
from shoptui.storage.database import connect
from tests.builders import TODAY, add, new_desk, sell

NOON = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is nobody's."""
    folder = tmp_path / "data"
    monkeypatch.setattr(backup_places, "data_folder", lambda: folder)
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two customers, one of them put away, and two sales, one of them refunded."""
    made = new_desk(tmp_path)
    anh = add(made, "Ánh")
    add(made, "Gone", archived_on=TODAY)
    sell(made, anh, TODAY, 250_000)
    return made


def make(desk: Desk, reason: Reason = Reason.BY_HAND, about: str = "") -> Backup:
    return backup.make(desk.file.path, connect, Why(NOON, reason, about))


def flip(path: Path, at: int = -1) -> None:
    """Turns one byte round."""
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def nothing_left(desk: Desk) -> bool:
    """Whether there is no file among the backups."""
    folder = desk.file.path.with_name("shop.db-backups")
    return not folder.exists() or not list(folder.iterdir())


# Making


def test_a_backup_holds_the_shop_and_says_what_it_holds(desk: Desk) -> None:
    made = make(desk, Reason.BEFORE_IMPORT, "x.xlsx")
    assert made.number == 1
    assert made.path.parent == desk.file.path.with_name("shop.db-backups")
    assert made.path.name.startswith("000001-2026-06-")
    assert made.path.name.endswith("-before-import.db")
    assert made.contents is not None
    assert (made.contents.customers, made.contents.sales) == (1, 1)
    assert made.contents.revision == desk.revision()
    with closing(sqlite3.connect(made.path)) as db:
        assert db.execute("SELECT name FROM customer ORDER BY id").fetchone() == ("Ánh",)
    assert shop_backups.all_of(desk.file.path) == [made]


def test_numbers_count_up_though_the_clock_runs_backwards(desk: Desk) -> None:
    for day in range(3):
        at = NOON - timedelta(days=day)
        backup.make(desk.file.path, connect, Why(at, Reason.LEAVING))
    listed = shop_backups.all_of(desk.file.path)
    assert [each.number for each in listed] == [3, 2, 1]
    assert listed[0].at < listed[1].at < listed[2].at


def test_a_backup_is_made_while_another_window_reads(desk: Desk) -> None:
    with desk.file.read() as db:
        db.execute("SELECT * FROM customer").fetchone()
        assert make(desk).number == 1


@POSIX
@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_everything_of_a_backup_is_private(desk: Desk, mask: int) -> None:
    folder = desk.file.path.with_name("shop.db-backups")
    with umask(mask):
        make(desk)
        folder.chmod(0o777)
        make(desk)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    assert (len(list(folder.iterdir())), modes) == (4, {0o600})


@POSIX
def test_it_is_private_while_it_is_being_made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def look(part: Path) -> None:
        seen.append(stat.S_IMODE(part.stat().st_mode))
        durable.sync_file(part)

    monkeypatch.setattr(verified_copy, "sync_file", look)
    with umask(0o000):
        make(desk)
    assert seen == [0o600]


@POSIX
def test_it_is_on_the_disk_before_it_has_its_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def note_fsync(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def note_replace(source: Path, target: Path) -> None:
        done.append(Path(target).suffix)
        replace(source, target)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(os, "replace", note_replace)
    make(desk)
    assert done == ["file", "file", ".json", "folder", ".db", "folder"]


def test_where_nothing_can_be_written_beside_the_shop_the_data_folder_serves(
    desk: Desk, data_folder: Path
) -> None:
    beside = desk.file.path.with_name("shop.db-backups")
    beside.write_text("no folder", encoding="utf-8")
    first = make(desk)
    assert first.path.parent.parent == data_folder
    beside.unlink()
    second = make(desk)
    assert (second.path.parent, second.number) == (beside, 2)
    assert shop_backups.all_of(desk.file.path) == [second, first]


def test_where_nothing_can_be_written_at_all_it_says_so(desk: Desk, data_folder: Path) -> None:
    for folder in (desk.file.path.with_name("shop.db-backups"), data_folder):
        folder.write_text("no folder", encoding="utf-8")
    before = desk.file.path.read_bytes()
    with pytest.raises(FileTrouble, match=r"No backup could be made: nothing can be written in"):
        make(desk)
    assert desk.file.path.read_bytes() == before


def test_shops_of_one_folder_do_not_share_their_backups(tmp_path: Path) -> None:
    desks = [new_desk(tmp_path, file=name) for name in ("shop.db", "shop.sqlite")]
    assert [make(each).number for each in desks] == [1, 1]


@POSIX
def test_a_link_to_a_shop_leads_to_the_shop_s_backups(desk: Desk, tmp_path: Path) -> None:
    made = make(desk)
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(desk.file.path)
    assert shop_backups.all_of(link) == [made]


def test_a_full_disk_is_said_and_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(part: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(verified_copy, "sync_file", full)
    with pytest.raises(FileTrouble, match=r"the disk is full\. Your shop is as it was"):
        make(desk)
    assert nothing_left(desk)


def test_a_disk_that_sqlite_finds_full_is_said_in_the_same_words(desk: Desk) -> None:
    def connect_full(path: Path) -> sqlite3.Connection:
        return _Full(":memory:")

    with pytest.raises(FileTrouble, match="the disk is full"):
        backup.make(desk.file.path, connect_full, Why(NOON, Reason.BY_HAND))


class _Full(sqlite3.Connection):
    """A connection on a full disk."""

    def execute(self, *_arguments: object) -> sqlite3.Cursor:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error


def test_a_backup_can_be_given_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verified_copy, "_STEPS_BETWEEN_LOOKS", 1)
    with pytest.raises(Cancelled):
        backup.make(desk.file.path, connect, Why(NOON, Reason.LEAVING), lambda: True)
    assert nothing_left(desk)


def test_what_a_crash_left_half_made_goes_after_a_day_and_its_number_with_it(desk: Desk) -> None:
    folder = make(desk).path.parent
    old, young = folder / ".000002.part", folder / ".000003.part"
    for part, hours in ((old, 25), (young, 1)):
        part.write_bytes(b"half")
        moment = NOON.timestamp() - hours * 3600
        os.utime(part, (moment, moment))
    assert make(desk).number == 4
    assert (old.exists(), young.exists()) == (False, True)


def _make_some(path: Path, data: Path, count: int) -> None:
    backup_places.data_folder = lambda: data
    for _time in range(count):
        backup.make(path, connect, Why(NOON, Reason.LEAVING))


def test_windows_that_back_up_at_once_never_share_a_number(desk: Desk, data_folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    windows = [
        context.Process(target=_make_some, args=(desk.file.path, data_folder, 6)) for _ in range(2)
    ]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    listed = shop_backups.all_of(desk.file.path)
    assert sorted(each.number for each in listed) == list(range(1, 13))
    for each in listed:
        backup.prove(each, connect)


# In a folder of the owner's choice


def test_a_backup_on_a_stick_has_a_name_that_says_whose_it_is(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    first, second = (shop_backups.make_in(desk.file, stick) for _time in range(2))
    assert first.path.name.startswith("shop-backup-2026-06-30-")
    assert second.path.name == f"{first.path.stem}-2.db"
    assert backup.prove(backup.from_path(first.path, NOON), connect).sales == 1
    flip(first.path)
    with pytest.raises(NotAShop):
        backup.prove(backup.from_path(first.path, NOON), connect)
    assert shop_backups.all_of(desk.file.path) == []


def test_a_folder_that_is_not_there_is_not_made(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="There is no folder"):
        shop_backups.make_in(desk.file, tmp_path / "gone")


# Proving


@pytest.mark.parametrize("at", [30, 5000, -1])
def test_one_flipped_byte_and_the_backup_is_refused(desk: Desk, at: int) -> None:
    made = make(desk)
    flip(made.path, at)
    with pytest.raises(NotAShop, match=r"000001-.*by-hand\.db is damaged: it is no longer what"):
        backup.prove(made, connect)


def test_control_without_the_fingerprint_a_flipped_letter_passes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(desk)
    flip(made.path, made.path.read_bytes().index("Ánh".encode()) + 2)
    with pytest.raises(NotAShop):
        backup.prove(made, connect)
    monkeypatch.setattr(backup, "has_its_bytes", lambda made: True)
    backup.prove(made, connect)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(4096))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id = 7")


def _zero_a_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192:12288] = bytes(4096)
    path.write_bytes(content)


def _break_a_reference(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE purchase SET customer_id = 999")
        db.commit()


SPOILS = [_cut, _grow, _empty, _other_program, _zero_a_page, _break_a_reference]


@pytest.mark.parametrize("spoil", SPOILS)
def test_without_a_record_the_file_itself_still_has_to_be_sound(
    desk: Desk, spoil: Callable[[Path], None]
) -> None:
    path = make(desk).path
    path.with_suffix(".json").unlink()
    (unrecorded,) = shop_backups.all_of(desk.file.path)
    assert backup.prove(unrecorded, connect).sales == 1
    spoil(path)
    with pytest.raises(NotAShop):
        backup.prove(unrecorded, connect)


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_copy_that_is_not_sound_never_becomes_a_backup(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(verified_copy, "sync_file", spoil)
    with pytest.raises(NotAShop, match="the copy did not pass its check"):
        make(desk)
    assert nothing_left(desk)


def test_control_without_the_proof_a_spoilt_copy_becomes_a_backup(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = verified_copy.verified(desk.file.path, connect)
    monkeypatch.setattr(verified_copy, "sync_file", _zero_a_page)
    monkeypatch.setattr(backup, "verified", lambda *_arguments: sound)
    assert make(desk).path.exists()


def test_a_backup_of_a_newer_version_is_refused_as_such(desk: Desk) -> None:
    path = make(desk).path
    path.with_suffix(".json").unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerShop, match="made by a newer shoptui"):
        backup.prove(shop_backups.all_of(desk.file.path)[0], connect)


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"at": 5}', "null", "[" * 9000])
def test_a_spoilt_record_takes_nothing_but_its_words(desk: Desk, content: str) -> None:
    made = make(desk)
    made.path.with_suffix(".json").write_text(content, encoding="utf-8")
    (listed,) = shop_backups.all_of(desk.file.path)
    assert (listed.number, listed.reason, listed.contents) == (1, Reason.BY_HAND, None)


def test_other_files_in_the_folder_are_no_backups(desk: Desk) -> None:
    folder = make(desk).path.parent
    for name in ("letter.txt", "000002.db", "000002-2026-13-01-0000-leaving.db", "7-x.db"):
        (folder / name).write_bytes(b"")
    (folder / "000003-2026-01-01-0000-because.db").write_bytes(b"")
    assert [each.number for each in shop_backups.all_of(desk.file.path)] == [1]


def test_a_record_holds_no_customer(desk: Desk) -> None:
    record = json.loads(make(desk).path.with_suffix(".json").read_text(encoding="utf-8"))
    assert set(record) == {"at", "reason", "about", "sha256", "damaged", "contents"}
    assert set(record["contents"]) == {"customers", "sales", "revision", "changed_at"}


# Letting go


def test_making_many_keeps_the_last_ones_with_nothing_left_over(desk: Desk) -> None:
    for _time in range(13):
        shop_backups.make(desk.file, Reason.WORKING)
    listed = shop_backups.all_of(desk.file.path)
    assert [each.number for each in listed] == list(range(13, 3, -1))
    assert len(list(listed[0].path.parent.iterdir())) == 20


def test_while_most_are_damaged_the_sound_ones_stay(desk: Desk) -> None:
    for _time in range(10):
        shop_backups.make(desk.file, Reason.WORKING)
    for each in shop_backups.all_of(desk.file.path)[:9]:
        flip(each.path)
    for sound in ({1, 11}, {1, 11, 12}, {11, 12, 13}):
        shop_backups.make(desk.file, Reason.WORKING)
        left = shop_backups.all_of(desk.file.path)
        assert {each.number for each in left if backup.has_its_bytes(each)} == sound
