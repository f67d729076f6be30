"""A row that looks like a sale the owner typed is not recorded twice."""

from datetime import date
from pathlib import Path

from shoptui.services import sales
from shoptui.services.importing import Answer, apply, check_again, decide
from tests.builders import add, new_desk, sell
from tests.services.importing.sheets import asked, bring, counts_of, plan_of

ROWS = ("Date,Receipt,Customer,Amount", "2026-06-01,R1,An,1000", "2026-06-02,R2,An,1000")
DAY = date(2026, 6, 1)


def test_same_customer_day_and_amount_is_taken_for_the_same_sale(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, add(desk, "An"), DAY, 1000)
    plan = plan_of(desk, tmp_path, *ROWS)
    assert counts_of(plan.counts) == {"sales_new": 1, "looks_typed_by_hand": 1}
    (typed,) = plan.typed_by_hand
    assert (typed.row, typed.answers) == (2, (Answer.SAME, Answer.ANOTHER))
    assert bring(desk, tmp_path, *ROWS) == {"sales_new": 1, "looks_typed_by_hand": 1}
    assert bring(desk, tmp_path, *ROWS) == {"already_known": 1, "looks_typed_by_hand": 1}


def test_one_typed_sale_stands_for_one_row_only(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, add(desk, "An"), DAY, 1000)
    row = "2026-06-01,An,1000"
    counts = bring(desk, tmp_path, "Date,Customer,Amount", row, row, row)
    assert counts == {"sales_new": 2, "looks_typed_by_hand": 1}


def test_other_customers_days_amounts_and_numbered_sales_are_not_the_same(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    an = add(desk, "An")
    sell(desk, add(desk, "Ba"), DAY, 1000)
    sell(desk, None, DAY, 1000)
    sell(desk, an, date(2026, 5, 31), 1000)
    sell(desk, an, DAY, 999)
    sell(desk, an, DAY, 1000, receipt="R9")
    void = sell(desk, an, DAY, 1000)
    sales.set_void(desk, void, True)
    assert bring(desk, tmp_path, *ROWS[:2]) == {"sales_new": 1}


def test_a_receipt_number_typed_by_hand_is_the_same_whoever_bought(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, None, DAY, 1000, receipt="R1")
    counts = bring(desk, tmp_path, *ROWS)
    assert counts == {"customers_new": 1, "sales_new": 1, "looks_typed_by_hand": 1}


def test_the_owner_says_it_is_the_same_and_it_is_known_from_then_on(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    typed = sell(desk, add(desk, "An"), DAY, 1000)
    plan = check_again(desk, decide(plan_of(desk, tmp_path, *ROWS), 2, Answer.SAME))
    apply(desk, plan)
    assert asked(desk, "SELECT receipt, source FROM purchase WHERE id = ?", typed) == [
        ("R1", "sheet")
    ]
    assert bring(desk, tmp_path, *ROWS) == {"already_known": 2}


def test_the_owner_says_it_is_another(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, add(desk, "An"), DAY, 1000)
    plan = check_again(desk, decide(plan_of(desk, tmp_path, *ROWS), 2, Answer.ANOTHER))
    assert counts_of(plan.counts) == {"sales_new": 2}
    apply(desk, plan)
    assert bring(desk, tmp_path, *ROWS) == {"already_known": 2}


def test_a_refund_belongs_to_the_sale_typed_by_hand(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    typed = sell(desk, add(desk, "An"), DAY, 1000)
    counts = bring(desk, tmp_path, *ROWS[:2], "2026-06-03,R1,An,-1000")
    assert counts == {"refunds": 1, "looks_typed_by_hand": 1}
    assert asked(desk, "SELECT sale_id FROM purchase WHERE kind = 'refund'") == [typed]
    assert asked(desk, "SELECT wholly_refunded_on FROM purchase WHERE id = ?", typed) == [
        "2026-06-03"
    ]
