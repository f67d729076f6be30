"""An app in a real terminal: from the key struck to the last byte drawn."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tests.benchmarks.compiled import surroundings

ROWS, COLUMNS = 36, 120
QUIET = 0.15  # seconds without a byte: the screen is settled
LONGEST = 120.0
ASLEEP = 0.02  # seconds of work in a fifth of a second, below which an app only looks at its clock


class Terminal:
    """A terminal with one app in it; leaves nothing running."""

    def __init__(self, command: Sequence[str], folder: Path, columns: int = COLUMNS) -> None:
        """Starts the app.

        Args:
            command: the program and its arguments.
            folder: where the app may keep what it remembers, so that the owner's own is untouched.
            columns: how wide the terminal is.
        """
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
        places = {
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "XDG_STATE_HOME": str(folder),
        }
        environment = {**surroundings(), **places, "TERM": "xterm-256color"}
        for name in ("COLUMNS", "LINES"):
            environment.pop(name, None)
        self._began = time.perf_counter()
        self._app = subprocess.Popen(
            list(command),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,  # where Textual draws
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> "Terminal":
        """The terminal itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends the app."""
        self._app.send_signal(signal.SIGKILL)
        self._app.wait()
        os.close(self._ours)

    def until_seen(self, text: str) -> float:
        """Seconds from the start of the app until a text was drawn."""
        drawn, wanted = b"", text.encode()
        while wanted not in drawn:
            more = self._read(LONGEST)
            if not more:
                raise TimeoutError(f"{text} was not drawn")
            drawn += more
        return time.perf_counter() - self._began

    def until_idle(self) -> None:
        """Waits until nothing is drawn and nothing worked out, in no thread, for a second.

        A screen may be quiet while a thread works on what it will show next, and takes the time
        from whatever is measured then.
        """
        calm, before = 0, self.worked()
        while calm < 5:
            while self._read(0.2):
                pass
            now = self.worked()
            calm = calm + 1 if now - before < ASLEEP else 0
            before = now

    def worked(self) -> float:
        """Seconds of processor time the app took so far, in all its threads; 0 off Linux."""
        taken = 0.0
        for thread in Path(f"/proc/{self._app.pid}/task").glob("*/schedstat"):
            with suppress(OSError):  # ended meanwhile
                taken += int(thread.read_text().split()[0]) / 1e9
        return taken

    def press(self, keys: str, quiet: float = QUIET) -> float:
        """Seconds from writing keys to the last byte of what they caused.

        What is waited to know that it was the last is not counted; what Textual waits to draw at
        most 60 times a second is.
        """
        began = time.perf_counter()
        os.write(self._ours, keys.encode())
        return self._last_byte(began, quiet)

    def megabytes(self) -> float:
        """The memory the app and the processes it started hold now."""
        status = Path(f"/proc/{self._app.pid}/status")
        if not status.exists():
            return 0.0
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def _last_byte(self, began: float, quiet: float) -> float:
        last = began
        patience = LONGEST  # for the first byte; then silence ends it
        while self._read(patience):
            last, patience = time.perf_counter(), quiet
        return last - began

    def _read(self, patience: float) -> bytes:
        if not select.select([self._ours], [], [], patience)[0]:
            return b""
        return os.read(self._ours, 1 << 16)
