"""Undo of very many rows: all of it or nothing, by a few entries of the journal."""

from dataclasses import replace
from pathlib import Path

import pytest

from shoptui.domain.errors import Conflict
from shoptui.services import erasing, history, people, sales
from shoptui.services.check import check_file
from shoptui.services.desk import Desk
from shoptui.storage import blocks, journal, spans
from tests.builders import TODAY, add, new_desk, sell
from tests.services.history_acts import Owner, digest
from tests.services.history_questions import last, line
from tests.services.importing.sheets import asked, bring

HEADER = "Date,Receipt,Customer code,Customer,Item,Qty,Amount"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(spans, "LEAST", 50)  # so that some hundreds are many
    return new_desk(tmp_path)


def bring_many(desk: Desk, folder: Path, rows: int, start: str = "R") -> int:
    """Imports receipts of a tenth as many new customers; returns the step."""
    bring(
        desk,
        folder,
        HEADER,
        *(
            f"2026-06-01,{start}{n},{start}{n % (rows // 10)},Ngân {n % (rows // 10)},"
            f"Tea {n % 9},1,{n + 1}"
            for n in range(rows)
        ),
    )
    return last(desk)


def entries_of(desk: Desk, step: int) -> int:
    (count,) = asked(desk, "SELECT count(*) FROM journal WHERE operation_id = ?", step)
    return int(count)


def packed(desk: Desk) -> str:
    """Everybody who stands in the blocks of the journal."""
    with desk.file.read() as db:
        return repr([block.read() for block in blocks.of_table(db, "customer")])


def sound(desk: Desk) -> bool:
    return check_file(desk.file.path, TODAY).is_well


@pytest.mark.parametrize("present", [0, 1_300])
def test_many_rows_are_taken_and_brought_back_by_few_entries(
    desk: Desk, tmp_path: Path, present: int
) -> None:
    """Also where they are a small part of the shop, and the indexes stay as they are."""
    if present:
        bring_many(desk, tmp_path, present, "P")
    before = digest(desk)
    bring_many(desk, tmp_path, 600)
    brought = digest(desk)
    for _time in range(2):
        history.undo_last(desk)
        assert entries_of(desk, last(desk)) < 30
        assert digest(desk) == before
        assert sound(desk)
        history.redo_last(desk)
        assert digest(desk) == brought
        assert sound(desk)


def test_a_later_sale_to_somebody_imported_stands_in_the_way(desk: Desk, tmp_path: Path) -> None:
    step = bring_many(desk, tmp_path, 600)
    (somebody,) = asked(desk, "SELECT id FROM customer WHERE code = 'R7'")
    sell(desk, somebody, TODAY, 5)
    before = digest(desk)
    with pytest.raises(Conflict, match=r"“Sale of .* to Ngân 7” needs what it recorded"):
        history.undo_step(desk, step)
    assert digest(desk) == before
    history.undo_last(desk)
    history.undo_step(desk, step)
    assert asked(desk, "SELECT count(*) FROM customer") == [0]


def test_somebody_imported_and_renamed_stands_in_the_way(desk: Desk, tmp_path: Path) -> None:
    before = digest(desk)
    step = bring_many(desk, tmp_path, 600)
    brought = digest(desk)
    known = people.customer(desk, 7)
    people.change_customer(desk, replace(known, name="Thảo"))
    with pytest.raises(Conflict, match=r"was changed later by “.*Thảo.*”"):
        history.undo_step(desk, step)
    history.undo_last(desk)
    assert digest(desk) == brought
    history.undo_last(desk)
    assert digest(desk) == before
    history.redo_last(desk)
    assert digest(desk) == brought
    history.redo_last(desk)
    assert people.customer(desk, 7).name == "Thảo"


def test_a_change_of_somebody_undone_is_not_brought_back_alone(desk: Desk, tmp_path: Path) -> None:
    bring_many(desk, tmp_path, 600)
    people.change_customer(desk, replace(people.customer(desk, 7), name="Thảo"))
    renamed = last(desk)
    history.undo_last(desk)
    history.undo_last(desk)
    with pytest.raises(Conflict, match="was changed later by “Import"):
        history.undo_step(desk, renamed)


