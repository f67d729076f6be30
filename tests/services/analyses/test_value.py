"""The report on what customers are worth."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.services import people, sales
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.analyses.value import VALUE
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from tests.builders import TODAY, USD, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_desk(tmp_path, currency=USD, locale="en")
    change(desk, "active_days", "60")
    return desk


def answer(desk: Desk, as_of: date | None = None) -> Answer:
    return VALUE.make(desk, Asked(as_of=as_of))


def figures(desk: Desk, as_of: date | None = None) -> dict[str, object]:
    said = answer(desk, as_of).for_programs
    assert isinstance(said, dict)
    return said


def bought(desk: Desk, name: str, *orders: tuple[int, int]) -> int:
    """A customer with orders so many days ago of so many cents."""
    who = add(desk, name)
    for days, amount in orders:
        sell(desk, who, TODAY - timedelta(days=days), amount)
    return who


def whole_shop(desk: Desk) -> list[int]:
    """Four customers of a year ago, of whom one was lost, and a walk-in."""
    kept = [bought(desk, name, (400, 10_000), (10, 20_000)) for name in ("An", "Binh", "Chi")]
    lost = bought(desk, "Dung", (380, 50_000))
    sell(desk, None, TODAY, 1_000)
    return [*kept, lost]


def test_what_programs_read(desk: Desk) -> None:
    whole_shop(desk)
    assert figures(desk) == {
        "as_of": "2026-06-30",
        "revenue": "1410.00",  # 3 × 300 + 500 + 10
        "orders": 8,
        "aov": "176.25",
        "buyers": 4,
        "repeat_buyers": 3,
        "repeat_rate": 0.75,
        "churn": 0.25,
        "expected_years": 4.0,
        "orders_per_year": 1.608882,  # (3 × 2 × 365/400 + 365/380) ÷ 4
        "lifetime_value": "350.00",
        "projected": "821.25",  # 3 × 1095 ÷ 4
    }


def test_each_customer(desk: Desk) -> None:
    ids = whole_shop(desk)
    table = answer(desk).table
    assert list(table.ids) == [ids[3], *ids[:3]]
    lost, kept = table.rows[:2]
    assert lost[1:] == ("Dung", 1, 50_000, 50_000, 365 / 380, 0, "no")
    # 150 an order × 2 × 365/400 orders a year × 4 years
    assert kept[1:] == ("An", 2, 15_000, 30_000, 1.825, 109_500, "yes")
    assert table.rows[1:3] == table.rows[:4][1:3]


def test_the_summary_says_what_programs_read(desk: Desk) -> None:
    whole_shop(desk)
    summary = answer(desk).summary
    assert summary is not None
    assert [column.key for column in summary.columns] == [*figures(desk)][1:]
    assert summary.rows[0][:3] == (17_625, 35_000, 82_125)


def test_nobody(desk: Desk) -> None:
    said = figures(desk)
    assert (said["revenue"], said["orders"], said["aov"]) == ("0.00", 0, None)
    assert (said["buyers"], said["repeat_rate"], said["projected"]) == (0, None, None)
    assert answer(desk).table.rows[:5] == []


def test_everything_refunded(desk: Desk) -> None:
    who = add(desk, "An")
    sales.refund(desk, sell(desk, who, TODAY, 500), 500, TODAY)
    said = figures(desk)
    assert (said["revenue"], said["orders"], said["aov"], said["buyers"]) == ("0.00", 0, None, 0)


def test_a_young_shop_has_nobody_to_judge_by(desk: Desk) -> None:
    bought(desk, "An", (100, 500), (5, 500))
    said = figures(desk)
    assert (said["churn"], said["expected_years"], said["projected"]) == (None, None, None)
    assert any("not known yet" in note for note in answer(desk).table.notes)


def test_a_day_in_the_past_knows_nothing_of_what_came_later(desk: Desk) -> None:
    whole_shop(desk)
    then = figures(desk, TODAY - timedelta(days=370))
    assert (then["revenue"], then["orders"], then["repeat_rate"]) == ("800.00", 4, 0.0)
    sale = sell(desk, add(desk, "Em"), TODAY - timedelta(days=371), 100)
    sales.refund(desk, sale, 100, TODAY - timedelta(days=369))
    assert figures(desk, TODAY - timedelta(days=370))["orders"] == 5
    assert figures(desk, TODAY - timedelta(days=369))["orders"] == 4


def test_several_receipts_of_a_day_may_be_one_visit(desk: Desk) -> None:
    bought(desk, "An", (3, 100), (3, 200))
    assert figures(desk)["repeat_buyers"] == 1
    change(desk, "orders.day_is_one_visit", "yes")
    said = figures(desk)
    assert (said["orders"], said["aov"], said["repeat_buyers"]) == (1, "3.00", 0)


def test_customers_put_away_are_still_in_the_revenue(desk: Desk) -> None:
    who = bought(desk, "An", (3, 100))
    people.set_archived(desk, who, True)
    said = figures(desk)
    assert (said["revenue"], said["buyers"]) == ("1.00", 0)


def test_why(desk: Desk) -> None:
    whole_shop(desk)
    sections = answer(desk).why
    assert sections[0].title == "Average order: $176.25"
    assert sections[0].lines[0] == "Revenue ÷ orders = $1,410.00 ÷ 8."
    assert sections[2].title == "Expected years: 4"
    assert "1 of the 4 customers of a year ago are no more, 25.0%." in sections[2].lines[0]
