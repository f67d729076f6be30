"""An export of another shop file: its codes are its own, and may be other people's here."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from shoptui.domain.relations import Referral
from shoptui.services import exporting, people, relations
from shoptui.services.desk import Desk
from shoptui.services.exporting import export_workbook
from shoptui.services.importing import (
    Answer,
    Choice,
    ImportPlan,
    apply,
    check_again,
    decide,
    plan_import,
)
from tests.builders import add, new_desk, sell

DAY = date(2026, 6, 1)
FOREIGN = "It was exported from another shop file."
AN_ROW = 2


@pytest.fixture
def here(tmp_path: Path) -> Desk:
    """Chi has the code that the other shop gave An; Ba has the same in both."""
    desk = new_desk(tmp_path)
    add(desk, "Chi", code="C00001")
    add(desk, "Ba", code="C00002")
    return desk


@pytest.fixture
def there(tmp_path: Path) -> Desk:
    """An brought Ba, and both bought something."""
    desk = new_desk(tmp_path, file="there.db")
    an, ba = add(desk, "An", code="C00001"), add(desk, "Ba", code="C00002")
    relations.record_referral(desk, Referral(referrer_id=an, friend_id=ba, on=DAY))
    sell(desk, an, DAY, 250)
    sell(desk, ba, DAY, 100)
    return desk


def exported(desk: Desk, folder: Path) -> Path:
    path = folder / "out.xlsx"
    export_workbook(desk, path, what="customers,receipts")
    return path


def is_foreign(plan: ImportPlan) -> bool:
    return any(said.startswith(FOREIGN) for said in plan.understood)


def asked(plan: ImportPlan) -> list[tuple[int, tuple[str, ...]]]:
    return [(each.row, tuple(who.title for who in each.candidates)) for each in plan.needs_you]


def decided(desk: Desk, plan: ImportPlan, choice: Choice) -> ImportPlan:
    return check_again(desk, decide(plan, AN_ROW, choice))


def names(desk: Desk) -> dict[str, str]:
    with desk.file.read() as db:
        return dict(db.execute("SELECT code, name FROM customer ORDER BY code"))


def test_a_code_alone_makes_nobody_the_same(here: Desk, there: Desk, tmp_path: Path) -> None:
    plan = plan_import(here, exported(there, tmp_path))
    assert is_foreign(plan)
    assert asked(plan) == [(AN_ROW, ("Chi",))]
    assert "The code C00001 belongs to Chi: is An the same" in plan.needs_you[0].reason
    apply(here, plan)
    assert names(here) == {"C00001": "Chi", "C00002": "Ba"}


def test_who_is_somebody_else_gets_a_code_and_keeps_friends_and_receipts(
    here: Desk, there: Desk, tmp_path: Path
) -> None:
    path = exported(there, tmp_path)
    apply(here, decided(here, plan_import(here, path), Answer.NEW))
    assert names(here) == {"C00001": "Chi", "C00002": "Ba", "C00003": "An"}
    with here.file.read() as db:
        query = "SELECT name FROM referral JOIN customer ON customer.id = referrer_id"
        assert db.execute(query).fetchall() == [("An",)], "by the code of the other shop, not Chi"

    again = plan_import(here, path)
    assert asked(again) == [(AN_ROW, ("Chi", "An"))]
    an = people.find(here, "An")[0].id
    receipts = decided(here, again, an)  # nothing is left to do with the customers
    assert receipts.worksheet == "Receipts"
    assert asked(receipts) == [(AN_ROW, ("Chi", "An"))]
    apply(here, decided(here, receipts, an))
    with here.file.read() as db:
        query = "SELECT name, amount FROM purchase JOIN customer ON customer.id = customer_id"
        assert sorted(db.execute(query)) == [("An", 250), ("Ba", 100)]


def test_who_is_the_same_takes_what_the_sheet_says(here: Desk, there: Desk, tmp_path: Path) -> None:
    chi = people.find(here, "Chi")[0].id
    apply(here, decided(here, plan_import(here, exported(there, tmp_path)), chi))
    assert names(here) == {"C00001": "An", "C00002": "Ba"}


def test_with_the_same_phone_nobody_has_to_say_it_twice(here: Desk, tmp_path: Path) -> None:
    there = new_desk(tmp_path, file="there.db")
    add(there, "An", code="C00001", phone="0901234567")
    plan = plan_import(here, path := exported(there, tmp_path))
    apply(here, decided(here, plan, Answer.NEW))
    assert not plan_import(here, path).has_anything()
    assert names(here) == {"C00001": "Chi", "C00002": "Ba", "C00003": "An"}


def test_an_empty_shop_asks_nothing_and_knows_them_the_next_time(
    there: Desk, tmp_path: Path
) -> None:
    new, path = new_desk(tmp_path, file="new.db"), exported(there, tmp_path)
    for _time in range(3):
        plan = plan_import(new, path)
        assert is_foreign(plan)
        assert asked(plan) == []
        apply(new, plan)
    assert names(new) == names(there)


def test_the_shop_itself_trusts_its_codes(there: Desk, tmp_path: Path) -> None:
    path = exported(there, tmp_path)
    an = people.customer(there, people.find(there, "An")[0].id)
    people.change_customer(there, replace(an, name="Ánh"))
    plan = plan_import(there, path)
    assert not is_foreign(plan)
    assert asked(plan) == []


def test_saved_by_another_program_it_is_known_still(
    here: Desk, there: Desk, tmp_path: Path
) -> None:
    path = exported(there, tmp_path)
    book = load_workbook(path)
    book.save(path)
    assert asked(plan_import(here, path)) == [(AN_ROW, ("Chi",))]


def test_without_the_mark_one_is_taken_for_the_other(
    here: Desk, there: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr(exporting, "_mark", lambda _desk: "")
    plan = plan_import(here, exported(there, tmp_path))
    assert not is_foreign(plan)
    apply(here, plan)
    assert names(here)["C00001"] == "An"
