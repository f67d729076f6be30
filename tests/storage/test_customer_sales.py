"""Sale by sale, straight from the index."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.services import people, sales
from shoptui.services.desk import Desk
from shoptui.storage.customer_sales import customer_sales
from shoptui.storage.origins import first_groups, origins
from tests.builders import TODAY, Clock, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def test_each_customers_sales_come_together_and_by_day(desk: Desk) -> None:
    an, binh = add(desk, "An"), add(desk, "Bình")
    sell(desk, binh, date(2026, 5, 2), 20)
    sell(desk, an, date(2026, 5, 3), 10)
    sale = sell(desk, binh, date(2026, 5, 1), 50)
    sell(desk, None, date(2026, 5, 1), 999)
    sales.set_void(desk, sell(desk, an, date(2026, 5, 4), 999), True)
    sales.refund(desk, sale, 50, date(2026, 6, 1))
    with desk.file.read() as db:
        assert list(customer_sales(db, date(2026, 5, 31))) == [
            (an, "2026-05-03", 1, 10),
            (binh, "2026-05-01", 1, 50),
            (binh, "2026-05-02", 1, 20),
        ]
        assert list(customer_sales(db, TODAY)) == [
            (an, "2026-05-03", 1, 10),
            (binh, "2026-05-01", 0, -50),
            (binh, "2026-05-01", 0, 50),
            (binh, "2026-05-02", 1, 20),
        ]


def test_nothing_is_sorted_and_no_row_is_looked_up(desk: Desk) -> None:
    """With a million sales, either takes longer than all the rest."""
    asked: list[str] = []
    with desk.file.read() as db:
        db.set_trace_callback(asked.append)
        list(customer_sales(db, TODAY))
        db.set_trace_callback(None)
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {asked[-1]}")]
    (step,) = plan
    assert "USING COVERING INDEX purchase_facts" in step


def test_origins_are_those_recorded(tmp_path: Path) -> None:
    clock = Clock()
    desk = new_desk(tmp_path, clock=clock)
    known = date(2024, 2, 29)
    an = add(desk, "An", channel="Friend", area="North", known_since=known)
    binh = add(desk, "Bình")
    people.set_archived(desk, binh, True)
    with desk.file.read() as db:
        assert origins(db) == {an: ("Friend", "North", known.toordinal()), binh: ("", "", 0)}
        assert origins(db, TODAY).keys() == {an}
        assert origins(db, date(2026, 6, 29)).keys() == {an, binh}
        assert first_groups(db, TODAY) == {}
