"""Credit notes: what they are, and which sale they belong to."""

from pathlib import Path

import pytest

from shoptui.services.desk import Desk
from tests.builders import new_desk
from tests.services.importing.sheets import asked, bring, plan_of

LINKS = (
    "SELECT back.receipt, back.amount, sale.receipt, back.counted_on, sale.wholly_refunded_on "
    "FROM purchase AS back LEFT JOIN purchase AS sale ON sale.id = back.sale_id "
    "WHERE back.kind = 'refund' ORDER BY back.ordered_on, back.receipt"
)
HEADER = "Date,Receipt,Type,Customer,Amount"


def links(desk: Desk) -> list[tuple[str, int, str | None, str, str | None]]:
    """Refund, its amount, its sale, the day it counts, the day that sale was wholly refunded."""
    return asked(desk, LINKS)


@pytest.mark.parametrize(
    "row",
    [
        "2026-06-05,R2,Refund,An,1000",
        "2026-06-05,R2,Refund,An,-1000",
        "2026-06-05,R2,,An,-1000",
        "2026-06-05,R2,Trả hàng,An,1000",
        "2026-06-05,R2,คืนเงิน,An,1000",
        "2026-06-05,R2,credit note,An,(1000)",
    ],
)
def test_a_refund_is_told_by_its_kind_or_its_sign(tmp_path: Path, row: str) -> None:
    desk = new_desk(tmp_path)
    counts = bring(desk, tmp_path, HEADER, "2026-06-01,R1,Sale,An,1000", row)
    assert counts == {"customers_new": 1, "sales_new": 1, "refunds": 1}
    assert links(desk) == [("R2", 1000, "R1", "2026-06-01", "2026-06-05")]


