"""Protected shops on the command line: asked for, changed, taken off."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from shoptui.services.passphrases import can_protect, is_locked
from tests.cli.test_commands import shoptui

pytestmark = pytest.mark.skipif(
    not can_protect(), reason="the extra shoptui[encrypted] is not installed"
)

PASSPHRASE, OTHER = "mật khẩu của tiệm", "another passphrase"
NEW = ("--name", "Tiệm Mây", "--currency", "VND", "--encrypted")


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("SHOPTUI_PASSPHRASE", PASSPHRASE)
    monkeypatch.delenv("SHOPTUI_NEW_PASSPHRASE", raising=False)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.db"
    done = shoptui("new", path, *NEW, "--yes")
    assert done.returncode == 0, done.stderr
    assert "A lost passphrase is a lost shop." in done.stderr
    return path


def test_every_command_works_with_the_passphrase_and_none_without(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "sales.csv"
    sheet.write_text("Date,Customer,Amount\n2026-05-01,Ánh,100000\n", encoding="utf-8")
    commands = (
        ("import", shop, sheet),  # makes a backup first
        ("restore", shop, "1"),
        ("check", shop),
    )
    for command in commands:
        done = shoptui(*command)
        assert done.returncode == 0, (command, done.stderr)
    assert "Ánh".encode() not in shop.read_bytes()
    before = shop.read_bytes()
    monkeypatch.setenv("SHOPTUI_PASSPHRASE", "mat khau cua tiem")
    wrong = shoptui("check", shop)
    monkeypatch.delenv("SHOPTUI_PASSPHRASE")
    missing = shoptui("report", shop, "rfm")
    assert wrong.returncode == missing.returncode == 5
    assert wrong.stderr.startswith("That passphrase does not open this file.")
    assert "SHOPTUI_PASSPHRASE" in missing.stderr
    assert shop.read_bytes() == before


def test_without_a_yes_or_with_a_short_passphrase_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "shop.db"
    refused = shoptui("new", path, *NEW)
    monkeypatch.setenv("SHOPTUI_PASSPHRASE", "seven77")
    short = shoptui("new", path, *NEW, "--yes")
    assert refused.returncode == short.returncode == 2
    assert "--yes" in refused.stderr and "at least 8 letters" in short.stderr
    assert not path.exists()


@pytest.mark.slow
def test_it_is_changed_taken_off_and_put_on_again(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOPTUI_NEW_PASSPHRASE", OTHER)
    changed = shoptui("passphrase", shop, "--yes")
    assert "The passphrase is changed." in changed.stdout, changed.stderr
    assert shoptui("check", shop).returncode == 5
    monkeypatch.setenv("SHOPTUI_PASSPHRASE", OTHER)
    assert "no longer protected" in shoptui("passphrase", shop, "--remove").stdout
    assert not is_locked(shop)
    assert shoptui("passphrase", shop, "--remove").returncode == 4
    put_on = shoptui("passphrase", shop, "--yes")
    assert "1 of them has none" in put_on.stdout
    assert is_locked(shop) and shoptui("check", shop).returncode == 0


@pytest.mark.slow
def test_a_script_that_means_to_change_it_must_say_the_new_one(shop: Path) -> None:
    """The old one must not be taken for the new one."""
    assert "SHOPTUI_NEW_PASSPHRASE" in shoptui("passphrase", shop, "--yes").stderr


@pytest.mark.slow
def test_a_plain_shop_asks_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHOPTUI_PASSPHRASE")
    path = tmp_path / "plain.db"
    assert shoptui("new", path, "--name", "Mây", "--currency", "VND").returncode == 0
    assert shoptui("check", path).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.slow
def test_it_is_typed_twice_without_being_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SHOPTUI_PASSPHRASE")
    path = tmp_path / "shop.db"
    typed = (("Type yes", "yes"), ("New passphrase", OTHER), ("once more", OTHER))
    shown = in_a_terminal(["new", str(path), *NEW], typed)
    assert is_locked(path) and OTHER not in shown
    shown = in_a_terminal(["check", str(path)], [("Passphrase of shop.db", OTHER)])
    assert "All is well" in shown and OTHER not in shown


def in_a_terminal(arguments: list[str], answers: object) -> str:
    """What a command shows in a terminal in which somebody answers."""
    import pty

    assert isinstance(answers, tuple | list)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "shoptui", *arguments]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as running:
        os.close(theirs)
        shown, waiting = "", list(answers)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                shown += os.read(ours, 4096).decode()
            except OSError:  # the other end is closed
                break
            if waiting and waiting[0][0] in shown:
                time.sleep(0.1)
                os.write(ours, waiting.pop(0)[1].encode() + b"\n")
        os.close(ours)
        assert running.wait(10) == 0, shown
    return shown


WITHOUT = """
import sys
from importlib.machinery import PathFinder

class Missing(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.startswith("sqlcipher3") else super().find_spec(name, path, target)

sys.meta_path[:] = [Missing if each is PathFinder else each for each in sys.meta_path]
from shoptui.cli import main
sys.argv = ["shoptui", *sys.argv[1:]]
main()
"""


def test_without_the_extra_it_says_what_to_install(shop: Path, tmp_path: Path) -> None:
    for arguments in (["report", str(shop), "rfm"], ["new", str(tmp_path / "n.db"), *NEW]):
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT, *arguments],
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 5
        assert 'pip install "shoptui[encrypted]"' in done.stderr
    assert not (tmp_path / "n.db").exists()
