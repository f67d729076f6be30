"""`shoptui import`: what it prints, what it writes, and how it ends."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner, Result

from shoptui.cli import commands, importing
from shoptui.domain.errors import Cancelled, FileTrouble, InvalidInput, NotFound
from shoptui.services import importing as planned
from shoptui.services.formats import Formats
from shoptui.services.importing import ImportResult, Progress, Step
from tests.builders import add, new_desk
from tests.services.importing.sheets import asked, sheet

KEYS = (
    "rows_read customers_new customers_updated sales_new refunds void walk_ins costs_new "
    "already_known looks_typed_by_hand needs_you refused mapping files"
)
ROWS = (
    "Date,Customer,Phone,Amount",
    "13/06/2026,An,,1000",
    "31/02/2026,[/red],,1000",
    "13/06/2026,Đức,0901234567,1000",
)


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(commands.app, ["import", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    desk = new_desk(tmp_path)
    add(desk, "Ánh", phone="0901 234 567")
    return desk.file.path


def test_a_dry_run_says_what_would_happen_and_saves_nothing(shop: Path, tmp_path: Path) -> None:
    before = shop.read_bytes()
    said = run(shop, sheet(tmp_path, *ROWS), "--dry-run").stdout
    assert shop.read_bytes() == before
    assert not list(tmp_path.glob("*refused*"))
    assert "date   ← Date" in said
    assert "Date: 13/06/2026 is read as 13 June 2026." in said
    assert "3: Date: February 2026 has 28 days: check the day and the month. [31/02/2026" in said
    assert "4: The phone 0901234567 belongs to Ánh" in said
    assert "Nothing was saved; this would be:" in said
    assert said.splitlines()[-1].split() == ["refused", "1"]


def test_rows_are_saved_and_the_rest_is_written_beside_the_sheet(
    shop: Path, tmp_path: Path
) -> None:
    path = sheet(tmp_path, *ROWS)
    said = run(shop, path).stdout
    written = tmp_path / "sales.csv.refused.csv"
    assert f"Rows that were not imported are in {written}." in said
    assert len(written.read_text(encoding="utf-8").splitlines()) == 3
    assert "Saved:" in said
    assert "There was nothing new to save:" in run(shop, path).stdout


def test_json_has_the_promised_keys(shop: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path, *ROWS)
    answer = json.loads(run(shop, path, "--format", "json").stdout)
    assert " ".join(answer) == KEYS
    assert (answer["rows_read"], answer["sales_new"], answer["needs_you"]) == (3, 1, 1)
    assert answer["mapping"] == {
        "name": "Customer",
        "phone": "Phone",
        "date": "Date",
        "amount": "Amount",
    }
    assert answer["files"] == [str(tmp_path / "sales.csv.refused.csv")]
    again = json.loads(run(shop, path, "--format", "json", "--dry-run").stdout)
    assert (again["already_known"], again["files"]) == (1, [])


def test_columns_are_mapped_by_hand(shop: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path, "Wann,Wer,Was,Viel", "2026-06-01,An,Tee,5")
    said = run(shop, path, "--map", "date=Wann", "--map", "name=Wer", "--map", "amount=Viel")
    assert "amount ← Viel" in said.stdout
    assert json.loads(run(shop, path, "--format", "json").stdout)["already_known"] == 1


def test_only_the_first_rows_are_printed(shop: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path, "Date,Amount", *["?,1"] * 25)
    said = run(shop, path, "--dry-run").stdout
    assert said.count("is no date") == importing.SHOWN == 20
    assert "and 5 more rows" in said


def test_trouble_gets_one_sentence(shop: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path, *ROWS)
    with pytest.raises(InvalidInput, match="“amount” is no mapping"):
        run(shop, path, "--map", "amount")
    with pytest.raises(InvalidInput, match="no field “sum”"):
        run(shop, path, "--map", "sum=Amount")
    with pytest.raises(NotFound, match="no column “Total”"):
        run(shop, path, "--map", "amount=Total")
    with pytest.raises(InvalidInput, match="text, json"):
        run(shop, path, "--format", "xml")
    with pytest.raises(FileTrouble, match="There is no file"):
        run(shop, tmp_path / "none.csv")


def test_a_folder_that_cannot_be_written_does_not_undo_the_import(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(plan: object) -> Path:
        raise FileTrouble("The folder is write-protected.")

    monkeypatch.setattr("shoptui.services.importing.write_refused", refuse)
    result = run(shop, sheet(tmp_path, *ROWS))
    assert result.exit_code == 0
    assert "The folder is write-protected." in result.stderr
    assert "Saved:" in result.stdout


def test_a_worksheet_is_chosen(shop: Path, tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "two.xlsx"
    book.create_sheet("May").append(["Date", "Name", "Amount"])
    book["May"].append(["2026-05-01", "An", 5])
    book.worksheets[0].append(["Date", "Name", "Amount"])
    book.save(path)
    assert "rows read                             0" in run(shop, path, "--dry-run").stdout
    chosen = run(shop, path, "--worksheet", "May", "--dry-run").stdout
    assert "rows read                             1" in chosen


def test_an_old_encoding_is_chosen(shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(b"Date,Customer,Amount\n2026-06-01,\x4e\x67\x75\x79\xea\xde\x6e,1\n")
    with pytest.raises(InvalidInput, match="--encoding cp1258"):
        run(shop, path)
    run(shop, path, "--encoding", "cp1258")
    from shoptui.services.desk import open_desk
    from tests.builders import Clock

    clock = Clock()
    desk = open_desk(shop, clock.today, clock.now)
    assert asked(desk, "SELECT name FROM customer ORDER BY id") == ["Ánh", "Nguyễn"]


def test_marketing_costs_come_in_once_and_go_out_again(shop: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path, "Date,Paid,Channel", "2026-06-01,250000,Zalo", name="adverts.csv")
    said = run(shop, path, "--map", "cost=Paid").stdout
    assert "This is a list of marketing costs." in said and "cost    ← Paid" in said
    answer = json.loads(run(shop, path, "--format", "json").stdout)
    assert (answer["costs_new"], answer["already_known"]) == (0, 1)


@pytest.mark.parametrize("step", [Step.READING, Step.COMPARING, Step.SAVING, Step.SORTING])
def test_ctrl_c_stops_and_saves_nothing(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: Step
) -> None:
    before = shop.read_bytes()
    path = sheet(tmp_path, "Date,Receipt,Amount", *[f"2026-06-01,R{n},{n}" for n in range(9000)])

    def pressed(progress: Progress, _formats: Formats) -> str:
        if progress.step is step:
            signal.raise_signal(signal.SIGINT)
        return "Working …"

    monkeypatch.setattr(Progress, "sentence", pressed)
    with pytest.raises(Cancelled, match="Stopped; nothing was saved"):
        run(shop, path)
    assert shop.read_bytes() == before
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    monkeypatch.undo()
    assert "sales new" in run(shop, path).stdout


def test_ctrl_c_that_comes_too_late_is_not_said_to_have_stopped_anything(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = planned.apply

    def pressed_after(*arguments: Any) -> ImportResult:
        result = saved(*arguments)
        signal.raise_signal(signal.SIGINT)
        return result

    monkeypatch.setattr(planned, "apply", pressed_after)
    assert "Saved:" in run(shop, sheet(tmp_path, *ROWS)).stdout


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own")
def test_a_terminal_shows_how_far_it_is(shop: Path, tmp_path: Path) -> None:
    import pty

    path = sheet(tmp_path, "Date,Receipt,Amount", *[f"2026-06-01,R{n},{n}" for n in range(90_000)])
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "shoptui", "import", str(shop), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, text=True) as child:
        os.close(theirs)
        shown = _all_of(ours)
        said = child.communicate()[0]
    assert re.search(r"\rReading: [\d.]+ of about (8|9)\d\.000 rows … Ctrl\+C stops\. *\r", shown)
    saving = r"\rSaving: [\d.]+ of 90\.000 customers and sales … Ctrl\+C stops\. *\r"
    assert re.search(saving, shown)
    assert re.search(r"\r *\r$", shown)  # nothing of it is left
    assert "Saved:" in said and "Reading:" not in said


def _all_of(terminal: int) -> str:
    shown = b""
    with suppress(OSError):  # the other end is closed
        while some := os.read(terminal, 65_536):
            shown += some
    os.close(terminal)
    return shown.decode()
