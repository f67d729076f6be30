"""Texts that mean harm: taken as the texts they are, or refused with a sentence."""

from pathlib import Path

import pytest

from shoptui.domain.text import MAX_NAME, clean
from shoptui.services.importing import apply, plan_import
from tests.builders import new_desk
from tests.exchange.workbooks import saved
from tests.safety.hostile import FAMILY, MARKUP, SPREADSHEET, TERMINAL, acting
from tests.services.importing.sheets import asked, bring, bring_file

NAMES = [
    *MARKUP,
    *(text for text in SPREADSHEET if text == clean(text) and len(text) <= MAX_NAME),
    *("NULL", "Robert'); DROP TABLE customer;--", FAMILY, "TRUE"),
    *("สมชาย ใจดี", "Nguyễn Thị Ánh", "O'Brien", "1e5", "0", "nan"),
]
ACTING = [text + "An" for text in TERMINAL if acting(text) and "\ud800" not in text]


def test_names_in_a_csv_file_are_kept_as_they_are(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    quoted = ['"' + name.replace('"', '""') + '"' for name in NAMES]
    rows = [f"2026-06-01,K{n},{name},1" for n, name in enumerate(quoted)]
    bring(desk, tmp_path, "Date,Customer code,Customer,Amount", *rows)
    kept = asked(desk, "SELECT name FROM customer ORDER BY id")
    # One apostrophe before a formula is the guard of a CSV file, not part of the name.
    assert kept == [name.removeprefix("'") if name == "'=1+1" else name for name in NAMES]


def test_names_in_a_workbook_are_kept_as_they_are(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    # In a workbook these are formulas, errors, and an escaped letter.
    other = ("=", "#N/A", "#REF!", "_x0041_")
    names = [name for name in NAMES if not name.startswith(other)]
    rows = [("2026-06-01", f"K{n}", name, 1) for n, name in enumerate(names)]
    path = saved(tmp_path / "s.xlsx", [("Date", "Customer code", "Customer", "Amount"), *rows])
    bring_file(desk, path)
    assert asked(desk, "SELECT name FROM customer ORDER BY id") == names


def test_what_acts_on_a_terminal_is_not_stored(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    rows = [f'2026-06-01,K{n},"{name}",1' for n, name in enumerate(ACTING)]
    bring(desk, tmp_path, "Date,Customer code,Customer,Amount", *rows)
    kept = asked(desk, "SELECT name FROM customer")
    assert len(kept) == len(ACTING)
    assert acting("".join(kept)) == set()


@pytest.mark.parametrize("name", ["A" * 10_000, "A" + "\u0301" * 200 + "b" * 300])
def test_endless_names_are_refused(tmp_path: Path, name: str) -> None:
    counts = bring(new_desk(tmp_path), tmp_path, "Date,Customer,Amount", f"2026-06-01,{name},1")
    assert counts == {"refused": 1}


def test_a_name_of_marks_that_show_nothing_is_nobody(tmp_path: Path) -> None:
    counts = bring(
        new_desk(tmp_path), tmp_path, "Date,Customer,Amount", "2026-06-01,\u202e\u200b,1"
    )
    assert counts == {"sales_new": 1, "walk_ins": 1}


def test_headers_may_be_hostile_too(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    path = saved(
        tmp_path / "s.xlsx",
        [("[/red]\x00"[:6], "Date", "x" * 5000, "Amount"), ("a", "2026-06-01", "b", 1)],
    )
    plan = plan_import(desk, path)
    apply(desk, plan)
    assert plan.counts.sales_new == 1


def test_a_hundred_thousand_blank_rows_between_two_sales(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("Date,Amount\n2026-06-01,1\n" + "\n" * 100_000 + "2026-06-02,2\n")
    plan = plan_import(new_desk(tmp_path), path)
    assert (plan.counts.rows_read, plan.counts.sales_new) == (2, 2)
