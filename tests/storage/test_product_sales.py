"""What was sold by product: which lines count, and on which day."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.product_sales import PlainRefund, SoldLine
from shoptui.domain.purchases import Line, Purchase, PurchaseKind
from shoptui.services import sales
from shoptui.services.desk import Desk
from shoptui.storage.product_sales import net_sales, plain_refunds, product_sales
from tests.builders import add, new_desk, sell

MAY, JUNE = date(2026, 5, 31), date(2026, 6, 1)
END = date(2026, 6, 30)


def line(product: str, amount: int, quantity: int = 1000, group: str = "") -> Line:
    return Line(product=product, group=group, quantity=quantity, price=amount, amount=amount)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Tea 100 and cake 50 on 31 May; tea 200 in June, walk-in; milk was never sold."""
    desk = new_desk(tmp_path)
    lan = add(desk, "Lan")
    sell(desk, lan, MAY, 150, line("Tea", 100, group="Drinks"), line("Cake", 50))
    sell(desk, None, JUNE, 200, line("Tea", 200, 2000))
    sell(desk, lan, JUNE, 999)  # without lines
    gone = sell(desk, lan, JUNE, 70, line("Milk", 70))
    sales.set_void(desk, gone, True)
    return desk


def sold(desk: Desk, as_of: date, start: date | None = None) -> dict[str, tuple[int, int]]:
    with desk.file.read() as db:
        return {each.name: (each.quantity, each.net) for each in product_sales(db, as_of, start)}


def test_lines_are_added_up_by_product_and_void_ones_are_not(desk: Desk) -> None:
    assert sold(desk, END) == {"Cake": (1000, 50), "Milk": (0, 0), "Tea": (3000, 300)}


def test_a_period_takes_its_first_and_its_last_day(desk: Desk) -> None:
    assert sold(desk, END, JUNE)["Tea"] == (2000, 200)
    assert sold(desk, MAY)["Tea"] == (1000, 100)
    assert sold(desk, MAY, MAY)["Cake"] == (1000, 50)


def test_the_group_stands_with_the_product(desk: Desk) -> None:
    with desk.file.read() as db:
        groups = {each.name: each.group for each in product_sales(db, END, None)}
    assert groups == {"Cake": "", "Milk": "", "Tea": "Drinks"}


def test_a_refund_counts_on_the_day_of_its_sale_once_it_is_known(desk: Desk) -> None:
    back = Purchase(
        kind=PurchaseKind.REFUND, ordered_on=END, amount=100, sale_id=1, lines=(line("Tea", 100),)
    )
    sales.record_sale(desk, back)
    assert sold(desk, END, JUNE)["Tea"] == (2000, 200)
    assert sold(desk, END, MAY)["Tea"] == (2000, 200)
    assert sold(desk, JUNE, MAY)["Tea"] == (3000, 300)


def test_a_refund_that_names_no_goods_brings_the_lines_of_its_sale(desk: Desk) -> None:
    sales.refund(desk, 1, 25, END)
    sales.refund(desk, 1, 50, END)
    sales.refund(desk, 3, 9, END)  # its sale has no lines either
    with desk.file.read() as db:
        assert plain_refunds(db, END, None) == [
            PlainRefund(75, (SoldLine(1, 1000, 100), SoldLine(2, 1000, 50)))
        ]
        assert plain_refunds(db, END, JUNE) == []
        assert plain_refunds(db, JUNE, None) == []


def test_net_sales_are_those_of_the_whole_shop(desk: Desk) -> None:
    sales.refund(desk, 3, 9, END)
    with desk.file.read() as db:
        assert net_sales(db, END, None) == 150 + 200 + 999 - 9
        assert net_sales(db, MAY, None) == 150
