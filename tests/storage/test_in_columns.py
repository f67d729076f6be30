"""Answers in columns are those of the rows."""

from pathlib import Path

from shoptui.storage.in_columns import columns, figures
from shoptui.storage.ordinals import Ordinals
from tests.builders import new_desk

QUERY = "SELECT value, -value * 3, '2026-02-0' || value FROM json_each(:numbers)"


def test_a_column_for_each_of_the_query(tmp_path: Path) -> None:
    with new_desk(tmp_path).file.read() as db:
        first, second, days = columns(db, QUERY, {"numbers": "[1, 2, 5]"}, 3)
    assert figures(first) == [1, 2, 5]
    assert figures(second) == [-3, -6, -15]
    # 2026-02-01 is the 739,648th day: 2025 years of 365 days and 491 leap days, and 32 days.
    assert Ordinals().column(days) == [739648, 739649, 739652]


def test_no_rows_are_empty_columns(tmp_path: Path) -> None:
    with new_desk(tmp_path).file.read() as db:
        first, second, days = columns(db, QUERY, {"numbers": "[]"}, 3)
    assert figures(first) == figures(second) == Ordinals().column(days) == []
