"""Lists as CSV: exact, opened right by Excel, and without live formulas."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.domain.errors import Cancelled
from shoptui.domain.table import Row, Table
from shoptui.exchange.safe_text import guarded, unguarded
from shoptui.exchange.watch import Watch
from shoptui.exchange.write_csv import write_csv
from tests.exchange.tables import ANH, DONG, NOBODY, customers, words

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def fields(folder: Path, table: Table) -> list[list[str]]:
    path = folder / "list.csv"
    write_csv(path, table)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_a_list_is_written_whole(tmp_path: Path) -> None:
    assert fields(tmp_path, customers(ANH, NOBODY)) == [
        ["Name", "Phone", "Net spend", "Last order", "Share", "Orders", "R"],
        ["Nguyễn Thị Ánh", "0901234567", "1234.56", "2026-06-30", "0.256", "1200", "5"],
        ["สมชาย ใจดี", "", "", "", "", "", ""],
    ]


def test_excel_sees_that_it_is_utf_8(tmp_path: Path) -> None:
    write_csv(tmp_path / "list.csv", customers(ANH))
    assert (tmp_path / "list.csv").read_bytes().startswith(b"\xef\xbb\xbfName,Phone")


def test_money_without_minor_units_and_below_zero(tmp_path: Path) -> None:
    row: Row = ("Lan", "", -(10**12), date(2026, 1, 1), 0.5, -3, 1)
    table = customers(row, currency=DONG)
    assert fields(tmp_path, table)[1][2:6] == ["-1000000000000", "2026-01-01", "0.5", "-3"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+84901234567", "'+84901234567"),
        ("-5+3", "'-5+3"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\n=1+1"),
        ("＝1+1", "'＝1+1"),
        (" =1+1", "' =1+1"),
        ("'=1+1", "''=1+1"),
        ("0901234567", "0901234567"),
        ("'t Hart", "'t Hart"),
        ("a=1", "a=1"),
        ("An\x00\x1b\ud800", "An�"),
        ('say "hi", twice\nover', 'say "hi", twice\nover'),
    ],
)
def test_text_that_begins_like_a_formula_is_guarded(
    tmp_path: Path, typed: str, written: str
) -> None:
    assert fields(tmp_path, words(typed))[1:] == [[written]]


@given(st.text(st.sampled_from("'=+-@\t\n＝ aA1"), max_size=6))
def test_the_guard_comes_off_again(text: str) -> None:
    written = guarded(text)
    assert unguarded(written) == text
    assert not written.startswith(("\t", "\r", "\n"))
    assert not written.lstrip().startswith(SIGNS)


def test_stopping_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_csv(tmp_path / "list.csv", customers(ANH), Watch(cancelled=lambda: True))
    assert list(tmp_path.iterdir()) == []
