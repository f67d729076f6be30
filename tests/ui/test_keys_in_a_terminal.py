"""The same bursts as bytes through a real terminal, where a read brings many keys at once."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

import pty

APP = """
import sys
from pathlib import Path
from textual.widgets import Input, Label
from shoptui.ui.keys import OrderedKeys

class TwoFields(OrderedKeys[None]):
    def compose(self):
        yield Label("ready")
        yield Input(id="first")
        yield Input(id="second")

    async def action_quit(self):
        texts = [field.value for field in self.query(Input)]
        Path(sys.argv[1]).write_text("|".join(texts), encoding="utf-8")
        self.exit()

TwoFields().run()
"""
LONGEST = 20.0  # seconds
CTRL_C, CTRL_Q = "\x03", "\x11"


def typed_into_the_app(burst: str, answer: Path) -> str:
    """What the two fields hold after the bytes were written in one go."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    app = subprocess.Popen(
        [sys.executable, "-c", APP, str(answer)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        read_until(ours, b"ready")
        os.write(ours, burst.encode())
        read_until(ours, b"")
        app.wait(LONGEST)
    finally:
        app.kill()
        os.close(ours)
    return answer.read_text(encoding="utf-8")


def read_until(terminal: int, wanted: bytes) -> None:
    """Reads what the app draws until `wanted` came, or to the end where nothing is wanted."""
    drawn = b""
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline and not (wanted and wanted in drawn):
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                drawn += os.read(terminal, 65536)
            except OSError:  # the app has closed its side
                return


def test_a_burst_of_bytes_gives_the_text_that_was_typed(tmp_path: Path) -> None:
    telex = "go\x7fõ tie\x7fêng\x7f\x7f\x7fếng vie\x7fêt\x7f\x7fệt"
    burst = f"{CTRL_C}{telex}\tlann\x7f{CTRL_Q}"
    assert typed_into_the_app(burst, tmp_path / "answer") == "gõ tiếng việt|lan"
