"""Feedback, contacts and friends as they are filled in, checked by what the timeline tells."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from shoptui.domain.purchases import Line
from shoptui.domain.relations import Answer, FeedbackKind, FeedbackState
from shoptui.services import campaigns, people, relations
from shoptui.services.card import recent_orders
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.timeline import customer_timeline, timeline_table
from shoptui.ui.dialogs.contact import ContactDialog
from shoptui.ui.dialogs.feedback import FeedbackDialog
from shoptui.ui.dialogs.referral import ReferralDialog
from tests.builders import TODAY, add, new_desk, sell
from tests.ui.dialogs.host import UNSET, over

ANH, LAN = 1, 2


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_desk(tmp_path)
    add(desk, "Ánh")
    add(desk, "[/nope] Lan")
    sell(desk, ANH, TODAY - timedelta(days=3), 250_000, Line(product="Trà sen", amount=250_000))
    sell(desk, ANH, TODAY, 90_000)
    return desk


def feedback_form(desk: Desk) -> FeedbackDialog:
    return FeedbackDialog(
        desk, Formats(desk.shop()), people.customer(desk, ANH), recent_orders(desk, ANH)
    )


def contact_form(desk: Desk) -> ContactDialog:
    return ContactDialog(
        desk, Formats(desk.shop()), people.customer(desk, ANH), recent_orders(desk, ANH)
    )


def referral_form(desk: Desk) -> ReferralDialog:
    return ReferralDialog(desk, Formats(desk.shop()), people.customer(desk, ANH))


def told(desk: Desk) -> list[tuple[object, ...]]:
    rows = timeline_table(desk, ANH).rows
    return [row for row in rows if row[1] != "Sale"]


@pytest.mark.slow
async def test_a_complaint_about_an_order(desk: Desk) -> None:
    async with over(
        lambda: feedback_form(desk).kept_by(partial(relations.record_feedback, desk))
    ) as (app, _dialog):
        assert "Feedback of Ánh" in app.text
        await app.strike("down", "text:[b]late", "down", "text:3", "down", "space", "space")
        await app.strike("down", "down", "down", "text:said sorry", "down", "text:y", "enter")
        assert app.answer is not UNSET
    yesterday = TODAY - timedelta(days=1)
    words = "3 of 10 · [b]late · we did: said sorry · open"
    assert told(desk) == [(yesterday, "Complaint", None, words)]
    kind, number, _void = next(
        each for each in customer_timeline(desk, ANH).happenings if each.kind == "feedback"
    )
    heard = relations.feedback(desk, number)
    assert (kind, heard.purchase_id, heard.publishable) == ("feedback", 1, False)


@pytest.mark.slow
async def test_praise_needs_no_answer_unless_the_owner_says_so(desk: Desk) -> None:
    async with over(lambda: feedback_form(desk)) as (app, _dialog):
        await app.strike("left", "down", "text:lovely", "ctrl+s")
        assert (app.answer.kind, app.answer.state) == (FeedbackKind.PRAISE, FeedbackState.CLOSED)
    async with over(lambda: feedback_form(desk)) as (app, _dialog):
        await app.strike("down", "text:hm", *["down"] * 4, "space", *["up"] * 5, "left", "ctrl+s")
        assert (app.answer.kind, app.answer.state) == (FeedbackKind.PRAISE, FeedbackState.ANSWERED)


@pytest.mark.slow
async def test_feedback_without_words_or_rating_says_what_is_missing(desk: Desk) -> None:
    async with over(lambda: feedback_form(desk)) as (app, dialog):
        await app.strike("ctrl+s")
        assert "A few words here" in dialog.words.note and dialog.words.entry.has_focus
        await app.strike("down", "text:11", "ctrl+s")
        assert "0 to 10" in dialog.rating.note and dialog.rating.text == "11"
        await app.strike("backspace", "ctrl+s")
        assert (app.answer.rating, app.answer.text) == (1, "")


@pytest.mark.slow
async def test_a_day_to_come_stands_beside_the_day(desk: Desk) -> None:
    async with over(
        lambda: feedback_form(desk).kept_by(partial(relations.record_feedback, desk))
    ) as (app, dialog):
        dialog.words.text, dialog.on.text = "hello", "1/7/2026"
        await app.strike("ctrl+s")
        assert "still to come" in dialog.on.note and dialog.on.entry.has_focus
        assert app.answer is UNSET


@pytest.mark.slow
async def test_a_contact_that_became_an_order(desk: Desk) -> None:
    async with over(
        lambda: contact_form(desk).kept_by(partial(relations.record_contact, desk))
    ) as (app, dialog):
        assert not dialog.order.display
        await app.strike("down", "space", "space", "down", "space", "down", "text:tra", "enter")
        await app.strike("space", "space")
        assert dialog.answer.read() is Answer.BOUGHT and dialog.order.display
        await app.strike("down", "space", "down", "text:for her mother", "enter", "enter")
    words = "by message · they came to us · Trà sen · for her mother · bought"
    assert told(desk) == [(TODAY, "Request", None, words)]
    number = next(
        each.id for each in customer_timeline(desk, ANH).happenings if each.kind == "contact"
    )
    assert relations.contact(desk, number).purchase_id == 2


@pytest.mark.slow
async def test_a_product_not_sold_yet_may_be_asked_about(desk: Desk) -> None:
    async with over(lambda: contact_form(desk)) as (app, _dialog):
        await app.strike("down", "down", "down", "text:Trà hoa cúc")
        assert "not in your products yet" in app.text
        await app.strike("enter", "ctrl+s")
        assert app.answer.product == "Trà hoa cúc"


@pytest.mark.slow
async def test_an_order_is_forgotten_when_nothing_was_bought_after_all(desk: Desk) -> None:
    async with over(lambda: contact_form(desk)) as (app, _dialog):
        await app.strike(*["down"] * 4, "space", "space", "down", "space", "up", "space", "ctrl+s")
        assert (app.answer.answer, app.answer.purchase_id) == (Answer.REFUSED, None)


async def test_a_friend_who_is_a_customer_is_taken_from_the_list(desk: Desk) -> None:
    async with over(
        lambda: referral_form(desk).kept_by(partial(relations.record_referral, desk))
    ) as (app, dialog):
        await app.strike("text:lan", "enter")
        assert not dialog.phone.display  # it stands on the friend's own card
        await app.strike("ctrl+s")
        assert app.answer.friend_id == LAN
    assert told(desk) == [(TODAY, "Named a friend", None, "[/nope] Lan · has not bought yet")]


async def test_a_friend_new_to_the_shop_is_a_name_and_a_phone(desk: Desk) -> None:
    async with over(lambda: referral_form(desk)) as (app, _dialog):
        await app.strike("text:Hoa", "enter", "text:0909 111 222", "ctrl+s")
        assert (app.answer.friend_id, app.answer.friend_name) == (None, "Hoa")
        assert app.answer.friend_phone == "0909 111 222"


async def test_a_friend_is_asked_for_and_is_never_the_customer(desk: Desk) -> None:
    async with over(lambda: referral_form(desk)) as (app, dialog):
        await app.strike("ctrl+s")
        assert "Please fill in Friend" in dialog.friend.note
        await app.strike("text:anh")
        assert "not a customer yet" in app.text and "C00001" not in app.text


@pytest.mark.slow
async def test_a_contact_may_name_its_event(desk: Desk) -> None:
    event = campaigns.create_event(desk, "[b]Tasting", TODAY)
    campaigns.create_newsletter(desk, "June", TODAY)
    async with over(
        lambda: contact_form(desk).kept_by(partial(relations.record_contact, desk))
    ) as (app, dialog):
        assert not dialog.event.display and not dialog.letter.display
        await app.strike("space", "down", "down", "left", "left")  # we began, about an event
        assert dialog.event.display and "[b]Tasting" in app.text and "June" not in app.text
        await app.strike("down", "space", "ctrl+s")
    assert told(desk) == [(TODAY, "Invited", None, "[b]Tasting · in person")]
    assert [each.customer_id for each in campaigns.members(desk, event)] == [ANH]


@pytest.mark.slow
async def test_a_subject_changed_again_names_no_event(desk: Desk) -> None:
    campaigns.create_event(desk, "Tasting", TODAY)
    async with over(lambda: contact_form(desk)) as (app, _dialog):
        await app.strike("space", "down", "down", "left", "left", "down", "space", "up", "space")
        await app.strike("ctrl+s")
        assert app.answer.campaign_id is None
