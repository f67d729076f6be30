"""Shops protected with a passphrase: all of it works, and nothing readable reaches the disk."""

import os
import sqlite3
from contextlib import closing
from hashlib import sha512
from pathlib import Path
from unicodedata import normalize

import pytest

from shoptui.domain.backups import Reason
from shoptui.domain.errors import Conflict, Locked, NewerShop, NotAShop
from shoptui.domain.passphrase import Key
from shoptui.domain.shop import Shop, Trade
from shoptui.services import history, passphrases, people, restoring
from shoptui.services.check import check_file
from shoptui.services.desk import Desk, found_shop, open_desk
from shoptui.storage import backup_places, cipher, rekeying, shop_backups
from shoptui.storage.database import ShopFile, connect
from shoptui.storage.leftover import journal_of
from tests.builders import TODAY, VND, Clock, add, new_desk, sell
from tests.storage.test_migrations import first_version

pytestmark = pytest.mark.skipif(
    not cipher.is_available(), reason="the extra shoptui[encrypted] is not installed"
)

PASSPHRASE = "mật khẩu của tiệm Mây"
NAME, PHONE = "Ánh Nguyễn Thị", "0901234567"
SECRETS = (NAME.encode(), "nguyễn".encode(), b"nguyen", PHONE.encode(), b"901234567")


def made_key(passphrase: str = PASSPHRASE) -> Key:
    """A key that is made at once; deriving one takes a third of a second."""
    made = sha512(passphrase.encode()).digest()
    return Key(made[:32], made[32:48])


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def new_locked(folder: Path, key: Key | None = None) -> Desk:
    clock = Clock()
    shop = Shop(name="Tiệm Mây", currency=VND, locale="vi_VN", trade=Trade.FASHION)
    return found_shop(folder / "shop.db", shop, clock.today, clock.now, key or made_key())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_locked(tmp_path)
    sell(desk, add(desk, NAME, phone=PHONE), TODAY, 250_000)
    return desk


def reopened(desk: Desk, key: Key | None) -> Desk:
    return open_desk(desk.file.path, desk.today, desk.now, key)


def found(folder: Path) -> list[tuple[str, bytes]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    contents = [(path.name, path.read_bytes()) for path in files]
    return [(name, secret) for name, held in contents for secret in SECRETS if secret in held]


def customers(desk: Desk) -> int:
    return shop_backups.contents(desk.file).customers


# Opening


def test_only_its_own_key_opens_it_and_a_wrong_one_changes_nothing(desk: Desk) -> None:
    before = desk.file.path.read_bytes()
    with pytest.raises(Locked, match="protected with a passphrase") as missing:
        reopened(desk, None)
    wrong = Key(b"\0" * 32, made_key().salt)
    with pytest.raises(Locked, match="does not open this file"):
        reopened(desk, wrong)
    assert missing.value.shop == desk.file.path
    assert desk.file.path.read_bytes() == before
    assert customers(reopened(desk, made_key())) == 1


def test_the_passphrase_is_tried_before_anything_is_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shoptui.domain.passphrase.ROUNDS", 1000)
    real = cipher.new_key("Hà Nội mùa thu")
    file, _kept = rekeying.change_key(desk.file, real)
    with pytest.raises(Locked):
        passphrases.unlock(file.path, "Ha Noi mua thu")
    decomposed = normalize("NFD", "Hà Nội mùa thu")
    assert passphrases.unlock(file.path, decomposed) == real


def test_the_key_is_the_one_sqlcipher_makes_of_the_passphrase(tmp_path: Path) -> None:
    """The shop stays readable with SQLCipher's own tools."""
    path = tmp_path / "other.db"
    path.touch()
    uri = path.as_uri() + "?mode=rw"
    from shoptui.storage import encrypted_connection

    with closing(encrypted_connection.connect(uri, None, sqlite3.Connection, 5.0)) as db:
        db.execute(f"PRAGMA key = '{PASSPHRASE}'")
        db.execute("CREATE TABLE t (x)")
    with closing(connect(path, key=cipher.key_of(path, PASSPHRASE))) as db:
        assert db.execute("SELECT name FROM sqlite_schema").fetchall() == [("t",)]


def test_a_key_never_shows(desk: Desk) -> None:
    shown = repr(desk) + repr(made_key()) + str(made_key())
    assert made_key().secret.hex() not in shown
    assert repr(made_key().secret) not in shown and "secret" not in shown


def test_a_file_cut_short_is_refused_and_a_newer_one_too(desk: Desk) -> None:
    whole = desk.file.path.read_bytes()
    desk.file.path.write_bytes(whole[:-1000])
    with pytest.raises(NotAShop):
        reopened(desk, made_key())
    assert desk.file.path.read_bytes() == whole[:-1000]
    desk.file.path.write_bytes(whole)
    with closing(desk.file.connect(desk.file.path)) as db:
        db.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerShop):
        reopened(desk, made_key())


