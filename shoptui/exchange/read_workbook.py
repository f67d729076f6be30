"""Reading a workbook through a child process that can be stopped."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any

from shoptui.domain.errors import FileTrouble, NotFound
from shoptui.domain.language import _
from shoptui.exchange.inspect_workbook import MAX_ROWS, damaged, inspect_workbook
from shoptui.exchange.raw_sheet import MAX_COLUMNS, RawRow, RawSheet, too_wide

SECONDS = 60.0
_LOOK = 0.1  # seconds between two looks at whether the owner still wants it

_CHILD = Path(__file__).with_name("workbook_child.py")
# What Python itself takes, and what each unpacked byte may cost; a few cells that lie a million
# rows apart would ask for far more.
_LEAST_MEMORY = 300_000_000
_MEMORY_PER_BYTE = 8
_MOST_MEMORY = 1_500_000_000


@contextmanager
def open_workbook(
    path: Path,
    worksheet: str = "",
    seconds: float = SECONDS,
    go_on: Callable[[], None] = lambda: None,
) -> Iterator[RawSheet]:
    """The values of one worksheet; formulas give what they last came to, macros are never run.

    Args:
        path: the workbook.
        worksheet: its name, "" for the first one that holds anything.
        seconds: how long reading may take.
        go_on: asked several times a second meanwhile; what it raises ends the reading.

    Raises:
        FileTrouble: it is no workbook, damaged, empty, or too large to be a list of sales.
        NotFound: it has no worksheet of that name.
    """
    inspected = inspect_workbook(path)
    memory = min(_LEAST_MEMORY + _MEMORY_PER_BYTE * inspected.size, _MOST_MEMORY)
    with tempfile.TemporaryFile() as output:
        _parse(path, worksheet, memory, output, seconds, go_on)
        about = _about(path, worksheet, output)
        rows = partial(_rows, path, output)
        others = tuple(about["others"])
        epoch, mark = inspected.epoch_1904, inspected.mark
        yield RawSheet(rows, about["name"], others, epoch, mark=mark)


def _parse(
    path: Path,
    worksheet: str,
    memory: int,
    output: IO[bytes],
    seconds: float,
    go_on: Callable[[], None],
) -> None:
    # -P: nothing in the folder of the script may stand in for a module of Python.
    command = [sys.executable, "-P", str(_CHILD), str(path.resolve()), worksheet, str(memory)]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL
    ) as child:
        try:
            ended_by = _waited_for(child, seconds, go_on)
        finally:
            child.kill()
    if ended_by != 0:
        raise _too_much(path)


def _waited_for(
    child: subprocess.Popen[bytes], seconds: float, go_on: Callable[[], None]
) -> int | None:
    """What a child process ended with, None where it takes too long."""
    end = time.monotonic() + seconds
    while True:
        try:
            return child.wait(max(0.0, min(_LOOK, end - time.monotonic())))
        except subprocess.TimeoutExpired:
            if time.monotonic() >= end:
                return None
        finally:
            go_on()  # also where it ended: an interruption at the keyboard ends the child, too


def _about(path: Path, worksheet: str, output: IO[bytes]) -> dict[str, Any]:
    output.seek(0)
    about: dict[str, Any] = json.loads(output.readline() or "{}")
    if about.get("empty"):
        raise _empty(path)
    if about.get("error") == "WorksheetNotFound":
        raise NotFound(
            _("{file} has no worksheet {name}: check the name.").format(
                file=path.name, name=worksheet
            )
        )
    if "name" not in about:
        raise damaged(path)
    if about["width"] > MAX_COLUMNS:
        raise too_wide(path.name)
    return about


def _rows(path: Path, output: IO[bytes]) -> Iterator[RawRow]:
    output.seek(0)
    output.readline()
    for line in iter(output.readline, b""):
        chunk = json.loads(line)
        if isinstance(chunk, dict):
            if chunk.get("complete"):
                return
            raise _too_much(path)
        for number, cells in chunk:
            if number > MAX_ROWS:
                raise _too_much(path)
            yield number, cells
    raise damaged(path)


def _too_much(path: Path) -> FileTrouble:
    message = _(
        "{file} takes too long or too much memory to read, or is damaged: keep the sales list only "
        "and save it as CSV, then import that."
    )
    return FileTrouble(message.format(file=path.name))


def _empty(path: Path) -> FileTrouble:
    message = _("{file} has no sheet with anything in it: choose another file.")
    return FileTrouble(message.format(file=path.name))
