"""Real sheets, held against figures worked out without shoptui."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from shoptui.domain.money import Currency
from tests.builders import new_desk
from tests.services.importing.sheets import DATA, asked, bring_file, customer_named, recorded

GBP, THB, USD = Currency("GBP", 2), Currency("THB", 2), Currency("USD", 2)


def real(name: str) -> Path:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not on this machine")
    return path


def test_orders_of_rfm_customers(tmp_path: Path) -> None:
    path, desk = real("rfm_orders.csv"), new_desk(tmp_path, currency=USD, locale="en_US")
    assert bring_file(desk, path) == {"customers_new": 995, "sales_new": 4906}
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    whole = sum(Decimal(line.split(",")[2]) for line in lines)
    assert asked(desk, "SELECT sum(amount) FROM purchase") == [int(whole * 100)]
    conroy = customer_named(desk, "TRUE Conroy")
    assert (conroy.code, conroy.email) == ("TRUE Conroy", "true_conroy@rfmail.com")
    assert bring_file(desk, path) == {"already_known": 4906}


def test_invoices_of_a_gift_wholesaler(tmp_path: Path) -> None:
    path, desk = real("online_retail_slice.xlsx"), new_desk(tmp_path, currency=GBP, locale="en_GB")
    book = load_workbook(path, read_only=True)
    sheet = book.worksheets[0]
    receipts: dict[str, list[Decimal]] = defaultdict(list)
    buyers: dict[str, object] = {}
    stock_moves = set()
    for number, *_what, quantity, _day, price, customer, _country in list(
        sheet.iter_rows(values_only=True)
    )[1:]:
        receipts[str(number)].append(Decimal(str(quantity)) * Decimal(str(price)))
        buyers[str(number)] = customer
        if int(str(quantity)) < 0 and not price:
            stock_moves.add(str(number))
    book.close()  # a workbook read row by row keeps its file open
    assert len(stock_moves) == 2
    refunds = {number for number in receipts if number.startswith("C")}
    sales = receipts.keys() - refunds - stock_moves
    nobodys = {number for number in sales if buyers[number] is None}
    counts = bring_file(desk, path)
    assert counts == {
        "customers_new": len({each for each in buyers.values() if each is not None}),
        "sales_new": len(sales),
        "refunds": len(refunds),
        "walk_ins": len(nobodys),
        "refused": 2,
    }
    assert (len(sales), len(refunds), len(nobodys)) == (167, 25, 13)
    penny, zero = Decimal("0.01"), Decimal(0)
    net = sum(
        (sum(lines, zero).quantize(penny, ROUND_HALF_UP) for lines in receipts.values()), zero
    )
    signed = "SELECT sum(CASE kind WHEN 'sale' THEN amount ELSE -amount END) FROM purchase"
    assert asked(desk, signed) == [int(net * 100)]
    assert net == sum(map(sum, receipts.values()))
    assert asked(desk, "SELECT sum(amount) FROM purchase WHERE customer_id IS NULL") == [
        int(sum(sum(receipts[number]) for number in nobodys) * 100)
    ]
    assert bring_file(desk, path) == {"already_known": 167 + 25, "refused": 2}


def test_the_refund_of_80995_paper_crafts_finds_its_sale(tmp_path: Path) -> None:
    path, desk = real("online_retail_slice.xlsx"), new_desk(tmp_path, currency=GBP, locale="en_GB")
    bring_file(desk, path)
    assert asked(
        desk,
        "SELECT sale.receipt, sale.amount, sale.wholly_refunded_on FROM purchase AS back "
        "JOIN purchase AS sale ON sale.id = back.sale_id WHERE back.receipt = 'C581484'",
    ) == [("581483", 16846960, "2011-12-09")]


def test_receipts_from_loyverse(tmp_path: Path) -> None:
    path, desk = real("loyverse_receipts_dmy.csv"), new_desk(tmp_path, currency=THB, locale="th_TH")
    assert bring_file(desk, path) == {
        "customers_new": 3,
        "sales_new": 5,
        "refunds": 1,
        "void": 1,
        "walk_ins": 1,
    }
    assert recorded(desk) == [
        ("2026-07-01", "sale", 9000, 0),
        ("2026-07-03", "sale", 15000, 0),
        ("2026-07-11", "sale", 12000, 0),
        ("2026-07-12", "sale", 30000, 1),
        ("2026-07-13", "refund", 12000, 0),
        ("2026-08-02", "sale", 123450, 0),
        ("2026-08-31", "sale", 6000, 0),
    ]
    assert asked(
        desk,
        "SELECT customer.name, count(*) FROM purchase JOIN customer ON customer.id = customer_id "
        "GROUP BY 1 ORDER BY 2, 1",
    ) == [("สมหญิง ใจดี", 1), ("Nguyễn Thị Ánh", 2), ("ณัฐพล ศรีสุข", 3)]
    assert asked(desk, "SELECT wholly_refunded_on FROM purchase WHERE receipt = '1-1003'") == [
        "2026-07-13"
    ]
    assert bring_file(desk, path) == {"already_known": 7}


def test_invoices_from_kiotviet(tmp_path: Path) -> None:
    path, desk = real("kiotviet_invoices.xlsx"), new_desk(tmp_path)
    assert bring_file(desk, path) == {
        "customers_new": 3,
        "sales_new": 5,
        "void": 1,
        "walk_ins": 1,
    }
    assert asked(desk, "SELECT receipt, ordered_on, amount, discount, void FROM purchase") == [
        ("HD000101", "2026-01-05", 400000, 50000, 0),
        ("HD000102", "2026-01-05", 35000, 0, 0),
        ("HD000103", "2026-02-14", 1250000, 0, 0),
        ("HD000104", "2026-02-15", 90000, 0, 1),
        ("HD000105", "2026-03-31", 90000, 9000, 0),
        ("HD000106.01", "2026-04-01", 600000, 0, 0),
    ]
    assert asked(desk, "SELECT code, name FROM customer ORDER BY id") == [
        ("KH000001", "Nguyễn Thị Ánh"),
        ("KH000002", "Trần Văn Đức"),
        ("KH000003", "Lê Hoàng Yến"),
    ]
    assert bring_file(desk, path) == {"already_known": 6}
