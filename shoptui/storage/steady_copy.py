"""Copying a large shop file in steps, so that other windows go on saving meanwhile.

`VACUUM INTO` keeps writers out until it is done: of a file of 300 megabytes that takes seconds. In
steps they wait for some pages only; a change between two steps makes SQLite begin anew, so that the
copy is of one moment all the same. A shop that is changed without end is copied the other way.
"""

import sqlite3
from collections.abc import Callable

from shoptui.domain.errors import Cancelled
from shoptui.domain.language import _

LARGE = 16_000_000  # bytes; what is smaller is copied in a fraction of a second either way
PAGES = 1000  # in a step, some milliseconds
_PAUSE = 0.005  # seconds between steps, in which a waiting window gets its turn
_MOST_BEGINNINGS = 5


class _Unsteady(Exception):
    """The shop changes too often."""


def copied_in_steps(
    db: sqlite3.Connection, target: sqlite3.Connection, stop: Callable[[], bool]
) -> bool:
    """Copies a shop, and returns whether that came to an end; if not, the copy is worth nothing.

    Args:
        db: a connection to the shop, in no transaction.
        target: a connection to an empty file.
        stop: asked at every step whether to give up.

    Raises:
        Cancelled: `stop` said so.
    """
    least, beginnings = -1, 0

    def look(_status: int, remaining: int, _total: int) -> None:
        nonlocal least, beginnings
        if stop():
            raise Cancelled(_("Stopped; nothing was changed."))
        if remaining > least >= 0:
            beginnings += 1
        least = remaining
        if beginnings > _MOST_BEGINNINGS:
            raise _Unsteady

    try:
        db.backup(target, pages=PAGES, progress=look, sleep=_PAUSE)
    except _Unsteady:
        return False
    return True
