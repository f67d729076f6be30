"""Files that survive a power cut, and are there whole or not at all."""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path


def new_private(path: Path) -> None:
    """Makes an empty file that only its owner may read.

    Raises:
        FileExistsError: there is one of that name.
        OSError: it cannot be made.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def copy_bytes(source: Path, target: Path) -> None:
    """Copies the bytes into a private file that is there already, and onto the disk."""
    with source.open("rb") as read, target.open("r+b") as written:
        while chunk := read.read(1 << 20):
            written.write(chunk)
        written.truncate()
    sync_file(target)


def put_in_place(part: Path, target: Path) -> None:
    """Gives a finished file its name, in place of what has it; never neither."""
    os.replace(part, target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Waits until what a file holds is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Waits until the names in a folder are on the disk; Windows has no way to ask for it."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network folders refuse
            os.fsync(handle)
    finally:
        os.close(handle)


def sha256(path: Path) -> str:
    """The fingerprint of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
