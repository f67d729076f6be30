"""Run as a process: as many windows as asked for record in one shop at the same time.

Prints how many acts were said to be saved.
"""

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from shoptui.domain.errors import ShopBusy
from shoptui.services.desk import Desk, open_desk
from shoptui.storage import settings
from tests.builders import Clock
from tests.safety.acts import record_customer, record_sale

COUNTER = "windows.counter"
clock = Clock()


def main(path: str, windows: str, records: str, protection: str = "") -> None:
    """Starts the windows at once and waits for all of them."""
    desk = open_desk(Path(path), clock.today, clock.now)
    record_sale(desk, 0)  # imports what is needed before the windows part
    record_customer(desk, 0)
    read, write = os.pipe()
    children = [os.fork() for _window in range(int(windows)) if not am_i_a_window()]
    if am_i_a_window():
        os.write(write, bytes([0]) * record(Path(path), int(records), protection == "none"))
        os._exit(0)
    os.close(write)
    for child in children:
        os.waitpid(child, 0)
    print(sum(len(chunk) for chunk in iter(lambda: os.read(read, 65536), b"")))


_MAIN = os.getpid()


def am_i_a_window() -> bool:
    """Whether this is one of the processes that record."""
    return os.getpid() != _MAIN


def record(path: Path, records: int, is_careless: bool) -> int:
    """Records sales and customers and counts in a setting; how much was said to be saved.

    Args:
        path: the shop.
        records: how many.
        is_careless: the count is read in one session and written in another, as a control.
    """
    desk = open_desk(path, clock.today, clock.now)
    for number in range(records):
        mark = os.getpid() * 1000 + number
        if number % 5 == 0:
            until_saved(partial(record_customer, desk, mark))
        elif number % 5 == 1:
            until_saved(partial(count_carelessly if is_careless else count, desk))
        else:
            until_saved(partial(record_sale, desk, mark))
    return records


def until_saved(act: Callable[[], None]) -> None:
    """Saves again as often as it is told to, as an owner would on a very busy machine."""
    while True:
        try:
            act()
        except ShopBusy:
            continue
        return


def count(desk: Desk) -> None:
    """Adds one to a count, within one operation."""
    with desk.file.write("count") as db:
        settings.put(db, COUNTER, str(int(settings.read_all(db).get(COUNTER, "0")) + 1))


def count_carelessly(desk: Desk) -> None:
    """Adds one to a count that was read before."""
    with desk.file.read() as db:
        before = int(settings.read_all(db).get(COUNTER, "0"))
    time.sleep(0.01)  # long enough for another window to count
    with desk.file.write("count") as db:
        settings.put(db, COUNTER, str(before + 1))


if __name__ == "__main__":
    main(*sys.argv[1:])
