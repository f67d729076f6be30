"""Giving a shop another passphrase, its first or none: whole, provable, and safe from kills."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from shoptui.domain.backups import Reason
from shoptui.domain.errors import ShopBusy
from shoptui.domain.passphrase import Key
from shoptui.services import history, passphrases
from shoptui.services.check import check_file
from shoptui.services.desk import Desk
from shoptui.storage import cipher, rekeying
from tests.builders import TODAY, add, new_desk
from tests.storage import test_encrypted
from tests.storage.test_encrypted import NAME, PHONE, customers, found, made_key, reopened

pytestmark = test_encrypted.pytestmark
data_folder = test_encrypted.data_folder
desk = test_encrypted.desk


def rows(desk: Desk) -> list[list[tuple[object, ...]]]:
    tables = ("journal", "operation", "customer", "purchase", "setting")
    with desk.file.read() as db:
        return [db.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


@pytest.mark.parametrize("key", [made_key("another passphrase"), None], ids=["other", "none"])
def test_the_whole_shop_opens_with_its_new_key_only(desk: Desk, key: Key | None) -> None:
    before = rows(desk)
    _file, kept = rekeying.change_key(desk.file, key)
    again = reopened(desk, key)
    assert rows(again) == before
    assert kept.reason is Reason.BEFORE_CHANGE
    assert check_file(desk.file.path, TODAY, key).is_well
    history.undo_last(again)
    assert bool(found(desk.file.path.parent)) == (key is None)


def test_a_plain_shop_becomes_a_protected_one_and_its_backup_stays(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, NAME, phone=PHONE)
    changed = passphrases.change(desk, made_key())
    assert customers(changed.desk) == 1
    assert passphrases.is_locked(desk.file.path)
    assert "1 of them has none" in changed.said
    assert {name.endswith("before-change.db") for name, _secret in found(tmp_path)} == {True}


def test_numbers_are_not_given_again_after_a_change(desk: Desk) -> None:
    gone = add(desk, "Lan")
    history.undo_last(desk)
    file, _kept = rekeying.change_key(desk.file, made_key("another passphrase"))
    assert add(replace(desk, file=file), "Mai") > gone


def test_a_shop_that_was_saved_to_while_its_key_changed_stays_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the lock given up, the copy would be older than the shop it takes the place of."""
    copy = rekeying._copy

    def spoilt(*arguments: object) -> None:
        copy(*arguments)  # type: ignore[arg-type]
        os.utime(desk.file.path, ns=(1, 1))

    monkeypatch.setattr(rekeying, "_copy", spoilt)
    with pytest.raises(ShopBusy, match="meanwhile"):
        rekeying.change_key(desk.file, None)
    assert customers(reopened(desk, made_key())) == 1


CHANGING = """
import sys
from pathlib import Path
from tests.storage.test_encrypted import made_key
from tests.builders import Clock
from shoptui.services.desk import open_desk
from shoptui.storage import rekeying
desk = open_desk(Path(sys.argv[1]), Clock().today, Clock().now, made_key())
keys = [made_key("another passphrase"), made_key()]
file = desk.file
print("ready", flush=True)
while True:
    file, _ = rekeying.change_key(file, keys[0])
    keys.reverse()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("times", [4, pytest.param(100, marks=pytest.mark.slow)])
def test_killed_while_changing_the_key_it_opens_with_the_old_or_the_new(
    desk: Desk, times: int
) -> None:
    keys = (made_key(), made_key("another passphrase"))
    seen = set[Key]()
    for turn in range(times):
        _run_and_kill(desk.file.path, 0.05 + (turn % 10) * 0.03)
        key = cipher.fitting(desk.file.path, keys)
        assert key is not None
        again = reopened(desk, key)
        assert customers(again) == 1 and check_file(again.file.path, TODAY, key).is_well
        seen.add(key)
        if key != made_key():
            rekeying.change_key(again.file, made_key())
    assert not found(desk.file.path.parent)
    print(f"{times} kills while the key changed, opened with {len(seen)} keys")


def _run_and_kill(path: Path, seconds: float) -> None:
    with script(CHANGING, path) as changing:
        assert changing.stdout is not None and changing.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        changing.send_signal(signal.SIGKILL)


@contextmanager
def script(text: str, *arguments: str | Path) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-c", text, *map(str, arguments)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as running:
        yield running


WRITING = """
import sys
from pathlib import Path
from tests.storage.test_encrypted import made_key
from tests.builders import Clock, add
from shoptui.domain.errors import ShopError
from shoptui.services.desk import open_desk
key = made_key() if sys.argv[2] == "locked" else None
desk = open_desk(Path(sys.argv[1]), Clock().today, Clock().now, key)
saved = 0
try:
    while True:
        add(desk, f"Customer {saved}")
        saved += 1
        print(saved, flush=True)
except ShopError as error:
    print(type(error).__name__, flush=True)
"""


@pytest.mark.parametrize("was", ["locked", "plain"])
def test_another_window_at_work_loses_nothing_that_it_was_told_is_saved(
    tmp_path: Path, was: str
) -> None:
    desk = test_encrypted.new_locked(tmp_path) if was == "locked" else new_desk(tmp_path)
    new = made_key("another passphrase")
    with script(WRITING, desk.file.path, was) as writing:
        assert writing.stdout is not None
        for _turn in range(3):
            writing.stdout.readline()
        rekeying.change_key(desk.file, new)
        *saved, trouble = writing.stdout.read().split()
    assert trouble in (b"Locked", b"ShopBusy")
    assert customers(reopened(desk, new)) == int(saved[-1] if saved else 3)
