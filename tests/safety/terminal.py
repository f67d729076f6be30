"""The real app in a terminal of its own, and every byte it writes."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

LONGEST = 60.0  # seconds until what is waited for must have come
QUIET = 0.04  # seconds without a byte and without work, of which a few in a row mean drawn
LOOKS = 3
PATIENCE = 3.0  # seconds for what one key does; what comes later is read with the next one
APP = """
import sys
from pathlib import Path
from shoptui.ui.app import run_app
from tests.safety.tampered import clock_of, desk_over
{before}
path = Path(sys.argv[1])
clock, desk = clock_of(path), desk_over(path)
run_app(desk, clock.today, clock.now, config_dir=path.parent / "config")
"""


class Terminal:
    """An app that runs in a terminal.

    Attributes:
        written: every byte the app wrote so far.
    """

    def __init__(self, app: subprocess.Popen[bytes], ours: int) -> None:
        """Over a program whose terminal is held at our end."""
        self.written = b""
        self._app, self._ours = app, ours

    def until(self, wanted: str) -> None:
        """Reads until something came."""
        deadline = time.monotonic() + LONGEST
        while wanted.encode() not in self.written:
            assert time.monotonic() < deadline, f"{wanted} never came"
            self._read(0.1)

    def press(self, keys: str) -> bytes:
        """Writes keys and reads until the app has nothing left to do; returns what came."""
        before, idle, deadline = len(self.written), 0, time.monotonic() + PATIENCE
        os.write(self._ours, keys.encode())
        while idle < LOOKS and time.monotonic() < deadline:
            idle = 0 if self._read(QUIET) or self._works() else idle + 1
        return self.written[before:]

    def leave(self) -> int:
        """Closes the app as its owner does, and reads to the last byte; returns its exit code."""
        os.write(self._ours, b"\x11")
        deadline = time.monotonic() + LONGEST
        while self._app.poll() is None and time.monotonic() < deadline:
            self._read(0.1)
        while self._read(0.1):
            pass
        return self._app.wait(1)

    def _works(self) -> bool:
        """Whether a thread of the app runs or waits for the processor, where the system tells."""
        states = Path(f"/proc/{self._app.pid}/task").glob("*/stat")
        return any(each.read_bytes().rpartition(b")")[2].split()[0] != b"S" for each in states)

    def _read(self, patience: float) -> bool:
        if not select.select([self._ours], [], [], patience)[0]:
            return False
        try:
            came = os.read(self._ours, 65536)
        except OSError:  # the app has closed its side
            return False
        self.written += came
        return bool(came)


@contextmanager
def app_in_a_terminal(
    shop: Path, *, columns: int = 80, lines: int = 24, before: str = ""
) -> Iterator[Terminal]:
    """The app over a shop file, killed at the end; `before` is Python that runs ahead of it."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, pack("HHHH", lines, columns, 0, 0))
    environment = {
        **{key: text for key, text in os.environ.items() if key not in ("COLUMNS", "LINES")},
        **{"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONUTF8": "1"},
        "XDG_STATE_HOME": str(shop.parent / "state"),
    }
    app = subprocess.Popen(
        [sys.executable, "-c", APP.format(before=before), str(shop)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
        cwd=Path(__file__).parents[2],
    )
    os.close(theirs)
    try:
        yield Terminal(app, ours)
    finally:
        app.kill()
        app.wait()
        os.close(ours)
