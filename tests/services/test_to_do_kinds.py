"""Each sort of entry of the day's list: when it comes and when it goes."""

from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.customers import Consent
from shoptui.domain.dates import Birthday
from shoptui.domain.purchases import Line
from shoptui.domain.relations import (
    About,
    Answer,
    Feedback,
    FeedbackKind,
    Starter,
)
from shoptui.domain.to_do import ToDoKind
from shoptui.services import campaigns, people, relations, rewards, sales
from shoptui.services.desk import Desk
from shoptui.services.today import mark_done, today
from tests.builders import TODAY, Clock, add, sell
from tests.services.day_list import first, listed, names, regular
from tests.services.reward_people import ago, buyer, complain, contact, fixed_desk, reward_id


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return fixed_desk(tmp_path, clock)


@pytest.mark.parametrize(("days", "asked"), [(2, []), (3, ["Lan"]), (14, ["Lan"]), (15, [])])
def test_orders_are_asked_about_from_the_third_day_to_the_fourteenth(
    desk: Desk, days: int, asked: list[str]
) -> None:
    buyer(desk, "Lan", days, 1, 20)
    assert names(desk, ToDoKind.FEEDBACK) == asked


def test_only_the_latest_order_is_asked_about(desk: Desk) -> None:
    lan = add(desk, "Lan")
    sell(desk, lan, ago(9), 100)
    latest = sell(desk, lan, ago(5), 100)
    sell(desk, lan, ago(1), 100)  # too fresh to ask about
    _now, entry = first(desk, ToDoKind.FEEDBACK)
    assert (entry.subject, names(desk, ToDoKind.FEEDBACK)) == (latest, ["Lan"])
    mark_done(desk, entry)
    assert names(desk, ToDoKind.FEEDBACK) == []  # and the older order does not come up instead


def test_who_was_asked_is_not_asked_again(desk: Desk) -> None:
    told, called, other = (buyer(desk, name, 5, 1, 20) for name in ("Told", "Called", "Other"))
    heard = Feedback(
        customer_id=told, on=ago(4), kind=FeedbackKind.PRAISE, purchase_id=1, text="good"
    )
    relations.record_feedback(desk, heard)
    contact(desk, called, 4)
    contact(desk, other, 6)  # before the order
    assert names(desk, ToDoKind.FEEDBACK) == ["Other"]


def test_orders_that_are_none_are_not_asked_about(desk: Desk) -> None:
    buyer(desk, "No offers", 5, 1, 20, consent=Consent.NO)
    back, void = buyer(desk, "Back", 5, 1, 20), buyer(desk, "Void", 5, 1, 20)
    sales.refund(desk, 2, 2_000, ago(1))
    sales.set_void(desk, 3, True)
    away = buyer(desk, "Put away", 5, 1, 20)
    people.set_archived(desk, away, True)
    sell(desk, None, ago(5), 2_000, Line(product="Kite", amount=2_000))
    assert names(desk, ToDoKind.FEEDBACK) == []
    assert {back, void} == {2, 3}


def test_a_birthday_goes_when_the_shop_came_forward(desk: Desk, clock: Clock) -> None:
    born = [add(desk, name, birthday=Birthday(7, 2)) for name in ("Called", "Given", "Done", "No")]
    assert names(desk, ToDoKind.BIRTHDAY) == ["Called", "Given", "Done", "No"]
    contact(desk, born[0], 3, about=About.QUESTION)  # within the seven days before
    rewards.give_by_hand(desk, born[1], 1)
    mark_done(desk, today(desk).to_dos[0])
    assert names(desk, ToDoKind.BIRTHDAY) == ["No"]
    clock.pass_time(timedelta(days=365))
    assert names(desk, ToDoKind.BIRTHDAY) == ["Called", "Given", "Done", "No"]


def test_who_refused_is_not_greeted_or_called(desk: Desk) -> None:
    no = regular(desk, "No", 21, consent=Consent.NO, birthday=Birthday(7, 1))
    contact(desk, no, 5, Starter.SHOP, About.EVENT, Answer.INTERESTED)
    assert listed(desk) == []
    contact(desk, no, 4, Starter.CUSTOMER, About.QUESTION)  # what they asked is answered
    assert listed(desk) == [(ToDoKind.FOLLOW_UP, "No")]
    complain(desk, no, 2, FeedbackKind.COMPLAINT)
    assert names(desk, ToDoKind.COMPLAINT) == ["No"]


