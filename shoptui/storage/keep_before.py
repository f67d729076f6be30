"""The copy of a shop file that stays beside it when a newer shoptui brings it up to date."""

import os
import sqlite3
import sys
from contextlib import closing
from itertools import count
from pathlib import Path

from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _


def keep_before(db: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copies the file as it is to `<name>.before-v<version>.db`, private, and proves the copy.

    Nothing is overwritten: where that name is taken a number follows it.

    Args:
        db: a connection to the file, in no transaction.
        path: the file.
        version: the version it is about to become.

    Raises:
        FileTrouble: the copy cannot be made or is not sound; none stays behind.
    """
    copy = _reserved(path, version)
    try:
        db.execute("VACUUM INTO ?", (str(copy),))
        _sync(copy)
        _prove(copy)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy


def _reserved(path: Path, version: int) -> Path:
    """A new empty file that only its owner may read."""
    for number in count(1):
        again = f"-{number}" if number > 1 else ""
        copy = path.with_name(f"{path.stem}.before-v{version}{again}.db")
        try:
            os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            continue
        except OSError as error:
            raise FileTrouble(
                _(
                    "{file} is of an older version, and no safety copy can be made beside it: "
                    "{reason}. It was left as it is; move it to a folder you may write in."
                ).format(file=path.name, reason=error.strerror)
            ) from error
        return copy
    raise AssertionError("unreachable")


def _prove(copy: Path) -> None:
    uri = copy.resolve().as_uri() + "?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as db:
        said = [row[0] for row in db.execute("PRAGMA integrity_check")]
        broken = db.execute("PRAGMA foreign_key_check").fetchone()
    if said != ["ok"] or broken:
        raise FileTrouble(
            _(
                "{file} cannot be brought up to date, since a copy of it does not pass its check. "
                "It was left as it is; please open a backup."
            ).format(file=copy.name)
        )


def _sync(copy: Path) -> None:
    """Makes the copy survive a power cut, its name included."""
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    if sys.platform != "win32":
        folder = os.open(copy.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
