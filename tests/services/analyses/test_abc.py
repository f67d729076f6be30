"""The report on A, B and C: by behaviour, and by share for customers and products."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.picture import Bars, Curve
from shoptui.domain.purchases import Line, Purchase, PurchaseKind
from shoptui.services import sales
from shoptui.services.analyses.abc import ABC
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from tests.builders import TODAY, add, new_desk, sell
from tests.services.reward_people import ago, buyer, fixed_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Of $1,000 spent in the window: 500, 300, 150 and 50; Old bought before it."""
    desk = fixed_desk(tmp_path)
    buyer(desk, "Both", 5, 5, 100)
    buyer(desk, "Much", 5, 1, 300)
    buyer(desk, "Often", 5, 3, 50)
    buyer(desk, "Neither", 5, 1, 50)
    buyer(desk, "Old", 400, 9, 900)
    add(desk, "Never")
    return desk


def asked(desk: Desk, by: str = "", since: date | None = None, as_of: date | None = None) -> Answer:
    return ABC.make(desk, Asked(as_of=as_of, since=since, by=by))


def classes(answer: Answer) -> dict[object, object]:
    at = answer.table.column("class")
    name = 1 if answer.table.columns[1].key == "name" else 0
    return {row[name]: row[at] for row in answer.table.rows}


def test_by_behaviour_the_medians_of_the_buyers_are_the_cuts(desk: Desk) -> None:
    # Spent: 50, 150, 300, 500, halfway 225; orders 1, 1, 3, 5, halfway 2.
    answer = asked(desk)
    assert classes(answer) == {
        **{"Both": "A", "Much": "B", "Often": "B", "Neither": "C", "Old": "C", "Never": "C"}
    }
    assert "Much is from $225.00 on: the middle of 4 buyers." in answer.table.notes
    assert "Often is from 2 orders on: the middle of 4 buyers." in answer.table.notes
    assert list(answer.table.rows)[1] == ("C00002", "Much", "B", 30_000, 1, "yes", "no")


def test_the_summary_by_behaviour(desk: Desk) -> None:
    answer = asked(desk, "behaviour")
    assert answer.summary is not None
    assert [row[:4] for row in answer.summary.rows] == [
        ("A", 1, 1 / 6, 50_000),
        ("B", 2, 1 / 3, 45_000),
        ("C", 3, 1 / 2, 5_000),
    ]
    assert [len(part) for part in answer.members] == [1, 2, 3]
    assert isinstance(answer.picture, Bars)


def test_the_owner_sets_what_is_much_and_often(desk: Desk) -> None:
    change(desk, "abc.much", "50")
    change(desk, "abc.often", "1")
    assert [row[2] for row in asked(desk).table.rows] == ["A"] * 4 + ["C"] * 2
    assert "Much is from $50.00 on: you set it." in asked(desk).table.notes


def test_by_share_the_few_that_make_most(desk: Desk) -> None:
    # 500 and 300 reach 80 %, 150 reaches 95 %, the 50 are the rest.
    answer = asked(desk, "share")
    rows = [row[1:] for row in answer.table.rows]
    assert rows[:4] == [
        ("Both", "A", 50_000, 0.5, 0.5),
        ("Much", "A", 30_000, 0.3, 0.8),
        ("Often", "B", 15_000, 0.15, 0.95),
        ("Neither", "C", 5_000, 0.05, 1.0),
    ]
    assert {row[1] for row in rows[4:]} == {"C"}
    assert isinstance(answer.picture, Curve)
    assert answer.picture.marks == (0.8, 0.95)
    assert answer.picture.points[:2] == ((1 / 6, 0.5), (2 / 6, 0.8))
    assert [len(part) for part in answer.members] == [2, 1, 3]


def test_a_period_takes_what_was_spent_in_it(desk: Desk) -> None:
    old = asked(desk, "share", since=ago(500))
    assert classes(old)["Old"] == "A"
    assert classes(asked(desk, "share", since=ago(400)))["Old"] == "A"  # one order of 900 yet
    assert classes(asked(desk, "share", since=ago(399)))["Old"] == "C"


def test_a_day_in_the_past(desk: Desk) -> None:
    assert classes(asked(desk, "share", as_of=ago(395))) == {"Old": "A"} | {
        name: "C" for name in classes(asked(desk, "share", as_of=ago(395))) if name != "Old"
    }


def test_products_by_what_their_lines_brought(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, locale="en")
    lan = add(desk, "Lan")
    for product, amount in (("Tea", 70), ("Cake", 15), ("Milk", 10), ("Salt", 5)):
        sell(desk, lan, TODAY, amount, Line(product=product, group="Food", amount=amount))
    sell(desk, None, TODAY, 40)  # no lines
    answer = asked(desk, "products")
    # 70, then 85 crosses 80 and is A; 95 reaches 95 and is B; then C.
    assert list(answer.table.rows) == [
        ("Tea", "Food", "A", 70, 0.7, 0.7),
        ("Cake", "Food", "A", 15, 0.15, 0.85),
        ("Milk", "Food", "B", 10, 0.1, 0.95),
        ("Salt", "Food", "C", 5, 0.05, 1.0),
    ]
    assert list(answer.table.ids) == [] and list(answer.members) == []
    assert any("₫40 are on receipts without products" in note for note in answer.table.notes)
    sales.refund(desk, 1, 70, TODAY)
    assert classes(asked(desk, "products")) == {"Cake": "A", "Milk": "A", "Salt": "B", "Tea": "C"}


def test_nobody_and_nothing_sold(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    for by in ABC.breakdowns:
        answer = asked(desk, by)
        assert list(answer.table.rows) == []
        assert answer.summary is not None
        assert [row[1:4] for row in answer.summary.rows] == [(0, None, 0)] * 3
    add(desk, "Never")
    assert classes(asked(desk)) == {"Never": "C"}


def test_a_total_of_nothing_has_no_shares(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, locale="en")
    sale = sell(desk, add(desk, "Lan"), TODAY, 5_000, Line(product="Tea", amount=5_000))
    sales.refund(desk, sale, 5_000, TODAY)
    for by in ("share", "products"):
        answer = asked(desk, by)
        assert [row[2:] for row in answer.table.rows] == [(None, 0, None, None)]
        assert answer.picture is None
    assert classes(asked(desk)) == {"Lan": "C"}


def test_money_back_beyond_what_was_bought_is_c_and_said(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, locale="en")
    sell(desk, add(desk, "Lan"), TODAY, 120)
    back = Purchase(
        customer_id=add(desk, "Hoa"), kind=PurchaseKind.REFUND, ordered_on=TODAY, amount=20
    )
    sales.record_sale(desk, back)
    answer = asked(desk, "share")
    assert [row[1:] for row in answer.table.rows] == [
        ("Lan", "A", 120, 1.2, 1.2),
        ("Hoa", "C", -20, -0.2, 1.0),
    ]
    assert any("over 100 %" in note for note in answer.table.notes)
