"""Plain sales take a short way through the import, and come to just what the long one comes to."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptui.exchange.spool import PAGE
from shoptui.services.desk import open_desk
from shoptui.services.importing import apply, packing, plan_import, receipts
from shoptui.services.importing.plain_rows import PlainRows
from tests.builders import Clock, add, new_desk, sell
from tests.services.importing.sheets import asked, sheet

HEADER = "Receipt,Date,Customer code,Customer,Phone,Amount,Status,Note"
CELLS = (
    ("R1", "R2", "R3", "R4", "'5", " R6", "7.0", "R-8", ""),
    ("2026-06-01", "2026-06-02", "2026-12-31", "2026-13-01", "02/06/2026 10:15", ""),
    ("K1", "K2", "C00001", ""),
    ("An", "Bé", "Chi", "walk-in", ""),
    ("0901234567", "0907654321", "n/a", ""),
    ("100", "200", "1.250", "0", "-300", "9999999999999", "nan", "0.5", ""),
    ("paid", "cancelled", "refunded", "", ""),
    ("late", "", "", ""),
)
TABLES = ("customer", "purchase", "purchase_line", "import_batch", "journal")
PLAIN = st.tuples(
    st.integers(1, 400).map("R{}".format),
    st.sampled_from(CELLS[1][:2]),
    st.sampled_from(CELLS[2]),
    st.just(""),
    st.just(""),
    st.integers(0, 5).map(lambda amount: str(100 * amount)),
    st.just(""),
    st.just(""),
)
ROWS = st.lists(st.one_of(PLAIN, PLAIN, st.tuples(*map(st.sampled_from, CELLS))), max_size=40)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop that knows some of the sheet already: customers, a sale typed by hand, an import."""
    folder = tmp_path_factory.mktemp("shop")
    desk = new_desk(folder)
    sell(desk, add(desk, "An"), date(2026, 6, 1), 100)
    add(desk, "Chi", phone="0901234567")
    add(desk, "Chi", phone="0907654321")
    first = sheet(folder, HEADER, "R1,2026-06-01,K1,,,100,,", "R9,2026-06-02,K2,,,300,,")
    apply(desk, plan_import(desk, first))
    return desk.file.path


def comes_to(shop: Path, rows: Sequence[Sequence[str]]) -> list[Any]:
    """All that is planned, and all that then stands in the file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        clock = Clock()
        desk = open_desk(Path(shutil.copy(shop, folder)), clock.today, clock.now)
        plan = plan_import(desk, sheet(folder, HEADER, *map(",".join, rows)))
        apply(desk, plan)
        found = [plan.counts, plan.refused, plan.needs_you, plan.typed_by_hand, plan.notes]
        return [*found, *(asked(desk, f"SELECT * FROM {table}") for table in TABLES)]


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, slots=st.sampled_from([1 << 24, 4]))
def test_the_short_way_and_the_long_way_agree(
    shop: Path, rows: list[tuple[str, ...]], slots: int
) -> None:
    """With few slots most numbers only seem to have been there before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(receipts, "_SLOTS", slots)
        short = comes_to(shop, rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainRows, "read", lambda _self, page: [None] * len(page))
        patch.setattr(packing, "plain_flags", lambda refund, void: None)
        long = comes_to(shop, rows)
    assert short == long


def test_a_row_that_comes_late_is_joined_where_the_rows_fill_their_pages(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    rows = [f"R{n},2026-06-01,K1,,,100,," for n in (*range(PAGE), 0)]
    assert apply(desk, plan_import(desk, sheet(tmp_path, HEADER, *rows))).counts.sales_new == PAGE
    amounts = "SELECT amount FROM purchase WHERE receipt IN ('R0', 'R1') ORDER BY receipt"
    assert asked(desk, amounts) == [200, 100]


def test_a_sheet_of_plain_sales_goes_the_short_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("an object was made of a plain sale")

    desk = new_desk(tmp_path)
    rows = [f"R-{n},2026-06-01,K{n % 7},,,{n},," for n in range(3000)]
    plan = plan_import(desk, sheet(tmp_path, HEADER, *rows))
    monkeypatch.setattr(packing.Packing, "to_receipt", refuse)
    again = plan_import(desk, sheet(tmp_path, HEADER, *rows))
    assert again.counts == plan.counts
    assert apply(desk, again).counts.sales_new == 3000
    assert asked(desk, "SELECT sum(amount), count(DISTINCT identity) FROM purchase") == [
        (sum(range(3000)), 3000)
    ]
