"""The commands as a shell runs them: what they print, and how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shoptui.cli.commands import with_default_command


def shoptui(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "shoptui", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "120"},
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.db"
    done = shoptui("new", path, "--name", "Tiệm Mây", "--currency", "vnd", "--trade", "groceries")
    assert done.returncode == 0, done.stderr
    assert "Tiệm Mây, VND, groceries" in done.stdout
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sales.csv"
    path.write_text(
        "Date,Customer,Amount\n2026-05-01,Ánh,100000\n2026-06-01,Ánh,50000\n2026-06-02,Đức,70000\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        ([], ["open"]),
        (["shop.db"], ["open", "shop.db"]),
        (["report", "shop.db", "rfm"], ["report", "shop.db", "rfm"]),
        (["import"], ["import"]),
        (["--help"], ["--help"]),
        (["./report"], ["open", "./report"]),
    ],
)
def test_a_command_wins_over_a_file_of_its_name(arguments: list[str], meant: list[str]) -> None:
    assert with_default_command(arguments) == meant


def test_from_a_sheet_to_tiers_to_a_workbook(shop: Path, sheet: Path, tmp_path: Path) -> None:
    counts = json.loads(shoptui("import", shop, sheet, "--format", "json").stdout)
    assert (counts["sales_new"], counts["customers_new"]) == (3, 2)
    again = json.loads(shoptui("import", shop, sheet, "--format", "json").stdout)
    assert (again["sales_new"], again["already_known"]) == (0, 3)
    printed = shoptui("report", shop, "rfm", "--as-of", "2026-06-30", "--format", "json").stdout
    rows = {row["name"]: row for row in json.loads(printed)}
    assert list(rows["Ánh"]) == [
        "code", "name", "recency", "frequency", "monetary", "r", "f", "m", "fm", "tier",
    ]  # fmt: skip
    # Groceries, fixed cut points for want of twenty buyers: 29 days is past 7 and 14, so R 3.
    assert (rows["Ánh"]["recency"], rows["Ánh"]["frequency"]) == (29, 2)
    assert (rows["Ánh"]["monetary"], rows["Ánh"]["r"], rows["Ánh"]["f"]) == ("150000", 3, 1)
    out = tmp_path / "out.xlsx"
    done = shoptui("export", shop, out, "--as-of", "2026-06-30")
    assert done.returncode == 0 and out.stat().st_size > 5000


@pytest.mark.slow
def test_settings_are_set_shown_and_refused(shop: Path) -> None:
    assert shoptui("settings", shop, "rfm.cuts.recency", "30,60,120,240").returncode == 0
    assert "30,60,120,240" in shoptui("settings", shop, "rfm.cuts.recency").stdout.replace(" ", "")
    refused = shoptui("settings", shop, "rfm.cuts.recency", "60,30,120,240")
    assert refused.returncode == 2 and refused.stderr.strip()
    unknown = shoptui("settings", shop, "rfm.windows")
    assert unknown.returncode == 3 and "rfm.window_days" in unknown.stderr
    assert shoptui("settings", shop, "rfm.cuts.recency", "-5,60,120,240").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["report", "missing.db", "rfm"], 5),
        (["new", "x.db", "--name", "X", "--currency", "XXZ"], 2),
        (["new", "x.db", "--name", "  ", "--currency", "VND"], 2),
        (["missing.db"], 5),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    done = shoptui(*arguments)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_report_names_those_there_are(shop: Path) -> None:
    done = shoptui("report", shop, "rmf")
    assert done.returncode == 3 and "rfm" in done.stderr


def test_help_teaches_by_example_and_loads_no_screen() -> None:
    done = shoptui("--help")
    assert done.returncode == 0 and "shoptui import shop.db" in done.stdout
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "shoptui", "--help"],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    ).stderr
    for library in ("textual", "openpyxl", "babel", "phonenumbers", "sqlite_utils"):
        assert f" {library}\n" not in loaded, library
