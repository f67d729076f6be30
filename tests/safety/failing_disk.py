"""A disk that fails on purpose: a small C library, loaded in front of libc in a process of its own.

The test starts a script with `run_on_a_failing_disk`; the script steers the disk with `Disk`.
"""

import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).with_name("failing_disk.c")
ROOT = Path(__file__).parents[2]
_LIBRARY = "SHOPTUI_FAILING_DISK"
PATIENCE = 3600  # seconds: ends what hangs, and never what a busy machine makes slow

KINDS = {"w": "write", "s": "sync", "t": "truncate", "d": "delete", "r": "rename"}

needs_a_failing_disk = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None,
    reason="needs Linux and a C compiler",
)


def run_on_a_failing_disk(script: str, folder: Path, *arguments: str) -> list[dict[str, Any]]:
    """Runs a module of these tests on such a disk; what it prints, one JSON object a line."""
    library = folder / "failing_disk.so"
    command = ["cc", "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True, timeout=PATIENCE)
    place = folder / "disk"
    place.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", script, str(place), *arguments],
        env={**os.environ, "LD_PRELOAD": str(library), _LIBRARY: str(library)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
        timeout=PATIENCE,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


class Disk:
    """The disk below one folder, seen from within the process that has to live with it."""

    def __init__(self, folder: Path) -> None:
        """Takes hold of it; it does not fail yet."""
        self._folder = str(folder.resolve()).encode()
        self._library = ctypes.CDLL(os.environ[_LIBRARY])
        self._library.heal.restype = ctypes.c_char_p

    def fail_at(self, change: int, error: int, *, forever: bool = False) -> None:
        """Fails the Nth change from now on (0: none), and with `forever` all after it."""
        self._arm(change, error, forever, False)

    def kill_at(self, change: int) -> None:
        """Kills this process in the place of its Nth change."""
        self._arm(change, 0, False, True)

    def heal(self) -> list[str]:
        """Stops failing; what the changes were since it was armed."""
        seen: bytes = self._library.heal()
        return [KINDS[letter] for letter in seen.decode()]

    def _arm(self, change: int, error: int, forever: bool, kills: bool) -> None:
        count = ctypes.c_long(change)
        self._library.fail_at(self._folder, count, error, int(forever), int(kills))
