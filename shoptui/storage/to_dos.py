"""What was done about the day's list and the suggestions, or put off."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from shoptui.domain.to_do import Mark

DONE, SKIPPED = "done", "skipped"

_MARKS = """SELECT kind, subject, max(CASE how WHEN 'done' THEN day END),
    max(CASE how WHEN 'skipped' THEN day END)
FROM to_do_done WHERE day <= ? {whose} GROUP BY kind, subject"""


def mark(db: sqlite3.Connection, kind: str, subject: int, on: date, how: str) -> None:
    """Notes that an entry was done or skipped on a day; the later word of a day holds."""
    db.execute(
        "INSERT INTO to_do_done (kind, subject, day, how) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (kind, subject, day) DO UPDATE SET how = excluded.how",
        (kind, subject, on.isoformat(), how),
    )


def marks(db: sqlite3.Connection, as_of: date) -> dict[tuple[str, int], Mark]:
    """The last marks by a day, by kind and subject."""
    return _read(db.execute(_MARKS.format(whose=""), (as_of.isoformat(),)))


def marks_about(
    db: sqlite3.Connection, as_of: date, kinds: Sequence[str], subject: int
) -> dict[tuple[str, int], Mark]:
    """The same of some kinds and one subject alone."""
    whose = f"AND kind IN ({', '.join('?' * len(kinds))}) AND subject = ?"
    return _read(db.execute(_MARKS.format(whose=whose), (as_of.isoformat(), *kinds, subject)))


def _read(
    rows: Iterable[tuple[str, int, str | None, str | None]],
) -> dict[tuple[str, int], Mark]:
    return {
        (kind, subject): Mark(_ordinal(done), _ordinal(skipped))
        for kind, subject, done, skipped in rows
    }


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else 0
