import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from shoptui.cli.sample import sample
from shoptui.domain.errors import InvalidInput

app = typer.Typer()
app.command()(sample)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_it_says_in_one_line_what_it_made(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    sizes = ("--seed", "2", "--customers", "20", "--sales", "1")
    made = run(str(path), *sizes, "--currency", "thb", "--until", "30/6/2026")
    assert made.stdout.replace("\n", "") == (
        f"{path}: 20 customers, 1 sale, 0 refunds up to 2026-06-30."
    )
    with closing(sqlite3.connect(path)) as db:
        settings = dict(db.execute("SELECT key, value FROM setting"))
    assert settings["shop.currency"] == "THB"
    assert settings["shop.demo"] == "yes"


@pytest.mark.parametrize(
    ("option", "value", "field"),
    [("--currency", "XXX", "currency"), ("--sales", "-5", "sales"), ("--until", "never", "")],
)
def test_nonsense_is_refused_before_a_file_is_made(
    tmp_path: Path, option: str, value: str, field: str
) -> None:
    refused = run(str(tmp_path / "shop.db"), option, value)
    assert isinstance(refused.exception, InvalidInput)
    assert refused.exception.field == field
    assert list(tmp_path.iterdir()) == []
