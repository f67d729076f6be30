"""Two records of one customer: which has the last word on what."""

from dataclasses import replace
from datetime import date

import pytest

from shoptui.domain.customers import Consent, Customer, Gender
from shoptui.domain.merging import differing, merged
from shoptui.domain.text import MAX_TEXT

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)
KEEP = Customer(id=1, code="K1", name="Ánh", phone="0901", note="likes tea", created_on=MAY)
OTHER = Customer(id=2, code="K2", name="Anh N", email="a@x.vn", note="no sugar", created_on=MARCH)


def test_what_the_kept_one_lacks_is_filled_and_the_rest_stays() -> None:
    both = merged(KEEP, replace(OTHER, phone="0902", gender=Gender.FEMALE))
    assert (both.id, both.code, both.name, both.phone) == (1, "K1", "Ánh", "0901")
    assert (both.email, both.gender) == ("a@x.vn", Gender.FEMALE)
    assert both.note == "likes tea\nno sugar"
    assert both.created_on == MAY  # the record was made when it was made


def test_the_owner_chooses_where_both_say_something_else() -> None:
    other = replace(OTHER, phone="0902")
    assert differing(KEEP, other) == ("name", "phone")
    both = merged(KEEP, other, {"phone"})
    assert (both.name, both.phone) == ("Ánh", "0902")


def test_nothing_is_no_better_than_something() -> None:
    assert merged(KEEP, OTHER, {"phone"}).phone == "0901"


def test_known_since_the_earlier_day_and_equal_notes_stand_once() -> None:
    keep = replace(KEEP, known_since=MAY)
    assert merged(keep, OTHER).known_since == MAY
    assert merged(keep, replace(OTHER, known_since=MARCH)).known_since == MARCH
    assert merged(KEEP, replace(OTHER, note="likes tea")).note == "likes tea"


def test_the_notes_of_both_never_outgrow_a_note() -> None:
    both = merged(replace(KEEP, note="a" * MAX_TEXT), OTHER)
    assert len(both.note) == MAX_TEXT


NO, YES, UNKNOWN = Consent.NO, Consent.YES, Consent.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ((UNKNOWN, None), (UNKNOWN, None), (UNKNOWN, None)),
        ((UNKNOWN, None), (YES, MAY), (YES, MAY)),
        ((UNKNOWN, None), (NO, MAY), (NO, MAY)),
        ((YES, MARCH), (YES, MAY), (YES, MAY)),
        ((NO, MARCH), (NO, None), (NO, MARCH)),
        ((YES, MARCH), (NO, MAY), (NO, MAY)),
        ((YES, MAY), (NO, MARCH), (YES, MAY)),  # agreed again after refusing
        ((YES, MAY), (NO, MAY), (NO, MAY)),
        ((YES, MAY), (NO, None), (NO, None)),
        ((YES, None), (NO, MARCH), (NO, MARCH)),
        ((YES, None), (NO, None), (NO, None)),
    ],
)
def test_who_said_no_is_never_contacted_because_of_a_merge(
    one: tuple[Consent, date | None],
    other: tuple[Consent, date | None],
    holds: tuple[Consent, date | None],
) -> None:
    for first, second in ((one, other), (other, one)):
        keep = replace(KEEP, consent=first[0], consent_on=first[1])
        both = merged(keep, replace(OTHER, consent=second[0], consent_on=second[1]))
        assert (both.consent, both.consent_on) == holds
