"""Run as a process: records without end, and says so after each act, until it is killed.

It forks a process for each killing, so that Python and shoptui start only once. The path of a shop
to record in comes in on standard input, one a line. What goes out: "pid" with the number of the
process that records, a line an act once the service has returned, and "dead".
"""

import os
import sys
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from sqlite3 import Connection, Error
from unittest.mock import patch

from shoptui.services.desk import open_desk
from shoptui.storage.doubt import commit
from tests.builders import Clock
from tests.safety.acts import ACTS

ORDER = ("sale", "customer", "sale", "refund", "import")
clock = Clock()


def main(practice: str, protection: str = "") -> None:
    """Starts a recording for every line that comes in.

    Args:
        practice: a shop in which every act is done once, so that all is imported.
        protection: "none" says each act before it is committed, as a control.
    """
    desk = open_desk(Path(practice), clock.today, clock.now)
    for act in ORDER:
        ACTS[act](desk, 0)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            record(Path(line.strip()), is_early=protection == "none")
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("dead")


def record(path: Path, is_early: bool) -> None:
    """Records sales, customers, refunds and imports in turn."""
    desk = open_desk(path, clock.today, clock.now)
    for number in count(1):
        act = ORDER[number % len(ORDER)]

        def commit_later(db: Connection, said: str = f"{act} {number}") -> Error | None:
            say(said)
            return commit(db)

        with patch("shoptui.storage.database.commit", commit_later) if is_early else nullcontext():
            ACTS[act](desk, number)
        if not is_early:
            say(f"{act} {number}")


def say(line: str) -> None:
    """Writes a line at once."""
    os.write(1, (line + "\n").encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
