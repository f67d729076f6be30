"""A report on a sheet: where its lists and its chart stand."""

import zipfile
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from shoptui.domain.picture import Bars, Curve, Heat, Lines, Picture
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.exchange.report_sheet import ReportSheet
from shoptui.exchange.sheets import Book
from shoptui.exchange.workbook import write_workbook
from tests.exchange.tables import DOLLAR

STEPS: list[Row] = [("=1+1", 5, 0.5), ("Tried", 3, 0.3), ("Back", 1, None)]
COLUMNS = (
    Column("step", "Step"),
    Column("customers", "Customers", Kind.COUNT),
    Column("share", "Share", Kind.SHARE),
)
PEOPLE = tuple((f"C{at}", at) for at in range(100))


def table(rows: list[Row], title: str = "Funnel", *, of_people: bool = False) -> Table:
    return Table("funnel", title, COLUMNS, rows, DOLLAR, tuple(range(len(rows))) * of_people)


def people() -> Table:
    columns = (Column("code", "Code"), Column("net", "Net", Kind.MONEY))
    rows: list[Row] = list(PEOPLE)
    return Table("people", "People", columns, rows, DOLLAR, tuple(range(len(rows))))


def written(folder: Path, sheet: ReportSheet) -> Worksheet:
    write_workbook(folder / "book.xlsx", Book("Book", (sheet,)))
    return load_workbook(folder / "book.xlsx").worksheets[0]


def part(folder: Path, name: str) -> str:
    with zipfile.ZipFile(folder / "book.xlsx") as book:
        return book.read(name).decode() if name in book.namelist() else ""


def drawn(folder: Path) -> str:
    return part(folder, "xl/charts/chart1.xml")


BARS = Bars("So far", ("=1+1", "Tried", "Back"), (5, 3, 1), Kind.COUNT)


def test_a_short_list_stands_at_the_top_and_its_chart_below(tmp_path: Path) -> None:
    sheet = written(tmp_path, ReportSheet("Funnel", table(STEPS), picture=BARS))
    assert [cell.value for cell in sheet[1]] == ["Step", "Customers", "Share"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C4")
    assert "<f>'Funnel'!$B$2:$B$4</f>" in drawn(tmp_path)
    assert "<f>'Funnel'!$A$2:$A$4</f>" in drawn(tmp_path)
    assert "<row>5</row>" in part(tmp_path, "xl/drawings/drawing1.xml")


def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    hostile = Bars('=HYPERLINK("x")', BARS.labels, BARS.values, Kind.COUNT)
    sheet = written(tmp_path, ReportSheet("=cmd", table(STEPS), picture=hostile))
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert "<f>=" not in drawn(tmp_path)


def test_above_a_long_list_stand_the_short_one_and_the_chart(tmp_path: Path) -> None:
    summary = table(STEPS, "Steps")
    sheet = written(tmp_path, ReportSheet("Groups", people(), summary, BARS))
    assert [sheet["A1"].value, sheet["A2"].value, sheet["A5"].value] == ["Steps", "Step", "Back"]
    assert "<f>'Groups'!$B$3:$B$5</f>" in drawn(tmp_path)
    first = next(cell.row for cell in sheet["A"] if cell.value == "People")
    assert first > 7 + 8  # below the chart
    assert sheet.auto_filter.ref == f"A{first + 1}:B{first + 101}"
    assert [cell.value for cell in sheet[first + 2]][:2] == ["C0", 0]
    assert [cell.value for cell in sheet[first + 101]][:2] == ["C99", 0.99]


def test_a_chart_points_at_the_rows_of_its_labels_only(tmp_path: Path) -> None:
    rows: list[Row] = [("All", 9, 1.0), *STEPS, ("Total", 9, 1.0)]
    written(tmp_path, ReportSheet("Funnel", table(rows), picture=BARS))
    assert "<f>'Funnel'!$B$3:$B$5</f>" in drawn(tmp_path)


def test_the_column_that_is_named_is_drawn_where_two_hold_the_same(tmp_path: Path) -> None:
    rows: list[Row] = [("a", 1, 1.0), ("b", 2, 2.0)]
    picture = Bars("So far", ("a", "b"), (1, 2), Kind.COUNT, column="share")
    written(tmp_path, ReportSheet("Funnel", table(rows), picture=picture))
    assert "<f>'Funnel'!$C$2:$C$3</f>" in drawn(tmp_path)


def test_figures_that_stand_in_no_list_get_one_of_their_own(tmp_path: Path) -> None:
    curve = Curve("customers", "sales", ((0.5, 0.8), (1.0, 1.0)), (0.8,))
    sheet = written(tmp_path, ReportSheet("ABC", people(), picture=curve))
    last = sheet.max_row
    rows = sheet.iter_rows(min_row=last - 2, max_col=2, values_only=True)
    assert list(rows) == [("customers", "sales"), (0.5, 0.8), (1, 1)]
    assert f"<f>'ABC'!$A${last - 1}:$A${last}</f>" in drawn(tmp_path)
    assert f"<f>'ABC'!$B${last - 1}:$B${last}</f>" in drawn(tmp_path)


def test_lines_have_the_names_of_their_columns(tmp_path: Path) -> None:
    lines = Lines(
        "By month", ("=1+1", "Tried", "Back"), ("n", "s"), ((5, 3, 1), (0.5, 0.3, None)), Kind.COUNT
    )
    written(tmp_path, ReportSheet("Months", table(STEPS), picture=lines))
    for cell in ("$B$2:$B$4", "$C$2:$C$4", "$B$1", "$C$1"):
        assert f"<f>'Months'!{cell}</f>" in drawn(tmp_path)


def test_a_grid_is_coloured_where_it_stands_and_has_no_chart(tmp_path: Path) -> None:
    heat = Heat("Share", ("a", "b"), ("0", "1"), ((1.0, 0.5), (1.0, None)), Kind.SHARE)
    sheet = written(tmp_path, ReportSheet("Cohorts", people(), table(STEPS, "Steps"), heat))
    (area,) = [str(rule.sqref) for rule in sheet.conditional_formatting]
    cells = [[cell.value for cell in row] for row in sheet[area]]
    assert cells == [[1, 0.5], [1, None]]
    assert drawn(tmp_path) == ""


def test_pictures_of_nothing_are_left_out(tmp_path: Path) -> None:
    empty: tuple[Picture, ...] = (
        Bars("t", (), (), Kind.COUNT),
        Lines("t", (), (), (), Kind.COUNT),
        Curve("a", "b", ()),
        Heat("t", (), (), (), Kind.SHARE),
    )
    for picture in empty:
        sheet = written(tmp_path, ReportSheet("Nothing", table([]), picture=picture))
        assert [cell.value for cell in sheet[1]] == ["Step", "Customers", "Share"]
        assert drawn(tmp_path) == ""
