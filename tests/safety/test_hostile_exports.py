"""A shop full of hostile texts in every workbook and CSV file: no formula, and the same texts."""

import csv
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import load_workbook as calamine

from shoptui.exchange import cell_xml, write_csv
from shoptui.exchange.safe_text import legible, unguarded
from shoptui.services.export_parts import Part
from shoptui.services.exporting import export_workbook
from tests.safety.tampered import SAMPLE, desk_over, tampered, told

STARTS = ("=", "+", "-", "@", "＝", "\t", "\r", "\n")
CSV_PARTS = [part for part in Part if part is not Part.HEATMAP]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tampered(tmp_path_factory.mktemp("spoiled"))


@pytest.fixture(scope="module")
def book(shop: Path) -> Path:
    path = shop.with_name("all.xlsx")
    export_workbook(desk_over(shop), path)
    return path


def test_no_cell_of_the_workbook_is_a_formula(book: Path) -> None:
    with zipfile.ZipFile(book) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(Part) + 1
        assert not [name for name in sheets if re.search(rb"<f[ >/]", package.read(name))]
        assert not [name for name in package.namelist() if "externalLink" in name]
    opened = load_workbook(book)
    kinds = {cell.data_type for sheet in opened for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds and "e" not in kinds


@pytest.mark.parametrize(("heading", "column"), [("Name", "name"), ("Phone", "phone")])
def test_the_workbook_opens_again_with_the_texts_of_the_shop(
    shop: Path, book: Path, heading: str, column: str
) -> None:
    found = sheet_column(book, "Customers", heading)
    assert sorted(found) == sorted(map(legible, told(shop, ("customer", column))))


@pytest.mark.parametrize("part", CSV_PARTS)
def test_no_field_of_a_csv_file_begins_like_a_formula(shop: Path, part: Part) -> None:
    rows = csv_of(shop, part)
    assert len(rows) > 1 and len({len(row) for row in rows}) == 1
    assert not [field for row in rows for field in row if begins_a_formula(field)]


@pytest.mark.parametrize(("heading", "column"), [("Name", "name"), ("Phone", "phone")])
def test_a_csv_file_gives_the_texts_of_the_shop_back(shop: Path, heading: str, column: str) -> None:
    first, *rows = csv_of(shop, Part.CUSTOMERS)
    found = [unguarded(row[first.index(heading)]) for row in rows]
    assert sorted(found) == sorted(map(legible, told(shop, ("customer", column))))


def test_phones_keep_their_zero_and_their_plus(tmp_path: Path) -> None:
    path = tmp_path / "sample.xlsx"
    export_workbook(desk_over(SAMPLE), path, what="customers")
    recorded = [phone for phone in told(SAMPLE, ("customer", "phone")) if phone]
    assert sorted(filter(None, sheet_column(path, "Customers", "Phone"))) == sorted(recorded)
    assert all(phone[0] in "0+" for phone in recorded)


def test_control_without_inline_text_a_name_is_a_formula(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = cell_xml._text_writer

    def trusting(name: str, style: int) -> cell_xml.CellWriter:
        plain = honest(name, style)
        return lambda cell, row: (
            f'<c r="{name}{row}"><f>1+1</f></c>' if str(cell).startswith("=") else plain(cell, row)
        )

    monkeypatch.setattr(cell_xml, "_text_writer", trusting)
    path = shop.with_name("trusting.xlsx")
    export_workbook(desk_over(shop), path, what="customers")
    with pytest.raises(AssertionError):
        test_no_cell_of_the_workbook_is_a_formula(path)
    opened = load_workbook(path)["Customers"]
    assert "f" in {cell.data_type for row in opened.iter_rows() for cell in row}


def test_control_a_csv_file_without_its_guard_begins_formulas(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_csv, "guarded", legible)
    rows = csv_of(shop, Part.CUSTOMERS)
    assert [field for row in rows for field in row if begins_a_formula(field)]


def csv_of(shop: Path, part: Part) -> list[list[str]]:
    path = shop.with_name(f"{part}.csv")
    export_workbook(desk_over(shop), path, what=part)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def begins_a_formula(field: str) -> bool:
    is_number = re.fullmatch(r"[+-]?\d+(\.\d+)?", field)
    return field.startswith(STARTS) and not is_number


def sheet_column(path: Path, sheet: str, heading: str) -> list[str]:
    first, *rows = calamine(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [str(row[first.index(heading)]) for row in rows]