def test_another_program_s_protected_file_is_no_shop(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.touch()
    with closing(connect(path, key=made_key())) as db:
        db.execute("CREATE TABLE t (x)")
    with pytest.raises(NotAShop, match="not a shoptui shop"):
        open_desk(path, Clock().today, Clock().now, made_key())


@pytest.mark.parametrize(
    "content", [b"", b"name,phone\n" * 900, b"\0" * 8192, b"PK\x03\x04" + os.urandom(8192)]
)
def test_other_files_are_not_taken_for_protected_shops(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    assert not passphrases.is_locked(path)


def test_a_window_learns_that_another_one_changed_the_passphrase(desk: Desk) -> None:
    other = reopened(desk, made_key())
    rekeying.change_key(desk.file, made_key("another passphrase"))
    with pytest.raises(Locked):
        other.revision()
    with pytest.raises(Locked):
        add(other, "Đức")


def test_a_window_learns_that_another_one_protected_the_shop(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    rekeying.change_key(desk.file, made_key())
    with pytest.raises(Locked, match="protected with a passphrase"):
        desk.revision()


# Working


def test_search_undo_and_errors_are_those_of_a_plain_shop(desk: Desk) -> None:
    assert len(people.find(desk, "nguyen")) == len(people.find(desk, "901234")) == 1
    add(desk, "Đức Trần", code="KH-1")
    with pytest.raises(Conflict):
        add(desk, "Lan", code="KH-1")
    assert customers(desk) == 2
    history.undo_last(desk)
    assert customers(desk) == 1
    history.redo_last(desk)
    assert customers(desk) == 2
    assert check_file(desk.file.path, TODAY, made_key()).is_well


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_older_file_is_backed_up_and_brought_up_to_date(tmp_path: Path, version: int) -> None:
    clock = Clock()
    path = first_version(tmp_path, version)
    _file, plain = rekeying.change_key(ShopFile(path, clock.now), made_key())
    backup_places.remove(plain)
    desk = open_desk(path, clock.today, clock.now, made_key())
    assert customers(desk) == 1
    (kept,) = shop_backups.all_of(path)
    assert kept.reason is Reason.BEFORE_UPDATE and passphrases.is_locked(kept.path)
    assert "Ánh".encode() not in kept.path.read_bytes() + path.read_bytes()


# Nothing in the clear


def test_neither_file_nor_journal_nor_backup_holds_a_name(desk: Desk, tmp_path: Path) -> None:
    assert written_meanwhile(desk) == []
    shop_backups.make(desk.file, Reason.BY_HAND, "khách của Ánh Nguyễn Thị.xlsx")
    assert found(tmp_path) == []


def test_control_a_plain_shop_holds_them_everywhere(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, add(desk, NAME, phone=PHONE), TODAY, 250_000)
    assert written_meanwhile(desk)
    shop_backups.make(desk.file, Reason.BY_HAND)
    assert len({name for name, _secret in found(tmp_path)}) == 2


def written_meanwhile(desk: Desk) -> list[tuple[str, bytes]]:
    with desk.file.write("Test") as db:
        db.execute("PRAGMA cache_size = 1")  # lets it write pages before the end
        db.execute("UPDATE customer SET note = hex(randomblob(20000))")
        assert journal_of(desk.file.path).exists()
        return found(desk.file.path.parent)


# Backups


def test_a_backup_comes_back_and_the_way_back_is_kept(desk: Desk) -> None:
    first = shop_backups.make(desk.file, Reason.BY_HAND)
    add(desk, "Đức")
    path, now = desk.file.path, desk.now()
    done = restoring.restore(path, first, now, [made_key()])
    assert customers(reopened(desk, made_key())) == 1
    assert done.kept is not None and done.kept.contents is not None
    assert done.kept.contents.customers == 2
    restoring.restore(path, done.kept, now, [made_key()])
    assert customers(reopened(desk, made_key())) == 2
    assert not found(path.parent)


def test_a_backup_without_its_key_is_asked_for_and_nothing_changes(desk: Desk) -> None:
    made = shop_backups.make(desk.file, Reason.BY_HAND)
    before = desk.file.path.read_bytes()
    with pytest.raises(Locked) as missing:
        restoring.restore(desk.file.path, made, desk.now())
    assert missing.value.shop == made.path
    assert desk.file.path.read_bytes() == before


def test_a_shop_whose_passphrase_is_lost_gives_way_to_an_older_backup(desk: Desk) -> None:
    old = shop_backups.make(desk.file, Reason.BY_HAND)
    rekeying.change_key(desk.file, made_key("forgotten at once"))
    forgotten = desk.file.path.read_bytes()
    done = restoring.restore(desk.file.path, old, desk.now(), [made_key()])
    assert customers(reopened(desk, made_key())) == 1
    assert done.kept is not None and done.kept.path.read_bytes() == forgotten
    assert not done.kept.is_damaged


# After a crash


@pytest.fixture
def crashed(desk: Desk, tmp_path: Path) -> Path:
    """A copy of the shop as a crash leaves it in the middle of a change."""
    folder = tmp_path / "crashed"
    folder.mkdir()
    copy = folder / "shop.db"
    with desk.file.write("Test") as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("UPDATE customer SET note = hex(randomblob(20000))")
        copy.write_bytes(desk.file.path.read_bytes())
        journal_of(copy).write_bytes(journal_of(desk.file.path).read_bytes())
    return copy


def test_what_a_crash_left_half_done_is_taken_back(crashed: Path) -> None:
    clock = Clock()
    with pytest.raises(Locked):
        open_desk(crashed, clock.today, clock.now, Key(b"\0" * 32, made_key().salt))
    assert journal_of(crashed).exists()
    desk = open_desk(crashed, clock.today, clock.now, made_key())
    assert customers(desk) == 1 and not journal_of(crashed).exists()
    with desk.file.read() as db:
        assert db.execute("SELECT note FROM customer").fetchone() == ("",)


def test_a_journal_of_another_day_is_refused(desk: Desk, crashed: Path) -> None:
    for name in ("Đức", "Mai", "Lan"):
        add(desk, name)
    journal_of(desk.file.path).write_bytes(journal_of(crashed).read_bytes())
    before = desk.file.path.read_bytes()
    with pytest.raises((NotAShop, Locked)):
        reopened(desk, made_key())
    assert desk.file.path.read_bytes() == before


def test_errors_while_rows_are_read_are_said_too(desk: Desk) -> None:
    with desk.file.read() as db, pytest.raises(sqlite3.Error):
        db.execute("SELECT nothing FROM customer")
    with pytest.raises(NotAShop), desk.file.read() as db:
        pages = desk.file.path.read_bytes()
        desk.file.path.write_bytes(pages[:8192] + os.urandom(len(pages) - 8192))
        for _row in db.execute("SELECT * FROM journal, customer, purchase"):
            pass
