"""What was noted about others names nobody who was erased, now or in the history."""

from dataclasses import replace
from pathlib import Path

import pytest

from shoptui.domain.relations import Feedback, FeedbackKind
from shoptui.services import erasing, history, people, relations
from shoptui.services.desk import Desk
from shoptui.storage import erased_notes
from tests.builders import TODAY, add, new_desk, sell
from tests.safety.person import hits
from tests.services.history_questions import last
from tests.services.importing.sheets import asked

NAME, PHONE = "Quỳnh Ngọc Zürnová", "0912 876 549"
WORDS = (NAME, PHONE, "0912876549", "84912876549")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def noted(desk: Desk) -> int:
    """A shop in which others are said to know the person; returns the person."""
    person = add(desk, NAME, phone=PHONE)
    other = people.customer(desk, add(desk, "Bình Lê", note=f"sister of {NAME}, {PHONE}"))
    people.change_customer(desk, replace(other, note="sister of quynh ngoc zurnova (+84912876549)"))
    sell(desk, other.id, TODAY, 100, note="paid by QUỲNH NGỌC  ZÜRNOVÁ")
    sell(desk, None, TODAY, 100, note=f"for {NAME}")
    said = Feedback(
        customer_id=other.id, on=TODAY, kind=FeedbackKind.PRAISE, text=f"{NAME} sent me"
    )
    relations.record_feedback(desk, said)
    history.undo_last(desk)
    return person


def test_no_note_about_others_names_who_was_erased(desk: Desk) -> None:
    person = noted(desk)
    assert hits(desk.file.path, words=WORDS)
    erasing.erase(desk, person, NAME)
    assert hits(desk.file.path, words=WORDS) == []
    notes = asked(desk, "SELECT note FROM customer WHERE id = 2")
    assert notes == ["sister of Erased customer (Erased customer)"]
    assert asked(desk, "SELECT note FROM purchase ORDER BY id") == [
        "paid by Erased customer",
        "for Erased customer",
    ]


def test_what_a_note_was_before_names_nobody_either_and_can_come_back(desk: Desk) -> None:
    erasing.erase(desk, noted(desk), NAME)
    steps = history.history_table(desk)
    changed = next(
        step for step, row in zip(steps.ids, steps.rows, strict=True) if "Changed" in str(row[2])
    )
    history.undo_step(desk, changed)
    assert people.customer(desk, 2).note == "sister of Erased customer, Erased customer"


def test_a_name_or_phone_another_customer_has_too_stays(desk: Desk) -> None:
    person = add(desk, "Thu Hà", phone=PHONE)
    add(desk, "Thu Hà", phone="0900 000 111")
    add(desk, "Minh Đức", phone=PHONE)
    told = f"Thu Hà came, {PHONE}"
    sell(desk, 2, TODAY, 100, note=told)
    erasing.erase(desk, person, "Thu Hà")
    assert asked(desk, "SELECT note FROM purchase") == [told]


def test_a_name_of_one_word_stays_in_notes_and_the_owner_is_told(desk: Desk) -> None:
    person = add(desk, "An")
    sell(desk, None, TODAY, 100, note="An Giang, ăn trưa")
    assert "look these through yourself" in erasing.meant(desk, person).stays
    erasing.erase(desk, person, "An")
    assert asked(desk, "SELECT note FROM purchase") == ["An Giang, ăn trưa"]


def test_longer_words_are_not_cut(desk: Desk) -> None:
    person = add(desk, "Lan Phạm", phone="0912876549")
    sell(desk, None, TODAY, 100, note="Lan Phạmova, 10912876549123")
    erasing.erase(desk, person, "Lan Phạm")
    assert asked(desk, "SELECT note FROM purchase") == ["Lan Phạmova, 10912876549123"]
    assert last(desk)


def test_without_it_they_would_be_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(erased_notes, "NOTES", {})
    person = noted(desk)
    erasing.erase(desk, person, NAME)
    assert hits(desk.file.path, words=WORDS)
