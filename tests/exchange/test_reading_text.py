"""Reading CSV: separators, encodings, and files that are broken."""

from pathlib import Path

import pytest

from shoptui.domain.errors import InvalidInput, ShopError
from shoptui.domain.text import clean
from shoptui.exchange.raw_sheet import RawCell
from shoptui.exchange.reading import open_sheet
from shoptui.exchange.text_encoding import previews


def written(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "sales.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def read(path: Path, encoding: str = "") -> list[tuple[int, list[RawCell]]]:
    with open_sheet(path, encoding) as sheet:
        return [(number, list(cells)) for number, cells in sheet.rows()]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    rows = [["Date", "Name", "Sum"], ["1/2/2026", "An", "8.00"], ["2/2/2026", "Ba", "9.00"]]
    path = written(tmp_path, "\n".join(separator.join(row) for row in rows))
    assert [cells for _number, cells in read(path)] == rows


def test_commas_within_amounts_do_not_pass_for_separators(tmp_path: Path) -> None:
    path = written(tmp_path, "Date;Sum\n1/2/2026;1,5\n2/2/2026;2,5\n")
    assert read(path)[1] == (2, ["1/2/2026", "1,5"])


def test_a_note_of_many_lines_does_not_pass_for_rows(tmp_path: Path) -> None:
    path = written(tmp_path, 'Day,Amount,Note\n2026-06-30,1,"A;B\nA;B\nA;B"\n')
    assert read(path)[1] == (2, ["2026-06-30", "1", "A;B\nA;B\nA;B"])


def test_a_note_longer_than_what_is_looked_at_leaves_the_header_to_tell(tmp_path: Path) -> None:
    note = "A;B\n" * 20_000
    path = written(tmp_path, f'Day,Amount,Note\n2026-06-30,1,"{note}"\n')
    assert read(path)[1] == (2, ["2026-06-30", "1", note])


def test_a_separator_announced_for_excel_is_taken_and_not_read(tmp_path: Path) -> None:
    assert read(written(tmp_path, "sep=;\nDate;Sum, net\n")) == [(2, ["Date", "Sum, net"])]


def test_rows_are_numbered_as_a_spreadsheet_program_would(tmp_path: Path) -> None:
    path = written(tmp_path, 'a,b\n\n"one\ntwo",2\n3,4\n')
    assert read(path) == [(1, ["a", "b"]), (3, ["one\ntwo", "2"]), (4, ["3", "4"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_known_without_asking(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, "Ngày,Khách hàng,Số tiền\n1/2/2026,Đức,9\n", encoding)
    assert read(path)[1] == (2, ["1/2/2026", "Đức", "9"])


@pytest.mark.parametrize(
    ("encoding", "word", "name"),
    [
        ("cp1258", b"\x4e\x67\x75\x79\xea\xde\x6e", "Nguyễn"),
        ("cp874", b"\xca\xc1\xaa\xd2\xc2\x20\xe3\xa8\xb4\xd5", "สมชาย ใจดี"),
        ("windows-1252", b"Ren\xe9", "René"),
    ],
)
def test_an_old_encoding_is_asked_for_and_then_read(
    tmp_path: Path, encoding: str, word: bytes, name: str
) -> None:
    path = written(tmp_path, b"Date,Name\n1/2/2026," + word + b"\n")
    with pytest.raises(InvalidInput, match="--encoding cp1258") as asked:
        read(path)
    assert asked.value.field == "encoding"
    assert clean(str(read(path, encoding)[1][1][1])) == name


def test_the_question_shows_what_each_encoding_would_give(tmp_path: Path) -> None:
    path = written(tmp_path, b"Name\n\xca\xc1\xaa\xd2\xc2\n")
    assert "สมชาย" in previews(path)["cp874"]
    with pytest.raises(InvalidInput, match="สมชาย"):
        read(path)


def test_a_wrong_choice_of_encoding_gets_a_sentence(tmp_path: Path) -> None:
    path = written(tmp_path, b"Name\nRen\xe9\n")
    with pytest.raises(InvalidInput, match="not written in utf-8"):
        read(path, "utf-8")
    with pytest.raises(InvalidInput, match="no encoding shoptui knows"):
        read(path, "klingon")


def test_the_byte_order_mark_wins_over_the_choice(tmp_path: Path) -> None:
    assert read(written(tmp_path, "Tên,b\n", "utf-8-sig"), "cp1258") == [(1, ["Tên", "b"])]


def test_utf_8_cut_within_a_letter_is_not_utf_8(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        read(written(tmp_path, "Tên,Đ".encode()[:-1]))


def test_a_quote_never_closed_is_named_by_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, 'Date,Name\n1/2/2026,An\n2/2/2026,"Ba\n3/2/2026,Chi\n')
    with pytest.raises(ShopError, match="opens in line 3 is never closed"):
        read(path)


def test_a_quote_never_closed_in_a_long_file_is_named_too(tmp_path: Path) -> None:
    path = written(tmp_path, 'Date,Name\n1/2/2026,"An\n' + "2/2/2026,Ba\n" * 20_000)
    with pytest.raises(ShopError, match="opens in line 2 is never closed"):
        read(path)


def test_text_after_a_closing_quote_is_named_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(ShopError, match="breaks the rules of CSV"):
        read(written(tmp_path, 'a,b\n"An"x,2\n'))


def test_more_columns_than_any_sales_list_has_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ShopError, match="more than 128 columns"):
        read(written(tmp_path, ",".join("x" * 129)))
