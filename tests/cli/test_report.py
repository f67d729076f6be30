import csv
import io
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from shoptui.cli.report import report
from shoptui.domain.errors import FileTrouble, InvalidInput, NotFound, ShopError
from tests.builders import TODAY, USD, add, new_desk, sell

app = typer.Typer()
app.command()(report)


@pytest.fixture
def file(tmp_path: Path) -> str:
    desk = new_desk(tmp_path, currency=USD, locale="en")
    sell(desk, add(desk, "Nguyễn Ánh", code="A1"), TODAY, 1250)
    add(desk, "=Mai", code="M1")
    return str(desk.file.path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_json_has_exactly_the_promised_keys(file: str) -> None:
    result = run(file, "rfm", "--as-of", TODAY.isoformat(), "--format", "json")
    assert json.loads(result.stdout) == [
        {
            "code": "A1",
            "name": "Nguyễn Ánh",
            "recency": 0,
            "frequency": 1,
            "monetary": "12.50",
            "r": 5,
            "f": 1,
            "m": 1,
            "fm": 1,
            "tier": "New",
        },
        {
            "code": "M1",
            "name": "=Mai",
            "recency": None,
            "frequency": 0,
            "monetary": "0.00",
            "r": None,
            "f": None,
            "m": None,
            "fm": None,
            "tier": "Prospect",
        },
    ]


def test_csv_is_safe_to_open(file: str) -> None:
    rows = list(csv.reader(io.StringIO(run(file, "rfm", "--format", "csv").stdout)))
    assert [row[1] for row in rows] == ["name", "Nguyễn Ánh", "'=Mai"]


@pytest.mark.parametrize(("name", "rows"), [("tiers", 12), ("cells", 25), ("cuts", 4)])
def test_each_report_prints(file: str, name: str, rows: int) -> None:
    assert len(json.loads(run(file, name, "--format", "json").stdout)) == rows
    assert "Too few buyers to compare" in run(file, name).stdout


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        (("rfx",), NotFound, "rfm, tiers, cells, cuts"),
        (("rfm", "--format", "xml"), InvalidInput, "table, csv, json"),
        (("rfm", "--as-of", "2026-02-30"), InvalidInput, "February"),
        (("rfm", "--as-of", "soon"), InvalidInput, "date"),
        (("rfm", "--since", "2026-01-01"), InvalidInput, "no period"),
        (("funnel", "--by", "area"), InvalidInput, "no breakdown"),
        (("cohorts", "--by", "moon"), InvalidInput, "choose from month, quarter"),
    ],
)
def test_nonsense_is_refused(
    file: str, arguments: tuple[str, ...], error: type[ShopError], sentence: str
) -> None:
    result = run(file, *arguments)
    assert isinstance(result.exception, error)
    assert sentence in str(result.exception)
    assert result.stdout == ""


def test_a_report_is_asked_for_a_breakdown_and_a_period(file: str) -> None:
    quarter = run(file, "cohorts", "--by", "quarter", "--format", "json", "--as-of", "2026-06-30")
    assert [each["cohort"] for each in json.loads(quarter.stdout)] == ["2026-Q2"]
    groups = run(file, "groups", "--as-of", TODAY.isoformat()).stdout
    assert groups.index("Groups of customers") < groups.index("Customers by group")
    told = json.loads(run(file, "value", "--format", "json").stdout)
    assert {"revenue", "orders", "aov", "buyers", "repeat_buyers", "repeat_rate"} <= told.keys()
    since = run(file, "abc", "--since", "2026-06-01", "--as-of", "2026-06-30")
    assert since.exit_code == 0


def test_a_file_that_is_no_shop_is_refused(tmp_path: Path) -> None:
    assert isinstance(run(str(tmp_path / "none.db"), "rfm").exception, FileTrouble)
    assert list(tmp_path.iterdir()) == []
