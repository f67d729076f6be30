"""The house's rules, read off the imports: where the arrows point, where each library lives."""

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 300

ARROWS = {
    "shoptui": set[str](),
    "domain": set[str](),
    "analytics": {"domain"},
    "storage": {"domain"},
    "exchange": {"domain"},
    "services": {"analytics", "storage", "exchange", "domain"},
    "ui": {"services", "domain"},
    "cli": {"ui", "services", "domain"},
    "__main__": {"cli"},
}
ROOMS = {
    "textual": "ui",
    "sqlite3": "storage",
    "sqlite_utils": "storage",
    "sqlcipher3": "storage",
    "openpyxl": "exchange",
    "python_calamine": "exchange",
    "defusedxml": "exchange",
    "typer": "cli",
    "click": "cli",
}


def package_files() -> dict[Path, str]:
    files = sorted((ROOT / "shoptui").rglob("*.py"))
    return {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in files}


def violations(sources: Mapping[Path, str]) -> list[str]:
    """Each import that breaks a rule, as "file: sentence"."""
    return [
        f"{path.as_posix()}: {fault}"
        for path, source in sources.items()
        for name in imported(path, source)
        if (fault := fault_of(room_of(path.with_suffix("").parts), name))
    ]


def room_of(parts: tuple[str, ...]) -> str:
    """The room a module of the package stands in; "shoptui" for the package's own file."""
    return parts[1] if len(parts) > 1 and parts[1] != "__init__" else "shoptui"


def fault_of(room: str, name: str) -> str:
    """What is wrong with a file of this room importing this name; "" if nothing."""
    if room not in ARROWS:
        return f"{room} is no room of the house"
    library = name.partition(".")[0]
    if library == "shoptui":
        other = room_of(tuple(name.split(".")))
        allowed = other in (room, "shoptui") or other not in ARROWS or other in ARROWS[room]
        return "" if allowed else f"{room} may not import {other}"
    if ROOMS.get(library, room) != room:
        return f"{library} belongs in {ROOMS[library]}"
    if room == "domain" and library not in sys.stdlib_module_names:
        return f"domain may not import {library}"
    return ""


def imported(path: Path, source: str) -> Iterator[str]:
    """The full dotted name of everything a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.parts[: -node.level] if node.level else ()
            base = ".".join((*package, *filter(None, [node.module])))
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("import_module", "__import__")
        ):
            yield from (str(each.value) for each in node.args if isinstance(each, ast.Constant))


def test_no_arrow_runs_back_and_no_library_leaves_its_room() -> None:
    assert violations(package_files()) == []


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("domain/money.py", "import shoptui.services.sales", "domain may not import services"),
        ("domain/money.py", "from shoptui import storage", "domain may not import storage"),
        ("domain/money.py", "import babel.numbers", "domain may not import babel"),
        ("domain/money.py", "from sqlite3 import connect", "sqlite3 belongs in storage"),
        ("analytics/rfm.py", "from ..storage import facts", "analytics may not import storage"),
        ("analytics/rfm.py", "from ..storage.facts import x", "analytics may not import storage"),
        (
            "storage/facts.py",
            "from shoptui.exchange.csv import x",
            "storage may not import exchange",
        ),
        (
            "exchange/csv.py",
            "from shoptui.analytics import rfm",
            "exchange may not import analytics",
        ),
        ("exchange/csv.py", "import sqlite_utils", "sqlite_utils belongs in storage"),
        ("services/sales.py", "from shoptui.ui.app import App", "services may not import ui"),
        ("services/sales.py", "def f():\n    import openpyxl", "openpyxl belongs in exchange"),
        ("services/sales.py", "from defusedxml import x", "defusedxml belongs in exchange"),
        ("ui/panes/sales.py", "from ...storage import x", "ui may not import storage"),
        ("ui/app.py", "import python_calamine as p", "python_calamine belongs in exchange"),
        ("ui/app.py", "from shoptui.cli import main", "ui may not import cli"),
        ("ui/app.py", "import_module('shoptui.storage.x')", "ui may not import storage"),
        ("cli.py", "import textual.app", "textual belongs in ui"),
        ("cli/sheets.py", "from shoptui.storage import x", "cli may not import storage"),
        ("services/sales.py", "import typer", "typer belongs in cli"),
        ("ui/app.py", "import click", "click belongs in cli"),
        ("__main__.py", "from shoptui.ui import app", "__main__ may not import ui"),
        ("__init__.py", "from shoptui.domain import money", "shoptui may not import domain"),
        ("helpers/x.py", "import re", "helpers is no room of the house"),
    ],
)
def test_control_a_broken_rule_is_reported(path: str, source: str, fault: str) -> None:
    assert violations({Path("shoptui", path): source}) == [f"shoptui/{path}: {fault}"]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("cli.py", "import typer\nfrom shoptui.ui.app import App"),
        ("cli/__init__.py", "from shoptui import __version__\nfrom . import sheets"),
        ("__main__.py", "from shoptui.cli import main"),
        ("ui/panes/sales.py", "from ..widgets.grid import Grid\nfrom textual.app import App"),
        ("services/sales.py", "from shoptui.storage.purchases import x\nimport babel"),
        ("storage/facts.py", "import sqlite3\nfrom shoptui.domain.money import Currency"),
        ("domain/dates.py", "from datetime import date\nfrom .errors import InvalidInput"),
    ],
)
def test_control_what_the_house_allows_is_not_reported(path: str, source: str) -> None:
    assert violations({Path("shoptui", path): source}) == []


def test_no_file_outgrows_its_one_idea() -> None:
    lengths = {path.as_posix(): len(text.splitlines()) for path, text in package_files().items()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    heavy = {"textual", "openpyxl", "babel", "phonenumbers"}
    code = "import sys, shoptui.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert heavy & set(run.stdout.split()) == set()
