"""Reading workbooks: what stands in them, and that none of them can do harm."""

import shutil
import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from shoptui.domain.errors import FileTrouble, NotFound, ShopError
from shoptui.exchange.raw_sheet import RawCell
from shoptui.exchange.read_workbook import open_workbook
from shoptui.exchange.reading import open_sheet
from tests.exchange.measuring import MOST_MEMORY, measured, measures
from tests.exchange.workbooks import by_hand, saved, with_forged_size

CELL = '<c r="{at}" t="inlineStr"><is><t>x</t></is></c>'


def read(path: Path, worksheet: str = "") -> list[tuple[int, list[RawCell]]]:
    with open_sheet(path, worksheet=worksheet) as sheet:
        return [(number, list(cells)) for number, cells in sheet.rows()]


def refusal(path: Path) -> str:
    """The sentence a file is refused with, which must not take long."""
    start = time.monotonic()
    with pytest.raises(ShopError) as refused:
        read(path)
    assert time.monotonic() - start < 10
    return str(refused.value)


def test_cells_are_texts_numbers_and_iso_days(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "s.xlsx",
        [("Day", "Sum"), (datetime(2026, 6, 30, 9, 5), 5.95), (), (date(2026, 7, 1), True)],
    )
    assert read(path) == [
        (1, ["Day", "Sum"]),
        (2, ["2026-06-30 09:05:00", 5.95]),
        (4, ["2026-07-01", "TRUE"]),
    ]


def test_rows_can_be_gone_through_twice(tmp_path: Path) -> None:
    with open_sheet(saved(tmp_path / "s.xlsx", [("a", 1), ("b", 2)])) as sheet:
        assert list(sheet.rows()) == list(sheet.rows())


