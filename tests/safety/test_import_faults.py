"""An import that breaks off anywhere leaves nothing of itself, and can be done again whole."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from shoptui.domain.errors import ShopError
from shoptui.services.desk import Desk
from shoptui.services.importing import ImportPlan, apply
from shoptui.storage import database
from shoptui.storage.recording import RecordingConnection
from tests.builders import add, new_desk, sell
from tests.services.importing.sheets import asked, counts_of, plan_of
from tests.services.importing.test_apply import ROWS

RECORDS = ("customer", "product", "purchase", "purchase_line", "import_batch", "operation")


class Fault(Exception):
    """What breaks on purpose."""


class Steps:
    """Counts what is asked of the file, each row for itself, and breaks at one of them."""

    def __init__(self) -> None:
        self.taken = 0
        self.breaks_at = 0
        self.error: Callable[[], Exception] = Fault
        self.is_one_transaction = True

    def take(self) -> None:
        self.taken += 1
        if self.taken == self.breaks_at:
            raise self.error()


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    counted = Steps()

    class Breaking(RecordingConnection):
        def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
            if not sql.startswith(("PRAGMA", "ROLLBACK")):
                counted.take()
            if sql.startswith(("BEGIN", "COMMIT")) and not counted.is_one_transaction:
                sql = "SELECT 1"
            return super().execute(sql, parameters)

        def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
            return super().executemany(sql, self._one_by_one(list(parameters)))

        def _one_by_one(self, rows: list[Any]) -> Iterator[Any]:
            for row in rows:
                counted.take()
                yield row

    monkeypatch.setattr(database, "RecordingConnection", Breaking)
    return counted


def shop(folder: Path) -> Desk:
    """A shop in which the import meets a customer, and a sale typed by hand."""
    folder.mkdir()
    desk = new_desk(folder)
    sell(desk, add(desk, "An"), date(2026, 5, 1), 100)
    return desk


def held(desk: Desk) -> list[list[Any]]:
    """All records, in their order."""
    return [asked(desk, f"SELECT * FROM {table}") for table in RECORDS]


def planned(desk: Desk, folder: Path) -> ImportPlan:
    return plan_of(desk, folder, *ROWS)


@pytest.mark.parametrize("error", [Fault, lambda: sqlite3.OperationalError("disk I/O error")])
def test_an_import_is_all_or_nothing(
    tmp_path: Path, steps: Steps, error: Callable[[], Exception]
) -> None:
    desk = shop(tmp_path / "shop")
    plan = planned(desk, tmp_path)
    steps.taken, steps.error = 0, error
    before = held(desk)
    for at in range(1, 1000):
        steps.taken, steps.breaks_at = 0, at
        try:
            result = apply(desk, plan)
        except (Fault, ShopError):
            assert held(desk) == before, f"step {at}"
        else:
            break
    assert at > 30, "too few steps to have met every row"
    assert counts_of(result.counts) == counts_of(plan.counts)
    assert len(asked(desk, "SELECT id FROM purchase")) == 1 + 5
    assert asked(desk, "PRAGMA foreign_key_check") == []


def test_an_import_without_its_transaction_is_found_half_done(tmp_path: Path, steps: Steps) -> None:
    """The control: each statement on its own leaves what was put in before the fault."""
    desk = shop(tmp_path / "shop")
    before, plan = held(desk), planned(desk, tmp_path)
    steps.taken, steps.breaks_at, steps.is_one_transaction = 0, 40, False
    with pytest.raises(Fault):
        apply(desk, plan)
    assert held(desk) != before