def test_an_imported_sale_that_was_refunded_stays_with_its_import(
    desk: Desk, tmp_path: Path
) -> None:
    step = bring_many(desk, tmp_path, 600)
    sales.refund(desk, 70, 3, TODAY)
    with pytest.raises(Conflict, match="needs what it recorded"):
        history.undo_step(desk, step)


def test_imported_refunds_of_a_sale_before_are_settled_both_ways(
    desk: Desk, tmp_path: Path
) -> None:
    first = "2026-06-01,R{0},C{0},An {0},Tea,1,100"
    back = "2026-06-02,B{0},C{0},An {0},Tea,-1,-100"
    bring(desk, tmp_path, HEADER, *(first.format(n) for n in range(800)))
    before = digest(desk)
    bring(desk, tmp_path, HEADER, *(back.format(n) for n in range(800)))
    wholly = "SELECT count(*) FROM purchase WHERE wholly_refunded_on = '2026-06-02'"
    assert asked(desk, wholly) == [800]
    brought = digest(desk)
    history.undo_last(desk)
    assert asked(desk, wholly) == [0]
    assert digest(desk) == before
    history.redo_last(desk)
    assert digest(desk) == brought
    assert sound(desk)


def test_a_product_of_an_import_stays_where_a_sale_came_to_use_it(
    desk: Desk, tmp_path: Path
) -> None:
    sold = bring_many(desk, tmp_path, 600)
    sell(desk, None, TODAY, 5, line("Tea 3"))
    history.undo_step(desk, sold)
    assert asked(desk, "SELECT name FROM product") == ["Tea 3"]
    history.undo_step(desk, sold)
    assert asked(desk, "SELECT count(*) FROM product") == [9]
    assert sound(desk)


def test_rows_whose_customer_is_gone_do_not_come_back(desk: Desk, tmp_path: Path) -> None:
    add(desk, "An", code="A1")
    added = last(desk)
    rows = [f"2026-06-01,R{n},A1,An,Tea,1,{n + 1}" for n in range(600)]
    bring(desk, tmp_path, HEADER, *rows)
    step = last(desk)
    history.undo_step(desk, step)
    history.undo_step(desk, added)
    before = digest(desk)
    with pytest.raises(Conflict, match="“New customer An” took away something"):
        history.undo_step(desk, step)
    assert digest(desk) == before


def test_an_erased_person_is_gone_from_what_was_taken_back(desk: Desk, tmp_path: Path) -> None:
    """The blocks are packed, so that no search for bytes would find who stands in them."""
    step = bring_many(desk, tmp_path, 600)
    history.undo_last(desk)
    history.redo_last(desk)
    assert "'Ngân 6'" in packed(desk)
    erasing.erase(desk, 7, "Ngân 6")
    assert "'Ngân 6'" not in packed(desk)
    with pytest.raises(Conflict, match="was erased since"):
        history.undo_step(desk, step)


def test_a_block_that_cannot_be_read_is_found_by_the_check(desk: Desk, tmp_path: Path) -> None:
    bring_many(desk, tmp_path, 600)
    history.undo_last(desk)
    with desk.file.write("spoil") as db, journal.unguarded(db):
        db.execute("""UPDATE journal SET before = '{"packed":"eA=="}' WHERE id IN (
            SELECT max(id) FROM journal WHERE last_row IS NOT NULL AND before IS NOT NULL)""")
    assert not sound(desk)


def test_anything_done_is_undone_where_every_import_goes_by_its_ranges(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spans, "LEAST", 1)
    owner = Owner(desk, tmp_path, 5)
    owner.acts = [owner.do_import, owner.do_merge, owner.do_refund, owner.do_sell]
    states = [digest(desk)]
    for _number in range(16):
        owner.act()
        states.append(digest(desk))
    for state in reversed(states[:-1]):
        assert history.undo_last(desk)
        assert digest(desk) == state
    for state in states[1:]:
        assert history.redo_last(desk)
        assert digest(desk) == state
    assert sound(desk)
