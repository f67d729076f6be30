"""When everybody ordered, read in one go."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.order_history import OrderHistory, Undone
from shoptui.services import people, sales
from shoptui.services.desk import Desk
from shoptui.storage.order_history import first_order, order_histories
from tests.builders import TODAY, Clock, add, new_desk, sell

JANUARY, MARCH, MAY = date(2026, 1, 10), date(2026, 3, 10), date(2026, 5, 10)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def histories(
    desk: Desk, as_of: date = TODAY, start: date = date(2026, 2, 1)
) -> list[OrderHistory]:
    with desk.file.read() as db:
        return order_histories(db, as_of, start)


def n(day: date) -> int:
    return day.toordinal()


def test_the_first_order_is_known_even_before_the_days_asked_for(desk: Desk) -> None:
    an = add(desk, "An", known_since=date(2025, 1, 1))
    for day in (JANUARY, MARCH, MAY):
        sell(desk, an, day, 100)
    (found,) = histories(desk)
    assert found == (an, n(JANUARY), n(date(2025, 1, 1)), 0, [n(MARCH), n(MAY)], ())
    assert histories(desk, MARCH)[0].days == [n(MARCH)]


def test_what_is_no_order_is_left_out(desk: Desk) -> None:
    an = add(desk, "An")
    sales.set_void(desk, sell(desk, an, MARCH, 100), True)
    sell(desk, None, MARCH, 100)
    add(desk, "Prospect")
    assert histories(desk) == []


def test_a_wholly_refunded_order_is_told_with_the_day_it_was_undone(desk: Desk) -> None:
    an = add(desk, "An")
    sale = sell(desk, an, JANUARY, 100)
    sales.refund(desk, sale, 40, MARCH)
    assert histories(desk)[0].first_order == n(JANUARY)
    sales.refund(desk, sale, 60, MAY)
    (found,) = histories(desk)
    assert (found.first_order, found.days) == (0, ())
    assert found.undone == [Undone(n(JANUARY), n(MAY))]
    assert histories(desk, MARCH)[0].first_order == n(JANUARY)


def test_customers_put_away_come_with_their_day(tmp_path: Path) -> None:
    clock = Clock(MAY)
    desk = new_desk(tmp_path, clock=clock)
    an = add(desk, "An")
    sell(desk, an, MARCH, 100)
    people.set_archived(desk, an, True)
    assert histories(desk)[0].archived_on == n(MAY)


def test_the_first_order_of_the_shop_may_be_a_walk_ins(desk: Desk) -> None:
    with desk.file.read() as db:
        assert first_order(db, TODAY) is None
    sales.set_void(desk, sell(desk, None, JANUARY, 100), True)
    sell(desk, None, MARCH, 100)
    sell(desk, add(desk, "An"), MAY, 100)
    with desk.file.read() as db:
        assert first_order(db, TODAY) == MARCH
        assert first_order(db, JANUARY) is None
