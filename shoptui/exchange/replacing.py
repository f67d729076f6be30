"""Writing a file so that it is there whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new private file to write to, which takes the place of `path` once all is written.

    It is made in the same folder, readable by the owner only. If anything fails, it is gone and
    `path` is as it was.

    Raises:
        FileTrouble: the folder or the file cannot be written, or is open elsewhere.
    """
    target = _target(path)
    _check(target)
    try:
        handle, name = tempfile.mkstemp(prefix=".shoptui-", suffix=".part", dir=target.parent)
    except OSError as error:
        raise _folder_trouble(target, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield cast(BinaryIO, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except OSError as error:
        raise _writing_trouble(target, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    _settle(target.parent)


def _target(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:  # a byte that no name may hold
        message = _("This cannot be the name of a file: type a shorter or plainer one.")
        raise FileTrouble(message) from error


def _check(target: Path) -> None:
    if os.path.isdir(target):
        message = _("{name} is a folder: add a file name to it.")
        raise FileTrouble(message.format(name=target))
    if not os.path.isdir(target.parent):
        message = _("There is no folder {folder}: make it first, or choose another place.")
        raise FileTrouble(message.format(folder=target.parent))
    for lock in (f"~${target.name}", f".~lock.{target.name}#"):
        if os.path.exists(target.with_name(lock)):
            raise _open_elsewhere(target, lock)


def _open_elsewhere(target: Path, lock: str) -> FileTrouble:
    message = _(
        "{name} is open in another program, so it was left as it is: close it there and try again, "
        "or choose another name. (If it is open nowhere, delete the file {lock} beside it.)"
    )
    return FileTrouble(message.format(name=target.name, lock=lock))


def _folder_trouble(target: Path, error: OSError) -> FileTrouble:
    message = _("Nothing can be written in the folder {folder} ({reason}): choose another folder.")
    return FileTrouble(message.format(folder=target.parent, reason=error.strerror))


def _writing_trouble(target: Path, error: OSError) -> FileTrouble:
    if isinstance(error, PermissionError):
        message = _(
            "{name} could not be replaced; it may be open in another program: close it there and "
            "try again, or choose another name."
        )
    else:
        message = _(
            "{name} could not be written ({reason}): make room on the disk or choose another "
            "place, then try again."
        )
    return FileTrouble(message.format(name=target.name, reason=error.strerror or error))


def _settle(folder: Path) -> None:
    """Makes the new name survive a power cut; Windows has no way to ask for it."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
