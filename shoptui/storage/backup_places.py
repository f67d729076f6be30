"""Where the backups of a shop lie, what they are called, and which number comes next.

They lie beside the shop file, in a folder named after it; where nothing can be written there, in
the owner's data folder. The name begins with a number, so that the order of backups never depends
on the clock of the laptop.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from shoptui.domain.backups import Backup, Reason
from shoptui.domain.errors import FileTrouble
from shoptui.domain.language import _
from shoptui.storage import backup_record
from shoptui.storage.durable import new_private

SIDECARS = ("-journal", "-wal", "-shm")  # what SQLite keeps beside a file while it is in use
DIGITS = 6

_NAME = re.compile(r"(\d{6,})-(\d{4}-\d\d-\d\d-\d{4})-([a-z-]+)\.db")
_MOMENT = "%Y-%m-%d-%H%M"
_UNFINISHED = re.compile(r"\.(\d{6,})\.part")
FORGOTTEN = 24 * 3600  # seconds after which an unfinished copy was left by a crash


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one shop.

    Attributes:
        beside: the folder beside the shop file.
        away: the folder where nothing can be written beside it.
    """

    beside: Path
    away: Path

    def all(self) -> list[Backup]:
        """Every backup there is, the newest first."""
        found = [
            backup
            for folder in (self.beside, self.away)
            for name in _names(folder)
            if (backup := _backup(folder / name))
        ]
        return sorted(found, key=lambda backup: (backup.number, backup.path.name), reverse=True)

    @contextmanager
    def reserved(self, at: datetime) -> Iterator[tuple[int, Path]]:
        """The next number, and an empty private file to be filled and renamed; gone if it is not.

        Args:
            at: the moment; what was left unfinished a day before it is cleared away.

        Raises:
            FileTrouble: nothing can be written in either folder.
        """
        number, part = self._reserve(at)
        try:
            yield number, part
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
                part.parent.rmdir()  # refused unless it is empty: the first backup came to nothing

    def _reserve(self, at: datetime) -> tuple[int, Path]:
        trouble: OSError | None = None
        for folder in (self.beside, self.away):
            try:
                _make_private(folder)
                _forget_unfinished(folder, at)
                return self._reserve_in(folder)
            except OSError as error:
                trouble = trouble or error
        raise FileTrouble(
            _(
                "No backup could be made: nothing can be written in {folder} ({reason}). "
                "Your shop is as it was; please make room or check the permissions."
            ).format(folder=self.beside, reason=trouble.strerror if trouble else "")
        ) from trouble

    def _reserve_in(self, folder: Path) -> tuple[int, Path]:
        while True:
            number = max(self._taken(), default=0) + 1
            part = folder / f".{number:0{DIGITS}}.part"
            try:
                new_private(part)
            except FileExistsError:
                continue
            # Another window may have finished one of this number between the look and the making.
            if number not in {backup.number for backup in self.all()}:
                return number, part
            part.unlink()

    def _taken(self) -> Iterator[int]:
        for folder in (self.beside, self.away):
            for name in _names(folder):
                if match := _NAME.fullmatch(name) or _UNFINISHED.fullmatch(name):
                    yield int(match[1])


def places_of(shop: Path) -> Places:
    """The folders for the backups of a shop file, wherever a link to it lies."""
    real = Path(os.path.realpath(shop))
    own = hashlib.sha256(os.fsencode(real)).hexdigest()[:8]
    return Places(real.with_name(f"{real.name}-backups"), data_folder() / f"{real.name}-{own}")


def data_folder() -> Path:
    """Where this laptop keeps what programs made for their owner."""
    from platformdirs import user_data_path

    return user_data_path("shoptui", appauthor=False) / "backups"


def file_name(number: int, at: datetime, reason: Reason) -> str:
    """The name of a backup, with the moment on the owner's own clock."""
    return f"{number:0{DIGITS}}-{at.astimezone().strftime(_MOMENT)}-{reason}.db"


def remove(backup: Backup) -> None:
    """Deletes a backup and what belongs to it.

    Raises:
        OSError: it cannot be deleted.
    """
    backup.path.unlink(missing_ok=True)
    for suffix in SIDECARS:
        backup.path.with_name(backup.path.name + suffix).unlink(missing_ok=True)
    backup_record.path_of(backup.path).unlink(missing_ok=True)


def _backup(path: Path) -> Backup | None:
    """A backup by its name and what is recorded of it; None where the name is none of ours."""
    match = _NAME.fullmatch(path.name)
    if match is None or match[3] not in set(Reason):
        return None
    try:
        at = datetime.strptime(match[2], _MOMENT).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return backup_record.read(Backup(int(match[1]), path, at, Reason(match[3])))


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):
        folder.chmod(0o700)


def _forget_unfinished(folder: Path, at: datetime) -> None:
    """Deletes what a crash left half made, long ago."""
    for name in filter(_UNFINISHED.fullmatch, _names(folder)):
        with suppress(OSError):
            if (folder / name).stat().st_mtime < at.timestamp() - FORGOTTEN:
                (folder / name).unlink()
