"""Whom operations were about, as the journal tells."""

from pathlib import Path

import pytest

from shoptui.domain.relations import Referral
from shoptui.services import erasing, history, people, relations, sales
from shoptui.services.desk import Desk
from shoptui.storage import changed, journal
from shoptui.storage.changed import Changed, Seen
from tests.builders import TODAY, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def seen(desk: Desk) -> Seen:
    with desk.file.read() as db:
        return changed.last_seen(db)


def since(desk: Desk, before: Seen) -> Changed | None:
    with desk.file.read() as db:
        return changed.changed_since(db, before)


def whom(desk: Desk, before: Seen) -> set[int]:
    found = since(desk, before)
    assert found is not None and not found.everybody
    return set(found.customers)


def test_a_sale_is_about_its_customer_and_who_named_them(desk: Desk) -> None:
    an, binh, _chi = add(desk, "An"), add(desk, "Bình"), add(desk, "Chi")
    relations.record_referral(desk, Referral(referrer_id=an, on=TODAY, friend_id=binh))
    before = seen(desk)
    assert whom(desk, before) == set()
    sell(desk, binh, TODAY, 100)
    sell(desk, None, TODAY, 100)
    assert whom(desk, before) == {an, binh}


def test_a_sale_given_to_somebody_else_is_about_both_and_so_is_its_undo(desk: Desk) -> None:
    an, binh = add(desk, "An"), add(desk, "Bình")
    sale = sell(desk, an, TODAY, 100)
    before = seen(desk)
    with desk.file.write("moved") as db:
        db.execute("UPDATE purchase SET customer_id = ? WHERE id = ?", (binh, sale))
    assert whom(desk, before) == {an, binh}
    before = seen(desk)
    history.undo_last(desk)
    assert whom(desk, before) == {an, binh}


def test_what_is_gone_is_still_told(desk: Desk) -> None:
    an = add(desk, "An")
    before = seen(desk)
    history.undo_last(desk)
    assert whom(desk, before) == {an}


def test_what_the_journal_does_not_tell_is_not_guessed(desk: Desk) -> None:
    an = add(desk, "An")
    sale = sell(desk, an, TODAY, 100)
    before = seen(desk)
    erasing.erase(desk, an, "An")  # is left out of the journal
    assert since(desk, before) is None
    before = seen(desk)._replace(what="of another file")
    sales.set_void(desk, sale, True)
    assert since(desk, before) is None


def test_too_many_changes_are_not_followed_one_by_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    an, before = add(desk, "An"), seen(desk)
    people.set_archived(desk, an, True)
    assert whom(desk, before) == {an}
    monkeypatch.setattr(changed, "MOST", 0)
    assert since(desk, before) is None


def test_every_table_says_whom_it_is_about(desk: Desk) -> None:
    """A table nobody thought of would have everybody read anew after each change of it."""
    known = {*changed.OF_CUSTOMERS, changed.TICKS, *changed.OF_EVERYBODY, *changed.OF_NOBODY}
    with desk.file.read() as db:
        assert set(journal.watched_tables(db)) == known
