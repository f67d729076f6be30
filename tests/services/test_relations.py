"""Referrals, feedback and contacts, as the timeline tells them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.domain.purchases import Line
from shoptui.domain.relations import (
    About,
    Answer,
    Contact,
    Feedback,
    FeedbackKind,
    FeedbackState,
    Referral,
    Starter,
    Way,
)
from shoptui.services import relations, sales
from shoptui.services.desk import Desk
from shoptui.services.timeline import customer_timeline, is_struck_out, timeline_table
from tests.builders import TODAY, add, new_desk, sell

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_desk(tmp_path)
    add(desk, "Ánh")
    add(desk, "[/nope] Lan")
    return desk


ANH, LAN = 1, 2
COMPLAINT = Feedback(customer_id=ANH, on=TODAY, kind=FeedbackKind.COMPLAINT, text="late")
CALL = Contact(
    customer_id=ANH, on=TODAY, starter=Starter.CUSTOMER, way=Way.PHONE, about=About.QUESTION
)


def told(desk: Desk, customer: int = ANH) -> list[tuple[object, ...]]:
    return [row[1:] for row in timeline_table(desk, customer).rows]


def test_feedback_is_told_with_its_rating_words_and_state(desk: Desk) -> None:
    relations.record_feedback(desk, replace(COMPLAINT, rating=3))
    assert told(desk) == [("Complaint", None, "3 of 10 · late · open")]


def test_what_the_shop_did_is_told_once_it_is_recorded(desk: Desk) -> None:
    number = relations.record_feedback(desk, COMPLAINT)
    heard = relations.feedback(desk, number)
    assert heard == replace(COMPLAINT, id=number)
    relations.change_feedback(desk, replace(heard, state=FeedbackState.ANSWERED, done="said sorry"))
    assert told(desk) == [("Complaint", None, "late · we did: said sorry · answered")]


def test_a_rating_alone_is_feedback_and_nothing_at_all_is_not(desk: Desk) -> None:
    survey = Feedback(customer_id=ANH, on=TODAY, kind=FeedbackKind.SURVEY, rating=0)
    relations.record_feedback(desk, survey)
    assert told(desk) == [("Survey answer", None, "0 of 10 · open")]
    with pytest.raises(InvalidInput) as caught:
        relations.record_feedback(desk, replace(survey, rating=None, text=" \u200b"))
    assert caught.value.field == "text"


@pytest.mark.parametrize("rating", [-1, 11])
def test_a_rating_is_from_0_to_10(desk: Desk, rating: int) -> None:
    with pytest.raises(InvalidInput, match="0 to 10"):
        relations.record_feedback(desk, replace(COMPLAINT, rating=rating))


def test_a_contact_is_told_with_way_starter_product_note_and_answer(desk: Desk) -> None:
    said = replace(CALL, product="Trà sen", note="asks for 2 kg", answer=Answer.INTERESTED)
    number = relations.record_contact(desk, said)
    line = "by phone · they came to us · Trà sen · asks for 2 kg · interested"
    assert told(desk) == [("Question", None, line)]
    assert relations.contact(desk, number) == replace(said, id=number)


def test_what_came_of_a_contact_can_be_added_later(desk: Desk) -> None:
    number = relations.record_contact(desk, CALL)
    sale = sell(desk, ANH, TODAY, 1000)
    spoken = relations.contact(desk, number)
    relations.change_contact(desk, replace(spoken, answer=Answer.BOUGHT, purchase_id=sale))
    kept = relations.contact(desk, number)
    assert (kept.answer, kept.purchase_id) == (Answer.BOUGHT, sale)


def test_a_friend_is_told_on_both_sides_and_by_what_the_friend_did(desk: Desk) -> None:
    relations.record_referral(desk, Referral(referrer_id=ANH, on=TODAY, friend_id=LAN))
    assert told(desk) == [("Named a friend", None, "[/nope] Lan · has not bought yet")]
    assert told(desk, LAN) == [("Named as a friend", None, "by Ánh")]
    sell(desk, LAN, TODAY, 1000)
    assert told(desk) == [("Named a friend", None, "[/nope] Lan · has bought")]


def test_a_friend_may_be_just_a_name(desk: Desk) -> None:
    named = Referral(referrer_id=ANH, on=TODAY, friend_name=" Hoa ", friend_phone="0909")
    relations.record_referral(desk, named)
    assert told(desk) == [("Named a friend", None, "Hoa · has not bought yet")]


@pytest.mark.parametrize("friend", [None, ANH])
def test_a_friend_is_somebody_else(desk: Desk, friend: int | None) -> None:
    with pytest.raises(InvalidInput) as caught:
        relations.record_referral(desk, Referral(referrer_id=ANH, on=TODAY, friend_id=friend))
    assert caught.value.field == "friend"


def test_nothing_is_recorded_of_days_to_come_or_of_nobody(desk: Desk) -> None:
    with pytest.raises(InvalidInput):
        relations.record_feedback(desk, replace(COMPLAINT, on=TOMORROW))
    with pytest.raises(InvalidInput):
        relations.record_contact(desk, replace(CALL, on=TOMORROW))
    with pytest.raises(InvalidInput):
        relations.record_referral(desk, Referral(referrer_id=ANH, on=TOMORROW, friend_id=LAN))
    with pytest.raises(NotFound):
        relations.record_feedback(desk, replace(COMPLAINT, customer_id=99))
    with pytest.raises(NotFound):
        relations.change_feedback(desk, replace(COMPLAINT, id=99))
    with pytest.raises(NotFound):
        relations.change_contact(desk, replace(CALL, id=99))
    assert told(desk) == []


def test_the_timeline_is_newest_first_with_the_records_behind_it(desk: Desk) -> None:
    line = Line(product="Áo dài", amount=90_000)
    first = sell(desk, ANH, TODAY - timedelta(days=9), 90_000, line, receipt="R-1")
    void = sell(desk, ANH, TODAY - timedelta(days=5), 10_000)
    sales.set_void(desk, void, True)
    back = sales.refund(desk, first, 30_000, TODAY - timedelta(days=2))
    said = relations.record_feedback(desk, COMPLAINT)
    timeline = customer_timeline(desk, ANH)
    assert [(happening.kind, happening.id) for happening in timeline.happenings] == [
        ("feedback", said),
        ("refund", back),
        ("sale", void),
        ("sale", first),
    ]
    assert [row[1:] for row in timeline.table.rows[1:]] == [
        ("Refund", -30_000, ""),
        ("Sale (void)", 10_000, ""),
        ("Sale", 90_000, "R-1 · Áo dài"),
    ]
    assert [is_struck_out(row) for row in timeline.table.rows] == [False, False, True, False]
