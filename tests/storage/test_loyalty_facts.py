"""What customers did besides buying, against counts made by hand, as of a date."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.dates import Window
from shoptui.domain.house_rules import HouseRule, Judged
from shoptui.domain.loyalty import Indicator, LoyaltyType
from shoptui.domain.loyalty_facts import Counted, LoyaltyFacts
from shoptui.domain.relations import (
    About,
    Answer,
    Contact,
    Feedback,
    FeedbackKind,
    Referral,
    Starter,
    Way,
)
from shoptui.services import sales
from shoptui.services.desk import Desk
from shoptui.services.relations import record_contact, record_feedback, record_referral
from shoptui.storage import campaign_members, campaigns, house_rules
from shoptui.storage.loyalty_facts import loyalty_facts
from shoptui.storage.loyalty_records import records_of
from tests.builders import TODAY, add, new_desk, sell

MAY = date(2026, 5, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


@pytest.fixture
def an(desk: Desk) -> int:
    return add(desk, "An", known_since=date(2020, 1, 1))


def facts(desk: Desk, as_of: date = TODAY, days: int | None = 365) -> LoyaltyFacts:
    with desk.file.read() as db:
        return loyalty_facts(db, as_of, Window(days))


def records(
    desk: Desk, customer_id: int, indicator: Indicator, as_of: date = TODAY, days: int | None = 365
) -> list[Counted]:
    with desk.file.read() as db:
        return [*records_of(db, customer_id, as_of, Window(days))[indicator]]


def contact(
    desk: Desk,
    customer_id: int,
    on: date,
    starter: Starter = Starter.CUSTOMER,
    about: About = About.QUESTION,
    answer: Answer = Answer.NONE,
) -> None:
    draft = Contact(
        customer_id=customer_id,
        on=on,
        starter=starter,
        way=Way.PHONE,
        about=about,
        answer=answer,
    )
    record_contact(desk, draft)


def said(
    desk: Desk,
    customer_id: int,
    on: date,
    sale: int | None = None,
    kind: FeedbackKind = FeedbackKind.PRAISE,
) -> None:
    record_feedback(
        desk, Feedback(customer_id=customer_id, on=on, kind=kind, text="…", purchase_id=sale)
    )


def campaign(
    desk: Desk, kind: CampaignKind, starts_on: date, ends_on: date | None = None
) -> Campaign:
    draft = Campaign(
        name="Spring",
        raises=LoyaltyType.CONTACT,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on or starts_on,
    )
    with desk.file.write("campaign") as db:
        return campaigns.get(db, campaigns.insert(db, draft))


def reach(desk: Desk, what: Campaign, customer_id: int, on: date) -> None:
    with desk.file.write("reach") as db:
        campaign_members.reach(db, what, [customer_id], on, Way.MESSAGE)


# Referrals


def test_friends_count_once_each_and_only_within_the_window(desk: Desk, an: int) -> None:
    binh = add(desk, "Bình")
    for on in (MAY, MAY + timedelta(days=1)):
        record_referral(desk, Referral(referrer_id=an, on=on, friend_id=binh))
    for name in ("Chi", "Dung"):
        record_referral(desk, Referral(referrer_id=an, on=MAY, friend_name=name))
    record_referral(desk, Referral(referrer_id=an, on=date(2025, 6, 30), friend_name="Old"))
    assert facts(desk).friends_named == {an: 3}
    assert facts(desk, days=366).friends_named == {an: 4}
    assert facts(desk, as_of=MAY - timedelta(days=1)).friends_named == {an: 1}
    assert records(desk, an, Indicator.FRIENDS_NAMED) == [
        Counted("named", 2),
        Counted("registered", 1),
    ]


def test_a_friend_has_bought_from_the_day_of_the_first_order_on(desk: Desk, an: int) -> None:
    binh = add(desk, "Bình")
    record_referral(desk, Referral(referrer_id=an, on=MAY, friend_id=binh))
    sell(desk, binh, date(2026, 5, 10), 100)
    assert facts(desk, as_of=date(2026, 5, 9)).friends_bought == {}
    assert facts(desk, as_of=date(2026, 5, 10)).friends_bought == {an: 1}


def test_an_order_that_was_void_or_wholly_refunded_brought_nobody(desk: Desk, an: int) -> None:
    binh = add(desk, "Bình")
    record_referral(desk, Referral(referrer_id=an, on=MAY, friend_id=binh))
    sales.set_void(desk, sell(desk, binh, MAY, 100), True)
    refunded = sell(desk, binh, MAY, 100)
    sales.refund(desk, refunded, 100, date(2026, 5, 20))
    assert facts(desk).friends_bought == {}
    assert facts(desk, as_of=date(2026, 5, 19)).friends_bought == {an: 1}


# Contacts, events, newsletters


def test_only_contacts_the_customer_started_count(desk: Desk, an: int) -> None:
    contact(desk, an, MAY)
    contact(desk, an, MAY, about=About.REQUEST)
    contact(desk, an, MAY, about=About.REQUEST)
    contact(desk, an, MAY, Starter.SHOP, About.FOLLOW_UP)
    contact(desk, an, date(2025, 6, 30))
    assert facts(desk).contacts == {an: 3}
    assert facts(desk, as_of=date(2026, 4, 30)).contacts == {an: 1}
    assert records(desk, an, Indicator.CONTACTS_STARTED) == [
        Counted("request", 2),
        Counted("question", 1),
    ]


def test_newsletters_noted_by_hand_and_those_of_campaigns_add_up(desk: Desk, an: int) -> None:
    contact(desk, an, MAY, Starter.SHOP, About.NEWSLETTER)
    contact(desk, an, MAY, Starter.SHOP, About.NEWSLETTER, Answer.REFUSED)
    sent = campaign(desk, CampaignKind.NEWSLETTER, MAY)
    reach(desk, sent, an, MAY)
    assert facts(desk).newsletters == {an: (1, 3)}  # the contact of the campaign counts once
    with desk.file.write("answer") as db:
        campaign_members.answer(db, sent.id, an, Answer.INTERESTED, date(2026, 5, 20))
    assert facts(desk, as_of=date(2026, 5, 19)).newsletters == {an: (1, 3)}
    assert facts(desk, as_of=date(2026, 5, 20)).newsletters == {an: (2, 3)}
    assert records(desk, an, Indicator.NEWSLETTERS_ANSWERED) == [
        Counted("interested", 1),
        Counted("none", 1),
        Counted("refused", 1),
    ]


def test_an_event_counts_once_it_is_over_or_the_customer_came(desk: Desk, an: int) -> None:
    event = campaign(desk, CampaignKind.EVENT, date(2026, 5, 10), date(2026, 5, 12))
    reach(desk, event, an, MAY)
    assert facts(desk, as_of=date(2026, 5, 11)).events == {}
    assert facts(desk, as_of=date(2026, 5, 12)).events == {an: (0, 1)}
    assert records(desk, an, Indicator.EVENTS_ATTENDED) == [Counted("missed", 1)]
    with desk.file.write("attend") as db:
        campaign_members.attend(db, event.id, an, date(2026, 5, 11))
    assert facts(desk, as_of=date(2026, 5, 10)).events == {}
    assert facts(desk, as_of=date(2026, 5, 11)).events == {an: (1, 1)}
    assert records(desk, an, Indicator.EVENTS_ATTENDED) == [Counted("attended", 1)]


def test_the_window_looks_at_the_day_of_the_event(desk: Desk, an: int) -> None:
    event = campaign(desk, CampaignKind.EVENT, date(2026, 5, 10))
    reach(desk, event, an, date(2026, 3, 1))
    last_day = date(2026, 5, 10) + timedelta(days=29)
    assert facts(desk, as_of=last_day, days=30).events == {an: (0, 1)}
    assert facts(desk, as_of=last_day + timedelta(days=1), days=30).events == {}


def test_who_was_chosen_but_not_reached_was_not_invited(desk: Desk, an: int) -> None:
    event = campaign(desk, CampaignKind.EVENT, MAY)
    with desk.file.write("choose") as db:
        db.execute(
            "INSERT INTO campaign_member (campaign_id, customer_id, arm, answer) "
            "VALUES (?, ?, 'held out', 'none')",
            (event.id, an),
        )
    assert facts(desk).events == {}
    assert facts(desk).recorded == frozenset()
    later = campaign(desk, CampaignKind.EVENT, MAY)
    reach(desk, later, an, date(2026, 5, 2))  # noted after the event
    assert facts(desk, as_of=MAY).events == {}


def test_other_campaigns_are_neither_events_nor_newsletters(desk: Desk, an: int) -> None:
    reach(desk, campaign(desk, CampaignKind.PROMOTION, MAY), an, MAY)
    assert (facts(desk).events, facts(desk).newsletters) == ({}, {})


# Feedback


def test_a_complaint_counts_as_praise_and_an_incident_not_at_all(desk: Desk, an: int) -> None:
    for kind in FeedbackKind:
        said(desk, an, MAY, sell(desk, an, MAY, 100), kind)
        said(desk, an, MAY, None, kind)
    assert facts(desk).order_feedback == {an: (4, 5)}
    assert facts(desk).shop_feedback == {an: 4}
    every = ["complaint", "praise", "suggestion", "survey"]
    for indicator in (Indicator.ORDERS_WITH_FEEDBACK, Indicator.SHOP_FEEDBACK):
        assert records(desk, an, indicator) == [Counted(kind, 1) for kind in every]


def test_an_order_counts_once_however_much_is_said_about_it(desk: Desk, an: int) -> None:
    sale = sell(desk, an, MAY, 100)
    sell(desk, an, MAY, 100)
    for kind in (FeedbackKind.COMPLAINT, FeedbackKind.PRAISE):
        said(desk, an, MAY, sale, kind)
    assert facts(desk).order_feedback == {an: (1, 2)}


def test_feedback_on_a_refunded_sale_counts(desk: Desk, an: int) -> None:
    sale = sell(desk, an, MAY, 100)
    said(desk, an, MAY, sale, FeedbackKind.COMPLAINT)
    sell(desk, an, MAY, 100)
    sales.refund(desk, sale, 100, date(2026, 5, 2))
    assert facts(desk).order_feedback == {an: (1, 2)}


def test_who_sent_everything_back_in_silence_still_had_sales_to_speak_of(
    desk: Desk, an: int
) -> None:
    sales.refund(desk, sell(desk, an, MAY, 100), 100, MAY)
    assert facts(desk).order_feedback == {an: (0, 1)}


def test_void_sales_are_left_out_of_both(desk: Desk, an: int) -> None:
    void = sell(desk, an, MAY, 100)
    said(desk, an, MAY, void)
    sales.set_void(desk, void, True)
    said(desk, an, MAY, sell(desk, an, MAY, 100))
    assert facts(desk).order_feedback == {an: (1, 1)}


def test_the_sale_must_lie_in_the_window_and_the_words_by_the_as_of_day(
    desk: Desk, an: int
) -> None:
    said(desk, an, MAY, sell(desk, an, date(2025, 6, 30), 100))
    said(desk, an, date(2026, 5, 9), sell(desk, an, MAY, 100))
    assert facts(desk).order_feedback == {an: (1, 1)}
    assert facts(desk, days=366).order_feedback == {an: (2, 2)}
    assert facts(desk, as_of=date(2026, 5, 8), days=30).order_feedback == {}


def test_what_somebody_else_says_about_a_sale_is_not_its_customers(desk: Desk, an: int) -> None:
    said(desk, add(desk, "Bình"), MAY, sell(desk, an, MAY, 100))
    assert facts(desk).order_feedback == {}


def test_feedback_about_the_shop_counts_in_the_window(desk: Desk, an: int) -> None:
    said(desk, an, date(2025, 6, 30))
    said(desk, an, date(2025, 7, 1))
    said(desk, an, TODAY)
    assert facts(desk).shop_feedback == {an: 2}
    assert facts(desk, as_of=TODAY - timedelta(days=1)).shop_feedback == {an: 2}


# What was ever recorded


def test_a_shop_with_sales_only_has_recorded_nothing_else(desk: Desk, an: int) -> None:
    assert facts(desk).recorded == frozenset()
    sell(desk, an, MAY, 100)
    assert facts(desk).recorded == {Indicator.SPEND, Indicator.ORDERS}
    assert facts(desk, as_of=date(2026, 4, 30)).recorded == frozenset()


def test_each_kind_of_record_opens_its_own_indicators_from_its_day_on(desk: Desk, an: int) -> None:
    def opened() -> set[Indicator]:
        assert not facts(desk, as_of=date(2026, 4, 30), days=7).recorded
        return {*facts(desk, days=7).recorded}  # ever, not only in the window

    friends = {Indicator.FRIENDS_NAMED, Indicator.FRIENDS_BOUGHT}
    record_referral(desk, Referral(referrer_id=an, on=MAY, friend_name="Bình"))
    assert opened() == friends
    contact(desk, an, MAY, Starter.SHOP, About.FOLLOW_UP)
    said(desk, an, MAY, None, FeedbackKind.INCIDENT)
    reach(desk, campaign(desk, CampaignKind.GIFT, MAY), an, MAY)
    assert opened() == friends
    contact(desk, an, MAY)
    said(desk, an, MAY)
    reach(desk, campaign(desk, CampaignKind.EVENT, MAY), an, MAY)
    expected = friends | {
        Indicator.CONTACTS_STARTED,
        Indicator.SHOP_FEEDBACK,
        Indicator.EVENTS_ATTENDED,
    }
    assert opened() == expected
    contact(desk, an, MAY, Starter.SHOP, About.NEWSLETTER)
    said(desk, an, MAY, sell(desk, an, MAY, 100))
    with desk.file.write("rule") as db:
        rule = HouseRule(name="Collected", judged=Judged.COLLECTED, starts_on=MAY)
        house_rules.insert(db, rule)
    assert opened() == frozenset(Indicator)


def test_a_newsletter_of_a_campaign_opens_its_indicator(desk: Desk, an: int) -> None:
    reach(desk, campaign(desk, CampaignKind.NEWSLETTER, MAY), an, MAY)
    assert facts(desk).recorded == {Indicator.NEWSLETTERS_ANSWERED}


def test_sales_refunds_and_orders_are_told_apart(desk: Desk, an: int) -> None:
    sale = sell(desk, an, MAY, 100)
    sell(desk, an, MAY, 50)
    sales.refund(desk, sale, 100, MAY)
    assert records(desk, an, Indicator.SPEND) == [Counted("refund", 1), Counted("sale", 2)]
    assert records(desk, an, Indicator.ORDERS) == [Counted("sale", 1), Counted("refunded", 1)]
