"""What stands in a shop file after hostile texts were typed or imported."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.safety.hostile import is_fit_to_store
from tests.safety.tampered import texts as text_columns

JSON = ("journal", "draft")  # which spell texts out


def assert_all_fit_to_store(path: Path) -> None:
    """Every text of every table is NFC, and nothing in it acts."""
    with closing(sqlite3.connect(path)) as db:
        for table, column in text_columns(db):
            if table not in JSON:
                for (text,) in db.execute(f"SELECT DISTINCT {column} FROM {table}"):
                    fit = not isinstance(text, str) or is_fit_to_store(text, lines=True)
                    assert fit, (table, column, text)
