"""Finding, adding, changing and putting away customers."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.customers import Consent, Customer, Gender, Party
from shoptui.domain.dates import Birthday
from shoptui.domain.errors import Conflict, InvalidInput, NotFound
from shoptui.services import people
from shoptui.services.desk import Desk
from tests.builders import TODAY, add, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def titles(desk: Desk, query: str) -> list[str]:
    return [hit.title for hit in people.find(desk, query)]


def test_everything_recorded_comes_back(desk: Desk) -> None:
    draft = Customer(
        code="K-7",
        name="Nguyễn Thị Ánh",
        phone="0901 234 567",
        email="anh@example.com",
        birthday=Birthday(5, 1),
        gender=Gender.FEMALE,
        address="12 Lê Lợi",
        area="Quận 1",
        party=Party.ORGANISATION,
        channel="a friend",
        consent=Consent.YES,
        consent_on=date(2026, 1, 2),
        interests="tea",
        note="likes tea\npays late",
        known_since=date(2019, 3, 4),
    )
    kept = people.add_customer(desk, draft)
    assert kept == replace(draft, id=kept.id, created_on=TODAY)
    assert people.customer(desk, kept.id) == kept


def test_texts_are_tidied_and_free_codes_given_out(desk: Desk) -> None:
    first = people.add_customer(desk, Customer(name="  Nguye\u0302\u0303n \u202e Ánh "))
    assert (first.name, first.code) == ("Nguyễn Ánh", "C00001")
    add(desk, "Taken", code="C00003")
    assert people.add_customer(desk, Customer(name="Lan")).code == "C00004"


@pytest.mark.parametrize(
    ("fault", "field"),
    [
        ({"name": " \u200b "}, "name"),
        ({"name": "A" * 201}, "name"),
        ({"phone": "no phone"}, "phone"),
        ({"email": "anh@"}, "email"),
        ({"email": "anh example.com"}, "email"),
        ({"known_since": TODAY + timedelta(days=1)}, "known_since"),
        ({"note": "x" * 10_001}, "note"),
    ],
)
def test_what_cannot_be_taken_names_its_field_and_saves_nothing(
    desk: Desk, fault: dict[str, object], field: str
) -> None:
    draft = replace(Customer(name="Ánh"), **fault)  # type: ignore[arg-type]
    for attempt in (people.check_customer, people.add_customer):
        with pytest.raises(InvalidInput) as caught:
            attempt(desk, draft)
        assert caught.value.field == field
    assert titles(desk, "anh") == []


def test_a_code_belongs_to_one_customer(desk: Desk) -> None:
    lan = add(desk, "Lan", code="K-1")
    with pytest.raises(InvalidInput, match="Lan has the code K-1"):
        people.check_customer(desk, Customer(name="Mai", code="K-1"))
    with pytest.raises(Conflict, match="K-1"):
        people.add_customer(desk, Customer(name="Mai", code="K-1"))
    people.check_customer(desk, people.customer(desk, lan))  # her own code is no obstacle


def test_a_consent_gets_its_day_and_loses_it(desk: Desk) -> None:
    asked = people.add_customer(desk, Customer(name="Ánh", consent=Consent.NO))
    assert asked.consent_on == TODAY
    forgotten = people.change_customer(desk, replace(asked, consent=Consent.UNKNOWN))
    assert forgotten.consent_on is None


def test_a_changed_customer_is_found_by_the_new_name_only(desk: Desk) -> None:
    before = people.customer(desk, add(desk, "Ánh", code="K-1"))
    after = people.change_customer(desk, replace(before, name="Đức", code=""))
    assert (after.name, after.code) == ("Đức", "K-1")  # an emptied code stays what it was
    assert (titles(desk, "anh"), titles(desk, "duc")) == ([], ["Đức"])


def test_somebody_gone_cannot_be_changed(desk: Desk) -> None:
    with pytest.raises(NotFound):
        people.change_customer(desk, Customer(id=99, name="Ánh"))
    with pytest.raises(NotFound):
        people.customer(desk, 99)


def test_accents_as_typed_come_first(desk: Desk) -> None:
    for name in ("Anh Thư", "Ánh Nguyệt", "Ảnh"):
        add(desk, name)
    assert titles(desk, "ánh")[0] == "Ánh Nguyệt"
    assert sorted(titles(desk, "anh")) == ["Anh Thư", "Ánh Nguyệt", "Ảnh"]


def test_namesakes_are_told_apart_by_code_and_phone(desk: Desk) -> None:
    add(desk, "Lan", phone="0901 234 567")
    add(desk, "Lan")
    assert [hit.detail for hit in people.find(desk, "lan")] == ["C00001 · 0901 234 567", "C00002"]


@pytest.mark.parametrize("typed", ["0901234567", "+84 901 234 567", "901234567.0"])
def test_a_shared_phone_is_known_however_it_is_written(desk: Desk, typed: str) -> None:
    anh = add(desk, "Ánh", phone="0901 234 567")
    assert [hit.title for hit in people.same_phone(desk, typed)] == ["Ánh"]
    assert people.same_phone(desk, typed, except_id=anh) == []
    assert people.same_phone(desk, "") == people.same_phone(desk, "0909 999 999") == []


def test_who_is_put_away_is_not_offered_any_more(desk: Desk) -> None:
    anh = add(desk, "Ánh", phone="0901 234 567")
    people.set_archived(desk, anh, True)
    assert people.customer(desk, anh).archived_on == TODAY
    assert titles(desk, "anh") == []
    assert people.same_phone(desk, "0901234567") == []
    people.set_archived(desk, anh, False)
    assert titles(desk, "anh") == ["Ánh"]


def test_several_are_put_away_as_one_operation(desk: Desk) -> None:
    some = [add(desk, name) for name in ("Ánh", "Bình", "Cúc")]
    before = desk.revision()
    people.archive_all(desk, some[:2], True)
    assert desk.revision() == before + 1
    archived = [people.customer(desk, each).archived_on for each in some]
    assert archived == [TODAY, TODAY, None]
