"""The connection that writes down every change: nothing else may write to a shop.

Before the first change of a table it makes temporary triggers from the columns the table has, so
that no later table, column or cascade can be forgotten. Triggers kept in the file would have to be
read at each opening: with those of all tables a sale took three times as long.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any

from shoptui.storage.row_form import RowForm, row_form

# The tables that keep the history itself.
NOT_WATCHED = frozenset({"operation", "journal", "_sqlite_migrations"})
# The search indexes follow from the customers.
_NO_RECORDS = ("sqlite_", "customer_search", "customer_start")
_CHANGES = (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE)

# Inside a write the newest operation is the one that is being recorded.
_ENTRY = (
    "INSERT INTO journal (operation_id, table_name, row_id, before) "
    "VALUES ((SELECT max(id) FROM operation), '{table}', {row}, {before})"
)


class RecordingConnection(sqlite3.Connection):
    """A connection on which each change of a record goes into the journal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Opens it; writing is refused until a table's triggers are made, which `execute` does."""
        super().__init__(*args, **kwargs)
        self._watched: set[str] = set()
        self._wanted: set[str] = set()
        self.is_recording = True
        self.set_authorizer(self._authorize)

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Runs a statement; what it changes is written down."""
        try:
            return super().execute(sql, parameters)
        except sqlite3.DatabaseError:
            if not self._watch_wanted():
                raise
        return self.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """Runs a statement for many rows; what it changes is written down."""
        try:
            return super().executemany(sql, parameters)
        except sqlite3.DatabaseError:
            if not self._watch_wanted():
                raise
        return self.executemany(sql, parameters)

    def watch(self, table: str) -> None:
        """Makes the triggers of a table."""
        self._watched.add(table)
        form = row_form(self, table)
        for statement in (_on_insert(form), _on_update(form), _on_delete(form)):
            self.execute(statement)

    def pause(self) -> None:
        """Writes nothing down until `resume`."""
        self.is_recording = False
        for table in self._watched:
            for event in ("insert", "update", "delete"):
                self.execute(f"DROP TRIGGER temp.{trigger_name(table, event)}")

    def resume(self) -> None:
        """Writes down again.

        A statement that SQLite keeps prepared is not refused a second time, so all the tables
        that were changed meanwhile are watched from now on.
        """
        self.is_recording = True
        for table in self._watched:
            self.watch(table)

    def leave_out_insertions(self, table: str) -> None:
        """Does not write down what is put into a table until `take_in_insertions`."""
        if table not in self._watched:
            self.watch(table)
        self.execute(f"DROP TRIGGER temp.{trigger_name(table, 'insert')}")

    def take_in_insertions(self, table: str) -> None:
        """Writes down again what is put into a table."""
        self.execute(_on_insert(row_form(self, table)))

    def _watch_wanted(self) -> bool:
        """Whether a statement was only refused because its tables were not watched yet."""
        wanted = self._wanted - self._watched
        self._wanted.clear()
        for table in wanted:
            self.watch(table)
        return bool(wanted)

    def _authorize(
        self,
        action: int,
        table: str | None,
        _column: str | None,
        schema: str | None,
        _in: str | None,
    ) -> int:
        if action not in _CHANGES or schema != "main" or table is None:
            return sqlite3.SQLITE_OK
        if table in self._watched or table in NOT_WATCHED or table.startswith(_NO_RECORDS):
            return sqlite3.SQLITE_OK
        if not self.is_recording:
            self._watched.add(table)
            return sqlite3.SQLITE_OK
        self._wanted.add(table)
        return sqlite3.SQLITE_DENY


def trigger_name(table: str, event: str) -> str:
    """The name of the trigger that writes down one kind of change of a table."""
    return f"journal_of_{table}_{event}"


def _on_insert(form: RowForm) -> str:
    return _trigger(form, "insert", "NEW", "NULL")


def _on_update(form: RowForm) -> str:
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in form.columns)
    return _trigger(form, "update", "OLD", form.json_of("OLD"), f"WHEN {changed}")


def _on_delete(form: RowForm) -> str:
    return _trigger(form, "delete", "OLD", form.json_of("OLD"))


def _trigger(form: RowForm, event: str, row: str, before: str, when: str = "") -> str:
    entry = _ENTRY.format(table=form.table, row=form.key_of(row), before=before)
    return (
        f"CREATE TEMP TRIGGER {trigger_name(form.table, event)} AFTER {event} "
        f"ON main.{form.table} {when} BEGIN {entry}; END"
    )
