"""What the rows of a table look like: their columns, and by what a row is told from the others."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowForm:
    """The form of a table's rows, and the SQL that follows from it.

    Attributes:
        table: its name.
        columns: all columns, in their order.
        key: the columns of the primary key, in their order.
    """

    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def has_id(self) -> bool:
        """Whether a row is known by a number that is never given again."""
        return self.key == ("id",)

    def key_of(self, row: str) -> str:
        """The key of a row, such as NEW, as the journal has it: the id, or the key as JSON."""
        names = ", ".join(f'{row}."{name}"' for name in self.key)
        return names if self.has_id else f"json_array({names})"

    def is_row(self, row: str, key: str) -> str:
        """That a row is the one of a key as the journal has it."""
        if self.has_id:
            return f"{row}.id = {key}"
        return " AND ".join(
            f"{row}.\"{name}\" = json_extract({key}, '$[{place}]')"
            for place, name in enumerate(self.key)
        )

    def json_of(self, row: str) -> str:
        """All of a row, such as OLD, as JSON."""
        pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in self.columns)
        return f"json_object({pairs})"


def row_form(db: sqlite3.Connection, table: str) -> RowForm:
    """The form of the rows of a table as it is now."""
    rows = db.execute(f"PRAGMA table_info({table})").fetchall()
    key = sorted((place, name) for _cid, name, _type, _must, _default, place in rows if place)
    return RowForm(table, tuple(row[1] for row in rows), tuple(name for _place, name in key))
