"""Long work on the command line: how far it is, and Ctrl+C, which leaves nothing half done."""

import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from shoptui.domain.errors import Cancelled
from shoptui.domain.text import visible

_BETWEEN = 0.2  # seconds between two sentences


@contextmanager
def watched(stopped: str) -> Iterator[Callable[[str], None]]:
    """Work that is told how far it is, one sentence over the other, where somebody looks on.

    Ctrl+C only asks it to stop, which it does at the next sentence: in the middle of saving nobody
    would know whether anything was saved.

    Args:
        stopped: what to say when it was stopped.

    Yields:
        What takes the sentences; it raises `Cancelled` once Ctrl+C was pressed.
    """
    presses: list[int] = []
    last = 0.0

    def tell(sentence: str) -> None:
        nonlocal last
        if presses:
            raise Cancelled(stopped)
        if sys.stderr.isatty() and time.monotonic() >= last + _BETWEEN:
            last = time.monotonic()
            _show(visible(sentence))

    def press(number: int, _frame: FrameType | None) -> None:
        presses.append(number)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield tell
    finally:
        signal.signal(signal.SIGINT, before)
        if last:
            _show("")


def _show(sentence: str) -> None:
    """Writes over what stands in the line; the cursor waits at its start for what comes next."""
    width = shutil.get_terminal_size().columns - 1
    print(f"\r{sentence[:width]:<{width}}\r", end="", file=sys.stderr, flush=True)
