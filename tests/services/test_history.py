"""Undo, redo and the history: every step back and forth, alone or in turn."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.errors import Conflict
from shoptui.services import history, people, sales, settings
from shoptui.services.check import check_file
from shoptui.services.desk import Desk, open_desk
from shoptui.storage import journal, recording
from tests.builders import TODAY, add, new_desk, sell
from tests.services.history_acts import Owner, digest
from tests.services.history_questions import last, state
from tests.services.importing.sheets import asked, bring


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def there_and_back(desk: Desk, folder: Path, seed: int, acts: int, every: int = 1) -> None:
    """Undoes so many acts and redoes them, and looks at all of the shop at every Nth of them."""
    owner, states, done = Owner(desk, folder, seed), {0: digest(desk)}, list[str]()
    for number in range(1, acts + 1):
        done.append(owner.act())
        if number % every == 0:
            states[number] = digest(desk)
    for number in reversed(range(acts)):
        assert history.undo_last(desk)
        if number in states:
            assert digest(desk) == states[number], f"after undoing {done[number : number + every]}"
    assert history.undo_last(desk) is None
    for number in range(1, acts + 1):
        assert history.redo_last(desk)
        if number in states:
            assert digest(desk) == states[number], f"after redoing {done[number - every : number]}"
    assert history.redo_last(desk) is None


def test_anything_done_can_be_undone_to_the_start_and_redone_to_the_end(
    desk: Desk, tmp_path: Path
) -> None:
    there_and_back(desk, tmp_path, 3, 60)


@pytest.mark.slow
@pytest.mark.parametrize(
    "seed", [7, *(pytest.param(each, marks=pytest.mark.long) for each in (8, 9))]
)
def test_a_thousand_steps_are_undone_to_the_start_and_redone_to_the_end(
    desk: Desk, tmp_path: Path, seed: int
) -> None:
    there_and_back(desk, tmp_path, seed, 1000, every=20)
    print("steps undone and redone: 1000, seed:", seed)


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


def test_a_refund_kept_as_it_is_changes_nothing(desk: Desk) -> None:
    refund = refunded_later(desk)
    sales.change_sale(desk, sales.sale(desk, refund))
    assert state(desk, last(desk)) == ["nothing to undo"]


def test_a_step_that_led_back_to_where_it_began_is_undone_and_redone(desk: Desk) -> None:
    """Undoing it writes nothing down, and that is what the redo takes back."""
    refund = refunded_later(desk)
    ba = add(desk, "Ba")
    sales.change_sale(desk, replace(sales.sale(desk, refund), customer_id=ba))
    before = digest(desk)
    assert (step := history.undo_last(desk)) and step.what.startswith("Changed the refund")
    assert (again := history.redo_last(desk)) and again.what == step.what
    assert digest(desk) == before


def refunded_later(desk: Desk) -> int:
    """The id of a refund of a sale of another day."""
    sale = sell(desk, add(desk, "An"), date(2026, 6, 1), 100)
    return sales.refund(desk, sale, 100, TODAY)


def test_what_the_journal_does_not_know_any_more_is_passed_over(desk: Desk) -> None:
    """So it is after a person was erased."""
    add(desk, "Ba")
    an = people.customer(desk, add(desk, "An"))
    people.change_customer(desk, replace(an, note="private"))
    with desk.file.write("erased") as db, journal.unguarded(db):
        db.execute("UPDATE journal SET before = NULL, blanked = 1 WHERE row_id = ?", (an.id,))
    assert (step := history.next_undo(desk)) and step.what == "New customer Ba"
    with pytest.raises(Conflict, match=r"could be undone|was erased"):
        history.undo_step(desk, 3)


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


# At random, one step alone


@pytest.mark.slow
def test_steps_undone_alone_in_any_order_leave_a_shop_that_adds_up(
    desk: Desk, tmp_path: Path
) -> None:
    """What is refused changes nothing; what is done leaves no reference, sum or search wrong."""
    owner = Owner(desk, tmp_path, 11)
    for _number in range(40):
        owner.act()
    done = refused = 0
    for _number in range(80):
        before = digest(desk)
        try:
            history.undo_step(desk, owner.random.randrange(1, last(desk) + 1))
            done += 1
        except Conflict:
            refused += 1
            assert digest(desk) == before
    assert done > 15 and refused > 5
    checked = check_file(desk.file.path, TODAY)
    assert checked.is_well, checked.findings
