"""Moves a whole shop in time: every day in every table by the same number of days."""

import re
import sqlite3
from datetime import date, timedelta

from shoptui.domain.dates import Birthday

# A column is a day if the table checks that it is one (`schema.day`), whatever its name.
_DAY_COLUMN = re.compile(r"date\((\w+), '\+0 days'\)")
_OUT_OF_THE_WAY = 100_000  # days; further than any shop's records reach
_LEAP_DAY = (2, 29)


def shift_days(db: sqlite3.Connection, days: int) -> None:
    """Moves all days, and the moments of all operations but the one that is being recorded.

    Within `journal.set_aside`, since this changes the history.
    """
    for table, columns in _day_columns(db).items():
        if set(columns) & _unique_columns(db, table):
            # One by one a day could meet the next one's old place.
            _move(db, table, columns, _OUT_OF_THE_WAY)
            _move(db, table, columns, days - _OUT_OF_THE_WAY)
        else:
            _move(db, table, columns, days)
    db.execute(
        "UPDATE operation SET at = date(substr(at, 1, 10), ?) || substr(at, 11) "
        "WHERE id < (SELECT max(id) FROM operation)",
        (f"{days:+} days",),
    )


def shift_birthdays(db: sqlite3.Connection, last: date, days: int) -> None:
    """Moves each birthday as `moved_birthday` does.

    Args:
        db: a connection within a write.
        last: the last day before the move.
        days: how far the shop is moved.
    """
    rows = db.execute("SELECT id, birthday FROM customer WHERE birthday <> ''").fetchall()
    moved = [
        (moved_birthday(Birthday.read(text), last, days).stored(), number) for number, text in rows
    ]
    db.executemany("UPDATE customer SET birthday = ? WHERE id = ?", moved)


def moved_birthday(birthday: Birthday, last: date, days: int) -> Birthday:
    """The birthday that is as near to the last day after a move as this one is before, at one age.

    29 February stays what it is: it is there to be tried out. Who would come to have it is
    congratulated on the 28th.
    """
    if (birthday.month, birthday.day) == _LEAP_DAY:
        return birthday
    before = last + timedelta(days=birthday.days_until(last))
    after = before + timedelta(days=days)
    year = None if birthday.year is None else birthday.year + after.year - before.year
    leap = (after.month, after.day) == _LEAP_DAY
    return Birthday(after.month, 28 if leap else after.day, year)


def _day_columns(db: sqlite3.Connection) -> dict[str, list[str]]:
    tables = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    found = ((name, _DAY_COLUMN.findall(sql)) for name, sql in tables)
    return {name: list(dict.fromkeys(columns)) for name, columns in found if columns}


def _unique_columns(db: sqlite3.Connection, table: str) -> set[str]:
    indexes = db.execute('SELECT name FROM pragma_index_list(?) WHERE "unique"', (table,))
    return {
        column
        for (index,) in indexes.fetchall()
        for (column,) in db.execute("SELECT name FROM pragma_index_info(?)", (index,))
    }


def _move(db: sqlite3.Connection, table: str, columns: list[str], days: int) -> None:
    moves = ", ".join(f"{column} = date({column}, :by)" for column in columns)
    db.execute(f"UPDATE {table} SET {moves}", {"by": f"{days:+} days"})
