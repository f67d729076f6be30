"""The screens at the stress size, from the key to the last byte in a real terminal."""

import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure
from tests.benchmarks.terminal import Terminal
from tests.benchmarks.timing import Seconds

PAGE_DOWN, ENTER, ESCAPE = "\x1b[6~", "\r", "\x1b"
PEERS = {"empty Textual app": "empty", "textual-fastdatatable": "fast", "DataTable": "table"}
FRAME = 1 / 60
FIRST_ROWS = {"empty": "ready", "fast": "Customer 9", "table": "Customer 9"}


def figures(file: Path, size: str, runs: int) -> Iterator[Figure]:
    """Starting, paging, sorting, filtering, searching, and the memory of it all."""
    large = size == "L"
    starts = _starts(file, runs)
    ours = starts.pop("shoptui")
    empty = "empty Textual app"
    goal = 1.3 if large else None
    yield Figure(f"start to first rows, {size}", ours, starts, "s", empty, goal)
    pages = {name: _paging(_peer(kind)) for name, kind in PEERS.items() if kind != "empty"}
    with _shop(file) as app:
        app.until_settled()
        app.press("2", 1.0)
        page = statistics.median(app.press(PAGE_DOWN) for _time in range(20))
        yield Figure(f"page down, {size}", page, pages, goal=2 * FRAME if large else None)
        for what, keys in (("sort", "s"), ("filter", "f")):
            took = _by_dialog(app, keys)
            yield Figure(f"{what} the list, {size}", took, goal=0.300 if large else None)
        app.press("/", 0.5)
        typed = [app.press(letter) for letter in "nguyen thi"]
        yield Figure(f"a key while searching, median, {size}", statistics.median(typed))
        yield Figure(f"a key while searching, worst, {size}", max(typed))
        app.press(ESCAPE, 0.5)
        for pane in "134578":
            app.press(pane, 2.0)
        goal = 250.0 if large else None
        yield Figure(f"memory after every pane, {size}", app.megabytes(), unit="MB", goal=goal)


def _by_dialog(app: Terminal, key: str) -> float:
    """From the Enter that ends the dialog."""
    app.press(key, 0.5)
    app.press("\x1b[B")
    return app.press(ENTER, 1.0)


def _starts(file: Path, runs: int) -> Seconds:
    jobs: dict[str, Callable[[], float]] = {"shoptui": lambda: _first_rows(file)}
    for name, kind in PEERS.items():
        jobs[name] = lambda kind=kind: _seen(_peer(kind), FIRST_ROWS[kind])  # type: ignore[misc]
    for job in jobs.values():
        job()  # which compiles what was not yet
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _round in range(runs):
        for name, job in jobs.items():
            times[name].append(job())
    return {name: statistics.median(taken) for name, taken in times.items()}


def _first_rows(file: Path) -> float:
    with _shop(file) as app:
        return app.until_seen("₫")


def _seen(command: Sequence[str], text: str) -> float:
    with _run(command) as app:
        return app.until_seen(text)


def _paging(command: Sequence[str]) -> float:
    with _run(command) as app:
        app.until_seen("Customer 9")
        app.until_settled()
        return statistics.median(app.press(PAGE_DOWN) for _time in range(10))


@contextmanager
def _shop(file: Path) -> Iterator[Terminal]:
    with _run([sys.executable, "-m", "shoptui", "open", str(file)]) as app:
        yield app


@contextmanager
def _run(command: Sequence[str]) -> Iterator[Terminal]:
    with TemporaryDirectory() as folder, Terminal(command, Path(folder)) as app:
        yield app


def _peer(kind: str) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.peer_apps", kind]
