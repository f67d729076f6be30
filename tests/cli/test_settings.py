from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from shoptui.cli.settings import settings
from shoptui.domain.errors import NotFound
from shoptui.services.setting_list import SETTINGS
from tests.builders import new_desk

app = typer.Typer()
app.command()(settings)


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(new_desk(tmp_path).file.path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_all_settings_fit_an_80_column_terminal(file: str) -> None:
    lines = run(file).stdout.splitlines()
    for setting in SETTINGS:
        assert any(line.startswith(setting.key) for line in lines)
    assert max(map(len, lines)) <= 80


def test_one_setting_is_explained(file: str) -> None:
    assert run(file, "rfm.window_days").stdout.splitlines() == [
        "rfm.window_days = 365",
        "How many days back the scores look: a number, or all.",
        "Default: 365",
    ]


def test_a_setting_is_changed_and_kept(file: str) -> None:
    assert run(file, "rfm.window_days", "all").stdout == "rfm.window_days is now all.\n"
    assert run(file, "rfm.window_days").stdout.startswith("rfm.window_days = all\n")


def test_a_name_with_markup_is_printed_as_typed(file: str) -> None:
    assert "[/red]" in run(file, "shop.name", "[/red]").stdout
    assert "[/red]" in run(file).stdout


def test_an_unknown_setting_is_refused(file: str) -> None:
    result = run(file, "rfm.windows", "all")
    assert isinstance(result.exception, NotFound)
    assert "rfm.window_days" in str(result.exception)
