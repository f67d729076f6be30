"""The day's list: what stands on it, in which order, and when it goes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.dates import Birthday
from shoptui.domain.relations import (
    About,
    Contact,
    FeedbackKind,
    FeedbackState,
    Starter,
    Way,
)
from shoptui.domain.rewards import RewardKind
from shoptui.domain.to_do import Action, ToDoKind
from shoptui.services import campaigns, history, relations, rewards
from shoptui.services.desk import Desk
from shoptui.services.last_sales import last_sales
from shoptui.services.reward_catalogue import catalogue
from shoptui.services.settings import change
from shoptui.services.today import mark_done, put_off, today, today_table
from tests.builders import TODAY, Clock, add, sell
from tests.services.day_list import first, listed, names, regular
from tests.services.reward_people import ago, buyer, complain, contact, fixed_desk


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return fixed_desk(tmp_path, clock)


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
    thanks = next(each for each in catalogue(desk).rewards if each.kind is RewardKind.THANKS)
    rewards.give_by_hand(desk, lan, thanks.id)
    assert names(desk, ToDoKind.COMPLAINT) == ["Lan"]


def test_what_is_done_together_is_one_step_and_comes_back_together(desk: Desk) -> None:
    for name in ("Lan", "An"):
        complain(desk, regular(desk, name, 16), 1, FeedbackKind.COMPLAINT)
    mark_done(desk, *today(desk).to_dos)
    assert listed(desk) == []
    undone = history.undo_last(desk)
    assert undone and undone.what == "Done: 2 entries of the list"
    assert sorted(names(desk, ToDoKind.COMPLAINT)) == ["An", "Lan"]


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
