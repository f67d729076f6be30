"""Backups as the owner meets them: when they are made, how they are told, what is lost."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shoptui.domain.backups import Backup, Contents, Reason
from shoptui.domain.errors import FileTrouble, NewerShop, NotAShop, NotFound, ShopError
from shoptui.domain.purchases import Product
from shoptui.services import backup_words, backups, catalogue, importing, people, restoring
from shoptui.services.backup_words import plain_formats
from shoptui.services.desk import Desk, open_desk
from shoptui.storage import backup_places
from tests.builders import TODAY, Clock, add, new_desk, sell

FORMATS = plain_formats()


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is nobody's."""
    folder = tmp_path / "data"
    monkeypatch.setattr(backup_places, "data_folder", lambda: folder)
    return folder


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    made = new_desk(tmp_path, clock=clock)
    sell(made, add(made, "Ánh"), TODAY, 250_000)
    return made


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of June 2026 on the clock of this laptop."""
    return datetime(2026, 6, day, hour, minute).astimezone()


def a_backup(at: datetime, reason: Reason = Reason.BY_HAND, about: str = "") -> Backup:
    return Backup(12, Path("x.db"), at, reason, about, Contents(612, 4906, 7, "x"))


# When


def test_leaving_makes_one_only_when_something_changed(desk: Desk) -> None:
    assert backups.back_up_if_changed(desk, Reason.LEAVING)
    assert backups.back_up_if_changed(desk, Reason.LEAVING) is None
    add(desk, "Bình")
    assert backups.back_up_if_changed(desk, Reason.LEAVING)
    assert len(backups.all_backups(desk.file.path)) == 2


def test_every_half_hour_when_something_changed(desk: Desk, clock: Clock) -> None:
    first = backups.back_up_if_due(desk)
    assert first is not None and first.reason is Reason.WORKING
    add(desk, "Bình")
    clock.pass_time(timedelta(minutes=29, seconds=59))
    assert backups.back_up_if_due(desk) is None
    clock.pass_time(timedelta(seconds=1))
    assert backups.back_up_if_due(desk)
    clock.pass_time(timedelta(hours=5))
    assert backups.back_up_if_due(desk) is None


def test_a_clock_that_was_set_back_holds_no_backup_up(desk: Desk, clock: Clock) -> None:
    backups.back_up(desk)
    add(desk, "Bình")
    clock.pass_time(timedelta(days=-400))
    assert backups.back_up_if_due(desk)


def test_after_a_restore_the_same_number_of_changes_is_not_the_same_shop(
    desk: Desk, clock: Clock
) -> None:
    """A revision is given twice then; the backups would stop if it alone were looked at."""
    old = backups.back_up(desk)
    add(desk, "Bình")
    revision = desk.revision()
    restoring.restore(desk.file.path, old, clock.now())
    assert not backups.is_changed(desk)
    clock.pass_time(timedelta(minutes=1))
    add(desk, "Chi")
    assert desk.revision() == revision
    assert backups.is_changed(desk)


def test_before_a_change_there_is_one_and_trouble_stops_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _time in range(2):
        assert backups.back_up_before(desk, Reason.BEFORE_IMPORT, "x.xlsx") == ""
    (made,) = backups.all_backups(desk.file.path)
    assert (made.reason, made.about) == (Reason.BEFORE_IMPORT, "x.xlsx")
    add(desk, "Bình")
    monkeypatch.setattr(Path, "mkdir", _read_only)
    said = backups.back_up_before(desk, Reason.BEFORE_IMPORT, "x.xlsx")
    assert said.startswith("No backup could be made: nothing can be written in")


def test_who_changes_many_records_without_a_backup_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    cake, tea = (catalogue.add_product(desk, Product(name=name)) for name in ("Cake", "Tea"))
    an = add(desk, "An")
    assert people.archive_all(desk, [an], True) is None
    monkeypatch.setattr(backups, "back_up", _no_backup)
    done = [
        people.archive_all(desk, [an], False),
        catalogue.merge_products(desk, cake, tea),
        catalogue.rename_group(desk, "a", "b"),
    ]
    told = "No backup was made before this: the stick is full. u still undoes it."
    assert [each and each.why for each in done] == [told] * 3


def _no_backup(*_arguments: object) -> None:
    raise FileTrouble("the stick is full.")


def test_an_import_is_saved_with_a_backup_before_it_and_without_one(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "sales.csv"
    for customer in ("Bình", "Chi"):
        sheet.write_text(f"Date,Customer,Amount\n2026-05-01,{customer},5\n", encoding="utf-8")
        result = importing.apply(desk, importing.plan_import(desk, sheet))
        assert result.batch_id is not None
        if customer == "Bình":
            (made,) = backups.all_backups(desk.file.path)
            assert backup_words.why(made) == "before the import of sales.csv"
            assert (made.contents and made.contents.customers, result.no_backup) == (1, "")
            monkeypatch.setattr(Path, "mkdir", _read_only)
    assert "No backup could be made" in result.no_backup
    assert len(backups.all_backups(desk.file.path)) == 1


@pytest.mark.parametrize("change", ["merge", "group", "archive"])
def test_before_a_change_of_many_records_there_is_a_backup(desk: Desk, change: str) -> None:
    kept, gone = (
        catalogue.add_product(desk, Product(name=name, group=name)) for name in ("tea", "Tea")
    )
    if change == "merge":
        catalogue.merge_products(desk, kept, gone)
    elif change == "group":
        catalogue.rename_group(desk, "tea", "Tea")
    else:
        people.archive_all(desk, [1], archived=True)
    (made,) = backups.all_backups(desk.file.path)
    assert backup_words.why(made).startswith("before: ")


def _read_only(*_arguments: object, **_named: object) -> None:
    raise PermissionError(13, "Permission denied")


# In words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (local(30, 18, 2), "today 18:02"),
        (local(29, 18, 2), "yesterday 18:02"),
        (local(29, 0, 0), "yesterday 00:00"),
        (local(28, 23, 59), "Jun 28, 2026 23:59"),
    ],
)
def test_a_moment_is_told_by_the_owner_s_clock(at: datetime, words: str) -> None:
    assert backup_words.moment(at.astimezone(UTC), local(30, 23, 59), FORMATS) == words


def test_a_moment_to_come_has_its_date() -> None:
    assert backup_words.moment(local(30, 8), local(29, 8), FORMATS) == "Jun 30, 2026 08:00"


@pytest.mark.parametrize(
    ("reason", "about", "words"),
    [
        (Reason.BEFORE_IMPORT, "x.xlsx", "before the import of x.xlsx"),
        (Reason.BEFORE_IMPORT, "", "before an import"),
        (Reason.BEFORE_CHANGE, "Merged product A into B", "before: Merged product A into B"),
        (Reason.LEAVING, "", "when you left"),
        (Reason.WORKING, "", "while you worked"),
        (Reason.BEFORE_RESTORE, "", "before a backup was brought back"),
        (Reason.BEFORE_UPDATE, "", "before an update of shoptui"),
        (Reason.BY_HAND, "", "made by you"),
        (Reason.BEFORE_IMPORT, "a\x1b[2J.xlsx", "before the import of a␛[2J.xlsx"),
    ],
)
def test_why_it_was_made(reason: Reason, about: str, words: str) -> None:
    assert backup_words.why(a_backup(local(1, 1), reason, about)) == words


def test_every_reason_has_its_words() -> None:
    assert all(backup_words.why(a_backup(local(1, 1), reason)) for reason in Reason)


def test_one_line_tells_it_all() -> None:
    backup = a_backup(local(29, 18, 2), Reason.BEFORE_IMPORT, "x.xlsx")
    assert backup_words.described(backup, local(30, 9), FORMATS) == (
        "yesterday 18:02, 612 customers, 4,906 sales, before the import of x.xlsx"
    )


def test_the_list_has_the_newest_first(desk: Desk, clock: Clock) -> None:
    backups.back_up(desk, Reason.BEFORE_IMPORT, "x.xlsx")
    clock.pass_time(timedelta(minutes=5))
    add(desk, "Bình")
    backups.back_up(desk)
    table = backups.listed(desk.file.path, clock.now(), FORMATS)
    assert table.ids == [2, 1]
    assert [(row[0], *row[2:]) for row in table.rows] == [
        (2, 2, 1, "made by you"),
        (1, 1, 1, "before the import of x.xlsx"),
    ]


def test_what_there_is_is_offered_in_one_sentence(desk: Desk, clock: Clock) -> None:
    path = desk.file.path
    assert backups.offer(path, clock.now(), FORMATS) == ""
    backups.back_up(desk)
    when = backup_words.moment(clock.now(), clock.now(), FORMATS)
    assert backups.offer(path, clock.now(), FORMATS) == f"There is one backup, of {when}."
    backups.back_up(desk)
    assert backups.offer(path, clock.now(), FORMATS) == (
        f"There are 2 backups; the newest is of {when}."
    )


# Files that cannot be opened


def test_a_damaged_file_says_whose_backups_may_help(desk: Desk, clock: Clock) -> None:
    path = desk.file.path
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(NotAShop) as caught:
        open_desk(path, clock.today, clock.now)
    assert caught.value.shop == path
    path.unlink()
    with pytest.raises(FileTrouble) as gone:
        open_desk(path, clock.today, clock.now)
    assert gone.value.shop == path


def test_damage_found_in_the_middle_of_work_says_so_too(desk: Desk) -> None:
    content = bytearray(desk.file.path.read_bytes())
    content[4096:] = b"\xff" * len(content[4096:])
    desk.file.path.write_bytes(content)
    with pytest.raises(NotAShop) as caught:
        desk.revision()
    assert caught.value.shop == desk.file.path


def test_a_file_of_a_newer_version_offers_no_older_backup(desk: Desk, clock: Clock) -> None:
    with closing(sqlite3.connect(desk.file.path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerShop) as caught:
        open_desk(desk.file.path, clock.today, clock.now)
    assert caught.value.shop is None


# Bringing back


def test_a_backup_is_meant_by_number_name_or_place(desk: Desk, tmp_path: Path) -> None:
    path, now = desk.file.path, desk.now()
    made, other = backups.back_up(desk), backups.back_up_to(desk, tmp_path)
    for named in ("1", "000001", made.path.name, str(made.path)):
        assert restoring.found(path, named, now).path == made.path
    assert restoring.found(path, str(other.path), now).sha256 == other.sha256
    for named in ("2", "0", "-1", "x.db", str(tmp_path)):
        with pytest.raises(NotFound, match="There is no backup"):
            restoring.found(path, named, now)


def test_what_would_be_lost_is_told(desk: Desk, clock: Clock) -> None:
    old = backups.back_up(desk)
    assert restoring.losses(desk, old, clock.now(), FORMATS) == [
        "It holds what the shop holds now: nothing would be lost."
    ]
    clock.pass_time(timedelta(minutes=5))
    for name in ("Bình", "Chi", "Dung", "Em", "Giang"):
        add(desk, name)
    sell(desk, None, TODAY, 90_000)
    now = clock.now()
    when = backup_words.moment(now, now, FORMATS)
    assert restoring.losses(desk, old, now, FORMATS) == [
        "Then: 1 customer, 1 sale. Now: 6 customers, 2 sales.",
        "6 changes made since would be gone from the shop, the latest first:",
        f"  Sale of 90.000 ₫ ({when})",
        f"  New customer Giang ({when})",
        f"  New customer Em ({when})",
        f"  New customer Dung ({when})",
        "  and 2 more",
    ]


def test_a_backup_the_shop_did_not_grow_from_is_told_as_such(desk: Desk, clock: Clock) -> None:
    old = backups.back_up(desk)
    clock.pass_time(timedelta(minutes=1))
    add(desk, "Bình")
    kept = restoring.restore(desk.file.path, old, clock.now()).kept
    clock.pass_time(timedelta(minutes=1))
    add(desk, "Chi")
    assert kept is not None
    assert restoring.losses(desk, kept, clock.now(), FORMATS) == [
        "Then: 2 customers, 1 sale. Now: 2 customers, 1 sale.",
        "The shop has gone another way since this backup was made.",
    ]


def test_what_was_done_says_how_to_come_back(desk: Desk, clock: Clock) -> None:
    old = backups.back_up(desk)
    when = backup_words.moment(clock.now(), clock.now(), FORMATS)
    done = restoring.restore(desk.file.path, old, clock.now())
    assert restoring.restored_words(done, clock.now(), FORMATS) == (
        f"The shop is as it was {when}. What it was until now is kept as backup 2."
    )
    desk.file.path.write_bytes(b"")
    done = restoring.restore(desk.file.path, old, clock.now())
    assert "The damaged file is kept as " in restoring.restored_words(done, clock.now(), FORMATS)
    with pytest.raises(ShopError):
        assert done.kept is not None
        restoring.restore(desk.file.path, done.kept, clock.now())
