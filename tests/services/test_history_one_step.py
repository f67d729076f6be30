"""One step undone alone: later ones stay, or are named where they depend on it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.errors import Conflict
from shoptui.domain.house_rules import HouseRule, Judged, Verdict
from shoptui.domain.purchases import Product
from shoptui.services import catalogue, history, house_rules, people, sales, settings
from shoptui.services.desk import Desk
from tests.builders import TODAY, add, new_desk, sell
from tests.services.history_questions import amounts, last, line, state
from tests.services.importing.sheets import asked


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def test_undoing_one_step_leaves_the_later_ones(desk: Desk) -> None:
    an = add(desk, "An")
    sell(desk, an, TODAY, 100)
    first = last(desk)
    sell(desk, an, TODAY, 200)
    assert history.undo_step(desk, first).what == history.history_table(desk).rows[2][2]
    assert amounts(desk) == [200]
    assert state(desk, first, last(desk)) == ["undone", ""]
    history.undo_step(desk, first)
    assert amounts(desk) == [100, 200]
    assert state(desk, first) == [""]


def test_other_columns_of_a_record_keep_what_came_later(desk: Desk) -> None:
    an = people.customer(desk, add(desk, "An"))
    people.change_customer(desk, replace(an, name="Bình"))
    renamed = last(desk)
    people.change_customer(desk, replace(an, name="Bình", phone="0901 234 567"))
    history.undo_step(desk, renamed)
    known = people.customer(desk, an.id)
    assert (known.name, known.phone) == ("An", "0901 234 567")
    assert [hit.title for hit in people.find(desk, "an 567")] == ["An"]
    assert not people.find(desk, "binh")


def test_a_value_changed_again_is_refused_with_the_name_of_the_later_step(desk: Desk) -> None:
    an = people.customer(desk, add(desk, "An"))
    people.change_customer(desk, replace(an, name="Bình"))
    renamed = last(desk)
    people.change_customer(desk, replace(an, name="Chi"))
    again = last(desk)
    people.change_customer(desk, replace(an, name="Chi", note="regular"))
    with pytest.raises(Conflict, match=r"was changed later by “.*Chi.*”. Undo that first"):
        history.undo_step(desk, renamed)
    assert last(desk) == again + 1
    history.undo_step(desk, again)
    history.undo_step(desk, renamed)
    known = people.customer(desk, an.id)
    assert (known.name, known.note) == ("An", "regular")


def test_a_customer_who_bought_since_cannot_be_taken_away(desk: Desk) -> None:
    an = add(desk, "An")
    added = last(desk)
    sell(desk, an, TODAY, 100)
    bought = last(desk)
    with pytest.raises(Conflict, match=r"“Sale of .*” needs what it recorded. Undo that first"):
        history.undo_step(desk, added)
    history.undo_step(desk, bought)
    history.undo_step(desk, added)
    assert people.find(desk, "an") == []
    with pytest.raises(Conflict, match="“New customer An” took away something"):
        history.undo_step(desk, bought)
    history.undo_step(desk, added)
    history.undo_step(desk, bought)
    assert amounts(desk) == [100]


def test_a_sale_and_what_was_said_and_ticked_about_it_hold_together(desk: Desk) -> None:
    """A cascade would take the tick away without a word."""
    rule = house_rules.add_rule(
        desk, HouseRule(name="Brought papers", judged=Judged.TICKED, starts_on=TODAY)
    )
    sale = sell(desk, add(desk, "An"), TODAY, 100, line("Tea"))
    sold = last(desk)
    house_rules.tick_all(desk, sale, {rule: Verdict.KEPT})
    with pytest.raises(Conflict, match="needs what it recorded"):
        history.undo_step(desk, sold)
    history.undo_last(desk)
    history.undo_step(desk, sold)
    assert asked(desk, "SELECT count(*) FROM purchase_line") == [0]
    history.redo_last(desk)
    assert asked(desk, "SELECT count(*) FROM purchase_line") == [1]


def test_a_product_stays_where_another_sale_came_to_use_it(desk: Desk) -> None:
    sell(desk, None, TODAY, 100, line("Tea"), line("Cake"))
    first = last(desk)
    sell(desk, None, TODAY, 200, line("Tea"))
    history.undo_step(desk, first)
    assert asked(desk, "SELECT name FROM product") == ["Tea"]
    history.undo_step(desk, first)
    assert asked(desk, "SELECT name FROM product ORDER BY id") == ["Tea", "Cake"]
    assert amounts(desk) == [100, 200]


def test_a_product_added_on_purpose_is_not_taken_from_under_a_sale(desk: Desk) -> None:
    catalogue.add_product(desk, Product(name="Tea"))
    added = last(desk)
    sell(desk, None, TODAY, 100, line("Tea"))
    with pytest.raises(Conflict, match="needs what it recorded"):
        history.undo_step(desk, added)


def test_a_name_that_was_given_away_since_does_not_come_back(desk: Desk) -> None:
    an = people.customer(desk, add(desk, "An", code="VIP"))
    people.change_customer(desk, replace(an, code="OLD"))
    recoded = last(desk)
    add(desk, "Ba", code="VIP")
    with pytest.raises(Conflict, match="something recorded since has the same name or code"):
        history.undo_step(desk, recoded)
    assert people.customer(desk, an.id).code == "OLD"


# Refunds and what follows from them


def test_taking_a_refund_back_makes_its_sale_an_order_again(desk: Desk) -> None:
    sale = sell(desk, add(desk, "An"), TODAY - timedelta(days=3), 100)
    sales.refund(desk, sale, 100, TODAY)
    whole = "SELECT wholly_refunded_on FROM purchase WHERE id = 1"
    assert asked(desk, whole) == ["2026-06-30"]
    history.undo_last(desk)
    assert asked(desk, whole) == [None]
    history.redo_last(desk)
    assert asked(desk, whole) == ["2026-06-30"]


def test_the_day_of_a_refund_follows_when_its_sale_goes_back_to_another_day(desk: Desk) -> None:
    sale = sell(desk, add(desk, "An"), date(2026, 1, 1), 100)
    sales.change_sale(desk, replace(sales.sale(desk, sale), ordered_on=date(2026, 2, 2)))
    moved = last(desk)
    sales.refund(desk, sale, 40, TODAY)
    counted_on = "SELECT counted_on FROM purchase ORDER BY id"
    assert asked(desk, counted_on) == ["2026-02-02", "2026-02-02"]
    history.undo_step(desk, moved)
    assert asked(desk, counted_on) == ["2026-01-01", "2026-01-01"]


def test_no_undo_lets_more_be_given_back_than_was_paid(desk: Desk) -> None:
    sale = sell(desk, add(desk, "An"), TODAY, 100)
    sales.change_sale(desk, replace(sales.sale(desk, sale), amount=500))
    raised = last(desk)
    sales.refund(desk, sale, 300, TODAY)
    refunded = last(desk)
    with pytest.raises(Conflict, match=r"more would have been given back than was paid.*“Refund"):
        history.undo_step(desk, raised)
    history.undo_step(desk, refunded)
    history.undo_step(desk, raised)
    with pytest.raises(Conflict, match="more would have been given back"):
        history.undo_step(desk, refunded)


def test_a_voided_sale_is_not_refunded_by_a_redo(desk: Desk) -> None:
    sale = sell(desk, add(desk, "An"), TODAY, 100)
    sales.refund(desk, sale, 100, TODAY)
    refunded = last(desk)
    history.undo_step(desk, refunded)
    sales.set_void(desk, sale, True)
    with pytest.raises(Conflict, match="more would have been given back"):
        history.undo_step(desk, refunded)


def test_the_currency_does_not_change_under_amounts(desk: Desk) -> None:
    settings.change(desk, "shop.currency", "USD")
    changed = last(desk)
    sell(desk, None, TODAY, 100)
    with pytest.raises(Conflict, match="amounts are already recorded"):
        history.undo_step(desk, changed)
    history.undo_last(desk)
    history.undo_last(desk)
    assert desk.shop().currency.code == "VND"
