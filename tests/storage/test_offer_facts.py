"""What is known before an offer, against records put in one by one."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.dates import Birthday
from shoptui.domain.offer_facts import OfferFacts
from shoptui.domain.relations import About, Answer, FeedbackKind, FeedbackState, Starter
from shoptui.services import campaigns, people, relations, rewards, sales
from shoptui.services.desk import Desk
from shoptui.storage.offer_facts import offer_facts
from shoptui.storage.order_days import order_days
from shoptui.storage.turnover import turnover
from tests.builders import TODAY, Clock, add, new_desk, sell
from tests.services.reward_people import ago, complain, contact, reward_id

AN, LAN = 1, 2


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    desk = new_desk(tmp_path, clock=clock)
    add(desk, "An", known_since=date(2020, 1, 1))
    add(desk, "Lan", known_since=date(2020, 1, 1))
    return desk


def facts(desk: Desk, as_of: date = TODAY, birthday_days: int = 7) -> OfferFacts:
    with desk.file.read() as db:
        return offer_facts(db, as_of, birthday_days)


def test_the_last_contact_of_the_shop_counts_campaigns_too(desk: Desk) -> None:
    contact(desk, AN, 30)
    contact(desk, AN, 20)
    contact(desk, AN, 10, Starter.CUSTOMER)
    event = campaigns.create_event(desk, "Tea", TODAY)
    campaigns.invite(desk, event, [LAN], ago(3))
    assert facts(desk).contacted == {AN: ago(20).toordinal(), LAN: ago(3).toordinal()}
    assert facts(desk, ago(21)).contacted == {AN: ago(30).toordinal()}


def test_only_open_slips_count(desk: Desk) -> None:
    complain(desk, AN, 9, FeedbackKind.COMPLAINT)
    answered = complain(desk, AN, 5, FeedbackKind.COMPLAINT)
    complain(desk, AN, 7, FeedbackKind.COMPLAINT)
    complain(desk, LAN, 1, FeedbackKind.INCIDENT)
    complain(desk, LAN, 1, FeedbackKind.PRAISE)
    heard = relations.feedback(desk, answered)
    relations.change_feedback(desk, replace(heard, state=FeedbackState.ANSWERED))
    now = facts(desk)
    assert now.complaints == {AN: (2, ago(7).toordinal())}
    assert now.incidents == {LAN: (1, ago(1).toordinal())}
    assert facts(desk, ago(8)).complaints == {AN: (1, ago(9).toordinal())}
    assert facts(desk, ago(8)).incidents == {}


def test_birthdays_ahead_cross_the_year_and_the_leap_day(desk: Desk) -> None:
    born = {
        "New year": Birthday(1, 1),
        "Leap": Birthday(2, 29, 2000),
        "March": Birthday(3, 1, 1980),
    }
    ids = {name: add(desk, name, birthday=day) for name, day in born.items()}
    assert facts(desk, date(2026, 12, 31)).birthdays == {ids["New year"]: 1}
    assert facts(desk, date(2026, 2, 27), 2).birthdays == {ids["Leap"]: 1, ids["March"]: 2}
    assert facts(desk, date(2028, 2, 27), 3).birthdays == {ids["Leap"]: 2, ids["March"]: 3}
    assert facts(desk, date(2026, 2, 28), 0).birthdays == {ids["Leap"]: 0}


@pytest.mark.parametrize(
    ("answers", "deaf"),
    [
        ([Answer.NONE] * 3, True),
        ([Answer.NONE] * 2, False),
        ([Answer.NONE, Answer.REFUSED, Answer.NONE], True),
        ([Answer.INTERESTED, Answer.NONE, Answer.NONE, Answer.NONE], True),
        ([Answer.NONE, Answer.NONE, Answer.NONE, Answer.BOUGHT], False),
    ],
)
def test_three_newsletters_in_a_row(desk: Desk, answers: list[Answer], deaf: bool) -> None:
    for number, answer in enumerate(answers):
        contact(desk, AN, 90 - number, about=About.NEWSLETTER, answer=answer)
    assert (AN in facts(desk).deaf) is deaf


def test_calls_and_questions_are_no_offers(desk: Desk) -> None:
    for days in (30, 20, 10):
        contact(desk, AN, days, about=About.FOLLOW_UP)
        contact(desk, AN, days, Starter.CUSTOMER, About.NEWSLETTER)
    assert facts(desk).deaf == set()


def test_a_campaign_is_one_offer_and_coming_answers_it(desk: Desk) -> None:
    events = [campaigns.create_event(desk, f"Tea {n}", ago(30 - n), TODAY) for n in range(3)]
    for event in events:
        campaigns.invite(desk, event, [AN, LAN], ago(31))
    campaigns.mark_attended(desk, events[2], [LAN], ago(2))
    assert facts(desk).deaf == {AN}
    assert facts(desk, ago(3)).deaf == {AN, LAN}  # Lan had not come yet


def test_a_reward_let_expire_is_an_offer_left_unanswered(desk: Desk, clock: Clock) -> None:
    week = reward_id(desk, "Offer for one week")
    for _time in range(3):
        rewards.give_by_hand(desk, AN, week)
        rewards.redeem(desk, rewards.give_by_hand(desk, LAN, week))
        clock.pass_time(timedelta(days=7))
    day = clock.today()
    assert facts(desk, day).deaf == {AN}
    assert facts(desk, day - timedelta(days=1)).deaf == set()  # the third can still be redeemed


def test_what_was_given_is_told_as_of_a_day(desk: Desk, clock: Clock) -> None:
    rewards.give_by_hand(desk, AN, reward_id(desk, "Thanks in public"))
    clock.pass_time(timedelta(days=5))
    rewards.redeem(desk, rewards.give_by_hand(desk, AN, reward_id(desk, "Welcome offer")))
    now, then = facts(desk, clock.today()).given[AN], facts(desk).given[AN]
    assert (now.last_day - then.last_day, now.last_kind, then.last_kind) == (
        5,
        "discount",
        "thanks",
    )
    assert (now.is_open, then.is_open) == (True, True)
    assert not facts(desk, TODAY + timedelta(days=30)).given[AN].is_open
    assert facts(desk, ago(1)).given == {}


def test_days_of_orders_leave_out_what_is_no_order(desk: Desk) -> None:
    for days in (30, 20, 10, 10):
        sell(desk, AN, ago(days), 100)
    back = sell(desk, AN, ago(5), 100)
    sales.refund(desk, back, 100, ago(2))
    sales.set_void(desk, sell(desk, AN, ago(1), 100), True)
    sell(desk, LAN, ago(9), 100)
    sell(desk, None, ago(8), 100)
    with desk.file.read() as db:
        known = {days.toordinal() for days in (ago(30), ago(20), ago(10))}
        assert order_days(db, TODAY) == {AN: sorted([*known, ago(10).toordinal()])}
        assert order_days(db, ago(3))[AN][-1] == ago(5).toordinal()
        assert order_days(db, TODAY, ago(10)) == {}
        assert list(order_days(db, TODAY, ago(9))) == [AN]


def test_the_shop_took_what_walk_ins_and_people_put_away_paid_too(desk: Desk) -> None:
    sell(desk, AN, ago(9), 100)
    sell(desk, AN, ago(9), 300)
    sell(desk, None, ago(8), 1_000)
    sell(desk, None, ago(8), 1_000)
    whole, part = sell(desk, LAN, ago(7), 500), sell(desk, LAN, ago(6), 500)
    sales.refund(desk, whole, 500, ago(1))
    sales.refund(desk, part, 200, ago(1))
    people.set_archived(desk, LAN, True)
    with desk.file.read() as db:
        assert turnover(db, TODAY) == (2_700, 5)
        assert turnover(db, ago(2)) == (3_400, 6)
        assert turnover(db, TODAY, day_is_one_visit=True) == (2_700, 4)
        assert turnover(db, ago(10)) == (0, 0)
