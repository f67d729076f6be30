"""`shoptui export`: one line that says what was written, or one sentence that says why not."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from shoptui.cli.exporting import export
from shoptui.domain.errors import FileTrouble, InvalidInput, NotFound, ShopError
from tests.builders import TODAY, USD, add, new_desk, sell

app = typer.Typer()
app.command()(export)


@pytest.fixture
def file(tmp_path: Path) -> str:
    desk = new_desk(tmp_path, currency=USD, locale="en")
    sell(desk, add(desk, "Nguyễn Ánh", phone="0901234567"), TODAY, 1250)
    return str(desk.file.path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_one_line_says_what_was_written(file: str, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    result = run(file, str(out), "--as-of", TODAY.isoformat())
    loyal = "Loyalty (1), Map of types (5), Rewards (1), Today (0)"
    held = f"Customers (1), Tiers (12), Heat map, {loyal}, Sales (1), Receipts (1), Funnel (5)"
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{out} holds ")
    assert set(held.split(", ")) < set(result.stdout.removeprefix(f"{out} holds ").split(", "))
    assert result.stdout.endswith(", About.\n")
    assert load_workbook(out)["Customers"]["K2"].value == 12.5


def test_parts_day_and_phones_are_passed_on(file: str, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    run(file, str(out), "--what", "customers", "--as-of", "2026-06-01", "--hide-phones")
    assert "0901234567" not in out.read_text(encoding="utf-8-sig")
    assert "12.50" not in out.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["out.txt"], InvalidInput),
        (["out.xlsx", "--what", "kohorts"], NotFound),
        (["out.xlsx", "--as-of", "2026-02-30"], InvalidInput),
        (["gone/out.xlsx"], FileTrouble),
    ],
)
def test_a_refusal_is_a_sentence_and_writes_nothing(
    file: str, tmp_path: Path, arguments: list[str], error: type[ShopError]
) -> None:
    result = run(file, str(tmp_path / arguments[0]), *arguments[1:])
    assert isinstance(result.exception, error)
    assert [path.name for path in tmp_path.iterdir()] == ["shop.db"]


def test_excel_is_loaded_only_to_write_a_workbook() -> None:
    code = "import sys, shoptui.cli.exporting, shoptui.services.exporting; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "openpyxl" not in loaded.stdout.split()
    assert "textual" not in loaded.stdout.split()
