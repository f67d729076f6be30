"""`shoptui backup` and `shoptui restore`, as a shell runs them."""

import sys
from pathlib import Path

import pytest

from tests.builders import add, new_desk
from tests.cli.test_commands import shoptui


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder that is nobody's."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    desk = new_desk(tmp_path)
    add(desk, "Ánh")
    return desk.file.path


@pytest.mark.slow
def test_backup_list_restore_and_back_again(shop: Path) -> None:
    made = shoptui("backup", shop)
    assert made.returncode == 0, made.stderr
    assert "000001-" in made.stdout and made.stdout.endswith("-by-hand.db: 1 customer, 0 sales.\n")
    before = shop.read_bytes()
    assert shoptui("settings", shop, "rfm.window_days", "90").returncode == 0
    changed = shop.read_bytes()
    listed = shoptui("restore", shop)
    assert "today " in listed.stdout and "made by you" in listed.stdout
    assert f"To bring one back: shoptui restore {shop} 1" in listed.stdout
    done = shoptui("restore", shop, "1")
    assert "What it was until now is kept as backup 2." in done.stdout
    assert f"To undo this: shoptui restore {shop} 2" in done.stdout
    assert "90" not in shoptui("settings", shop, "rfm.window_days").stdout.partition("\n")[0]
    assert shoptui("restore", shop, "2").returncode == 0
    assert "90" in shoptui("settings", shop, "rfm.window_days").stdout.partition("\n")[0]
    assert before != changed


def test_a_backup_on_a_stick_comes_back_by_its_name(shop: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert shoptui("backup", shop, "--to", stick).returncode == 0
    (copy,) = stick.glob("shop-backup-*.db")
    shop.unlink()
    done = shoptui("restore", shop, copy)
    assert done.returncode == 0, done.stderr
    assert shop.exists()
    if sys.platform != "win32":
        assert shop.stat().st_mode & 0o777 == 0o600


def test_a_damaged_shop_offers_its_backups_on_the_second_line(shop: Path) -> None:
    shoptui("backup", shop)
    shop.write_bytes(shop.read_bytes()[:-1000])
    refused = shoptui("report", shop, "rfm")
    assert refused.returncode == 5
    lines = refused.stderr.strip().splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("There is one backup, of today ")
    assert lines[1].endswith(f"To see them: shoptui restore {shop}")
    assert shoptui("restore", shop, "1").returncode == 0
    assert shoptui("report", shop, "rfm").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["restore", "shop.db"], 0, "To make one: shoptui backup shop.db"),
        (["restore", "shop.db", "7"], 3, "There is no backup 7 of shop.db."),
        (["restore", "gone.db"], 5, "There is no file gone.db, and no backup of it."),
        (["backup", "gone.db"], 5, "There is no file gone.db."),
        (["backup", "shop.db", "--to", "gone"], 5, "There is no folder gone"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    shop: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(shop.parent)
    done = shoptui(*arguments)
    assert (done.returncode, said in done.stdout + done.stderr) == (code, True)
    assert len(done.stderr.strip().splitlines()) == bool(code)
    assert {file.name for file in shop.parent.iterdir()} <= {"shop.db", "data"}


def test_a_spoilt_backup_is_refused_and_the_shop_untouched(shop: Path) -> None:
    shoptui("backup", shop)
    (copy,) = shop.with_name("shop.db-backups").glob("*.db")
    content = bytearray(copy.read_bytes())
    content[-1] ^= 0xFF
    copy.write_bytes(content)
    before = shop.read_bytes()
    refused = shoptui("restore", shop, "1")
    assert refused.returncode == 5
    assert "is damaged" in refused.stderr and "nothing was changed" in refused.stderr
    assert shop.read_bytes() == before
