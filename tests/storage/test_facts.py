"""The facts query, against figures added up by hand."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts, ShopFacts
from shoptui.services import people, sales
from shoptui.services.desk import Desk
from shoptui.storage import side_by_side
from shoptui.storage.facts import shop_facts, some_facts
from shoptui.storage.facts_pass import everybodys_facts
from tests.builders import TODAY, Clock, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def facts(
    desk: Desk, as_of: date = TODAY, days: int | None = 365, *, visits: bool = False
) -> ShopFacts:
    with desk.file.read() as db:
        return shop_facts(db, as_of, Window(days), visits)


def only(desk: Desk, as_of: date = TODAY, days: int | None = 365) -> CustomerFacts:
    (row,) = facts(desk, as_of, days).customers
    return row


def test_orders_and_money_are_counted(desk: Desk) -> None:
    an = add(desk, "An")
    sell(desk, an, date(2026, 1, 10), 300)
    sell(desk, an, date(2026, 5, 31), 600)
    row = only(desk)
    assert (row.orders, row.net) == (2, 900)
    assert row.last_in_window == date(2026, 5, 31).toordinal()
    assert row.first_order == date(2026, 1, 10).toordinal()


def test_the_window_ends_on_the_as_of_day_and_includes_both_ends(desk: Desk) -> None:
    an = add(desk, "An")
    for days_ago in (0, 9, 10):
        sell(desk, an, TODAY - timedelta(days=days_ago), 100)
    row = only(desk, days=10)
    assert (row.orders, row.orders_ever) == (2, 3)


def test_what_happens_after_the_as_of_day_does_not_count(desk: Desk) -> None:
    an = add(desk, "An", known_since=date(2026, 1, 1))
    sell(desk, an, date(2026, 3, 1), 100)
    sell(desk, an, date(2026, 3, 2), 200)
    assert only(desk, as_of=date(2026, 3, 1)).net == 100


def test_a_refund_counts_on_the_day_of_its_sale(desk: Desk) -> None:
    """Else a window that sees only the refund would show a customer who spent less than nothing."""
    an = add(desk, "An")
    sale = sell(desk, an, date(2025, 6, 1), 500)
    sell(desk, an, date(2026, 6, 1), 70)
    sales.refund(desk, sale, 200, date(2026, 6, 2))
    assert only(desk).net == 70
    assert only(desk, days=None).net == 370


def test_a_refund_is_unknown_before_it_happens(desk: Desk) -> None:
    an = add(desk, "An", known_since=date(2026, 1, 1))
    sale = sell(desk, an, date(2026, 5, 1), 500)
    sales.refund(desk, sale, 500, date(2026, 5, 20))
    before, after = only(desk, as_of=date(2026, 5, 19)), only(desk, as_of=date(2026, 5, 20))
    assert (before.orders, before.net) == (1, 500)
    assert (after.orders, after.net, after.last_order) == (0, 0, 0)


def test_parts_refunded_add_up_to_the_whole(desk: Desk) -> None:
    an = add(desk, "An")
    sale = sell(desk, an, date(2026, 5, 1), 500)
    sales.refund(desk, sale, 200, date(2026, 5, 10))
    assert only(desk).orders == 1
    last = sales.refund(desk, sale, 300, date(2026, 5, 12))
    assert only(desk).orders == 0
    sales.set_void(desk, last, True)
    assert (only(desk).orders, only(desk).net) == (1, 300)


def test_void_receipts_and_walk_ins_belong_to_nobody(desk: Desk) -> None:
    an = add(desk, "An")
    sell(desk, an, date(2026, 5, 1), 100)
    sales.set_void(desk, sell(desk, an, date(2026, 5, 2), 9999), True)
    sell(desk, None, date(2026, 5, 3), 700)
    assert only(desk).net == 100


def test_a_sale_of_nothing_is_an_order(desk: Desk) -> None:
    an = add(desk, "An")
    sell(desk, an, date(2026, 5, 1), 0)
    assert (only(desk).orders, only(desk).net) == (1, 0)


def test_two_receipts_of_a_day_are_one_visit_when_the_shop_says_so(desk: Desk) -> None:
    an = add(desk, "An")
    for day in (1, 1, 2):
        sell(desk, an, date(2026, 5, day), 100)
    assert facts(desk).customers[0].orders == 3
    assert facts(desk, visits=True).customers[0].orders == 2


def test_prospects_are_known_from_their_day_on(desk: Desk) -> None:
    add(desk, "An", known_since=date(2026, 2, 1))
    assert not facts(desk, as_of=date(2026, 1, 31)).customers
    assert only(desk, as_of=date(2026, 2, 1)).orders_ever == 0


def test_archived_customers_are_left_out_from_the_day_they_were_put_away(tmp_path: Path) -> None:
    clock = Clock()
    desk = new_desk(tmp_path, clock=clock)
    an = add(desk, "An")
    sell(desk, an, date(2026, 5, 1), 100)
    people.set_archived(desk, an, True)
    assert not facts(desk).customers
    people.set_archived(desk, an, False)
    assert only(desk).net == 100


def test_the_median_order_takes_refunds_off_and_counts_walk_ins(desk: Desk) -> None:
    an = add(desk, "An")
    sell(desk, an, date(2026, 5, 1), 100)
    sell(desk, None, date(2026, 5, 2), 300)
    sale = sell(desk, an, date(2026, 5, 3), 1000)
    sales.refund(desk, sale, 850, date(2026, 5, 4))
    assert facts(desk).median_order == 150
    sell(desk, an, date(2026, 5, 5), 151)
    assert facts(desk).median_order == 151  # (150 + 151) / 2, half up
    assert facts(desk).first_sale == date(2026, 5, 1)


def test_moving_a_sale_moves_its_refunds(desk: Desk) -> None:
    an = add(desk, "An", known_since=date(2020, 1, 1))
    sale = sell(desk, an, date(2026, 5, 1), 500)
    sales.refund(desk, sale, 100, date(2026, 5, 2))
    sales.change_sale(desk, replace(sales.sale(desk, sale), ordered_on=date(2024, 5, 1)))
    assert (only(desk).net, only(desk, days=None).net) == (0, 400)


def test_a_name_that_another_program_wrote_is_read_whole(desk: Desk) -> None:
    """Names are cut by the lengths SQLite tells, which counts a text only up to a zero."""
    for name in ("An", "Bảo", "Chi"):
        add(desk, name)
    with desk.file.write("as another program would") as db:
        db.execute("UPDATE customer SET name = 'B' || char(0) || 'o' WHERE name = 'Bảo'")
    assert [each.name for each in facts(desk).customers] == ["An", "B\0o", "Chi"]


def test_of_many_readers_each_finds_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "_WORTH_IT", 0)
    for number in range(1, 30):
        who = add(desk, f"N{number}")
        for days_ago in range(number % 5):
            sell(desk, who, TODAY - timedelta(days=100 * days_ago), number)
    with desk.file.read() as db:
        alone = everybodys_facts(db, TODAY, Window(365))
        assert everybodys_facts(db, TODAY, Window(365), aside=desk.file.read) == alone
        assert [*alone] == some_facts(db, range(1, 30), TODAY, Window(365))
    assert [each.orders for each in alone[:5]] == [1, 2, 3, 4, 0]
