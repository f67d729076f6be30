"""The sign that a window is alive: a small file it keeps locked until it ends, however it ends.

The lock is SQLite's own, which works on every system and which the system takes away from a program
that was killed. The file lies on this computer, never beside the shop.
"""

import sqlite3
from contextlib import closing, suppress
from enum import Enum, auto
from pathlib import Path
from threading import Lock
from uuid import uuid4

_ENDING = ".window"
_FORGOTTEN = 30 * 24 * 3600.0  # seconds after which the file of a dead window goes


class Life(Enum):
    """What is known of a window."""

    ALIVE = auto()
    DEAD = auto()
    UNKNOWN = auto()  # it may run on another computer


class WindowLock:
    """Held by one window; not locked before `hold`.

    Attributes:
        name: tells this window from all others.
    """

    def __init__(self, folder: Path) -> None:
        """A lock to be kept in a folder, which is made when it is held."""
        self.name = uuid4().hex
        self._path = folder / f"{self.name}{_ENDING}"
        self._held: sqlite3.Connection | None = None
        self._mutex = Lock()

    def hold(self) -> None:
        """Locks the file, if it is not locked yet; from any thread.

        Where that fails the window is UNKNOWN to others.
        """
        with self._mutex:
            if self._held is None:
                with suppress(OSError, sqlite3.Error):
                    self._held = self._locked()

    def let_go(self) -> None:
        """Unlocks the file and leaves it, as the system does for a program that dies."""
        with self._mutex:
            if self._held is not None:
                self._held.close()
                self._held = None

    def remove(self) -> None:
        """Unlocks the file and takes it away."""
        self.let_go()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _locked(self) -> sqlite3.Connection:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path.touch(0o600)
        db = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False, timeout=0)
        try:
            db.execute("PRAGMA journal_mode = MEMORY")  # no second file beside it
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            db.close()
            raise
        return db


def life_of(folder: Path, name: str) -> Life:
    """Whether a window is alive."""
    path = folder / f"{name}{_ENDING}"
    if not path.exists():
        return Life.UNKNOWN
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            db.execute("PRAGMA busy_timeout = 0")
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        is_locked = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        return Life.ALIVE if is_locked else Life.UNKNOWN
    except sqlite3.Error:
        return Life.UNKNOWN
    return Life.DEAD


def sweep(folder: Path, now: float) -> None:
    """Takes away the files of windows that died long ago.

    Args:
        folder: where they lie.
        now: the moment, in seconds since 1970.
    """
    with suppress(OSError):
        for path in folder.glob(f"*{_ENDING}"):
            is_old = path.stat().st_mtime < now - _FORGOTTEN
            if is_old and life_of(folder, path.stem) is Life.DEAD:
                path.unlink()