def test_row_numbers_count_empty_rows_at_the_top(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["C4"] = "Date"
    book.save(tmp_path / "s.xlsx")
    assert read(tmp_path / "s.xlsx") == [(4, ["Date"])]


def test_the_first_sheet_that_holds_anything_is_read_and_the_others_named(tmp_path: Path) -> None:
    path = saved(tmp_path / "s.xlsx", [("Date",)], before={"Cover": []})
    with open_sheet(path) as sheet:
        assert (sheet.name, sheet.others) == ("Sales", ("Cover",))


def test_a_worksheet_can_be_asked_for_by_name(tmp_path: Path) -> None:
    path = saved(tmp_path / "s.xlsx", [("Date",)], before={"Old": [("old",)]})
    assert read(path, "Sales") == [(1, ["Date"])]
    with pytest.raises(NotFound, match="no worksheet Seles"):
        read(path, "Seles")


def test_days_of_an_old_mac_workbook_are_the_same_days(tmp_path: Path) -> None:
    path = saved(tmp_path / "s.xlsx", [(datetime(2026, 6, 30), 1.0)], epoch_1904=True)
    with open_sheet(path) as sheet:
        assert sheet.epoch_1904
        assert next(sheet.rows())[1][0] == "2026-06-30"


def test_a_workbook_with_macros_gives_its_values(tmp_path: Path) -> None:
    path = saved(tmp_path / "s.xlsx", [("Date",)]).rename(tmp_path / "s.xlsm")
    assert read(path) == [(1, ["Date"])]


def test_merged_cells_hold_their_text_once(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "Sales of June"
    sheet.merge_cells("A1:C1")
    sheet["C2"] = "Date"
    book.save(tmp_path / "s.xlsx")
    assert read(tmp_path / "s.xlsx") == [(1, ["Sales of June", "", ""]), (2, ["", "", "Date"])]


def test_nested_entities_are_refused(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert "definitions inside" in refusal(by_hand(tmp_path / "s.xlsx", prolog=laughs))


def test_an_external_entity_is_refused(tmp_path: Path) -> None:
    steals = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert "definitions inside" in refusal(by_hand(tmp_path / "s.xlsx", prolog=steals))


def test_an_entity_far_into_the_sheet_is_refused_too(tmp_path: Path) -> None:
    filler = "<row/>" * 200_000 + '<!ENTITY a "ha">'
    assert "definitions inside" in refusal(by_hand(tmp_path / "s.xlsx", filler))


@pytest.fixture(scope="module")
def bloated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return by_hand(tmp_path_factory.mktemp("bloated") / "s.xlsx", " " * 300_000_000)


def test_300_megabytes_of_spaces_are_refused(bloated: Path) -> None:
    assert bloated.stat().st_size < 400_000
    start = time.process_time()  # our own work; the machine may be busy with more than us
    assert "when unpacked" in refusal(bloated)
    assert time.process_time() - start < 2


def test_a_forged_directory_does_not_hide_the_size(bloated: Path, tmp_path: Path) -> None:
    path = with_forged_size(Path(shutil.copy(bloated, tmp_path)))
    with zipfile.ZipFile(path) as archive:
        assert sum(entry.file_size for entry in archive.infolist()) < 1000
    start = time.process_time()
    assert "when unpacked" in refusal(path)
    assert time.process_time() - start < 2


@measures
def test_300_megabytes_take_none_of_the_memory(bloated: Path, tmp_path: Path) -> None:
    forged = with_forged_size(Path(shutil.copy(bloated, tmp_path)))
    for path in (bloated, forged):
        figures = measured(path)
        assert "when unpacked" in figures["said"]
        assert figures["memory"] < MOST_MEMORY


def test_three_million_rows_are_refused_at_once(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "s.xlsx", "<row/>" * 3_000_000)
    start = time.monotonic()
    assert "1,048,576 rows" in refusal(path)
    assert time.monotonic() - start < 2


def test_a_million_empty_rows_hold_nothing(tmp_path: Path) -> None:
    assert "no sheet with anything" in refusal(by_hand(tmp_path / "s.xlsx", "<row/>" * 1_000_000))


def test_a_dimension_that_boasts_costs_nothing(tmp_path: Path) -> None:
    path = by_hand(
        tmp_path / "s.xlsx",
        f'<row r="1">{CELL.format(at="A1")}</row>',
        dimension='<dimension ref="A1:XFD1048576"/>',
    )
    assert read(path) == [(1, ["x"])]


def test_a_cell_beyond_the_128th_column_is_refused(tmp_path: Path) -> None:
    for column, wide in (("DX", False), ("DY", True), ("ZZ", True), ("XFD", True)):
        path = by_hand(tmp_path / "s.xlsx", f'<row r="1">{CELL.format(at=f"{column}1")}</row>')
        if wide:
            assert "more than 128 columns" in refusal(path)
        else:
            assert len(read(path)) == 1


def test_columns_without_names_are_counted_too(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "s.xlsx", "<row>" + "<c><v>1</v></c>" * 129 + "</row>")
    assert "more than 128 columns" in refusal(path)


def test_two_cells_a_million_rows_apart_cannot_fill_the_memory(tmp_path: Path) -> None:
    first, last = CELL.format(at="A1"), CELL.format(at="DX1048576")
    rows = f'<row r="1">{first}</row><row r="1048576">{last}</row>'
    assert "too much memory" in refusal(by_hand(tmp_path / "s.xlsx", rows))


def test_a_workbook_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = saved(tmp_path / "s.xlsx", [("Date",)])
    with pytest.raises(FileTrouble, match="too long"), open_workbook(path, seconds=0.001):
        pass


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Excel workbook or locked"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?><Workbook/>', "web page"),
        (b"PK\x03\x04 and then nothing of the kind", "no Excel workbook"),
        (b"just some words", "no Excel workbook"),
    ],
)
def test_what_is_no_workbook_gets_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "s.xlsx"
    path.write_bytes(content)
    assert sentence in refusal(path)


def test_an_archive_that_is_no_workbook_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "no Excel workbook" in refusal(path)


def test_a_truncated_workbook_gets_a_sentence(tmp_path: Path) -> None:
    path = saved(tmp_path / "s.xlsx", [("Date", number) for number in range(500)])
    whole = path.read_bytes()
    for length in (len(whole) // 2, len(whole) - 1000, len(whole) - 30, 100):
        path.write_bytes(whole[:length])
        assert refusal(path)


def test_flipped_bytes_never_do_more_than_refuse(tmp_path: Path) -> None:
    path = saved(tmp_path / "s.xlsx", [("Date", number) for number in range(50)])
    whole = path.read_bytes()
    for at in range(40, len(whole), len(whole) // 12):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            read(path)
        except ShopError as refused:
            assert str(refused)


def test_a_missing_file_and_a_folder_get_a_sentence(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "none.xlsx")
    assert "is a folder" in refusal(tmp_path)


def test_a_shop_file_is_no_sheet(tmp_path: Path) -> None:
    path = tmp_path / "shop.csv"
    path.write_bytes(b"SQLite format 3\0" + bytes(200))
    assert "no Excel workbook" in refusal(path)