@pytest.mark.parametrize(("silent", "late"), [(20, []), (21, ["Lan"]), (400, ["Lan"])])
def test_twice_the_usual_gap_is_late(desk: Desk, silent: int, late: list[str]) -> None:
    regular(desk, "Lan", silent)
    buyer(desk, "Twice only", silent, 2, 10)
    assert names(desk, ToDoKind.LATE) == late


def test_the_late_go_when_called_and_come_back_after_the_next_absence(
    desk: Desk, clock: Clock
) -> None:
    called, done = regular(desk, "Called", 30), regular(desk, "Done", 30)
    contact(desk, called, 10)  # the day before was the last that was not late
    assert names(desk, ToDoKind.LATE) == ["Called", "Done"]
    contact(desk, called, 9)
    mark_done(desk, first(desk, ToDoKind.LATE)[1])
    assert names(desk, ToDoKind.LATE) == []
    for customer in (called, done):
        sell(desk, customer, TODAY, 1_000)
    clock.pass_time(timedelta(days=21))
    assert names(desk, ToDoKind.LATE) == ["Called", "Done"]  # gaps 10, 10, 30: still 10


def test_follow_ups_wait_three_days_and_end_after_thirty(desk: Desk) -> None:
    lan = add(desk, "Lan", known_since=ago(99))
    contact(desk, lan, 30, Starter.CUSTOMER, About.QUESTION)
    assert names(desk, ToDoKind.FOLLOW_UP) == ["Lan"]
    assert names(desk, ToDoKind.FOLLOW_UP, ago(28)) == []
    assert names(desk, ToDoKind.FOLLOW_UP, ago(27)) == ["Lan"]
    assert names(desk, ToDoKind.FOLLOW_UP, TODAY + timedelta(days=1)) == []


def test_what_led_to_an_order_or_was_answered_needs_no_follow_up(desk: Desk) -> None:
    ordered, answered, led, refused, interested = (
        add(desk, name) for name in ("Ordered", "Answered", "Led", "Refused", "Interested")
    )
    for customer in (ordered, answered):
        contact(desk, customer, 5, Starter.CUSTOMER, About.QUESTION)
    sell(desk, ordered, ago(4), 100)
    contact(desk, answered, 5)
    contact(desk, led, 5, Starter.CUSTOMER, About.REQUEST, Answer.BOUGHT)
    contact(desk, refused, 5, Starter.SHOP, About.EVENT, Answer.REFUSED)
    contact(desk, interested, 5, Starter.SHOP, About.EVENT, Answer.INTERESTED)
    assert names(desk, ToDoKind.FOLLOW_UP) == ["Interested"]
    found = today(desk)
    assert [found.reason(each) for each in found.to_dos if each.kind is ToDoKind.FOLLOW_UP] == [
        "showed interest 5 days ago, no order since"  # the shop wrote; nothing was asked
    ]


def test_campaign_people_are_reached_while_it_runs(desk: Desk) -> None:
    lan, mai = add(desk, "Lan"), add(desk, "Mai")
    event = campaigns.create_event(desk, "Tea", TODAY - timedelta(days=1), TODAY)
    with desk.file.write("test") as db:
        for customer, arm in ((lan, "treated"), (mai, "held out")):
            db.execute(
                "INSERT INTO campaign_member (campaign_id, customer_id, arm, answer) "
                "VALUES (?, ?, ?, 'none')",
                (event, customer, arm),
            )
    now, entry = first(desk, ToDoKind.CAMPAIGN)
    assert (entry.name, now.reason(entry)) == ("Lan", "Tea · until Jun 30, 2026")
    assert names(desk, ToDoKind.CAMPAIGN, TODAY + timedelta(days=1)) == []
    mark_done(desk, entry)
    assert names(desk, ToDoKind.CAMPAIGN) == []
    campaigns.invite(desk, event, [lan], TODAY)
    assert names(desk, ToDoKind.CAMPAIGN) == []


def test_an_apology_given_by_hand_settles_a_complaint_as_a_suggested_one_does(desk: Desk) -> None:
    lan, hoa = add(desk, "Lan"), add(desk, "Hoa")
    for customer in (lan, hoa):
        complain(desk, customer, 2, FeedbackKind.COMPLAINT)
    rewards.give_by_hand(desk, lan, reward_id(desk, "Apology and free delivery"))
    rewards.give_by_hand(desk, hoa, reward_id(desk, "Thanks in public"))
    assert names(desk, ToDoKind.COMPLAINT) == ["Hoa"]
