"""What stands in the sheets: exact money, real days, and rows that are fetched as they go."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import overload

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import load_workbook as calamine

from shoptui.domain.errors import Cancelled, FileTrouble
from shoptui.domain.money import Currency, to_decimal
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.exchange.cell_xml import cell_writers
from shoptui.exchange.looks import all_looks
from shoptui.exchange.sheets import MAX_ROWS, Book, ListSheet, TextSheet
from shoptui.exchange.watch import Watch
from shoptui.exchange.workbook import write_workbook
from tests.exchange.tables import ANH, DINAR, DOLLAR, DONG, NOBODY, customers, one_sheet


class Endless(Sequence[Row]):
    """A list that makes its rows when they are asked for, and remembers the largest page."""

    def __init__(self, length: int) -> None:
        self.length, self.largest = length, 0

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, int):
            raise AssertionError("rows are fetched in pages, not one by one")
        page: list[Row] = [(number,) for number in range(*at.indices(self.length))]
        self.largest = max(self.largest, len(page))
        return page


def numbered(length: int) -> tuple[Table, Endless]:
    rows = Endless(length)
    return Table("n", "Numbers", (Column("n", "N", Kind.COUNT),), rows, DONG), rows


def test_each_cell_keeps_its_type(tmp_path: Path) -> None:
    sheet = one_sheet(tmp_path, customers(ANH, NOBODY))
    header, anh, nobody = sheet.iter_rows()
    titles = ["Name", "Phone", "Net spend", "Last order", "Share", "Orders", "R"]
    assert [cell.value for cell in header] == titles
    last_order = datetime(2026, 6, 30)
    assert [cell.value for cell in anh] == [*ANH[:2], 1234.56, last_order, 0.256, 1200, 5]
    assert [cell.value for cell in nobody] == [NOBODY[0], None, None, None, None, None, None]


def test_numbers_carry_their_formats(tmp_path: Path) -> None:
    row = list(one_sheet(tmp_path, customers(ANH)).iter_rows())[1]
    formats = [cell.number_format for cell in row]
    assert formats == ["@", "@", "#,##0.00", "yyyy-mm-dd", "0.0%", "#,##0", "0"]


@pytest.mark.parametrize(
    ("currency", "shape", "value"),
    [(DONG, "#,##0", 10**12), (DOLLAR, "#,##0.00", 10**10), (DINAR, "#,##0.000", 10**9)],
)
def test_the_largest_amount_in_each_currency(
    tmp_path: Path, currency: Currency, shape: str, value: int
) -> None:
    row: Row = ("Lan", "", 10**12, None, None, None, None)
    cell = one_sheet(tmp_path, customers(row, currency=currency)).cell(2, 3)
    assert (cell.value, cell.number_format) == (value, shape)


@given(st.integers(-(10**12), 10**12), st.sampled_from([DONG, DOLLAR, DINAR]))
def test_money_is_exact_to_the_unit(minor: int, currency: Currency) -> None:
    table = Table("t", "T", (Column("m", "M", Kind.MONEY),), [], currency)
    looks = {look: at for at, look in enumerate(all_looks([currency]))}
    xml = cell_writers(table, looks)[0](minor, 2)
    value = xml.partition("<v>")[2].partition("</v>")[0]
    # Excel holds a double: its shortest form must be the same amount.
    assert round(float(value), currency.digits) == float(to_decimal(minor, currency))
    assert value == str(to_decimal(minor, currency))


def test_halves_show_their_decimals_and_wholes_do_not(tmp_path: Path) -> None:
    columns = (Column("f", "Median orders", Kind.COUNT), Column("m", "Median spend", Kind.MONEY))
    table = Table("t", "T", columns, [(2.5, 150.5), (3.0, 151.0)], DOLLAR)
    sheet = one_sheet(tmp_path, table)
    assert [(c.value, c.number_format) for c in sheet["A"][1:]] == [(2.5, "#,##0.0#"), (3, "#,##0")]
    assert [cell.value for cell in sheet["B"][1:]] == [1.505, 1.51]


def test_what_is_no_number_leaves_the_cell_empty(tmp_path: Path) -> None:
    table = Table("t", "T", (Column("s", "S", Kind.SHARE),), [(float("nan"),), (0.5,)], DONG)
    assert [cell.value for cell in one_sheet(tmp_path, table)["A"]] == ["S", None, 0.5]


def test_days_excel_cannot_count_are_written_out(tmp_path: Path) -> None:
    days = [date(1900, 2, 28), date(1900, 3, 1), date(2024, 2, 29)]
    rows = [(day,) for day in days]
    sheet = one_sheet(tmp_path, Table("t", "T", (Column("d", "D", Kind.DATE),), rows, DONG))
    written = [cell.value for cell in sheet["A"]][1:]
    assert written == ["1900-02-28", datetime(1900, 3, 1), datetime(2024, 2, 29)]


def test_an_empty_list_still_has_its_header(tmp_path: Path) -> None:
    sheet = one_sheet(tmp_path, customers())
    assert (sheet.max_row, sheet.cell(1, 1).value) == (1, "Name")


def test_another_reader_finds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, Book("Book", (ListSheet(customers(ANH)),)))
    row = calamine(path).get_sheet_by_index(0).to_python()[1]
    assert row == [*ANH[:2], 1234.56, date(2026, 6, 30), 0.256, 1200, 5]


def test_pages_of_text_stand_beside_their_labels(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    lines = (("Shop", "Tạp hoá Lan"), ("Measures", ""), ("Recency", "=days since"))
    write_workbook(path, Book("Book", (TextSheet("About", lines),)))
    rows = load_workbook(path)["About"].iter_rows(values_only=True)
    assert list(rows) == [lines[0], ("Measures", None), lines[2]]


def test_a_long_list_is_fetched_in_pages(tmp_path: Path) -> None:
    table, rows = numbered(1_250)
    seen: list[int] = []
    path = tmp_path / "book.xlsx"
    write_workbook(path, Book("Book", (ListSheet(table),)), Watch(progress=seen.append))
    assert (rows.largest, seen) == (500, [500, 1_000, 1_250])
    column = [cell.value for cell in load_workbook(path).worksheets[0]["A"]]
    assert column == ["N", *range(1_250)]


def test_stopping_leaves_nothing_behind(tmp_path: Path) -> None:
    table, _rows = numbered(5_000)
    watch = Watch()
    watch.cancelled = lambda: watch.done >= 2_000
    with pytest.raises(Cancelled, match="no file was written"):
        write_workbook(tmp_path / "book.xlsx", Book("Book", (ListSheet(table),)), watch)
    assert watch.done == 2_000
    assert list(tmp_path.iterdir()) == []


def test_a_list_longer_than_excel_is_refused_before_it_is_read(tmp_path: Path) -> None:
    table, rows = numbered(MAX_ROWS + 1)
    with pytest.raises(FileTrouble, match="as CSV"):
        write_workbook(tmp_path / "book.xlsx", Book("Book", (ListSheet(table),)))
    assert (rows.largest, list(tmp_path.iterdir())) == (0, [])
