import json
from datetime import timedelta
from pathlib import Path

import typer
from typer.testing import CliRunner

from shoptui.cli.report import report
from tests.builders import TODAY, add, new_desk, sell

app = typer.Typer()
app.command()(report)


def printed(*arguments: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(app, [*arguments, "--as-of", "2026-06-29", "--format", "json"])
    assert result.exception is None
    rows: list[dict[str, object]] = json.loads(result.stdout)
    return rows


def test_the_five_scores_are_printed_as_of_a_day(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    an = add(desk, "Ánh", code="A1")
    sell(desk, an, TODAY - timedelta(days=1), 100)
    sell(desk, an, TODAY, 100)
    assert printed(str(desk.file.path), "loyalty") == [
        {
            "code": "A1",
            "name": "Ánh",
            "financial": 75.0,  # the best tenth is Ánh, and 1 order is half of the least target
            "referral": None,
            "procedural": None,
            "contact": None,
            "evaluation": None,
            "overall": 75.0,
        }
    ]
    assert [row["mean"] for row in printed(str(desk.file.path), "map")] == [75.0, *[None] * 4]
