"""Contacts that name an event or a newsletter, and the members they stand for."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.campaigns import Member
from shoptui.domain.errors import InvalidInput
from shoptui.domain.relations import About, Answer, Contact, Starter, Way
from shoptui.services import campaigns, history, relations
from shoptui.services.desk import Desk
from shoptui.services.timeline import customer_timeline, timeline_table
from tests.builders import TODAY, add, new_desk

FIRST = TODAY - timedelta(days=20)
EVENT_DAY = TODAY - timedelta(days=10)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, locale="en")


@pytest.fixture
def an(desk: Desk) -> int:
    return add(desk, "An")


@pytest.fixture
def tasting(desk: Desk) -> int:
    return campaigns.create_event(desk, "Tasting", EVENT_DAY)


def call(an: int, campaign: int, on: date = FIRST, **fields: object) -> Contact:
    told = Contact(
        customer_id=an,
        on=on,
        starter=Starter.SHOP,
        way=Way.PHONE,
        about=About.EVENT,
        campaign_id=campaign,
    )
    return replace(told, **fields)  # type: ignore[arg-type]


def member(desk: Desk, campaign_id: int) -> Member | None:
    return next(iter(campaigns.members(desk, campaign_id)), None)


def invitation(desk: Desk, an: int) -> Contact:
    happenings = customer_timeline(desk, an).happenings
    return relations.contact(desk, next(each.id for each in happenings if each.kind == "contact"))


def test_an_answer_put_on_the_invitation_is_the_members(desk: Desk, an: int, tasting: int) -> None:
    campaigns.invite(desk, tasting, [an], FIRST, Way.PHONE)
    sent = invitation(desk, an)
    assert sent.campaign_id == tasting
    relations.change_contact(desk, replace(sent, answer=Answer.REFUSED))
    assert member(desk, tasting) == Member(
        campaign_id=tasting,
        customer_id=an,
        reached_on=FIRST,
        answer=Answer.REFUSED,
        answered_on=TODAY,
    )
    relations.change_contact(desk, replace(sent, answer=Answer.NONE))
    answered = member(desk, tasting)
    assert answered and (answered.answer, answered.answered_on) == (Answer.NONE, None)


def test_an_answer_keeps_its_day_when_only_the_note_changes(
    desk: Desk, an: int, tasting: int
) -> None:
    campaigns.invite(desk, tasting, [an], FIRST)
    campaigns.mark_answered(desk, tasting, an, Answer.INTERESTED, EVENT_DAY)
    relations.change_contact(desk, replace(invitation(desk, an), note="brings her sister"))
    known = member(desk, tasting)
    assert known and (known.answer, known.answered_on) == (Answer.INTERESTED, EVENT_DAY)


def test_another_day_of_the_invitation_is_the_members(desk: Desk, an: int, tasting: int) -> None:
    campaigns.invite(desk, tasting, [an], FIRST)
    relations.change_contact(desk, replace(invitation(desk, an), on=EVENT_DAY))
    known = member(desk, tasting)
    assert known and known.reached_on == EVENT_DAY


def test_days_that_contradict_each_other_are_refused(desk: Desk, an: int, tasting: int) -> None:
    campaigns.invite(desk, tasting, [an], FIRST)
    sent = invitation(desk, an)
    with pytest.raises(InvalidInput, match="was over"):
        relations.change_contact(desk, replace(sent, on=EVENT_DAY + timedelta(days=1)))
    campaigns.mark_answered(desk, tasting, an, Answer.INTERESTED, FIRST)
    with pytest.raises(InvalidInput, match="before that day"):
        relations.change_contact(desk, replace(sent, on=EVENT_DAY, answer=Answer.INTERESTED))
    assert invitation(desk, an).on == FIRST  # nothing of it was saved


def test_a_contact_that_names_an_event_makes_a_member(desk: Desk, an: int, tasting: int) -> None:
    relations.record_contact(desk, call(an, tasting, answer=Answer.INTERESTED))
    known = member(desk, tasting)
    assert known and (known.reached_on, known.answered_on) == (FIRST, FIRST)
    # A reminder neither moves the invitation nor takes the answer back.
    relations.record_contact(desk, call(an, tasting, FIRST + timedelta(days=3)))
    assert member(desk, tasting) == known


def test_a_contact_taken_off_its_event_takes_the_member_along(
    desk: Desk, an: int, tasting: int
) -> None:
    campaigns.invite(desk, tasting, [an], FIRST)
    sent = invitation(desk, an)
    campaigns.mark_attended(desk, tasting, [an])
    with pytest.raises(InvalidInput, match="They came to “Tasting”"):
        relations.change_contact(desk, replace(sent, campaign_id=None))
    campaigns.unmark_attended(desk, tasting, [an])
    relations.change_contact(desk, replace(sent, campaign_id=None))
    assert member(desk, tasting) is None


def test_of_two_invitations_the_other_one_stays(desk: Desk, an: int, tasting: int) -> None:
    campaigns.invite(desk, tasting, [an], FIRST)
    later = FIRST + timedelta(days=3)
    relations.record_contact(desk, call(an, tasting, later))
    first = relations.contact(desk, 1)
    relations.change_contact(desk, replace(first, campaign_id=None))
    known = member(desk, tasting)
    assert known and known.reached_on == later


def test_who_calls_about_an_event_answers_but_was_not_invited_by_that(
    desk: Desk, an: int, tasting: int
) -> None:
    theirs = call(an, tasting, starter=Starter.CUSTOMER, answer=Answer.INTERESTED)
    relations.record_contact(desk, theirs)
    assert member(desk, tasting) is None
    campaigns.invite(desk, tasting, [an], FIRST)
    relations.record_contact(desk, replace(theirs, on=EVENT_DAY))
    known = member(desk, tasting)
    assert known and (known.answer, known.answered_on) == (Answer.INTERESTED, EVENT_DAY)


def test_an_event_is_no_newsletter(desk: Desk, an: int, tasting: int) -> None:
    with pytest.raises(InvalidInput, match="not what this contact was about"):
        relations.record_contact(desk, call(an, tasting, about=About.NEWSLETTER))


def test_the_timeline_tells_of_events_by_the_name_they_have_now(
    desk: Desk, an: int, tasting: int
) -> None:
    letter = campaigns.create_newsletter(desk, "June", TODAY)
    campaigns.invite(desk, tasting, [an], FIRST, Way.PHONE)
    campaigns.mark_attended(desk, tasting, [an])
    campaigns.invite(desk, letter, [an], TODAY, Way.EMAIL)
    assert campaigns.members(desk, letter) == []  # never asked, and a mailing list asks first
    relations.record_contact(
        desk, call(an, letter, TODAY, about=About.NEWSLETTER, answer=Answer.BOUGHT)
    )
    named = campaigns.campaign(desk, tasting)
    campaigns.change_campaign(desk, replace(named, name="Tea evening"))
    assert timeline_table(desk, an).rows == [
        (TODAY, "Newsletter sent", None, "June · by phone · bought"),
        (EVENT_DAY, "Came to an event", None, "Tea evening"),
        (FIRST, "Invited", None, "Tea evening · by phone"),
    ]
    came = customer_timeline(desk, an).happenings[1]
    assert (came.kind, came.id) == ("attended", tasting)


def test_inviting_is_undone_whole_and_named(desk: Desk, an: int, tasting: int) -> None:
    campaigns.invite(desk, tasting, [an], FIRST)
    step = history.undo_last(desk)
    assert step and step.what == "Invitations to Tasting"
    assert member(desk, tasting) is None and timeline_table(desk, an).rows == []
    history.redo_last(desk)
    known = member(desk, tasting)
    assert known and known.reached_on == FIRST
