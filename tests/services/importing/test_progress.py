"""How far an import is, and stopping it at any step, which leaves everything as it was."""

from pathlib import Path

import pytest

from shoptui.domain.errors import Cancelled
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.importing import Progress, Step, apply, plan_import
from tests.builders import new_desk
from tests.exchange.workbooks import saved
from tests.services.importing.sheets import asked, sheet

ROWS = [f"2026-06-01,R{n},K{n % 50},{n}" for n in range(9000)]
STEPS = (Step.LOOKING, Step.READING, Step.COMPARING, Step.SAVING, Step.SORTING)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    return sheet(tmp_path, "Date,Receipt,Customer code,Amount", *ROWS)


def test_every_step_tells_how_far_it_is(desk: Desk, sales: Path) -> None:
    told: list[Progress] = []
    apply(desk, plan_import(desk, sales, progress=told.append), told.append)
    assert tuple(dict.fromkeys(each.step for each in told)) == STEPS
    saving = [each for each in told if each.step is Step.SAVING]
    assert [each.done for each in saving] == [2050, 4050, 6050, 8050]  # 50 customers come first
    assert {each.of for each in saving} == {9050}
    assert (
        saving[0].sentence(Formats(desk.shop())) == "Saving: 2.050 of 9.050 customers and sales …"
    )
    comparing = [each for each in told if each.step is Step.COMPARING]
    assert {each.of for each in comparing} == {9000}
    assert [each.done for each in comparing] == sorted({each.done for each in comparing})


def test_reading_guesses_of_how_many_rows(desk: Desk, sales: Path) -> None:
    told: list[Progress] = []
    plan_import(desk, sales, progress=told.append)
    reading = [each for each in told if each.step is Step.READING]
    assert [each.done for each in reading] == [0, 2048, 4096, 6144, 8192]
    assert all(8000 <= each.of <= 10_000 for each in reading)
    assert reading[-1].sentence(Formats(desk.shop())) == "Reading: 8.192 of about 9.000 rows …"


@pytest.mark.parametrize("step", STEPS)
def test_it_can_be_stopped_at_every_step(desk: Desk, sales: Path, step: Step) -> None:
    schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql"
    before = asked(desk, schema)

    def stop(progress: Progress) -> None:
        if progress.step is step:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        apply(desk, plan_import(desk, sales, progress=stop), stop)
    for table in ("customer", "purchase", "import_batch", "operation"):
        assert asked(desk, f"SELECT count(*) FROM {table}") == [0]
    assert asked(desk, schema) == before
    assert apply(desk, plan_import(desk, sales)).counts.sales_new == 9000


def test_a_workbook_can_be_stopped_while_it_is_taken_apart(desk: Desk, tmp_path: Path) -> None:
    rows = [("Date", "Receipt", "Amount"), *(("2026-06-01", f"R{n}", n) for n in range(300))]
    asked_at: list[Progress] = []

    def stop(progress: Progress) -> None:
        asked_at.append(progress)
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        plan_import(desk, saved(tmp_path / "sales.xlsx", rows), progress=stop)
    assert asked_at == [Progress(Step.LOOKING)]
