"""A file is there whole or not at all, private, and never lost to a failed write."""

import errno
import os
import sys
from pathlib import Path

import pytest

from shoptui.domain.errors import FileTrouble
from shoptui.exchange.replacing import replacing

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")


def write(path: Path, text: bytes = b"new") -> None:
    with replacing(path) as file:
        file.write(text)


def refuse(code: int) -> None:
    raise OSError(code, os.strerror(code))


def test_the_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    write(path)
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_it_is_private_while_written_and_afterwards(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    path.chmod(0o666)
    before = os.umask(umask)
    try:
        with replacing(path) as file:
            (part,) = set(tmp_path.iterdir()) - {path}
            assert part.stat().st_mode & 0o777 == 0o600
            file.write(b"new")
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(FileTrouble, match="No space left"), replacing(path) as file:
        file.write(b"half")
        refuse(errno.ENOSPC)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_any_other_fault_leaves_the_old_file_too(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(KeyError), replacing(path) as file:
        file.write(b"half")
        raise KeyError
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])


def test_a_file_windows_holds_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", lambda source, target: refuse(errno.EACCES))
    with pytest.raises(FileTrouble, match=r"list\.xlsx could not be replaced.*close it there"):
        write(path)
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])


@pytest.mark.parametrize("lock", ["~$list.xlsx", ".~lock.list.xlsx#"])
def test_a_file_open_in_excel_or_libreoffice(tmp_path: Path, lock: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(FileTrouble, match="open in another program"):
        write(path)
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="no folder"):
        write(tmp_path / "gone" / "list.xlsx")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="is a folder"):
        write(tmp_path)


def test_a_folder_that_takes_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Modes do not bind the superuser, so the refusal is made by hand.
    monkeypatch.setattr("tempfile.mkstemp", lambda **how: refuse(errno.EROFS))
    with pytest.raises(FileTrouble, match="choose another folder"):
        write(tmp_path / "list.xlsx")


@POSIX
def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.xlsx", tmp_path / "link.xlsx"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write(link)
    assert (real.read_bytes(), link.is_symlink()) == (b"new", True)


def test_a_name_no_file_can_have_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="name of a file"), replacing(tmp_path / "a\0b.csv"):
        raise AssertionError("nothing can be written there")
