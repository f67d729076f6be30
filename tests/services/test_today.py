"""The day's list: what stands on it, in which order, and when it goes."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.customers import Consent
from shoptui.domain.dates import Birthday
from shoptui.domain.purchases import Line
from shoptui.domain.relations import (
    About,
    Answer,
    Contact,
    Feedback,
    FeedbackKind,
    FeedbackState,
    Starter,
    Way,
)
from shoptui.domain.to_do import Action, ToDo, ToDoKind
from shoptui.services import campaigns, people, relations, rewards, sales
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from shoptui.services.today import Today, last_sales, mark_done, put_off, today, today_table
from tests.builders import TODAY, Clock, add, sell
from tests.services.reward_people import ago, buyer, complain, contact, fixed_desk


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return fixed_desk(tmp_path, clock)


def listed(desk: Desk, as_of: date | None = None) -> list[tuple[ToDoKind, str]]:
    return [(entry.kind, entry.name) for entry in today(desk, as_of).to_dos]


def names(desk: Desk, kind: ToDoKind, as_of: date | None = None) -> list[str]:
    return [name for each, name in listed(desk, as_of) if each is kind]


def first(desk: Desk, kind: ToDoKind) -> tuple[Today, ToDo]:
    now = today(desk)
    return now, next(entry for entry in now.to_dos if entry.kind is kind)


def regular(desk: Desk, name: str, silent: int, **fields: object) -> int:
    """Three orders of $10, ten days apart, the last so many days ago."""
    return buyer(desk, name, silent, 3, 10, **fields)


def test_the_list_goes_by_kind_then_by_spend_then_by_id(desk: Desk) -> None:
    small, big = regular(desk, "Small", 16), buyer(desk, "Big", 16, 3, 90)
    same = regular(desk, "Same", 16)
    for customer in (small, big, same):
        complain(desk, customer, 4, FeedbackKind.COMPLAINT)
    complain(desk, big, 9, FeedbackKind.INCIDENT)
    late = regular(desk, "Late", 21)
    buyer(desk, "Asked", 5, 1, 500)
    add(desk, "Born", birthday=Birthday(7, 2))
    asking = add(desk, "Asking")
    contact(desk, asking, 5, Starter.CUSTOMER, About.QUESTION)
    event = campaigns.create_event(desk, "Tea", TODAY + timedelta(days=9))
    campaigns.create_newsletter(desk, "News", TODAY)
    with desk.file.write("test") as db:
        db.execute(
            "INSERT INTO campaign_member (campaign_id, customer_id, arm, answer) "
            "VALUES (?, ?, 'treated', 'none')",
            (event, late),
        )
    assert listed(desk) == [
        (ToDoKind.COMPLAINT, "Big"),
        (ToDoKind.COMPLAINT, "Small"),
        (ToDoKind.COMPLAINT, "Same"),
        (ToDoKind.INCIDENT, "Big"),
        (ToDoKind.FEEDBACK, "Asked"),
        (ToDoKind.BIRTHDAY, "Born"),
        (ToDoKind.LATE, "Late"),
        (ToDoKind.FOLLOW_UP, "Asking"),
        (ToDoKind.CAMPAIGN, "Late"),
    ]
    table = today_table(desk)
    assert table.name == "today"
    assert [row[0] for row in table.rows] == [
        *["Complaint"] * 3,
        "A slip of ours",
        "Ask for feedback",
        "Birthday",
        "Away for long",
        "Follow-up",
        "Campaign",
    ]
    assert {entry.action for entry in today(desk).to_dos} == set(Action)
    assert today(desk).counts()[ToDoKind.COMPLAINT] == 3


def test_each_entry_has_its_reason(desk: Desk) -> None:
    lan = regular(desk, "[/] Lan", 21, phone="0901 234 567")
    complain(desk, lan, 1, FeedbackKind.COMPLAINT)
    sell(desk, add(desk, "Asked"), ago(3), 1_250)
    add(desk, "Born", birthday=Birthday(6, 30, 1990))
    spoken = Contact(
        customer_id=add(desk, "Asking"),
        on=ago(5),
        starter=Starter.CUSTOMER,
        way=Way.VISIT,
        about=About.REQUEST,
        product="Red kite",
    )
    relations.record_contact(desk, spoken)
    assert [row[1:5] for row in today_table(desk).rows] == [
        ("[/] Lan", "open for 1 day · It came late.", "answer it", 3_000),
        ("Asked", "order 3 days ago · $12.50", "ask how it was", 1_250),
        ("Born", "today", "congratulate", 0),
        ("[/] Lan", "21 days away · usually 10 days", "call or write", 3_000),
        ("Asking", "asked 5 days ago, no order since · Red kite", "come back to it", 0),
    ]
    assert today_table(desk).rows[0][5:] == (ago(1), "C00001", "0901 234 567")
    now, entry = first(desk, ToDoKind.LATE)
    title, place = now.why(entry)
    assert title.title == "[/] Lan: Away for long"
    assert title.lines == ("21 days away · usually 10 days", "What to do: call or write.")
    assert place.lines[1] == "Net spend of the last 365 days: $30.00."


def test_a_complaint_goes_when_it_is_answered(desk: Desk) -> None:
    complaint = complain(desk, regular(desk, "Lan", 16), 1, FeedbackKind.COMPLAINT)
    assert names(desk, ToDoKind.COMPLAINT) == ["Lan"]
    heard = relations.feedback(desk, complaint)
    relations.change_feedback(desk, replace(heard, state=FeedbackState.ANSWERED, done="Called"))
    assert names(desk, ToDoKind.COMPLAINT) == []


def test_an_apology_given_answers_a_complaint(desk: Desk) -> None:
    lan = regular(desk, "Lan", 16)
    complain(desk, lan, 1, FeedbackKind.COMPLAINT)
    suggestion = rewards.suggestions(desk).of(lan)
    assert suggestion is not None
    rewards.give(desk, suggestion)
    assert listed(desk) == []
    assert names(desk, ToDoKind.COMPLAINT, ago(1)) == ["Lan"]


def test_another_reward_does_not_answer_a_complaint(desk: Desk) -> None:
    lan = regular(desk, "Lan", 16)
    complain(desk, lan, 1, FeedbackKind.COMPLAINT)
    rewards.give_by_hand(desk, lan, 1)
    assert names(desk, ToDoKind.COMPLAINT) == ["Lan"]


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


def test_marks_are_stored_with_their_day(desk: Desk, clock: Clock) -> None:
    complain(desk, regular(desk, "Lan", 16), 1, FeedbackKind.COMPLAINT)
    entry = today(desk).to_dos[0]
    put_off(desk, entry)
    assert listed(desk) == []
    clock.pass_time(timedelta(days=1))
    assert names(desk, ToDoKind.COMPLAINT) == ["Lan"]
    mark_done(desk, entry)
    mark_done(desk, entry)
    assert listed(desk) == []
    clock.pass_time(timedelta(days=400))
    assert names(desk, ToDoKind.COMPLAINT) == []
    assert names(desk, ToDoKind.COMPLAINT, ago(-1) - timedelta(days=2)) == ["Lan"]
    with desk.file.read() as db:
        marked = db.execute("SELECT kind, subject, day, how FROM to_do_done ORDER BY id").fetchall()
    assert marked == [
        ("complaint", 1, "2026-06-30", "skipped"),
        ("complaint", 1, "2026-07-01", "done"),
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


def test_the_days_are_the_owners_choice(desk: Desk) -> None:
    buyer(desk, "Lan", 20, 1, 20)
    change(desk, "today.feedback_until_days", "20")
    assert names(desk, ToDoKind.FEEDBACK) == ["Lan"]
    change(desk, "today.feedback_after_days", "21")
    assert names(desk, ToDoKind.FEEDBACK) == []


def test_an_empty_shop_has_nothing_to_do(desk: Desk) -> None:
    now = today(desk)
    assert (now.to_dos, list(now.table().rows), now.week.daily) == ([], [], (0,) * 14)
    assert list(last_sales(desk).rows) == []