def test_a_credit_note_by_quantity_is_put_to_the_sale_with_its_lines(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    counts = bring(
        desk,
        tmp_path,
        "InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID",
        "1,Tea,5,2026-06-01,100,K1",
        "2,Cake,1,2026-06-02,900,K1",
        "3,Tea,2,2026-06-03,100,K1",
        "C4,Tea,-3,2026-06-04,100,K1",
        "C5,Tea,-2,2026-06-05,100,K1",
        "C6,Tea,-1,2026-06-06,100,K1",
    )
    assert counts == {"customers_new": 1, "sales_new": 3, "refunds": 3}
    assert links(desk) == [
        ("C4", 300, "1", "2026-06-01", None),
        ("C5", 200, "3", "2026-06-03", "2026-06-05"),
        ("C6", 100, "1", "2026-06-01", None),
    ]


def test_a_refund_with_the_number_of_its_sale_belongs_to_it(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    counts = bring(
        desk,
        tmp_path,
        HEADER,
        "2026-06-01,R1,Sale,An,1000",
        "2026-06-03,R2,Sale,An,1000",
        "2026-06-05,R1,Refund,,-400",
    )
    assert counts == {"customers_new": 1, "sales_new": 2, "refunds": 1}
    assert links(desk) == [("R1", 400, "R1", "2026-06-01", None)]
    assert asked(desk, "SELECT DISTINCT customer_id FROM purchase") == [1]


def test_the_column_that_names_the_sale_is_heeded(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        "Date,Receipt,Customer,Amount,Refund of",
        "2026-06-01,R1,An,1000,",
        "2026-06-03,R2,An,1000,",
        "2026-06-05,R3,An,-400,R1",
    )
    assert links(desk) == [("R3", 400, "R1", "2026-06-01", None)]


def test_a_sale_that_names_its_credit_note_is_heeded(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        "Ngày,Mã hóa đơn,Khách hàng,Thành tiền,Mã trả hàng",
        "2026-06-01,HD1,An,1000,TH1",
        "2026-06-03,HD2,An,1000,",
        "2026-06-05,TH1,An,-400,",
    )
    assert links(desk) == [("TH1", 400, "HD1", "2026-06-01", None)]


def test_the_latest_sale_that_covers_it_is_taken(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        HEADER,
        "2026-06-01,R1,Sale,An,1000",
        "2026-06-02,R2,Sale,An,1000",
        "2026-06-03,R3,Sale,An,300",
        "2026-06-03,R4,Sale,Ba,1000",
        "2026-06-09,R5,Sale,An,1000",
        "2026-06-05,X1,Refund,An,600",
        "2026-06-06,X2,Refund,An,600",
        "2026-06-07,X3,Refund,An,400",
        "2026-06-08,X4,Refund,An,600",
    )
    assert links(desk) == [
        ("X1", 600, "R2", "2026-06-02", "2026-06-07"),
        ("X2", 600, "R1", "2026-06-01", None),
        ("X3", 400, "R2", "2026-06-02", "2026-06-07"),
        ("X4", 600, None, "2026-06-08", None),
    ]


def test_a_refund_never_exceeds_its_sale(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    plan = plan_of(
        desk,
        tmp_path,
        HEADER,
        "2026-06-01,R1,Sale,An,1000",
        "2026-06-05,R1,Refund,An,1001",
    )
    assert plan.notes == ("Some refunds fit no sale and are recorded on their own (row 3).",)


def test_void_sales_later_sales_and_nobodys_sales_bear_no_refund(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        "Date,Receipt,Customer,Amount,Status",
        "2026-06-01,R1,An,1000,cancelled",
        "2026-06-09,R2,An,1000,",
        "2026-06-01,R3,,1000,",
        "2026-06-05,X1,An,-1000,",
        "2026-06-05,X2,,-1000,",
    )
    assert [sale for _back, _amount, sale, _day, _whole in links(desk)] == [None, None]


def test_a_refund_finds_its_sale_of_an_earlier_import(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(desk, tmp_path, HEADER, "2026-06-01,R1,Sale,An,1000", "2026-06-02,R2,Sale,An,700")
    june = (HEADER, "2026-06-05,R1,Refund,,600", "2026-06-06,X9,Refund,An,400")
    assert bring(desk, tmp_path, *june) == {"refunds": 2}
    assert links(desk) == [
        ("R1", 600, "R1", "2026-06-01", None),
        ("X9", 400, "R2", "2026-06-02", None),
    ]
    rest = (HEADER, "2026-06-07,X10,Refund,An,400", "2026-06-08,X11,Refund,An,300")
    assert bring(desk, tmp_path, *rest) == {"refunds": 2}
    assert links(desk) == [
        ("R1", 600, "R1", "2026-06-01", "2026-06-07"),
        ("X9", 400, "R2", "2026-06-02", "2026-06-08"),
        ("X10", 400, "R1", "2026-06-01", "2026-06-07"),
        ("X11", 300, "R2", "2026-06-02", "2026-06-08"),
    ]


def test_what_goes_back_at_no_price_is_neither_sale_nor_refund(tmp_path: Path) -> None:
    plan = plan_of(
        new_desk(tmp_path),
        tmp_path,
        "Invoice,Item,Qty,Price,Date",
        "1,Broken cups,-30,0,2026-06-01",
    )
    assert (plan.counts.refused, plan.counts.refunds) == (1, 0)
    assert "no money moved" in plan.refused[0].reason


def test_a_status_of_refunded_gives_back_the_whole_sale(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    rows = ("Date,Receipt,Customer,Amount,Status", "2026-06-01,R1,An,1000,Completed")
    bring(desk, tmp_path, *rows)
    again = (rows[0], rows[1].replace("Completed", "Refunded"), "2026-06-02,R2,Ba,5,refunded")
    assert bring(desk, tmp_path, *again) == {
        "customers_new": 1,
        "sales_new": 1,
        "refunds": 2,
        "already_known": 1,
    }
    assert links(desk) == [
        ("R1", 1000, "R1", "2026-06-01", "2026-06-01"),
        ("R2", 5, "R2", "2026-06-02", "2026-06-02"),
    ]


def test_a_status_and_a_row_of_its_own_tell_of_one_refund(tmp_path: Path) -> None:
    """They would have one identity, and the whole sheet be refused."""
    desk = new_desk(tmp_path)
    sold, back = "2026-06-01,R1,An,1000,Refunded", "2026-06-03,R1,An,-1000,Paid"
    for rows in ((sold, back), (back, sold)):
        bring(desk, tmp_path, "Date,Receipt,Customer,Amount,Status", *rows)
        assert links(desk) == [("R1", 1000, "R1", "2026-06-01", "2026-06-03")]


def test_refunds_of_one_number_on_two_days_are_one_refund(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    bring(
        desk,
        tmp_path,
        HEADER,
        "2026-06-01,R1,Sale,An,1000",
        "2026-06-05,R1,Refund,An,300",
        "2026-06-07,R1,Refund,An,700",
    )
    assert links(desk) == [("R1", 1000, "R1", "2026-06-01", "2026-06-07")]
