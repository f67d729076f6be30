"""Undo, redo and the history: every step back and forth, alone or in turn."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.errors import Conflict
from shoptui.domain.house_rules import HouseRule, Judged, Verdict
from shoptui.domain.purchases import Line, Product
from shoptui.services import catalogue, history, house_rules, people, sales, settings
from shoptui.services.desk import Desk, open_desk
from shoptui.storage import recording
from tests.builders import TODAY, add, new_desk, sell
from tests.services.history_acts import Owner, digest
from tests.services.importing.sheets import asked, bring


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def amounts(desk: Desk) -> list[int]:
    return asked(desk, "SELECT amount FROM purchase ORDER BY id")


def line(product: str) -> Line:
    return Line(product=product, quantity=1000, price=100, amount=100)


def there_and_back(desk: Desk, folder: Path, seed: int, acts: int) -> None:
    owner, states, done = Owner(desk, folder, seed), [digest(desk)], list[str]()
    for _number in range(acts):
        done.append(owner.act())
        states.append(digest(desk))
    for number in reversed(range(acts)):
        assert history.undo_last(desk)
        assert digest(desk) == states[number], f"after undoing {done[number]}"
    assert history.undo_last(desk) is None
    for number in range(acts):
        assert history.redo_last(desk)
        assert digest(desk) == states[number + 1], f"after redoing {done[number]}"
    assert history.redo_last(desk) is None


def test_anything_done_can_be_undone_to_the_start_and_redone_to_the_end(
    desk: Desk, tmp_path: Path
) -> None:
    there_and_back(desk, tmp_path, 3, 60)


@pytest.mark.slow
def test_a_thousand_steps_are_undone_to_the_start_and_redone_to_the_end(
    desk: Desk, tmp_path: Path
) -> None:
    there_and_back(desk, tmp_path, 7, 1000)


# One step alone


def state(desk: Desk, *steps: int) -> list[str]:
    """The state of these lines of the history."""
    table = history.history_table(desk)
    return [str(table.rows[table.ids.index(step)][3]) for step in steps]


def last(desk: Desk) -> int:
    """The step that was recorded last."""
    return desk.revision()


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


# Windows and restarts


def test_the_history_goes_on_after_a_restart(desk: Desk) -> None:
    add(desk, "An")
    add(desk, "Ba")
    again = open_desk(desk.file.path, desk.today, desk.now)
    assert [each.what for each in (history.undo_last(again), history.undo_last(again)) if each] == [
        "New customer Ba",
        "New customer An",
    ]
    once_more = open_desk(desk.file.path, desk.today, desk.now)
    assert (step := history.next_redo(once_more)) and step.what == "New customer An"
    history.redo_last(once_more)
    history.redo_last(once_more)
    assert len(people.find(once_more, "c0000")) == 2


def test_two_windows_do_not_take_the_same_step_back_twice(desk: Desk) -> None:
    add(desk, "An")
    step = last(desk)
    other = open_desk(desk.file.path, desk.today, desk.now)
    seen = history.step(desk, step)
    history.undo_step(other, step)
    with pytest.raises(Conflict, match="Another window"):
        history.take_back(desk, seen)
    assert people.find(desk, "an") == []


def test_something_new_ends_the_redoing(desk: Desk) -> None:
    add(desk, "An")
    history.undo_last(desk)
    assert history.next_redo(desk)
    add(desk, "Ba")
    assert history.next_redo(desk) is None
    assert history.redo_last(desk) is None


def test_a_step_that_changed_nothing_is_passed_over(desk: Desk) -> None:
    an = people.customer(desk, add(desk, "An"))
    people.change_customer(desk, an)
    assert state(desk, last(desk)) == ["nothing to undo"]
    with pytest.raises(Conflict, match="changed nothing"):
        history.undo_step(desk, last(desk))
    assert (step := history.undo_last(desk)) and step.what == "New customer An"


# Imports

SHEET = (
    "Date,Receipt,Customer,Phone,Address,Item,Qty,Amount",
    "2026-06-01,R1,Ánh,0901 234 567,Quận 1,Tea,1,1000",
    "2026-06-02,R2,Ba,0902 234 567,,Cake,2,500",
    "2026-06-03,R3,Ba,0902 234 567,,Cake,-1,-250",
)


def test_one_undo_takes_a_whole_import_back_and_what_it_completed(
    desk: Desk, tmp_path: Path
) -> None:
    add(desk, "Ánh", phone="0901 234 567")
    before = digest(desk)
    bring(desk, tmp_path, *SHEET)
    brought = digest(desk)
    assert asked(desk, "SELECT count(*) FROM purchase") == [3]
    history.undo_last(desk)
    assert digest(desk) == before
    history.redo_last(desk)
    assert digest(desk) == brought
    history.undo_last(desk)
    assert digest(desk) == before
    bring(desk, tmp_path, *SHEET)
    assert asked(desk, "SELECT count(*) FROM purchase") == [3]


def test_an_import_of_thousands_is_taken_back_and_brought_back(desk: Desk, tmp_path: Path) -> None:
    rows = [f"2026-06-01,R{n},K{n % 700},Tea {n % 9},1,{n}" for n in range(3000)]
    before = digest(desk)
    bring(desk, tmp_path, "Date,Receipt,Customer code,Item,Qty,Amount", *rows)
    brought = digest(desk)
    for _time in range(2):
        history.undo_last(desk)
        assert digest(desk) == before
        history.redo_last(desk)
        assert digest(desk) == brought
    sell(desk, 1, TODAY, 5)
    with pytest.raises(Conflict, match="needs what it recorded"):
        history.undo_step(desk, 1)


# The control


def test_a_table_that_is_not_watched_is_noticed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "NOT_WATCHED", recording.NOT_WATCHED | {"product"})
    with pytest.raises((AssertionError, Conflict)):
        there_and_back(desk, tmp_path, 3, 60)


# What steps are called


def test_steps_are_told_with_names_and_amounts_as_the_shop_writes_them(desk: Desk) -> None:
    an = add(desk, "Ánh")
    sale = sell(desk, an, TODAY, 250_000)
    sell(desk, None, TODAY, 5_000)
    sales.refund(desk, sale, 50_000, TODAY)
    sales.set_void(desk, 2, True)
    settings.change(desk, "shop.name", "Tiệm Gió")
    history.undo_last(desk)
    history.redo_last(desk)
    assert [row[2] for row in history.history_table(desk).rows] == [
        "Brought back: Setting shop.name: Tiệm Mây → Tiệm Gió",
        "Undone: Setting shop.name: Tiệm Mây → Tiệm Gió",
        "Setting shop.name: Tiệm Mây → Tiệm Gió",
        "Voided the sale of 30/6/2026: 5.000 ₫",
        "Refund of 50.000 ₫ to Ánh",
        "Sale of 5.000 ₫",
        "Sale of 250.000 ₫ to Ánh",
        "New customer Ánh",
    ]


def test_the_history_has_the_day_and_time_of_the_shop(desk: Desk) -> None:
    settings.change(desk, "shop.time_zone", "Asia/Ho_Chi_Minh")
    assert history.history_table(desk).rows[0][:2] == (TODAY, "16:00")
