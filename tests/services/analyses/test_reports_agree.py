"""Screen, report and workbook show the same of every report of pane 8, cell for cell."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from shutil import copyfile

import pytest
import typer
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from shoptui.cli.report import report
from shoptui.domain.money import plain
from shoptui.domain.picture import Bars, Curve, Heat, Lines, Picture
from shoptui.domain.table import Cell, Kind, Table
from shoptui.exchange.safe_text import guarded
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.analyses.registry import NAMES, analysis
from shoptui.services.desk import Desk, open_desk
from shoptui.services.exporting import export_workbook
from shoptui.services.formats import Formats
from shoptui.services.reports import answer
from shoptui.ui.panes.reports import ReportsPane
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.picture_view import PictureView
from tests.ui.pane_host import WIDE, hosted

SAMPLE = Path(__file__).parents[3] / "sample.db"
DAY = date(2026, 11, 22)  # the last one of the sample
WITHOUT_PICTURE = {"value"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("agree") / "shop.db"
    copyfile(SAMPLE, path)
    return open_desk(path, lambda: DAY, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))


@pytest.fixture(scope="module")
def answers(desk: Desk) -> dict[str, Answer]:
    return {name: answer(desk, name) for name in NAMES}


@pytest.fixture(scope="module")
def book(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("book") / "reports.xlsx"
    export_workbook(desk, path, DAY, ",".join(NAMES))
    return load_workbook(path)


async def test_the_screen_shows_what_the_report_says(
    desk: Desk, answers: dict[str, Answer]
) -> None:
    pane = ReportsPane(desk, Formats(desk.shop()), id="reports")
    async with hosted(pane, WIDE) as app:
        for name in NAMES:
            await app.strike(*(("enter",) if name == NAMES[0] else ("down", "enter")))
            found = answers[name]
            same(pane.query_one("#report-list", Grid).table, found.table)
            if found.summary is not None and pane.query_one("#report-summary").display:
                same(pane.query_one("#report-summary", Grid).table, found.summary)
            assert pane.query_one(PictureView).picture == found.picture
            app.deliver("escape")
        assert app.troubles == []


def same(shown: Table | None, expected: Table) -> None:
    assert shown is not None
    assert shown.columns == expected.columns
    assert list(shown.rows) == list(expected.rows)


@pytest.mark.parametrize("name", NAMES)
def test_the_command_line_prints_it(desk: Desk, answers: dict[str, Answer], name: str) -> None:
    table = answers[name].table
    printed = run(desk, name, "csv")
    rows = list(csv.reader(io.StringIO(printed)))
    assert rows[0] == [column.key for column in table.columns]
    assert rows[1:] == [in_csv(row, table) for row in table.rows]
    told = json.loads(run(desk, name, "json"))
    said = answers[name].for_programs
    if said is None:
        assert [list(each) for each in told] == [rows[0]] * len(table.rows)
    else:
        assert told == json.loads(json.dumps(list(said) if isinstance(said, Sequence) else said))
    assert table.title in run(desk, name, "table")


def run(desk: Desk, name: str, way: str) -> str:
    app = typer.Typer()
    app.command()(report)
    arguments = [str(desk.file.path), name, "--as-of", DAY.isoformat(), "--format", way]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.exception
    return result.stdout


def in_csv(row: tuple[Cell, ...], table: Table) -> list[str]:
    return [
        written(cell, column.kind, table) for cell, column in zip(row, table.columns, strict=True)
    ]


def written(cell: Cell, kind: Kind, table: Table) -> str:
    if cell is None:
        return ""
    if kind is Kind.MONEY and isinstance(cell, int):
        return plain(cell, table.currency)
    if isinstance(cell, str):
        return guarded(str(cell))
    return str(round(cell, 6) if isinstance(cell, float) else cell)


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_holds_it(book: Workbook, answers: dict[str, Answer], name: str) -> None:
    sheet = book[analysis(name).title]
    found = answers[name]
    for table in filter(None, (found.summary, found.table)):
        assert table_at(sheet, table) == [in_excel(row, table) for row in table.rows]


def table_at(sheet: Worksheet, table: Table) -> list[list[object]]:
    """The rows below the header of a table, as wide as it is."""
    wide = len(table.columns)
    titles: list[object] = [column.title for column in table.columns]
    rows: list[list[object]] = [list(row[:wide]) for row in sheet.iter_rows(values_only=True)]
    first = rows.index(titles) + 1
    return rows[first : first + len(table.rows)]


def in_excel(row: tuple[Cell, ...], table: Table) -> list[object]:
    return [
        stored(cell, column.kind, table) for cell, column in zip(row, table.columns, strict=True)
    ]


def stored(cell: Cell, kind: Kind, table: Table) -> object:
    if kind is Kind.MONEY and isinstance(cell, int):
        return float(Decimal(cell).scaleb(-table.currency.digits))
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    return None if cell == "" else cell


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT_PICTURE])
def test_the_chart_points_at_the_figures_of_the_picture(
    book: Workbook, answers: dict[str, Answer], name: str
) -> None:
    sheet, picture = book[analysis(name).title], answers[name].picture
    assert picture is not None
    drawn = list(series_of(sheet, picture))
    expected = list(figures_of(picture))
    assert len(drawn) == len(expected)
    for shown, figures in zip(drawn, expected, strict=True):
        assert shown == [None if each is None else pytest.approx(each) for each in figures]


def figures_of(picture: Picture) -> Iterator[list[float | None]]:
    if isinstance(picture, Bars):
        yield list(picture.values)
    elif isinstance(picture, Curve):
        yield [across for across, _up in picture.points]
        yield [up for _across, up in picture.points]
    elif isinstance(picture, Lines):
        yield from map(list, picture.values)
    else:
        yield from (list(column) for column in zip(*picture.values, strict=True))


def series_of(sheet: Worksheet, picture: Picture) -> Iterator[list[object]]:
    """The cells the chart of a sheet is drawn from, or those that are coloured."""
    if isinstance(picture, Heat):
        (area,) = [rule.sqref for rule in sheet.conditional_formatting]
        yield from columns_in(sheet, str(area))
        return
    (chart,) = vars(sheet)["_charts"]
    for series in chart.series:
        if isinstance(picture, Curve):
            yield from columns_in(sheet, series.xVal.numRef.f)
            yield from columns_in(sheet, series.yVal.numRef.f)
        else:
            yield from columns_in(sheet, series.val.numRef.f)


def columns_in(sheet: Worksheet, area: str) -> Iterator[list[object]]:
    left, top, right, bottom = range_boundaries(area.split("!")[-1])
    for column in sheet.iter_cols(left, right, top, bottom, values_only=True):
        cells: list[object] = list(column)
        yield cells


@pytest.mark.parametrize("name", NAMES)
def test_each_breakdown_is_made_and_named(desk: Desk, name: str) -> None:
    for by in analysis(name).breakdowns:
        found = answer(desk, name, Asked(by=by))
        assert found.table.name == name
        assert len(found.table.rows) > 0


def test_the_sample_makes_every_report_worth_looking_at(answers: dict[str, Answer]) -> None:
    for name, found in answers.items():
        assert len(found.table.rows) >= 3, name
        assert found.why, name
        assert (found.picture is None) == (name in WITHOUT_PICTURE), name
