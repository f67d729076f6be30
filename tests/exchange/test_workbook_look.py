"""How the sheets look: header, filter, widths, shading and chart."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.exchange.sheets import Book, Chart, GridSheet, ListSheet, TextSheet, tab_titles
from shoptui.exchange.workbook import write_workbook
from tests.exchange.tables import ANH, DOLLAR, customers, one_sheet

TIERS = Table(
    "tiers",
    "Tiers",
    (Column("tier", "Tier"), Column("net", "Net spend", Kind.MONEY)),
    [("Champion", 900_000), ("Loyal", 300_000), ("Lost", -1_000)],
    DOLLAR,
)


def heat_map(title: str) -> Table:
    columns = (Column("r", "R"), *(Column(f"fm{n}", f"FM {n}", Kind.COUNT) for n in range(1, 6)))
    rows: list[Row] = [(f"R {r}", *[r * n for n in range(1, 6)]) for r in (5, 4, 3, 2, 1)]
    return Table("cells", title, columns, rows, DOLLAR)


def test_the_header_is_bold_frozen_and_can_be_filtered(tmp_path: Path) -> None:
    sheet = one_sheet(tmp_path, customers(ANH, ANH))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:G3")
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])
    aligned = [cell.alignment.horizontal for cell in sheet[1]]
    assert aligned == [None, None, "right", "right", "right", "right", "right"]


def test_columns_are_as_wide_as_what_they_show(tmp_path: Path) -> None:
    long_name: Row = ("An " * 100, *ANH[1:])
    sheet = one_sheet(tmp_path, customers(ANH))
    assert sheet.column_dimensions["A"].width == len("Nguyễn Thị Ánh") + 3
    assert sheet.column_dimensions["B"].width == len("0901234567") + 3
    assert sheet.column_dimensions["G"].width == 7
    assert one_sheet(tmp_path, customers(long_name)).column_dimensions["A"].width == 60


def test_codes_and_phones_get_no_green_corner(tmp_path: Path) -> None:
    one_sheet(tmp_path, customers(ANH))
    with zipfile.ZipFile(tmp_path / "book.xlsx") as book:
        assert b'sqref="A1:G2" numberStoredAsText="1"' in book.read("xl/worksheets/sheet1.xml")


def test_the_chart_shows_the_net_spend_of_each_tier(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    chart = Chart("Net spend by tier", "tier", "net")
    write_workbook(path, Book("Book", (ListSheet(customers(ANH)), ListSheet(TIERS, chart))))
    with zipfile.ZipFile(path) as book:
        drawn = book.read("xl/charts/chart1.xml").decode()
        assert "<drawing" in book.read("xl/worksheets/sheet2.xml").decode()
        assert "<drawing" not in book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>'Tiers'!$A$2:$A$4</f>" in drawn
    assert "<f>'Tiers'!$B$2:$B$4</f>" in drawn
    assert drawn.count('<delete val="0"') == 2
    assert "Net spend by tier" in drawn


def test_the_chart_stands_below_the_list(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, Book("Book", (ListSheet(TIERS, Chart("Net", "tier", "net")),)))
    with zipfile.ZipFile(path) as book:
        assert "<row>5</row>" in book.read("xl/drawings/drawing1.xml").decode()


def test_a_list_without_rows_has_no_chart(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    empty = Table("tiers", "Tiers", TIERS.columns, [], DOLLAR)
    write_workbook(path, Book("Book", (ListSheet(empty, Chart("Net", "tier", "net")),)))
    with zipfile.ZipFile(path) as book:
        assert not [name for name in book.namelist() if "chart" in name]


def test_each_block_of_the_heat_map_is_shaded_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    grids = GridSheet("Heat map", (heat_map("Customers"), heat_map("Net spend")))
    write_workbook(path, Book("Book", (grids,)))
    sheet = load_workbook(path)["Heat map"]
    shaded = {str(area.sqref): area.rules[0].type for area in sheet.conditional_formatting}
    assert shaded == {"B3:F7": "colorScale", "B11:F15": "colorScale"}
    assert [sheet.cell(row, 1).value for row in (1, 2, 3, 9, 11)] == [
        "Customers",
        "R",
        "R 5",
        "Net spend",
        "R 5",
    ]
    assert [sheet.cell(row, 6).value for row in (3, 7, 11, 15)] == [25, 5, 25, 5]


@pytest.mark.parametrize(
    ("titles", "tabs"),
    [
        (["R/FM: [all]?", "a\\b*c"], ["R FM   all", "a b c"]),
        (["Sales", "SALES", "sales"], ["Sales", "SALES 2", "sales 3"]),
        (["", "'", "History"], ["1", "2", "History 3"]),
        (["A" * 40, "A" * 40], ["A" * 31, "A" * 29 + " 2"]),
    ],
)
def test_tabs_are_named_as_excel_allows(tmp_path: Path, titles: list[str], tabs: list[str]) -> None:
    sheets = tuple(TextSheet(title, (("a", "b"),)) for title in titles)
    assert tab_titles(sheets) == tabs
    write_workbook(tmp_path / "book.xlsx", Book("Book", sheets))
    assert load_workbook(tmp_path / "book.xlsx").sheetnames == tabs
