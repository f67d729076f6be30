"""The real app in a real terminal, really killed: what was typed is back."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

import pty

from tests.ui.apps import small_shop

LONGEST = 60.0  # seconds
APP = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from shoptui.services.desk import open_desk
from shoptui.ui.app import run_app
now = lambda: datetime.now(UTC)
today = lambda: now().date()
folder = Path(sys.argv[1])
run_app(open_desk(folder / "shop.db", today, now), today, now, config_dir=folder / "config")
"""


@contextmanager
def terminal(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The app in a terminal of its own; killed at the end."""
    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "LINES": "24",
        "XDG_STATE_HOME": str(folder / "state"),
    }
    app = subprocess.Popen(
        [sys.executable, "-c", APP, str(folder)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield app, ours
    finally:
        app.send_signal(signal.SIGKILL)
        app.wait()
        os.close(ours)


def until(ours: int, wanted: str) -> None:
    """Reads what the app draws until something came."""
    drawn, deadline = b"", time.monotonic() + LONGEST
    while wanted.encode() not in drawn:
        assert time.monotonic() < deadline, f"{wanted} never came"
        if select.select([ours], [], [], 0.1)[0]:
            drawn += os.read(ours, 65536)


@pytest.mark.slow
def test_killed_while_typing_and_opened_again(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    with terminal(tmp_path) as (_app, ours):
        until(ours, "Last sales")
        os.write(ours, b"c")
        until(ours, "New customer")
        os.write(ours, "gõ tiếng\t0912".encode())
        until(ours, "0912")
        time.sleep(1.5)
    with desk.file.read() as db:
        assert db.execute("SELECT count(*) FROM draft").fetchone() == (1,)
    with terminal(tmp_path) as (_app, ours):
        until(ours, "Left unfinished today")
        os.write(ours, b"\r")
        until(ours, "Only the name is needed")
        time.sleep(1.0)
        os.write(ours, b"345\x13")
        until(ours, "Saved.")
    with desk.file.read() as db:
        saved = db.execute("SELECT name, phone FROM customer ORDER BY id DESC LIMIT 1").fetchone()
        assert saved == ("gõ tiếng", "0912345")
        assert db.execute("SELECT count(*) FROM draft").fetchone() == (0,)
