"""The lists of rewards and of what to do, as programs read them."""

import json
from pathlib import Path

import typer
from typer.testing import CliRunner

from shoptui.cli.report import report
from shoptui.domain.customers import Consent
from shoptui.domain.relations import FeedbackKind
from tests.builders import TODAY
from tests.services.reward_people import buyer, complain, fixed_desk

app = typer.Typer()
app.command()(report)


def printed(file: Path, name: str) -> list[dict[str, object]]:
    arguments = [str(file), name, "--as-of", TODAY.isoformat(), "--format", "json"]
    rows: list[dict[str, object]] = json.loads(CliRunner().invoke(app, arguments).stdout)
    return rows


def test_rewards_and_today_as_json(tmp_path: Path) -> None:
    desk = fixed_desk(tmp_path)
    lan = buyer(
        desk, "Lan", 16, 3, 90, phone="0901 234 567", email="lan@example.com", consent=Consent.YES
    )
    complain(desk, lan, 4, FeedbackKind.COMPLAINT)
    assert printed(desk.file.path, "rewards") == [
        {
            "name": "Lan",
            "reward": "Apology and free delivery",
            "why": "1 open complaint",
            "cost": "5.00",
            "way": "by message",
            "valid_until": "2026-07-29",
            "code": "C00001",
            "phone": "0901 234 567",
            "email": "lan@example.com",
            "message": "Dear Lan, we are sorry, and thank you for telling us. We are putting it "
            "right, and your next delivery is on us until Jul 29, 2026. Tiệm Mây",
        }
    ]
    assert printed(desk.file.path, "today") == [
        {
            "what": "Complaint",
            "name": "Lan",
            "reason": "open for 4 days · It came late.",
            "action": "answer it",
            "value": "270.00",
            "day": "2026-06-26",
            "code": "C00001",
            "phone": "0901 234 567",
        }
    ]
