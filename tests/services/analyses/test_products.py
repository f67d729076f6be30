"""The report on which products make the sales."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.picture import Curve
from shoptui.domain.purchases import Line, Purchase, PurchaseKind
from shoptui.services import sales
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.analyses.products import PRODUCTS
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from tests.builders import TODAY, new_desk, sell

MAY, JUNE = date(2026, 5, 31), date(2026, 6, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, locale="en")


def answer(
    desk: Desk, by: str = "", since: date | None = None, as_of: date | None = None
) -> Answer:
    return PRODUCTS.make(desk, Asked(as_of=as_of, since=since, by=by))


def rows(desk: Desk, since: date | None = None, as_of: date | None = None) -> list[object]:
    return [row[:4] for row in answer(desk, "", since, as_of).table.rows]


def line(product: str, amount: int, units: float = 1, group: str = "") -> Line:
    return Line(product=product, group=group, quantity=round(units * 1000), amount=amount)


def whole_shop(desk: Desk) -> int:
    """A sale of two products in May, one of both of them and one without lines in June."""
    sell(desk, None, MAY, 500, line("Scarf", 400, 1, "Cloth"), line("Tea", 100, 0.5, "Drinks"))
    sale = sell(desk, None, JUNE, 440, line("Scarf", 400), line("Cup", 40, 2, "Ceramics"))
    sell(desk, None, JUNE, 60, line("Bag", 60))
    sell(desk, None, JUNE, 999)
    return sale


def test_products(desk: Desk) -> None:
    whole_shop(desk)
    found = answer(desk)
    assert list(found.table.rows) == [
        ("Scarf", "Cloth", 2, 800, 0.8, 0.8, "A"),
        ("Tea", "Drinks", 0.5, 100, 0.1, 0.9, "B"),
        ("Bag", "", 1, 60, 0.06, 0.96, "B"),
        ("Cup", "Ceramics", 2, 40, 0.04, 1.0, "C"),
    ]
    assert isinstance(found.picture, Curve)
    assert found.picture.points == ((0.25, 0.8), (0.5, 0.9), (0.75, 0.96), (1.0, 1.0))
    assert found.picture.marks == (0.8, 0.95)
    assert found.table.notes == (
        "From Jul 1, 2025 to Jun 30, 2026.",
        "₫999 of ₫1,999 net sales names no products.",
    )


def test_the_classes_stand_above(desk: Desk) -> None:
    whole_shop(desk)
    summary = answer(desk).summary
    assert summary is not None
    assert summary.rows == [
        ("A", 1, 0.25, 800, 0.8),
        ("B", 2, 0.5, 160, 0.16),
        ("C", 1, 0.25, 40, 0.04),
    ]


def test_product_groups(desk: Desk) -> None:
    whole_shop(desk)
    found = answer(desk, "group").table
    assert [column.key for column in found.columns][:2] == ["group", "quantity"]
    assert [row[:3] for row in found.rows] == [
        ("Cloth", 2, 800),
        ("Drinks", 0.5, 100),
        ("in no group", 1, 60),
        ("Ceramics", 2, 40),
    ]


def test_a_period_has_a_first_and_a_last_day(desk: Desk) -> None:
    whole_shop(desk)
    assert rows(desk, JUNE)[0] == ("Scarf", "Cloth", 1, 400)
    assert rows(desk, None, MAY)[:2] == [("Scarf", "Cloth", 1, 400), ("Tea", "Drinks", 0.5, 100)]
    assert answer(desk, "", JUNE).table.notes[0] == "From Jun 1, 2026 to Jun 30, 2026."
    change(desk, "rfm.window_days", "30")
    assert rows(desk)[0] == ("Scarf", "Cloth", 1, 400)
    change(desk, "rfm.window_days", "all")
    assert answer(desk).table.notes[0] == "As of Jun 30, 2026, over the shop's whole life."


def test_refunds_are_taken_off_on_the_day_of_their_sale(desk: Desk) -> None:
    sale = whole_shop(desk)
    sales.refund(desk, sale, 220, TODAY)
    assert rows(desk)[0] == ("Scarf", "Cloth", 2, 600)
    assert rows(desk)[-1] == ("Cup", "Ceramics", 2, 20)
    sales.refund(desk, sale, 220, TODAY)
    assert rows(desk)[0] == ("Scarf", "Cloth", 1, 400)
    assert rows(desk)[-1] == ("Cup", "Ceramics", 0, 0)
    assert rows(desk, None, JUNE)[0] == ("Scarf", "Cloth", 2, 800)


def test_void_receipts_and_refunds_by_line(desk: Desk) -> None:
    sale = whole_shop(desk)
    sales.set_void(desk, sell(desk, None, JUNE, 900, line("Tea", 900)), True)
    back = Purchase(
        kind=PurchaseKind.REFUND,
        ordered_on=TODAY,
        amount=40,
        sale_id=sale,
        lines=(line("Cup", 40, 2),),
    )
    sales.record_sale(desk, back)
    assert rows(desk)[1] == ("Tea", "Drinks", 0.5, 100)
    assert rows(desk)[-1] == ("Cup", "Ceramics", 0, 0)


def test_nothing_sold_and_everything_refunded(desk: Desk) -> None:
    assert list(answer(desk).table.rows) == []
    assert answer(desk).picture is None
    sales.refund(desk, sell(desk, None, JUNE, 50, line("Cup", 50)), 50, TODAY)
    found = answer(desk)
    assert list(found.table.rows) == [("Cup", "", 0, 0, None, None, None)]
    assert found.picture is None
    assert any("nothing has a share" in note for note in found.table.notes)
