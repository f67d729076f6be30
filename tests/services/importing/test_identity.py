"""The same sheet again adds nothing, however it was shuffled or saved in between."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptui.services.desk import Desk
from tests.builders import USD, new_desk
from tests.exchange.workbooks import saved
from tests.services.importing.sheets import asked, bring, bring_file, sheet

rows = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["An", "Ba", "Đức", ""]),
        st.sampled_from(["", "0901 234 567", "0902 234 567"]),
        st.sampled_from(["", "Tea", "Cake"]),
        st.integers(-3, 4),
        st.sampled_from(["", "", "R1", "R2", "R3"]),
    ),
    min_size=1,
    max_size=12,
)


def lines(drawn: list[tuple[int, str, str, str, int, str]]) -> list[str]:
    return [
        f"{date(2026, 6, 1) + timedelta(days)},{name},{phone},{product},{amount}.50,{receipt}"
        for days, name, phone, product, amount, receipt in drawn
    ]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return new_desk(tmp_path_factory.mktemp("empty"), currency=USD, locale="en_US")


def copied(desk: Desk, folder: str) -> Desk:
    path = Path(shutil.copy(desk.file.path, folder))
    return replace(desk, file=replace(desk.file, path=path))


@settings(max_examples=25, deadline=None)
@given(drawn=rows, random=st.randoms(use_true_random=False))
def test_shuffled_rows_are_the_same_sales(
    empty: Desk, drawn: list[tuple[int, str, str, str, int, str]], random: Random
) -> None:
    header = "Date,Customer,Phone,Item,Amount,Receipt"
    with TemporaryDirectory() as folder:
        desk = copied(empty, folder)
        first = bring(desk, Path(folder), header, *lines(drawn))
        identities = asked(desk, "SELECT identity FROM purchase")
        assert len(identities) == len(set(identities))
        shuffled = lines(drawn)
        random.shuffle(shuffled)
        again = bring(desk, Path(folder), header, *shuffled)
        added = {"sales_new", "refunds", "void", "customers_new", "customers_updated"}
        assert not added & again.keys()
        assert again.get("already_known", 0) == sum(
            first.get(name, 0) for name in ("sales_new", "refunds", "void")
        )
        assert again.get("refused", 0) == first.get("refused", 0)


def test_a_sheet_saved_as_workbook_and_as_csv_is_the_same(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    text = sheet(
        tmp_path,
        "Date,Customer ID,Phone,Item,Amount",
        "03/02/2026,017850,0901234567,Tea,259.000",
        "13/02/2026,017851,0902234567,Tea,1.250.000",
        "13/02/2026,,,Tea,90.000",
        "13/02/2026,,,Tea,90.000",
    )
    assert bring_file(desk, text) == {"customers_new": 2, "sales_new": 4, "walk_ins": 2}
    book = saved(
        tmp_path / "sales.xlsx",
        [
            ("Sales of February",),
            ("Item", "Amount", "Date", "Phone", "Customer ID"),
            ("Tea", 90000, date(2026, 2, 13), None, None),
            ("Tea", 1250000.0, date(2026, 2, 13), "0902234567", "017851"),
            ("Tea", 259000, date(2026, 2, 3), 901234567, "017850"),
            ("Tea", 90000, date(2026, 2, 13), None, None),
        ],
    )
    assert bring_file(desk, book) == {"already_known": 4}


def test_numbers_that_lost_their_form_in_a_spreadsheet_are_the_same(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        "Date,Customer,Phone,Amount",
        "2026-06-01,Ánh,+84901234567,1",
        "2026-06-01,,,2",
    )
    book = saved(
        tmp_path / "s.xlsx",
        [
            ("Date", "Customer", "Phone", "Amount"),
            (46174, "anh", 901234567, 1),
            (46174.5, "", "", 2),
        ],
    )
    assert bring_file(desk, book) == {"already_known": 2}


def test_receipts_of_one_program_are_the_same_in_all_its_exports(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    whole = (
        "Date,Receipt number,Receipt type,Net sales,Total collected,Customer name,Status",
        "2026-06-01,1-1001,Sale,90,90,An,Closed",
    )
    by_item = (
        "Date,Receipt number,Receipt type,Item,Quantity,Net sales,Customer name,Status",
        "2026-06-01,1-1001,Sale,Tea,1.000,50,An,Closed",
        "2026-06-01,1-1001,Sale,Cake,1.000,40,An,Closed",
    )
    assert bring(desk, tmp_path, *whole)["sales_new"] == 1
    assert bring(desk, tmp_path, *by_item) == {"already_known": 1}


def test_an_export_that_lost_its_marks_adds_nothing(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    whole = (
        "Date,Receipt number,Receipt type,Net sales,Total collected,Customer name,Status",
        "2026-06-01,1-1001,Sale,90,90,An,Closed",
        "2026-06-02,1-1002,Refund,-90,-90,An,Closed",
    )
    cut = (
        "Date,Receipt number,Receipt type,Net sales,Customer name",
        "2026-06-01,1-1001,Sale,90,An",
        "2026-06-02,1-1002,Refund,-90,An",
        "2026-06-03,1-1001,Sale,70,An",
    )
    bring(desk, tmp_path, *whole)
    assert bring(desk, tmp_path, *cut[:3]) == {"already_known": 2}
    assert bring(desk, tmp_path, cut[0], cut[3]) == {"sales_new": 1}


def test_what_identifies_a_person_is_not_readable_in_the_file(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(desk, tmp_path, "Date,Customer,Phone,Amount", "2026-06-01,Ánh,0901234567,1")
    (identity,) = asked(desk, "SELECT identity FROM purchase")
    assert identity.startswith("sheet row ")
    assert "nh" not in identity.removeprefix("sheet row ") and "1234567" not in identity
