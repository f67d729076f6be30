"""What a row of a sheet is: one sale, one line of a receipt, or nothing that can be taken."""

from pathlib import Path

import pytest

from shoptui.services.importing import plan_import
from tests.builders import USD, new_desk
from tests.services.importing.sheets import (
    asked,
    bring,
    bring_file,
    plan_of,
    reasons,
    recorded,
    sheet,
)


def test_two_equal_rows_are_two_sales_and_the_same_file_adds_nothing(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    rows = ("Date,Customer,Amount", "2026-06-01,An,90000", "2026-06-01,An,90000")
    assert bring(desk, tmp_path, *rows) == {"customers_new": 1, "sales_new": 2}
    assert bring(desk, tmp_path, *rows) == {"already_known": 2}
    assert bring(desk, tmp_path, *rows, rows[1]) == {"already_known": 2, "sales_new": 1}
    assert len(recorded(desk)) == 3


def test_the_order_of_rows_and_columns_changes_nothing(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(desk, tmp_path, "Date,Customer,Amount", "2026-06-01,An,1", "2026-06-02,Ba,2")
    again = bring(desk, tmp_path, "Amount,Date,Customer", "2,2026-06-02,Ba", "1,2026-06-01,An")
    assert again == {"already_known": 2}


def test_what_belongs_together_is_told_by_customer_day_amount_and_product(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    rows = [
        "Date,Customer,Product,Amount",
        "2026-06-01,An,Tea,5",
        "2026-06-01,Ba,Tea,5",
        "2026-06-02,An,Tea,5",
        "2026-06-01,An,Tea,6",
        "2026-06-01,An,Coffee,5",
    ]
    assert bring(desk, tmp_path, *rows)["sales_new"] == 5


def test_rows_with_one_receipt_number_are_one_sale(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, currency=USD, locale="en_US")
    counts = bring(
        desk,
        tmp_path,
        "Receipt,Date,Customer,Item,Category,Qty,Price,Discount",
        "R1,2026-06-01,An,Tea,Drinks,2,1.50,0.25",
        "R2,2026-06-01,Ba,Tea,Drinks,1,1.50,",
        "R1,2026-06-01,An,Cake,Food,0.5,4.00,",
    )
    assert counts == {"customers_new": 2, "sales_new": 2}
    assert asked(desk, "SELECT receipt, source, amount, discount FROM purchase ORDER BY 1") == [
        ("R1", "sheet", 500, 25),
        ("R2", "sheet", 150, 0),
    ]
    lines = asked(
        desk,
        "SELECT product.name, product_group.name, quantity, line.price, amount "
        "FROM purchase_line AS line JOIN product ON product.id = product_id "
        "JOIN product_group ON product_group.id = group_id WHERE purchase_id = 1 ORDER BY line.id",
    )
    assert lines == [("Tea", "Drinks", 2000, 150, 300), ("Cake", "Food", 500, 400, 200)]


def test_only_the_sum_of_a_receipt_is_rounded(tmp_path: Path) -> None:
    """Three lines of 0.335 are 1.005, so 1.01; rounded one by one they would be 1.02."""
    desk = new_desk(tmp_path, currency=USD, locale="en_US")
    line = "R1,2026-06-01,An,Tea,1,0.335"
    counts = bring(desk, tmp_path, "Receipt,Date,Customer,Item,Qty,Price", line, line, line)
    assert counts["sales_new"] == 1
    assert asked(desk, "SELECT amount FROM purchase") == [101]


def test_a_sale_of_nothing_is_a_sale(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    counts = bring(desk, tmp_path, "Date,Customer,Amount", "2026-06-01,An,0")
    assert counts == {"customers_new": 1, "sales_new": 1}
    assert recorded(desk) == [("2026-06-01", "sale", 0, 0)]


def test_the_amount_is_counted_from_quantity_and_price_where_it_is_missing(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    counts = bring(
        desk,
        tmp_path,
        "Date,Customer,Qty,Price,Amount",
        "2026-06-01,An,3,1000,",
        "2026-06-02,An,3,1000,2500",
        "2026-06-03,An,,1000,",
    )
    assert counts == {"customers_new": 1, "sales_new": 2, "refused": 1}
    assert [amount for _day, _kind, amount, _void in recorded(desk)] == [3000, 2500]


def test_nobodys_rows_are_walk_in_sales(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    counts = bring(
        desk,
        tmp_path,
        "Date,Customer,Amount",
        "2026-06-01,,1000",
        "2026-06-01,Khách lẻ,2000",
        "2026-06-01,Walk-in,3000",
        "2026-06-01,ลูกค้าทั่วไป,4000",
    )
    assert counts == {"sales_new": 4, "walk_ins": 4}
    assert asked(desk, "SELECT count(*) FROM purchase WHERE customer_id IS NULL") == [4]


@pytest.mark.parametrize("status", ["Cancelled", "VOID", "Đã hủy", "Đã huỷ", "ยกเลิกแล้ว"])
def test_a_cancelled_receipt_is_kept_and_void(tmp_path: Path, status: str) -> None:
    desk = new_desk(tmp_path)
    counts = bring(
        desk,
        tmp_path,
        "Date,Receipt,Customer,Amount,Status",
        f"2026-06-01,R1,An,1000,{status}",
        "2026-06-02,R2,An,2000,Hoàn thành",
    )
    assert counts == {"customers_new": 1, "sales_new": 1, "void": 1}
    assert recorded(desk) == [("2026-06-01", "sale", 1000, 1), ("2026-06-02", "sale", 2000, 0)]


def test_a_receipt_cancelled_since_the_last_import_becomes_void(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    rows = ("Date,Receipt,Customer,Amount,Status", "2026-06-01,R1,An,1000,Closed")
    bring(desk, tmp_path, *rows)
    cancelled = (rows[0], rows[1].replace("Closed", "Cancelled"))
    assert bring(desk, tmp_path, *cancelled) == {"void": 1}
    assert recorded(desk) == [("2026-06-01", "sale", 1000, 1)]
    assert bring(desk, tmp_path, *cancelled) == {"already_known": 1}
    assert bring(desk, tmp_path, *rows) == {"already_known": 1}


def test_a_sale_cancelled_after_its_refund_takes_the_refund_with_it(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    header, sale, back = (
        "Date,Receipt,Customer,Amount,Status",
        "2026-06-01,R1,An,1000,Closed",
        "2026-06-02,R1,An,-400,Closed",
    )
    bring(desk, tmp_path, header, sale, back)
    counts = bring(desk, tmp_path, header, sale.replace("Closed", "Cancelled"), back)
    assert counts == {"void": 1, "already_known": 1}
    assert recorded(desk) == [("2026-06-01", "sale", 1000, 1), ("2026-06-02", "refund", 400, 1)]


def test_a_number_known_for_another_sale_is_refused_and_not_lost(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    header = "Date,Receipt,Amount"
    bring(desk, tmp_path, header, "2026-05-01,1,1000", "2026-05-02,2,2000", "2026-05-03,3,3000")
    later = ("2026-06-01,1,700", "2026-06-02,2,2000", "2026-05-03,3,9")
    june = plan_of(desk, tmp_path, header, *later)
    assert (june.counts.refused, june.counts.already_known) == (1, 2)
    assert reasons(june)[0][0] == 2
    assert "with another day and amount" in reasons(june)[0][1]


def test_rows_that_make_no_sense_are_refused_with_number_and_reason(tmp_path: Path) -> None:
    plan = plan_of(
        new_desk(tmp_path),
        tmp_path,
        "Our shop,,",
        "Date,Customer,Amount",
        "2026-06-01,An,1000",
        "2026-02-30,An,1000",
        "",
        "2026-06-01,An,a lot",
        "2026-06-01,An,",
        ",An,1000",
        f"2026-06-01,{'A' * 201},1000",
        "2026-06-01,An,9223372036854775808",
    )
    assert plan.counts.rows_read == 7
    assert (plan.counts.sales_new, plan.counts.refused) == (1, 6)
    assert reasons(plan) == [
        (4, "Date: February 2026 has 28 days: check the day and the month."),
        (6, "Amount: “a lot” is no number shoptui can read."),
        (7, "The amount is missing."),
        (8, "The date is missing."),
        (9, "Customer: this text is longer than 200 letters."),
        (10, "Amount: 9223372036854775808 is too large."),
    ]
    assert plan.refused[0].cells == ("2026-02-30", "An", "1000")


def test_a_receipt_waits_for_its_unreadable_row(tmp_path: Path) -> None:
    """Half a receipt would be taken for the whole of it the next time."""
    desk = new_desk(tmp_path)
    header = "Receipt,Date,Item,Amount"
    broken = bring(
        desk,
        tmp_path,
        header,
        "R1,2026-06-01,Tea,1000",
        "R1,2026-06-01,Cake,?",
        "R2,2026-06-01,Tea,1000",
    )
    assert broken == {"sales_new": 1, "walk_ins": 1, "refused": 2}
    put_right = bring(
        desk,
        tmp_path,
        header,
        "R1,2026-06-01,Tea,1000",
        "R1,2026-06-01,Cake,500",
        "R2,2026-06-01,Tea,1000",
    )
    assert put_right == {"sales_new": 1, "walk_ins": 1, "already_known": 1}
    assert asked(desk, "SELECT amount FROM purchase WHERE receipt = 'R1'") == [1500]


def test_an_unreadable_row_without_a_number_spoils_no_other(tmp_path: Path) -> None:
    counts = bring(
        new_desk(tmp_path), tmp_path, "Date,Amount", "2026-06-01,1", "2026-06-01,?", "2026-06-01,2"
    )
    assert counts == {"sales_new": 2, "walk_ins": 2, "refused": 1}


def test_numbers_that_start_again_each_day_are_not_mixed_up(tmp_path: Path) -> None:
    rows = ("Receipt,Date,Amount", "1,2026-06-01,1000", "2,2026-06-01,7", "1,2026-06-02,2000")
    desk = new_desk(tmp_path)
    plan = plan_of(desk, tmp_path, *rows)
    assert [row for row, _reason in reasons(plan)] == [2, 4]
    assert "--map receipt=" in plan.refused[0].reason
    assert bring(desk, tmp_path, *rows, mapping={"receipt": ""})["sales_new"] == 3


def test_a_receipt_of_two_customers_is_refused(tmp_path: Path) -> None:
    plan = plan_of(
        new_desk(tmp_path),
        tmp_path,
        "Receipt,Date,Customer,Phone,Amount",
        "1,2026-06-01,An,0901 234 567,1000",
        "1,2026-06-01,Ba,,2000",
        "2,2026-06-01,Chi,0902 234 567,1000",
        "2,2026-06-01,,,2000",
        "3,2026-06-01,Đức,0903 234 567,1000",
        "3,2026-06-01,Duc,+84903234567,2000",
    )
    assert [row for row, _reason in reasons(plan)] == [2, 3]
    assert (plan.counts.sales_new, plan.counts.customers_new) == (2, 2)


def test_later_rows_of_a_receipt_may_leave_out_what_the_first_says(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    counts = bring(
        desk,
        tmp_path,
        "Receipt,Date,Customer,Item,Amount,Note",
        "1,2026-06-01,An,Tea,1000,gift",
        "1,,,Cake,2000,",
    )
    assert counts == {"customers_new": 1, "sales_new": 1}
    assert asked(desk, "SELECT amount, note FROM purchase") == [(3000, "gift")]


def test_one_purchase_keeps_its_dates_channel_and_note(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    plan = plan_of(
        desk,
        tmp_path,
        "Date,Amount,Sales channel,Note,Invoiced on,Due date,Paid on",
        "2026-06-01,1000,Zalo,for mum,2026-06-02,2026-06-10,soon",
    )
    assert plan.counts.sales_new == 1
    assert plan.notes == (
        "Paid on: 1 value could not be read and was left out, such as “soon” (row 2).",
    )
    bring_file(desk, plan.request.path)
    query = "SELECT channel, note, invoiced_on, due_on, paid_on FROM purchase"
    assert asked(desk, query) == [("Zalo", "for mum", "2026-06-02", "2026-06-10", None)]


def test_days_still_to_come_are_taken_and_said(tmp_path: Path) -> None:
    plan = plan_of(new_desk(tmp_path), tmp_path, "Date,Amount", "2026-07-01,1", "2026-06-30,1")
    assert plan.counts.sales_new == 2
    assert plan.notes == ("Some days are still to come; check how dates are read (row 2).",)


def test_amounts_finer_than_the_currency_are_rounded_and_said(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    plan = plan_of(desk, tmp_path, "Date,Amount", "2026-06-01,1234.50", "2026-06-02,90.00")
    assert plan.notes == ("Some amounts have more decimals than VND and were rounded (row 2).",)
    bring_file(desk, plan.request.path)
    assert [amount for _day, _kind, amount, _void in recorded(desk)] == [1235, 90]


def test_a_sheet_of_the_header_only_reads_no_row(tmp_path: Path) -> None:
    plan = plan_import(new_desk(tmp_path), sheet(tmp_path, "Date,Amount"))
    assert plan.counts.rows_read == 0
    assert plan.work.is_empty()
