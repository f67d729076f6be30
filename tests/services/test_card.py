"""A customer's card: figures, standing, and the orders offered in forms."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.errors import NotFound
from shoptui.domain.tiers import Tier
from shoptui.services import people, sales
from shoptui.services.card import Order, card, recent_orders, standing
from shoptui.services.customer_filter import EVERYBODY
from shoptui.services.customers_list import arranged, read_people
from shoptui.services.desk import Desk
from shoptui.services.tiers import score
from tests.builders import TODAY, add, new_desk, sell

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def test_a_card_sums_up_what_was_bought_and_given_back(desk: Desk) -> None:
    anh = add(desk, "Ánh")
    sell(desk, anh, MAY, 100_000)
    sale = sell(desk, anh, JUNE, 50_001)
    sales.refund(desk, sale, 20_000, TODAY)
    sales.set_void(desk, sell(desk, anh, TODAY, 999_000), True)
    shown = card(desk, anh)
    assert (shown.orders, shown.net, shown.average) == (2, 130_001, 65_001)
    assert (shown.first_order, shown.last_order) == (MAY, JUNE)


def test_who_never_bought_has_no_average(desk: Desk) -> None:
    shown = card(desk, add(desk, "Ánh"))
    assert (shown.orders, shown.net, shown.average, shown.last_order) == (0, 0, None, None)


def test_a_sale_wholly_given_back_is_no_order(desk: Desk) -> None:
    anh = add(desk, "Ánh")
    sales.refund(desk, sell(desk, anh, JUNE, 50_000), 50_000, TODAY)
    assert (card(desk, anh).orders, card(desk, anh).net) == (0, 0)


def test_the_card_of_somebody_put_away_keeps_its_figures(desk: Desk) -> None:
    anh = add(desk, "Ánh")
    sell(desk, anh, MAY, 100_000)
    people.set_archived(desk, anh, True)
    assert card(desk, anh).net == 100_000
    assert standing(score(desk), anh) is None


def test_nobody_has_no_card(desk: Desk) -> None:
    with pytest.raises(NotFound):
        card(desk, 99)


def test_card_and_list_agree(desk: Desk) -> None:
    for number in range(30):
        who = add(desk, f"Khách {number}")
        for order in range(number % 7):
            sell(desk, who, date(2025, 1 + order, 1 + number % 28), 1000 * number + order)
    scored = score(desk)
    table = arranged(read_people(desk), EVERYBODY)
    for customer_id, row in zip(table.ids, table.rows, strict=True):
        shown, stands = card(desk, customer_id), standing(scored, customer_id)
        assert stands is not None
        assert row[1:5] == (stands.name, shown.orders, shown.net, shown.last_order)


def test_standing_is_the_tier_with_its_scores(desk: Desk) -> None:
    anh, lan = add(desk, "Ánh"), add(desk, "Lan")
    # Fixed cut points of a fashion shop, since one buyer is too few to compare: 29 days silent is
    # at most 30, one order is the lowest of 1, 2, 4, 8, and so is its money.
    sell(desk, anh, JUNE, 100_000)
    assert standing(score(desk), anh) == (Tier.NEW, "New", 5, 1, 1)
    assert standing(score(desk), lan) == (Tier.PROSPECT, "Prospect", None, None, None)
    assert standing(score(desk), 99) is None


def test_the_last_orders_leave_out_refunds_and_void_ones(desk: Desk) -> None:
    anh = add(desk, "Ánh")
    numbers = [sell(desk, anh, date(2026, month, 1), month * 1000) for month in range(1, 7)]
    sales.refund(desk, numbers[5], 1000, TODAY)
    sales.set_void(desk, numbers[4], True)
    assert recent_orders(desk, anh) == [
        Order(numbers[month - 1], date(2026, month, 1), month * 1000) for month in (6, 4, 3, 2)
    ]
