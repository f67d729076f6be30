"""The week against the last, the figures to steer by, and the last sales."""

from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.relations import About, Answer, Feedback, FeedbackKind, Starter
from shoptui.services import relations, sales
from shoptui.services.desk import Desk
from shoptui.services.last_sales import last_sales
from shoptui.services.settings import change
from shoptui.services.week import share, steering, week, week_table
from tests.builders import TODAY, USD, add, sell
from tests.services.reward_people import ago, buyer, contact, fixed_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return fixed_desk(tmp_path)


def test_two_weeks_side_by_side(desk: Desk) -> None:
    lan = buyer(desk, "Lan", 25, 3, 10)  # late from day 21 after the last order: 4 days ago
    sell(desk, add(desk, "New"), TODAY, 5_000)
    known = add(desk, "Known", known_since=ago(400))
    sell(desk, known, ago(1), 700)
    sell(desk, None, ago(6), 300)
    sell(desk, add(desk, "Last week"), ago(7), 2_000)
    sell(desk, known, ago(14), 900)
    compared = week(desk)
    assert week_table(compared, USD).rows == [
        ("Last 7 days", 6_000, 3, 1, 1),
        ("7 days before", 2_000, 1, 1, 0),
    ]
    assert compared.daily == (0, 0, 0, 0, 0, 0, 2_000, 300, 0, 0, 0, 0, 700, 5_000)
    assert week(desk, ago(3)).this.slipping == 1
    assert week(desk, ago(5)).this.slipping == 0
    assert lan == 1


def test_a_refund_counts_on_the_day_of_its_sale(desk: Desk) -> None:
    lan = add(desk, "Lan", known_since=ago(400))
    whole, part = sell(desk, lan, ago(8), 1_000), sell(desk, lan, ago(8), 1_000)
    sales.refund(desk, whole, 1_000, ago(1))
    sales.refund(desk, part, 300, ago(1))
    sales.set_void(desk, sell(desk, lan, TODAY, 9_999), True)
    compared = week(desk)
    assert compared.this[:2] == (0, 0)
    assert compared.last[:2] == (700, 1)
    assert week(desk, ago(2)).this[:2] == (2_000, 2)  # the money had not gone back yet


def test_first_orders_soon_after_the_records_begin_are_not_new(desk: Desk) -> None:
    sell(desk, add(desk, "Lan"), TODAY, 1_000)
    change(desk, "active_days", "30")
    change(desk, "shop.records_begin", ago(30).isoformat())
    assert week(desk).this.new == 0
    change(desk, "shop.records_begin", ago(31).isoformat())
    assert week(desk).this.new == 1


def test_how_soon_may_follow_from_the_orders_themselves(desk: Desk) -> None:
    sell(desk, add(desk, "Lan"), TODAY, 1_000)
    for days in (50, 40, 30):  # ten days apart, so that twenty are active
        sell(desk, 1, ago(days), 1_000)
    sell(desk, add(desk, "Hoa"), TODAY, 1_000)
    change(desk, "active_days", "auto")
    change(desk, "shop.records_begin", ago(20).isoformat())
    assert week(desk).this.new == 0
    change(desk, "shop.records_begin", ago(21).isoformat())
    assert week(desk).this.new == 1


def test_enquiries_that_became_orders(desk: Desk) -> None:
    lan = add(desk, "Lan")
    assert share(steering(desk).enquiries) is None
    contact(desk, lan, 364, Starter.CUSTOMER, About.QUESTION, Answer.BOUGHT)
    contact(desk, lan, 5, Starter.CUSTOMER, About.REQUEST)
    contact(desk, lan, 5, Starter.CUSTOMER, About.QUESTION)
    contact(desk, lan, 365, Starter.CUSTOMER, About.QUESTION, Answer.BOUGHT)  # out of the window
    contact(desk, lan, 5, Starter.SHOP, About.QUESTION, Answer.BOUGHT)
    contact(desk, lan, 5, Starter.CUSTOMER, About.NEWSLETTER, Answer.BOUGHT)
    assert steering(desk).enquiries == (1, 3)
    assert share(steering(desk).enquiries) == pytest.approx(1 / 3)


def test_orders_with_a_complaint_or_a_refund(desk: Desk) -> None:
    lan = add(desk, "Lan")
    both, back, cross, void, praised, _fine = (sell(desk, lan, ago(9), 1_000) for _n in range(6))
    for sale in (both, back):
        sales.refund(desk, sale, 1_000, ago(2))
    for sale, kind in (
        (both, FeedbackKind.COMPLAINT),
        (cross, FeedbackKind.COMPLAINT),
        (praised, FeedbackKind.PRAISE),
    ):
        heard = Feedback(customer_id=lan, on=ago(3), kind=kind, purchase_id=sale, text="x")
        relations.record_feedback(desk, heard)
    sales.set_void(desk, void, True)
    assert steering(desk).trouble == (3, 5)
    assert steering(desk, ago(3)).trouble == (2, 5)
    assert steering(desk, ago(4)).trouble == (0, 5)


def test_the_last_sales_come_newest_first(desk: Desk) -> None:
    lan = add(desk, "Lan")
    ids = [sell(desk, lan, ago(days), 100 * days) for days in (3, 2, 1)]
    walk_in = sell(desk, None, ago(2), 999)
    back = sales.refund(desk, ids[0], 50, ago(1))
    table = last_sales(desk, most=4)
    assert list(table.ids) == [back, ids[2], walk_in, ids[1]]
    assert table.rows[0] == (ago(1), "Lan", -50, "refund")
    assert table.rows[2] == (ago(2), "walk-in", 999, "")
    assert list(last_sales(desk, TODAY - timedelta(days=3)).ids) == [ids[0]]
