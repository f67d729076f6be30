"""The screen, the report and the workbook show the same figures, cell for cell."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import typer
from openpyxl import load_workbook
from typer.testing import CliRunner

from shoptui.cli.report import report
from shoptui.domain.customers import Consent
from shoptui.domain.money import plain
from shoptui.domain.relations import (
    About,
    Contact,
    Feedback,
    FeedbackKind,
    Referral,
    Starter,
    Way,
)
from shoptui.domain.table import Cell, Column, Kind, Table
from shoptui.services.desk import Desk
from shoptui.services.exporting import export_workbook
from shoptui.services.formats import Formats
from shoptui.services.relations import record_contact, record_feedback, record_referral
from shoptui.services.reports import REPORTS
from shoptui.ui.panes.loyalty import LoyaltyPane
from shoptui.ui.panes.rewards import RewardsPane
from shoptui.ui.panes.rewards_data import View
from shoptui.ui.panes.tiers import TiersPane
from shoptui.ui.panes.today import TodayPane
from tests.builders import TODAY, USD, add, new_desk, sell

Records = list[dict[str, object]]

SHEETS = {
    "rfm": "Customers",
    "tiers": "Tiers",
    "loyalty": "Loyalty",
    "map": "Map of types",
    "rewards": "Rewards",
    "today": "Today",
}
WIDER = {"rfm"}  # whose sheet tells more of each row than the list does


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Cents, unknown scores, formulas for names, offers with and without a message."""
    desk = new_desk(tmp_path, currency=USD, locale="en")
    anh = add(desk, "Ánh", phone="0901234567", email="anh@example.com", consent=Consent.YES)
    duc = add(desk, "=1+1", phone="+84901", consent=Consent.NO)
    lan = add(desk, "Lan")
    add(desk, "Never bought")
    for days in (16, 26, 36):
        sell(desk, anh, ago(days), 300_033, receipt=f"A{days}")
    sell(desk, duc, ago(200), 99_999)
    sell(desk, lan, ago(5), 12_345)
    record_referral(desk, Referral(referrer_id=anh, on=ago(9), friend_id=lan))
    record_feedback(
        desk,
        Feedback(customer_id=duc, on=ago(4), kind=FeedbackKind.COMPLAINT, text="+ it came late"),
    )
    record_contact(
        desk,
        Contact(
            customer_id=anh,
            on=ago(6),
            starter=Starter.CUSTOMER,
            way=Way.PHONE,
            about=About.QUESTION,
        ),
    )
    return desk


def panes_of(desk: Desk) -> dict[str, Table]:
    """What the panes read to draw, by the name of the report."""
    formats = Formats(desk.shop())
    tiers, loyal = TiersPane(desk, formats).fetch(), LoyaltyPane(desk, formats).fetch()
    return {
        "rfm": tiers.scored.customers(),
        "tiers": tiers.tiers,
        "loyalty": loyal.table,
        "map": loyal.map,
        "rewards": RewardsPane(desk, formats).fetch().tables[View.SUGGESTED],
        "today": TodayPane(desk, formats).fetch().entries,
    }


def printed(desk: Desk, name: str) -> Records:
    app = typer.Typer()
    app.command()(report)
    arguments = [str(desk.file.path), name, "--as-of", TODAY.isoformat(), "--format", "json"]
    rows: Records = json.loads(CliRunner().invoke(app, arguments).stdout)
    return rows


def in_sheet(path: Path, title: str) -> Records:
    header, *rows = load_workbook(path)[title].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@dataclass(frozen=True)
class Expected:
    """A table as others must show it."""

    table: Table

    def printed(self) -> Records:
        return self._records(lambda column: column.key, self._in_json)

    def in_sheet(self) -> Records:
        return self._records(lambda column: column.title, self._in_excel)

    def _records(
        self, name: Callable[[Column], str], shown: Callable[[Cell, Kind], object]
    ) -> Records:
        columns = self.table.columns
        return [
            {name(at): shown(cell, at.kind) for at, cell in zip(columns, row, strict=True)}
            for row in self.table.rows
        ]

    def _in_json(self, cell: Cell, kind: Kind) -> object:
        if kind is Kind.MONEY and isinstance(cell, int):
            return plain(cell, self.table.currency)
        if isinstance(cell, date):
            return cell.isoformat()
        return pytest.approx(cell, abs=1e-6) if kind is Kind.SHARE and cell is not None else cell

    def _in_excel(self, cell: Cell, kind: Kind) -> object:
        if kind is Kind.MONEY and isinstance(cell, int):
            return float(Decimal(cell).scaleb(-self.table.currency.digits))
        if isinstance(cell, date):
            return datetime(cell.year, cell.month, cell.day)
        return None if cell == "" else cell


def test_screen_report_and_workbook_agree(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "shop.xlsx"
    export_workbook(desk, path, TODAY)
    panes = panes_of(desk)
    for name, sheet in SHEETS.items():
        table = REPORTS[name](desk, TODAY)
        assert len(table.rows) > 0, name
        expected = Expected(table)
        assert printed(desk, name) == expected.printed(), name
        assert panes[name].columns == table.columns, name
        assert list(panes[name].rows) == list(table.rows), name
        titles = [column.title for column in table.columns]
        shown = in_sheet(path, sheet)
        if name in WIDER:
            shown = [{title: row[title] for title in titles} for row in shown]
        assert shown == expected.in_sheet(), name
        assert all(list(row) == titles for row in shown), name


def test_the_shop_above_has_what_could_differ(desk: Desk) -> None:
    """Each list is only proved if it holds cents, gaps and text that looks like a formula."""
    rewards, today = REPORTS["rewards"](desk, TODAY), REPORTS["today"](desk, TODAY)
    messages = [row[rewards.column("message")] for row in rewards.rows]
    assert "" in messages
    assert any(messages)
    assert "=1+1" in {row[today.column("name")] for row in today.rows}
    scores = {cell for row in REPORTS["loyalty"](desk, TODAY).rows for cell in row[2:]}
    assert None in scores
    assert any(isinstance(score, float) and not score.is_integer() for score in scores)
