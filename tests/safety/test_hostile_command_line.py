"""Whatever is typed behind `shoptui`: an answer or a sentence, never a traceback or an escape."""

import io
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
import typer

from shoptui import cli
from shoptui.cli.commands import app
from shoptui.services import printing
from shoptui.ui import app as screens
from tests.builders import TODAY, add, new_desk, sell
from tests.safety.hostile import TEXTS, acting
from tests.safety.tampered import assert_as_typed, clock_of, tampered

RED, PLAIN = "\x1b[31m", "\x1b[0m"  # how an error is coloured

COMMANDS = typer.main.get_group(app).commands
# What makes each command work, before one argument or option of it is replaced.
GIVEN: dict[str, dict[str, str]] = {
    "open": {"file": "shop.db"},
    "demo": {"to": "demo.db"},
    "new": {"file": "new.db", "name": "Lan", "currency": "VND"},
    "import": {"file": "shop.db", "sheet": "sales.csv"},
    "report": {"file": "shop.db", "name": "tiers"},
    "export": {"file": "shop.db", "out": "out.xlsx", "what": "tiers"},
    "backup": {"file": "shop.db"},
    "restore": {"file": "shop.db"},
    "settings": {"file": "shop.db", "key": "shop.name", "value": "Lan"},
    "sample": {"file": "made.db", "customers": "20", "sales": "40"},
    "check": {"file": "shop.db"},
    "passphrase": {"file": "shop.db"},
}
PLACES = [
    (name, parameter.name or "")
    for name, command in COMMANDS.items()
    for parameter in command.params
    if parameter.name != "help" and not getattr(parameter, "is_flag", False)
]


PROGRESS = re.compile("\r([^\r]*)\r")  # a sentence that is written over

REPORTS = ("rfm", "tiers", "cells", "cuts", "loyalty", "map", "rewards", "today")


class Terminal(io.StringIO):
    """A stream that is no pipe, so that nothing is stripped from what is printed."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Ran:
    code: object
    out: str
    err: str


def shoptui(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> Ran:
    """Runs the command line in this process."""
    out, err, code = Terminal(), Terminal(), object()
    monkeypatch.setattr(sys, "argv", ["shoptui", *map(str, arguments)])
    with redirect_stdout(out), redirect_stderr(err):
        try:
            cli.main()
        except SystemExit as end:
            code = end.code
        except Exception:
            traceback.print_exc()
    return Ran(code, out.getvalue(), err.getvalue().replace(RED, "").replace(PLAIN, ""))


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small shop and a sheet in the folder where the commands run; no screen opens."""
    desk = new_desk(tmp_path)
    sell(desk, add(desk, "Lan"), TODAY, 250_000)
    sheet = "Date,Customer,Amount\n2026-05-01,Lan,1000\n2026-05-01,[/] An,x\n"
    (tmp_path / "sales.csv").write_text(sheet, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(screens, "run_app", lambda *_arguments: None)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path


def arguments(name: str, given: dict[str, str]) -> Iterator[str]:
    """The command line that gives these values, options first."""
    yield name
    options = {each.name: each.opts[0] for each in COMMANDS[name].params if each.opts[0][0] == "-"}
    yield from (f"{options[key]}={value}" for key, value in given.items() if key in options)
    yield "--"
    yield from (value for key, value in given.items() if key not in options)


def in_order(name: str, given: dict[str, str]) -> dict[str, str]:
    return {each.name: given[each.name] for each in COMMANDS[name].params if each.name in given}


def assert_harmless(ran: Ran, *tried: object) -> None:
    assert "Traceback" not in ran.err and isinstance(ran.code, int), (tried, ran.err[-2000:])
    assert acting(ran.out + PROGRESS.sub(r"\1", ran.err)) <= {"\n"}, (tried, ran)
    assert ran.code == 0 or ran.err.strip() or ran.out.strip(), tried


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def try_out(
    monkeypatch: pytest.MonkeyPatch, folder: Path, place: tuple[str, str], text: str
) -> None:
    name, key = place
    if name == "sample" and text.strip().isdecimal():
        return  # a shop of that many sales would be made
    given = in_order(name, {**GIVEN[name], key: text})
    assert_harmless(shoptui(monkeypatch, *arguments(name, given)), place, text)
    for made in ("new.db", "made.db", "demo.db"):
        (folder / made).unlink(missing_ok=True)


def test_no_command_is_left_out() -> None:
    assert set(GIVEN) == set(COMMANDS)


@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_some_texts_behind_every_argument(
    shop: Path, monkeypatch: pytest.MonkeyPatch, place: tuple[str, str]
) -> None:
    first = PLACES.index(place)
    for text in islice(TEXTS, first % 9, None, 9):
        try_out(monkeypatch, shop, place, text)


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tampered(tmp_path_factory.mktemp("spoiled"))


@pytest.mark.parametrize("format", ["table", "csv", "json"])
@pytest.mark.parametrize("name", REPORTS)
def test_reports_of_a_shop_full_of_hostile_texts(
    spoiled: Path, monkeypatch: pytest.MonkeyPatch, name: str, format: str
) -> None:
    day = clock_of(spoiled).today().isoformat()
    ran = shoptui(monkeypatch, "report", spoiled, name, "--as-of", day, "--format", format)
    assert ran.code == 0, ran.err
    assert acting(ran.out) <= {"\n", "\t"} if format == "csv" else {"\n"}
    assert_as_typed(ran.out)


@pytest.mark.parametrize("command", ["check", "settings", "restore"])
def test_what_else_is_printed_of_it(
    spoiled: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    assert_harmless(shoptui(monkeypatch, command, spoiled), command)


def test_an_import_repeats_hostile_cells_harmlessly(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f"2026-05-01,{quoted(text)},x\n" for text in TEXTS if "\ud800" not in text]
    (shop / "s.csv").write_text("Date,Customer,Amount\n" + "".join(rows), encoding="utf-8")
    for way in ("text", "json"):
        ran = shoptui(monkeypatch, "import", "shop.db", "s.csv", "--format", way)
        assert ran.code == 0, ran.err
        assert_harmless(ran, way)


def test_control_what_is_printed_as_it_is_acts(
    spoiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "visible", str)
    day = clock_of(spoiled).today().isoformat()
    ran = shoptui(monkeypatch, "report", spoiled, "rfm", "--as-of", day)
    assert {"\x1b", "\x9b", "\u202e"} <= acting(ran.out)


def test_control_the_name_of_a_missing_file_acts_unless_made_visible(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "visible", str)
    assert "\x1b]0;x" in shoptui(monkeypatch, "check", "\x1b]0;x\x07").err


@pytest.mark.long
@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_every_text_behind_every_argument(
    shop: Path, monkeypatch: pytest.MonkeyPatch, place: tuple[str, str]
) -> None:
    for text in TEXTS:
        try_out(monkeypatch, shop, place, text)
