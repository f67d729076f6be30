"""The connection that writes down every change: nothing else may write to a shop.

Before the first change of a table it makes temporary triggers from the columns the table has, so
that no later table, column or cascade can be forgotten. Triggers kept in the file would have to be
read at each opening: with those of all tables a sale took three times as long.
"""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from shoptui.storage.row_form import RowForm, row_form

# The tables that keep the history itself, whom the owner erased, which cannot be undone, and what
# stands in open forms, which is no record yet.
NOT_WATCHED = frozenset({"operation", "journal", "_sqlite_migrations", "erasure", "draft"})
# The search indexes follow from the customers.
_NO_RECORDS = ("sqlite_", "customer_search", "customer_start")
_EVENTS = {
    sqlite3.SQLITE_INSERT: "insert",
    sqlite3.SQLITE_UPDATE: "update",
    sqlite3.SQLITE_DELETE: "delete",
}
# Inside a write the newest operation is the one that is being recorded.
_ENTRY = (
    "INSERT INTO journal (operation_id, table_name, row_id, before) "
    "VALUES ((SELECT max(id) FROM operation), '{table}', {row}, {before})"
)


class Watch(NamedTuple):
    """One kind of change of one table, which a trigger writes down."""

    table: str
    event: str

    @property
    def trigger(self) -> str:
        """The name of the trigger."""
        return f"journal_of_{self.table}_{self.event}"


if TYPE_CHECKING:
    _Any = sqlite3.Connection
else:
    _Any = object


class Recording(_Any):
    """What any connection needs so that each change of a record goes into the journal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Opens it; a change is refused until its trigger is made, which `execute` does."""
        super().__init__(*args, **kwargs)
        self._watched: set[Watch] = set()
        self._wanted: set[Watch] = set()
        self._is_recording = True
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

    def pause(self) -> None:
        """Writes nothing down until `resume`."""
        self._is_recording = False
        for watch in self._watched:
            self.execute(f"DROP TRIGGER temp.{watch.trigger}")

    def resume(self) -> None:
        """Writes down again.

        A statement that SQLite keeps prepared is not refused a second time, so all that was
        changed meanwhile is watched from now on.
        """
        self._is_recording = True
        for watch in self._watched:
            self._make(watch)

    def leave_out(self, watch: Watch) -> None:
        """Does not write down one kind of change until `take_in`."""
        if watch in self._watched:
            self.execute(f"DROP TRIGGER temp.{watch.trigger}")
        self._watched.add(watch)

    def take_in(self, watch: Watch) -> None:
        """Writes one kind of change down again."""
        self._make(watch)

    def _make(self, watch: Watch) -> None:
        self.execute(_trigger(row_form(self, watch.table), watch))

    def _watch_wanted(self) -> bool:
        """Whether a statement was only refused because its tables were not watched yet."""
        wanted = self._wanted - self._watched
        self._wanted.clear()
        self._watched |= wanted
        for watch in wanted:
            self._make(watch)
        return bool(wanted)

    def _authorize(
        self, action: int, table: str | None, _column: object, schema: str | None, _trigger: object
    ) -> int:
        if action not in _EVENTS or schema != "main" or table is None:
            return sqlite3.SQLITE_OK
        watch = Watch(table, _EVENTS[action])
        if watch in self._watched or table in NOT_WATCHED or table.startswith(_NO_RECORDS):
            return sqlite3.SQLITE_OK
        (self._wanted if self._is_recording else self._watched).add(watch)
        return sqlite3.SQLITE_DENY if self._is_recording else sqlite3.SQLITE_OK


class RecordingConnection(Recording, sqlite3.Connection):
    """A connection on which each change of a record goes into the journal."""


def _trigger(form: RowForm, watch: Watch) -> str:
    row, before, when = "OLD", form.json_of("OLD"), ""
    if watch.event == "insert":
        row, before = "NEW", "NULL"
    if watch.event == "update":
        changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in form.columns)
        when = f"WHEN {changed}"
    entry = _ENTRY.format(table=watch.table, row=form.key_of(row), before=before)
    return (
        f"CREATE TEMP TRIGGER {watch.trigger} AFTER {watch.event} "
        f"ON main.{watch.table} {when} BEGIN {entry}; END"
    )
