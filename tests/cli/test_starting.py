"""What a command loads: the time it takes to begin is what its owner waits for."""

import subprocess
import sys
from pathlib import Path

import pytest

from shoptui.cli.commands import app
from shoptui.cli.showing import file_of, only_shows
from tests.builders import new_desk

ROOT = Path(__file__).parents[2]
HEAVY = {"textual", "openpyxl", "phonenumbers", "python_calamine", "rapidfuzz", "sqlite_utils"}
LOADED = """
import sys
from shoptui.cli import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return new_desk(tmp_path).file.path


def loaded(*arguments: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout
    return set(run.stderr.split())


@pytest.mark.parametrize("arguments", [("--help",), ("report", "--help")])
def test_help_loads_nothing_that_a_command_would_need(arguments: tuple[str, ...]) -> None:
    modules = loaded(*arguments)
    rooms = ("services", "storage", "analytics", "exchange", "domain.money")
    begin = tuple(f"shoptui.{room}" for room in rooms)
    assert {name for name in modules if name.startswith(begin)} == set()
    assert modules & {"sqlite3", "babel", *HEAVY} == set()


def test_a_setting_is_read_without_what_changes_and_repairs_shops(shop: Path) -> None:
    modules = loaded("settings", str(shop), "rfm.method")
    assert modules & {"babel", *HEAVY} == set()
    seldom = {"backup", "erasing", "migrations", "restore", "shop_backups"}
    assert modules & {f"shoptui.storage.{name}" for name in seldom} == set()


def test_a_report_loads_its_own_analysis_only(shop: Path) -> None:
    modules = loaded("report", str(shop), "tiers")
    assert modules & HEAVY == set()
    others = {"suggestions", "today", "analyses.cohorts", "analyses.funnel"}
    assert modules & {f"shoptui.services.{name}" for name in others} == set()


def test_control_a_command_does_load_what_it_uses(shop: Path) -> None:
    assert "shoptui.services.tiers" in loaded("report", str(shop), "tiers")
    assert "shoptui.storage.migrations" in loaded("check", str(shop))


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ([], None),
        (["open"], None),
        (["shop.db"], Path("shop.db")),
        (["open", "./open"], Path("./open")),
        (["Tiệm Mây.db"], Path("Tiệm Mây.db")),
    ],
)
def test_the_app_opens_without_the_command_line(arguments: list[str], file: Path | None) -> None:
    assert only_shows(arguments)
    assert file_of(arguments) == file


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["open", "--help"], ["-h"], ["report", "shop.db"], ["shop.db", "x"], ["open", ""]],
)
def test_anything_else_is_the_command_line_s(arguments: list[str]) -> None:
    assert not only_shows(arguments)


def test_no_command_is_taken_for_a_file() -> None:
    names = [
        command.name or getattr(command.callback, "__name__", "")
        for command in app.registered_commands
    ]
    assert len(names) > 10
    assert [name for name in names if name != "open" and only_shows([name])] == []


def test_a_shell_that_completes_a_line_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SHOPTUI_COMPLETE", "complete_bash")
    assert not only_shows([])


def test_a_file_that_cannot_be_opened_is_said_in_a_sentence(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "shoptui", str(tmp_path / "none.db")],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode != 0
    assert "none.db" in run.stderr and "Traceback" not in run.stderr
