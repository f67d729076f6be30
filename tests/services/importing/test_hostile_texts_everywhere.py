"""The hostile texts in every column of a sheet, as CSV and as a workbook."""

import csv
from pathlib import Path

import pytest
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from shoptui.domain.errors import ShopError
from shoptui.exchange.fields import HAND_FIELDS, Field
from shoptui.services.desk import Desk
from shoptui.services.importing import apply, plan_import
from tests.builders import new_desk
from tests.exchange.workbooks import saved
from tests.safety.hostile import ENCODED, TEXTS
from tests.safety.stored import assert_all_fit_to_store

WRITABLE = [text for text in TEXTS if "\ud800" not in text]
USUAL = {Field.DATE: "2026-06-01", Field.NAME: "Lan", Field.AMOUNT: "1000"}


def rows_for(field: Field) -> list[list[str]]:
    """A heading, and a row for each text in the column of the field."""
    fields = list(dict.fromkeys((*USUAL, field)))
    rows = [[text if each is field else USUAL[each] for each in fields] for text in WRITABLE]
    return [list(fields), *rows]


def bring(desk: Desk, path: Path) -> None:
    """Imports the sheet, every heading taken for the field of its name."""
    headings = {Field.DATE, Field.NAME, Field.AMOUNT, Field(path.stem)}
    plan = plan_import(desk, path, {field: field for field in headings})
    assert plan.counts.rows_read and all(trouble.reason for trouble in plan.refused)
    apply(desk, plan)


@pytest.mark.parametrize("field", HAND_FIELDS)
def test_every_text_in_a_column_of_a_csv_file(tmp_path: Path, field: Field) -> None:
    desk, path = new_desk(tmp_path), tmp_path / f"{field}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows_for(field))
    bring(desk, path)
    assert_all_fit_to_store(desk.file.path)


@pytest.mark.parametrize("field", [Field.NAME, Field.PHONE, Field.NOTE, Field.DATE, Field.AMOUNT])
def test_every_text_in_a_column_of_a_workbook(tmp_path: Path, field: Field) -> None:
    desk = new_desk(tmp_path)
    rows = [
        [ILLEGAL_CHARACTERS_RE.sub("", cell)[:32_000] for cell in row] for row in rows_for(field)
    ]
    bring(desk, saved(tmp_path / f"{field}.xlsx", rows))
    assert_all_fit_to_store(desk.file.path)


@pytest.mark.parametrize(("name", "meant", "encoding"), ENCODED)
def test_names_in_old_and_new_encodings(
    tmp_path: Path, name: bytes, meant: str, encoding: str
) -> None:
    wide = b"\x00" in name
    sheet = tmp_path / "s.csv"
    mark = next((m for m in (b"\xef\xbb\xbf", b"\xff\xfe") if name.startswith(m)), b"")
    head, tail = "Date,Amount,Customer\n2026-06-01,1000,", "\n"
    code = "utf-16-le" if wide else "ascii"
    sheet.write_bytes(mark + head.encode(code) + name.removeprefix(mark) + tail.encode(code))
    desk = new_desk(tmp_path)
    if encoding:
        with pytest.raises(ShopError, match=encoding):
            plan_import(desk, sheet)
    apply(desk, plan_import(desk, sheet, encoding=encoding))
    with desk.file.read() as db:
        assert db.execute("SELECT name FROM customer").fetchone()[0] == meant


def test_one_phone_written_in_two_ways_is_no_contradiction(tmp_path: Path) -> None:
    desk, path = new_desk(tmp_path), tmp_path / "phone.csv"
    rows = ("2026-06-01,Lan,1000,1.250.000 đ", "2026-06-01,Lan,1000,1 250 000")
    path.write_text("\n".join(("date,name,amount,phone", *rows)), encoding="utf-8")
    assert plan_import(desk, path).counts.sales_new == 2
    apply(desk, plan_import(desk, path))
    assert plan_import(desk, path).counts.already_known == 2
