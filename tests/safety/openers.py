"""Run as a process: several windows open one shop of an older version at the same moment."""

import os
import sys
from pathlib import Path

from shoptui.services.desk import open_desk
from shoptui.storage.migrations import migrate
from tests.builders import Clock

clock = Clock()


def main(path: str, windows: str) -> None:
    """Opens it in so many processes at once; fails if one of them does."""
    assert callable(migrate)  # imported before the windows part, so that they meet
    children = []
    for _window in range(int(windows)):
        child = os.fork()
        if child == 0:
            open_desk(Path(path), clock.today, clock.now).revision()
            os._exit(0)
        children.append(child)
    sys.exit(any(os.waitpid(child, 0)[1] for child in children))


if __name__ == "__main__":
    main(*sys.argv[1:])
