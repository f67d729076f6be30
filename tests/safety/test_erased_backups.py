"""Somebody erased stays erased: also where a backup of before is brought back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shoptui.domain.backups import Reason
from shoptui.services import erasing, people, restoring
from shoptui.services.backup_words import plain_formats
from shoptui.services.desk import Desk, open_desk
from shoptui.storage import backup_places, erased_list, shop_backups
from tests.builders import Clock, add, new_desk
from tests.safety.person import NAME, fill, hits
from tests.safety.shop_files import of_version
from tests.safety.test_erasing import files_of, restored, totals
from tests.services.importing.sheets import asked

clock = Clock()


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_places, "data_folder", lambda: tmp_path / "data")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, clock=clock)


def test_the_owner_is_told_how_many_were_erased_again(desk: Desk) -> None:
    two = [add(desk, NAME), add(desk, "Thu Hà Lý")]
    shop_backups.make(desk.file, Reason.BY_HAND)
    for customer in two:
        erasing.erase(desk, customer, people.customer(desk, customer).name)
    oldest = shop_backups.all_of(desk.file.path)[-1]
    done = restoring.restore(desk.file.path, oldest, clock.now())
    said = restoring.restored_words(done, clock.now(), plain_formats())
    assert "It still held 2 customers you had erased since, who were erased again." in said
    newest = shop_backups.make(
        open_desk(desk.file.path, clock.today, clock.now).file, Reason.BY_HAND
    )
    done = restoring.restore(desk.file.path, newest, clock.now())
    assert "erased" not in restoring.restored_words(done, clock.now(), plain_formats())


def test_an_old_backup_brought_back_is_erased_again(desk: Desk) -> None:
    person = fill(desk)
    before = totals(desk)
    shop_backups.make(desk.file, Reason.BY_HAND)
    erasing.erase(desk, person, NAME)
    again = restored(desk)
    assert hits(*files_of(again)) == []
    assert totals(again) == before
    assert asked(again, "SELECT customer_id FROM erasure") == [person]
    erased_twice = shop_backups.make(again.file, Reason.BY_HAND)
    assert hits(erased_twice.path) == []


def test_it_is_erased_again_where_the_shop_file_is_damaged(desk: Desk) -> None:
    person = fill(desk)
    shop_backups.make(desk.file, Reason.BY_HAND)
    erasing.erase(desk, person, NAME)
    listed = desk.file.path.with_name("shop.db-backups") / erased_list.NAME
    assert hits(listed) == []
    assert list(json.loads(listed.read_text())["erased"][0]) == ["customer", "mark"]
    desk.file.path.write_bytes(b"")
    assert hits(restored(desk).file.path) == []


def test_without_the_list_it_would_come_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    person = fill(desk)
    shop_backups.make(desk.file, Reason.BY_HAND)
    erasing.erase(desk, person, NAME)
    monkeypatch.setattr(erased_list, "known", lambda shop, file: [])
    assert hits(restored(desk).file.path)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_backup_of_an_older_version_is_erased_again(tmp_path: Path, version: int) -> None:
    path = of_version(tmp_path, version)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"UPDATE customer SET name = '{NAME}', note = 'zahlt später'")
        db.execute("INSERT INTO operation (at, what) VALUES ('2026-01-01T00:00:00', 'the first')")
        db.commit()
    desk = open_desk(path, clock.today, clock.now)  # which keeps a copy of what it was
    erasing.erase(desk, 1, NAME)
    kept = shop_backups.all_of(path)[-1]
    assert hits(kept.path, words=(NAME,))
    assert hits(restored(desk).file.path) == []


def test_a_number_of_somebody_erased_is_not_given_again(desk: Desk) -> None:
    add(desk, "Bình")
    shop_backups.make(desk.file, Reason.BY_HAND)
    person = add(desk, NAME)
    erasing.erase(desk, person, NAME)
    again = restored(desk)
    assert add(again, "Chi") > person
    shop_backups.make(again.file, Reason.BY_HAND)


def test_the_same_number_in_another_shop_is_somebody_else(tmp_path: Path, desk: Desk) -> None:
    late = Clock()
    late.moment = late.moment.replace(hour=17)
    other = new_desk(tmp_path, clock=late, file="other.db")
    add(other, "Dung")
    strange = shop_backups.make(other.file, Reason.BY_HAND)
    erasing.erase(desk, add(desk, NAME), NAME)
    restoring.restore(desk.file.path, strange, clock.now())
    assert people.customer(open_desk(desk.file.path, clock.today, clock.now), 1).name == "Dung"
