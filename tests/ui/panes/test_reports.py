"""Pane 8: choosing a report, who is behind a row, what it is asked, and why."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import N_
from shoptui.domain.picture import Bars, Heat
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.why import Section
from shoptui.services import reports
from shoptui.services.analyses import registry
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.choices import ChoicesDialog
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes import reports_asked, reports_data
from shoptui.ui.panes.reports import ReportsPane
from shoptui.ui.panes.reports_menu import ReportMenu
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.picture_view import PictureView
from tests.builders import TODAY, VND, add, new_desk, sell
from tests.ui.pane_host import NARROW, WIDE, hosted

GROUPED = (Column("group", "Group"), Column("customers", "Customers", Kind.COUNT))
PEOPLE = (Column("name", "Name"), Column("net", "Net spend", Kind.MONEY))
REFUSED = date(2020, 1, 1)


def table(columns: tuple[Column, ...], rows: list[Row], ids: tuple[int, ...] = ()) -> Table:
    return Table("made", "Made up", columns, rows, VND, ids, ("As of some day.",))


def people(_desk: Desk, asked: Asked) -> Answer:
    """Two groups of the three customers 1, 2 and 3; the picture has the groups."""
    picture = Bars("How many", ("Great [/b]", "Small"), (1, 2), Kind.COUNT)
    summary = table(GROUPED, [("Great [/b]", 1), ("Small", 2)])
    rows: list[Row] = [("Ánh", 900), ("Đức", 50), (f"Lan {asked.by}", 20)]
    found = table(PEOPLE, rows, (1, 2, 3))
    return Answer(found, picture, summary, ((1,), (2, 3)), (Section("It is so", ("Because.",)),))


def grid(_desk: Desk, asked: Asked) -> Answer:
    if asked.since == REFUSED:
        raise InvalidInput("That is too long ago.", "since")
    rows: list[Row] = [(f"row {at}", at) for at in range(30)]
    values = tuple(tuple(0.5 for _column in range(30)) for _row in range(30))
    names = tuple(map(str, range(30)))
    heat = Heat("Share", tuple(f"row {at}" for at in names), names, values, Kind.SHARE)
    return Answer(table(GROUPED, rows), heat, members=((1,),) * 30)


MADE = {
    "people": Analysis("people", N_("People"), N_("Who?"), people, {"": "all", "area": "By area"}),
    "grid": Analysis("grid", N_("Grid"), N_("How many?"), grid, has_period=True),
}


@pytest.fixture
def pane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReportsPane]:
    """The pane over two made-up reports and three real customers."""
    desk = new_desk(tmp_path)
    for name, amount in (("Ánh", 900), ("Đức", 50), ("Lan", 20)):
        sell(desk, add(desk, name), TODAY, amount)
    for module in (registry, reports, reports_asked):
        monkeypatch.setattr(module, "NAMES", tuple(MADE))
    for module in (reports, reports_data):
        monkeypatch.setattr(module, "analysis", MADE.__getitem__)
    monkeypatch.setattr("shoptui.ui.panes.reports.analysis", MADE.__getitem__)
    monkeypatch.setattr("shoptui.ui.panes.reports.analyses", lambda: tuple(MADE.values()))
    yield ReportsPane(desk, Formats(desk.shop()), id="reports")


def summary(pane: ReportsPane) -> Grid:
    return pane.query_one("#report-summary", Grid)


def listed(pane: ReportsPane) -> Grid:
    return pane.query_one("#report-list", Grid)


def behind(pane: ReportsPane) -> Grid:
    return pane.query_one("#report-people", Grid)


def names(grid: Grid) -> list[object]:
    assert grid.table is not None
    at = [column.key for column in grid.table.columns].index("name")
    return [row[at] for row in grid.table.rows]


async def test_on_a_small_screen_the_reports_are_chosen_first(pane: ReportsPane) -> None:
    async with hosted(pane, NARROW) as app:
        assert "People" in app.text
        assert "Who?" in app.text
        assert not listed(pane).is_on_screen
        await app.strike("enter")
        assert "How many" in app.text
        assert "Great [/b]" in app.text
        assert "Ánh" in app.text
        await app.strike("escape")
        assert pane.query_one(ReportMenu).has_focus
        assert "Who?" in app.text


async def test_on_a_wide_screen_the_report_stands_beside_the_list(pane: ReportsPane) -> None:
    async with hosted(pane, WIDE) as app:
        assert pane.query_one(ReportMenu).has_focus
        assert "Great [/b]" in app.text
        await app.strike("down")
        await app.until(lambda: "row 0" in app.text)


async def test_enter_lists_who_is_behind_a_row_and_escape_keeps_the_row(pane: ReportsPane) -> None:
    async with hosted(pane, WIDE) as app:
        await app.strike("enter", "down", "enter")
        assert "Small · 2 customers" in app.text
        assert names(behind(pane)) == ["Đức", "Lan "]
        await app.strike("down", "enter")
        assert app.customers_opened == [3]
        assert pane.selected_customer() == 3
        await app.strike("escape")
        assert summary(pane).has_focus
        assert summary(pane).cursor == 1


async def test_a_row_that_is_a_customer_opens_the_card(pane: ReportsPane) -> None:
    async with hosted(pane, WIDE) as app:
        await app.strike("enter", "tab", "down", "enter")
        assert app.customers_opened == [2]


@pytest.mark.slow
async def test_behind_a_row_of_a_list_without_people_stand_customers(pane: ReportsPane) -> None:
    async with hosted(pane, WIDE) as app:
        await app.strike("down", "enter", "tab", "down", "enter")
        assert "row 1 · 1 customer" in app.text
        assert names(behind(pane)) == ["Ánh"]


async def test_the_order_of_a_list_does_not_mix_up_who_is_behind_its_rows(
    pane: ReportsPane,
) -> None:
    async with hosted(pane, WIDE) as app:
        await app.strike("enter")
        summary(pane).post_message(Grid.SortAsked(summary(pane), "customers", True))
        await app.strike("home", "enter")
        assert "Small · 2 customers" in app.text


async def test_a_breakdown_is_chosen_and_said(pane: ReportsPane) -> None:
    async with hosted(pane, WIDE) as app:
        await app.strike("enter", "b")
        assert isinstance(app.screen, ChoicesDialog)
        await app.strike("down", "enter")
        assert "People · By area" in app.text
        assert "Lan area" in app.text
        assert not pane.check_action("period", ())


@pytest.mark.slow
async def test_a_period_that_is_refused_is_said_and_the_report_stays(pane: ReportsPane) -> None:
    async with hosted(pane, WIDE) as app:
        await app.strike("down", "enter", "p", "text:2026-01-01", "ctrl+s")
        assert "since 1/1/2026" in app.text
        await app.strike("p", *["backspace"] * 10, "text:2020-01-01", "ctrl+s")
        assert app.troubles == ["That is too long ago."]
        assert "since 1/1/2026" in app.text
        pane.revision += 1
        await app.calm()
        assert len(app.troubles) == 1


@pytest.mark.slow
async def test_the_day_is_shared_by_the_reports(pane: ReportsPane) -> None:
    async with hosted(pane, WIDE) as app:
        await app.strike("enter", "d", *["backspace"] * 5, "text:-30", "ctrl+s")
        assert "as of 31/5/2026" in app.text
        await app.strike("escape", "down", "enter")
        assert "Grid · as of 31/5/2026" in app.text


async def test_why_tells_how_the_figures_come_about(pane: ReportsPane) -> None:
    async with hosted(pane, WIDE) as app:
        await app.strike("enter", "w")
        assert isinstance(app.screen, WhyDialog)
        titles = [section.title for section in app.screen.sections]
        assert titles == ["It is so", "Good to know"]


async def test_what_is_seen_is_exported(pane: ReportsPane) -> None:
    def exported() -> list[object]:
        found = pane.exported()
        assert found is not None
        return [row[0] for row in found.rows]

    async with hosted(pane, WIDE) as app:
        await app.strike("enter")
        assert exported() == ["Great [/b]", "Small"]
        await app.strike("tab")
        assert exported() == ["Ánh", "Đức", "Lan "]
        await app.strike("tab", "enter")
        assert exported() == ["Ánh"]


async def test_a_large_grid_is_moved_by_the_arrow_keys(pane: ReportsPane) -> None:
    async with hosted(pane, NARROW) as app:
        await app.strike("down", "enter")
        assert "rows 1–" in app.text
        await app.strike("down", "down", "right")
        assert "rows 3–" in app.text
        assert "columns 2–" in app.text
        await app.strike("tab")
        assert listed(pane).has_focus
        assert not pane.query_one(PictureView).is_on_screen


async def test_a_change_of_the_shop_is_followed(pane: ReportsPane) -> None:
    async with hosted(pane, WIDE) as app:
        await app.strike("enter", "down", "enter")
        pane.revision += 1
        await app.calm()
        assert "Small · 2 customers" in app.text
        assert behind(pane).has_focus


@pytest.mark.slow
async def test_long_work_shows_a_sign(pane: ReportsPane, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()

    def slow(desk: Desk, asked: Asked) -> Answer:
        go_on.wait(10)
        return grid(desk, asked)

    monkeypatch.setitem(MADE, "grid", Analysis("grid", "Grid", "How many?", slow))
    async with hosted(pane, WIDE) as app:
        app.deliver("down", "enter")
        await app.until(lambda: "Grid · being worked out" in app.text)
        go_on.set()
        await app.calm()
        assert "being worked out" not in app.text
        assert "row 0" in app.text


async def test_a_report_that_was_overtaken_while_waiting_is_not_worked_out(
    pane: ReportsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    made: list[str] = []

    def slow(desk: Desk, asked: Asked) -> Answer:
        made.append(asked.by)
        go_on.wait(10)
        return people(desk, asked)

    breakdowns = {"": "all", "area": "By area", "month": "By month"}
    monkeypatch.setitem(MADE, "people", Analysis("people", "People", "Who?", slow, breakdowns))
    go_on.set()
    async with hosted(pane, WIDE) as app:
        go_on.clear()
        pane._ask(Asked(by="month"))
        await app.until(lambda: made == ["", "month"])
        pane._ask(Asked(by=""))
        pane._ask(Asked(by="area"))
        go_on.set()
        await app.calm()
        assert made == ["", "month", "area"]
        assert "Lan area" in app.text
        assert app.troubles == []
