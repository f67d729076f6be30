"""What the laptop remembers, and that a damaged memory harms nothing."""

import stat
import sys
from pathlib import Path

import pytest

from shoptui.services.config import FILE_NAME, Config, ConfigFile


def test_what_is_remembered_reads_back_and_the_rest_stays(tmp_path: Path) -> None:
    memory = ConfigFile(tmp_path / "a" / "b")
    memory.remember(theme="shop-light", last_file="/home/ánh/tiệm.db")
    memory.remember(language="vi")
    assert memory.read() == Config(theme="shop-light", language="vi", last_file="/home/ánh/tiệm.db")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"null",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"theme": 7, "language": null, "last_file": ["x"]}',
    ],
)
def test_a_damaged_memory_is_as_none_and_can_be_written_again(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    memory = ConfigFile(tmp_path)
    assert memory.read() == Config()
    memory.remember(theme="shop-dark")
    assert memory.read() == Config(theme="shop-dark")


def test_what_a_newer_version_remembers_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"theme": "x", "sound": "loud"}', encoding="utf-8")
    assert ConfigFile(tmp_path).read() == Config(theme="x")


def test_nothing_is_written_before_there_is_something_to_remember(tmp_path: Path) -> None:
    assert ConfigFile(tmp_path / "config").read() == Config()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    assert ConfigFile(tmp_path / "config").remember(theme="x") == Config(theme="x")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    memory = ConfigFile(tmp_path / "config")
    memory.remember(theme="x")
    assert stat.S_IMODE(memory.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((memory.folder / FILE_NAME).stat().st_mode) == 0o600
