"""Saving an import: one operation, all of it or nothing, and just what was shown before."""

from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from shoptui.domain.dates import Window
from shoptui.domain.errors import Conflict, InvalidInput, NotFound, ShopError
from shoptui.services import people
from shoptui.services.importing import apply, plan_import, write_refused
from shoptui.services.importing.postings import Postings
from shoptui.storage.facts import shop_facts
from tests.builders import add, new_desk
from tests.services.importing.sheets import (
    asked,
    bring,
    bring_file,
    counts_of,
    plan_of,
    recorded,
    sheet,
)

ROWS = (
    "Date,Receipt,Customer,Item,Qty,Amount,Status",
    "2026-06-01,R1,An,Tea,1,1000,",
    "2026-06-01,R1,An,Cake,2,500,",
    "2026-06-02,R2,Ba,Tea,1,1000,cancelled",
    "2026-06-03,R3,An,Tea,-1,-1000,",
    "2026-06-04,R4,,Cake,1,250,",
    "2026-06-05,R5,Chi,Tea,1,0,",
)


def test_the_plan_saves_nothing_and_its_counts_come_true(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    revision = desk.revision()
    plan = plan_of(desk, tmp_path, *ROWS)
    assert desk.revision() == revision
    assert recorded(desk) == []
    assert counts_of(plan.counts) == {
        "customers_new": 3,
        "sales_new": 3,
        "refunds": 1,
        "void": 1,
        "walk_ins": 1,
    }
    result = apply(desk, plan)
    assert result.counts == plan.counts
    assert desk.revision() == revision + 1
    count = "SELECT count(*) FROM purchase WHERE "
    assert asked(desk, "SELECT count(*) FROM customer") == [3]
    assert asked(desk, count + "kind = 'sale' AND void = 0") == [3]
    assert asked(desk, count + "kind = 'sale' AND void = 0 AND customer_id IS NULL") == [1]
    assert asked(desk, count + "kind = 'refund' AND void = 0") == [1]
    assert asked(desk, count + "void = 1") == [1]


def test_the_import_is_remembered_with_all_it_made(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Somebody")
    batch = apply(desk, plan_of(desk, tmp_path, *ROWS)).batch_id
    assert asked(desk, "SELECT file FROM import_batch WHERE id = ?", batch) == ["sales.csv"]
    made = "SELECT row_id, last_row FROM journal WHERE table_name = ? AND operation_id = 2"
    assert asked(desk, made, "customer") == [(2, 4)]
    assert asked(desk, made, "purchase") == [(1, 5)]
    assert asked(desk, made, "product") == [(1, 2)]
    assert asked(desk, "SELECT DISTINCT import_id FROM purchase") == [batch]


@pytest.mark.parametrize("fault", range(5))
def test_a_fault_at_any_row_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    desk = new_desk(tmp_path)
    before = (desk.revision(), asked(desk, "SELECT count(*) FROM sqlite_schema"))
    plan = plan_of(desk, tmp_path, *ROWS)
    sales = list(chain.from_iterable(plan.work.postings.pages()))
    if fault < len(sales):
        sales[fault] = (*sales[fault][:2], "no day", *sales[fault][3:])
    else:
        plan.work.postings.refunds[fault - len(sales)].counted_on = "no day"
    monkeypatch.setattr(Postings, "pages", lambda _self: iter([sales]))
    with pytest.raises(ShopError):
        apply(desk, plan)
    assert (desk.revision(), asked(desk, "SELECT count(*) FROM sqlite_schema")) == before
    for table in ("customer", "product", "purchase", "purchase_line", "import_batch"):
        assert asked(desk, f"SELECT count(*) FROM {table}") == [0]
    monkeypatch.undo()
    assert bring(desk, tmp_path, *ROWS)["sales_new"] == 3


def test_many_rows_leave_every_index_in_place(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql"
    before = asked(desk, schema)
    rows = [f"2026-06-01,R{n},K{n % 50},{n}" for n in range(5100)]
    counts = bring(desk, tmp_path, "Date,Receipt,Customer code,Amount", *rows)
    assert counts == {"customers_new": 50, "sales_new": 5100}
    assert bring(desk, tmp_path, "Date,Receipt,Customer code,Amount", *rows) == {
        "already_known": 5100
    }
    assert asked(desk, schema) == before
    assert asked(desk, "SELECT sum(amount) FROM purchase") == [sum(range(5100))]
    assert asked(desk, "PRAGMA integrity_check") == ["ok"]
    assert asked(desk, "PRAGMA foreign_key_check") == []


def test_the_rows_of_a_receipt_may_stand_far_apart(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    first = [f"2026-06-01,R{n},K{n % 50},{n},S{n}" for n in range(5000)]
    again = [f"2026-06-01,R{n},K{n % 50},1,T" for n in range(4999, 0, -7)]
    header = "Date,Receipt,Customer code,Amount,Item"
    counts = bring(desk, tmp_path, header, *first, *again)
    assert counts == {"customers_new": 50, "sales_new": 5000}
    assert asked(desk, "SELECT sum(amount) FROM purchase") == [sum(range(5000)) + len(again)]
    assert asked(desk, "SELECT receipt FROM purchase ORDER BY id") == [f"R{n}" for n in range(5000)]
    lines = "SELECT count(*) FROM purchase_line GROUP BY purchase_id HAVING count(*) = 2"
    assert asked(desk, lines) == [2] * len(again)
    assert bring(desk, tmp_path, header, *reversed(again), *first) == {"already_known": 5000}


def test_a_refund_finds_its_sale_thousands_of_rows_before(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sales = [f"2026-06-01,R{n},K{n},{n + 1}" for n in range(4500)]
    refunds = [f"2026-06-02,R{n},K{n},{-n - 1}" for n in range(0, 4500, 500)]
    bring(desk, tmp_path, "Date,Receipt,Customer code,Amount", *sales, *refunds)
    back = (
        "SELECT sale.receipt FROM purchase AS refund JOIN purchase AS sale "
        "ON sale.id = refund.sale_id WHERE sale.wholly_refunded_on = '2026-06-02' "
        "AND refund.counted_on = '2026-06-01' ORDER BY refund.id"
    )
    assert asked(desk, back) == [f"R{n}" for n in range(0, 4500, 500)]


def test_a_shop_changed_meanwhile_is_checked_once_more(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    plan = plan_of(desk, tmp_path, *ROWS)
    add(desk, "An")
    with pytest.raises(Conflict, match="check the import once more"):
        apply(desk, plan)
    assert recorded(desk) == []


def test_nothing_new_is_no_operation(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(desk, tmp_path, *ROWS)
    revision = desk.revision()
    assert apply(desk, plan_of(desk, tmp_path, *ROWS)).batch_id is None
    assert desk.revision() == revision


def test_a_mapping_by_hand_is_remembered_for_sheets_with_these_headers(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    first = ("Date,Total,Tip included,Customer", "2026-06-01,1000,1100,An")
    hand = {"amount": "Tip included"}
    assert plan_of(desk, tmp_path, *first).mapping["amount"] == "Total"
    bring(desk, tmp_path, *first, mapping=hand)
    later = ("Customer,Date,Tip included,Total", "An,2026-06-02,2200,2000")
    assert plan_of(desk, tmp_path, *later).mapping["amount"] == "Tip included"
    assert plan_of(desk, tmp_path, *later, mapping={}).mapping["amount"] == "Total"
    other = ("Customer,Date,Tip included,Total,Note", "An,2026-06-02,2200,2000,")
    assert plan_of(desk, tmp_path, *other).mapping["amount"] == "Total"


def test_a_missing_column_is_asked_for(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    with pytest.raises(InvalidInput, match=r"date of the sale.*Receipt, Amount.*--map date=") as no:
        plan_of(desk, tmp_path, "Receipt,Amount", "1,2")
    assert no.value.field == "date"
    with pytest.raises(InvalidInput, match=r"amount of the sale.*--map amount=") as no:
        plan_of(desk, tmp_path, "Receipt,Date", "1,2026-06-01")
    assert no.value.field == "amount"
    with pytest.raises(InvalidInput, match="date of the sale"):
        plan_of(desk, tmp_path, "Foo,Bar", "1,2")
    with pytest.raises(NotFound, match="no column “Nope”"):
        plan_of(desk, tmp_path, "Date,Amount", "2026-06-01,2", mapping={"note": "Nope"})


def test_what_was_decided_about_days_and_decimals_is_said(tmp_path: Path) -> None:
    plan = plan_of(
        new_desk(tmp_path),
        tmp_path,
        "Date,Due,Amount",
        "03/02/2026,2026-03-01,259.000",
        "04/02/2026,,1.250.000",
    )
    assert plan.understood == (
        "Date: 03/02/2026 is read as 3 February 2026, though the sheet leaves it open.",
        "Amount: 1.250.000 is read as 1250000.",
    )


def test_rows_left_out_are_written_beside_the_sheet_and_can_be_put_right(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Ánh", phone="0901 234 567")
    path = sheet(
        tmp_path,
        "Date,Customer,Phone,Amount",
        "2026-06-01,An,,1000",
        "2026-02-30,=1+1,,-5",
        "2026-06-03,Đức,+84901234567,2000",
    )
    plan = plan_import(desk, path)
    apply(desk, plan)
    written = write_refused(plan)
    assert written == tmp_path / "sales.csv.refused.csv"
    text = written.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "Row,Why,Date,Customer,Phone,Amount"
    assert text.splitlines()[1].startswith("3,")
    assert text.splitlines()[1].endswith(",2026-02-30,'=1+1,,'-5")
    assert text.splitlines()[2].endswith(",2026-06-03,Đức,'+84901234567,2000")
    put_right = text.replace("2026-02-30", "2026-02-28").replace("Đức", "Ánh")
    written.write_text(put_right, encoding="utf-8")
    assert bring_file(desk, written) == {"customers_new": 1, "sales_new": 1, "refunds": 1}
    assert asked(desk, "SELECT name FROM customer WHERE name LIKE '%1%'") == ["=1+1"]


def test_nothing_is_written_where_nothing_was_left_out(tmp_path: Path) -> None:
    plan = plan_of(new_desk(tmp_path), tmp_path, *ROWS)
    assert write_refused(plan) is None
    assert not (tmp_path / "sales.csv.refused.csv").exists()


def test_customers_of_an_import_are_found_by_search(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(desk, tmp_path, "Date,Customer,Phone,Amount", "2026-06-01,Đặng Ánh,0901 234 567,1")
    assert [hit.title for hit in people.find(desk, "dang anh")] == ["Đặng Ánh"]
    assert [hit.title for hit in people.find(desk, "567")] == ["Đặng Ánh"]


def test_imported_sales_count_in_the_facts(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(desk, tmp_path, *ROWS)
    with desk.file.read() as db:
        facts = shop_facts(db, date(2026, 6, 30), Window(None))
    figures = {each.name: (each.orders_ever, each.net_ever) for each in facts.customers}
    assert figures == {"An": (1, 500), "Ba": (0, 0), "Chi": (1, 0)}
