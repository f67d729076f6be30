"""Recording, correcting and refunding sales."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.errors import Conflict, InvalidInput, NotFound
from shoptui.domain.purchases import Line, Product
from shoptui.services import catalogue, sales
from shoptui.services.desk import Desk
from shoptui.services.sales_list import SalesFilter, is_struck_out, sales_table, sales_totals
from tests.builders import TODAY, Clock, add, new_desk, sell

MAY = date(2026, 5, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def test_a_sale_comes_back_as_it_was_recorded(desk: Desk) -> None:
    lines = (
        Line(product="Cà phê sữa", group="Coffee", quantity=2000, price=25_000, amount=50_000),
        Line(product="Bánh mì", quantity=500, price=30_000, amount=15_000),
    )
    an = add(desk, "An")
    sale = sell(desk, an, MAY, 60_000, *lines, discount=5_000, receipt="R-1", note="gift\nwrapped")
    kept = sales.sale(desk, sale)
    assert (kept.customer_id, kept.amount, kept.discount, kept.receipt) == (
        an,
        60_000,
        5_000,
        "R-1",
    )
    assert kept.lines == lines
    assert kept.note == "gift\nwrapped"


def test_a_sale_of_tomorrow_is_refused_at_its_field(desk: Desk) -> None:
    with pytest.raises(InvalidInput) as refusal:
        sell(desk, None, TODAY + timedelta(days=1), 100)
    assert refusal.value.field == "ordered_on"


@pytest.mark.parametrize("amount", [-1, 10**12 + 1])
def test_amounts_out_of_range_are_refused(desk: Desk, amount: int) -> None:
    with pytest.raises(InvalidInput):
        sell(desk, None, MAY, amount)


def test_no_more_is_given_back_than_was_paid(desk: Desk) -> None:
    sale = sell(desk, None, MAY, 500)
    sales.refund(desk, sale, 300, MAY)
    assert sales.refundable(desk, sale) == 200
    with pytest.raises(InvalidInput):
        sales.refund(desk, sale, 201, MAY)
    sales.refund(desk, sale, 200, MAY)
    assert sales.refundable(desk, sale) == 0


def test_a_refund_cannot_come_before_its_sale(desk: Desk) -> None:
    with pytest.raises(InvalidInput):
        sales.refund(desk, sell(desk, None, MAY, 500), 100, MAY - timedelta(days=1))


def test_days_are_written_as_the_owner_writes_them(desk: Desk) -> None:
    sale = sell(desk, None, MAY, 100_000)
    with pytest.raises(InvalidInput, match="The sale was on 1/5/2026;"):
        sales.refund(desk, sale, 1_000, MAY - timedelta(days=1))
    sales.change_sale(desk, replace(sales.sale(desk, sale), amount=90_000))
    with desk.file.read() as db:
        last = db.execute("SELECT what FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    assert last[0] == "Changed the sale of 1/5/2026: 100.000 ₫"


def test_a_refund_has_no_refund(desk: Desk) -> None:
    refund = sales.refund(desk, sell(desk, None, MAY, 500), 100, MAY)
    with pytest.raises(Conflict):
        sales.refund(desk, refund, 50, MAY)


def test_a_sale_with_refunds_is_not_voided_nor_made_smaller(desk: Desk) -> None:
    sale = sell(desk, None, MAY, 500)
    sales.refund(desk, sale, 400, MAY)
    with pytest.raises(Conflict):
        sales.set_void(desk, sale, True)
    with pytest.raises(Conflict):
        sales.change_sale(desk, replace(sales.sale(desk, sale), amount=399))


def test_a_void_refund_comes_back_only_while_it_fits(desk: Desk) -> None:
    sale = sell(desk, None, MAY, 500)
    first = sales.refund(desk, sale, 400, MAY)
    sales.set_void(desk, first, True)
    sales.refund(desk, sale, 300, MAY)
    with pytest.raises(InvalidInput):
        sales.set_void(desk, first, False)


def test_a_sale_that_is_gone_says_so(desk: Desk) -> None:
    with pytest.raises(NotFound):
        sales.sale(desk, 77)


def test_the_same_sale_within_ten_minutes_is_noticed(tmp_path: Path) -> None:
    clock = Clock()
    desk = new_desk(tmp_path, clock=clock)
    an = add(desk, "An")
    sell(desk, an, TODAY, 250_000)
    clock.pass_time(timedelta(minutes=10))
    assert sales.seems_repeated(desk, an, 250_000)
    assert not sales.seems_repeated(desk, an, 250_001)
    assert not sales.seems_repeated(desk, None, 250_000)
    clock.pass_time(timedelta(seconds=1))
    assert not sales.seems_repeated(desk, an, 250_000)


def test_the_list_pages_in_the_order_asked(desk: Desk) -> None:
    an = add(desk, "An")
    days = [MAY + timedelta(days=n) for n in (3, 1, 2)]
    made = [sell(desk, an, day, amount) for day, amount in zip(days, (10, 30, 20), strict=True)]
    newest_first = sales_table(desk, SalesFilter())
    assert [row[0] for row in newest_first.rows] == sorted(days, reverse=True)
    cheapest = sales_table(desk, SalesFilter(), "amount", descending=False)
    assert list(cheapest.ids) == [made[0], made[2], made[1]]
    assert cheapest.rows[1:3] == [cheapest.rows[1], cheapest.rows[2]]


def test_totals_leave_void_receipts_out_which_the_list_strikes_out(desk: Desk) -> None:
    sale = sell(desk, None, MAY, 500)
    sales.refund(desk, sale, 120, MAY)
    sales.set_void(desk, sell(desk, None, MAY, 9_000), True)
    assert sales_totals(desk, SalesFilter()) == (1, 1, 500, 120)
    rows = list(sales_table(desk, SalesFilter()).rows)
    assert [is_struck_out(row) for row in rows] == [True, False, False]
    assert [row[2] for row in rows] == [9_000, -120, 500]


def test_the_list_is_filtered_by_customer_day_and_text(desk: Desk) -> None:
    an, ly = add(desk, "An"), add(desk, "Ly")
    sell(desk, an, MAY, 1, receipt="HD-7")
    sell(desk, ly, MAY + timedelta(days=9), 2)
    assert len(sales_table(desk, SalesFilter(customer_id=an)).rows) == 1
    assert len(sales_table(desk, SalesFilter(start=MAY + timedelta(days=1))).rows) == 1
    assert len(sales_table(desk, SalesFilter(text="HD-")).rows) == 1
    assert len(sales_table(desk, SalesFilter(text="ly")).rows) == 1


def test_merging_products_keeps_every_line(desk: Desk) -> None:
    for name in ("Cafe sua", "Cà phê sữa"):
        sell(desk, None, MAY, 100, Line(product=name, price=100, amount=100))
    table = catalogue.products_table(desk)
    ids = {row[0]: known for row, known in zip(table.rows, table.ids, strict=True)}
    catalogue.merge_products(desk, ids["Cà phê sữa"], ids["Cafe sua"])
    rows = catalogue.products_table(desk).rows
    assert [tuple(row) for row in rows] == [("Cà phê sữa", "", None, 2, 200)]


def test_two_products_cannot_share_a_name(desk: Desk) -> None:
    catalogue.add_product(desk, Product(name="Tea", group="Drinks"))
    with pytest.raises(Conflict):
        catalogue.add_product(desk, Product(name="Tea"))


def test_renaming_a_group_to_another_s_name_merges_the_two(desk: Desk) -> None:
    catalogue.add_product(desk, Product(name="Tea", group="Drink"))
    catalogue.add_product(desk, Product(name="Coffee", group="Drinks"))
    catalogue.rename_group(desk, "Drink", "Drinks")
    assert catalogue.group_names(desk) == ["Drinks"]
    assert {row[1] for row in catalogue.products_table(desk).rows} == {"Drinks"}
