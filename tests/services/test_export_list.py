"""The list on the screen as a file, as it stands."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from shoptui.domain.errors import InvalidInput
from shoptui.domain.table import Column, Kind, Table
from shoptui.services.desk import Desk
from shoptui.services.exporting import Format, export_table
from tests.builders import USD, new_desk

SEEN = Table(
    "rfm",
    "Champions",
    (Column("name", "Name"), Column("phone", "Phone"), Column("net", "Net spend", Kind.MONEY)),
    [("Ánh", "0901", 350_000), ("=1+1", "+84", -50)],
    USD,
    notes=("As of 2026-06-30, over 365 days.",),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, currency=USD, locale="en")


def test_the_list_on_the_screen_to_excel(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    done = export_table(desk, SEEN, path)
    book = load_workbook(path)
    assert list(book["Champions"].values) == [
        ("Name", "Phone", "Net spend"),
        ("Ánh", "0901", 3500),
        ("=1+1", "+84", -0.5),
    ]
    assert ("Note", "As of 2026-06-30, over 365 days.") in book["About"].values
    assert done.sentence == f"{path} holds Champions (2), About."


def test_the_list_on_the_screen_to_csv_without_phones(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    export_table(desk, SEEN, path, Format.CSV, hide_phones=True)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [["Name", "Phone", "Net spend"], ["Ánh", "", "3500.00"], ["'=1+1", "", "-0.50"]]


def test_a_list_keeps_to_the_format_its_name_says(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"end in \.csv"):
        export_table(desk, SEEN, tmp_path / "list.xlsx", Format.CSV)
