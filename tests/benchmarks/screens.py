"""The screens at the stress size, from the key to the last byte in a real terminal."""

import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure
from tests.benchmarks.terminal import COLUMNS, Terminal
from tests.benchmarks.timing import Seconds

PAGE_DOWN, ENTER, ESCAPE, DOWN = "\x1b[6~", "\r", "\x1b", "\x1b[B"
PEERS = {"empty Textual app": "empty", "textual-fastdatatable": "fast", "DataTable": "table"}
FRAME = 1 / 60
FIRST_ROWS = {"empty": "ready", "fast": "Customer 9", "table": "Customer 9"}
NARROW = 96  # columns, in which no card stands beside the list
TYPED = "nguyen thi"


def figures(file: Path, size: str, runs: int) -> Iterator[Figure]:
    """Starting, paging, sorting, filtering, searching, and the memory of it all."""
    large = size == "L"
    starts = _starts(file, runs)
    ours = starts.pop("shoptui")
    empty = "empty Textual app"
    goal = 1.3 if large else None
    yield Figure(f"start to first rows, {size}", ours, starts, "s", empty, goal)
    pages = {name: _paging(_peer(kind)) for name, kind in PEERS.items() if kind != "empty"}
    with _customers(file, NARROW) as app:
        goal = 2 * FRAME if large else None
        yield Figure(f"page down, {size}", _pages(app), pages, goal=goal)
    with _customers(file) as app:
        yield Figure(f"page down, and the card beside the list, {size}", _pages(app), pages)
        goal = 0.300 if large else None
        yield Figure(f"sort the list, {size}", _by_dialog(app, "s", DOWN), goal=goal)
        yield Figure(f"filter the list by a name, {size}", _by_dialog(app, "f", "thi"), goal=goal)
        app.press(ESCAPE, 0.3)
        yield from _searching(app, size)
        for pane in "134578":
            app.press(pane, 0.3)
            app.until_idle()
        goal = 250.0 if large else None
        yield Figure(f"memory after every pane, {size}", app.megabytes(), unit="MB", goal=goal)


def _pages(app: Terminal) -> float:
    return statistics.median(app.press(PAGE_DOWN) for _time in range(20))


def _by_dialog(app: Terminal, key: str, choice: str) -> float:
    """From the Enter that ends the dialog."""
    app.press(key, 0.3)
    app.press(choice, 0.3)
    took = app.press(ENTER, 1.0)
    app.until_idle()
    return took


def _searching(app: Terminal, size: str) -> Iterator[Figure]:
    """Keys in the search, beside those in a field that only shows them."""
    with _run(_peer("field")) as field:
        field.until_seen("ready")
        field.until_idle()
        field.press("x")
        bare, bare_work = _keys(field)
    app.press("/", 0.3)
    app.press("x")  # the first letter opens the list
    app.press("\x7f")
    taken, work = _keys(app)
    app.press(ESCAPE, 0.3)
    alone = "an Input alone"
    for which, of in (("median", statistics.median), ("worst", max)):
        name = f"a key while searching, {which}, {size}"
        yield Figure(name, of(taken), {alone: of(bare)})
    own = [both - statistics.median(bare_work) for both in work]
    goal = 0.010 if size == "L" else None
    yield Figure(f"own work of such a key, median, {size}", statistics.median(own), goal=goal)
    yield Figure(f"own work of such a key, worst, {size}", max(own), goal=goal)


def _keys(app: Terminal) -> tuple[list[float], list[float]]:
    """Seconds to the last byte, and seconds of work, of each letter typed."""
    taken, work = [], []
    for letter in TYPED:
        before = app.worked()
        taken.append(app.press(letter))
        work.append(app.worked() - before)
    return taken, work


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
        app.until_idle()
        return _pages(app)


@contextmanager
def _customers(file: Path, columns: int = COLUMNS) -> Iterator[Terminal]:
    """The list of customers, once everybody is judged and nothing is worked out any more."""
    with _shop(file, columns) as app:
        app.until_seen("₫")
        app.until_idle()
        app.press("2", 0.3)
        app.until_idle()
        yield app


@contextmanager
def _shop(file: Path, columns: int = COLUMNS) -> Iterator[Terminal]:
    with _run([sys.executable, "-m", "shoptui", "open", str(file)], columns) as app:
        yield app


@contextmanager
def _run(command: Sequence[str], columns: int = COLUMNS) -> Iterator[Terminal]:
    with TemporaryDirectory() as folder, Terminal(command, Path(folder), columns) as app:
        yield app


def _peer(kind: str) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.peer_apps", kind]
