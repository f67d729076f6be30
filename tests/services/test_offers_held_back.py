"""What holds an offer back: contacts, consent, open rewards, what was given or skipped."""

from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.analytics.offers import Suggestion
from shoptui.domain.customers import Consent
from shoptui.domain.relations import About, Answer, FeedbackKind, Starter
from shoptui.services import campaigns, people, rewards
from shoptui.services.desk import Desk
from shoptui.services.reward_catalogue import set_reward_active, set_rule_active
from shoptui.services.settings import change
from tests.builders import TODAY, Clock
from tests.services.reward_people import ago, buyer, complain, contact, fixed_desk


def named(desk: Desk, days_ago: int = 0) -> list[str]:
    return [row.candidate.name for row in rewards.suggestions(desk, ago(days_ago)).rows]


def only(desk: Desk, name: str) -> Suggestion:
    rows = rewards.suggestions(desk).rows
    return next(row for row in rows if row.candidate.name == name)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return fixed_desk(tmp_path)


def test_quiet_days_hold_back_everything(desk: Desk) -> None:
    cross = buyer(desk, "Cross", 40, 5, 200)
    complain(desk, cross, 20, FeedbackKind.COMPLAINT)
    contact(desk, cross, 14)
    assert named(desk) == []
    change(desk, "rewards.quiet_days", "13")
    assert named(desk) == ["Cross"]


def test_only_what_the_shop_started_makes_quiet_days(desk: Desk) -> None:
    asking = buyer(desk, "Asking", 40, 5, 200)
    contact(desk, asking, 1, Starter.CUSTOMER, About.QUESTION)
    invited = buyer(desk, "Invited", 40, 5, 200)
    event = campaigns.create_event(desk, "Tea", TODAY)
    campaigns.invite(desk, event, [invited], TODAY)
    assert named(desk) == ["Asking"]


def test_a_contact_of_later_does_not_count_yet(desk: Desk) -> None:
    loyal = buyer(desk, "Loyal", 40, 5, 200)
    contact(desk, loyal, 1)
    assert named(desk) == []
    assert named(desk, 2) == ["Loyal"]


def test_who_does_not_want_offers_gets_none(desk: Desk) -> None:
    cross = buyer(desk, "Cross", 40, 5, 200, consent=Consent.NO)
    complain(desk, cross, 1, FeedbackKind.COMPLAINT)
    assert named(desk) == []


def test_an_open_reward_holds_back_the_next(tmp_path: Path) -> None:
    clock = Clock(ago(0))
    desk = fixed_desk(tmp_path, clock)
    buyer(desk, "Loyal", 40, 5, 200)
    rewards.give(desk, only(desk, "Loyal"))
    assert named(desk) == []
    clock.pass_time(timedelta(days=29))  # the last day of the reward
    assert named(desk, -29) == []
    change(desk, "rewards.again_days", "29")
    assert named(desk, -30) == ["Loyal"]


def test_the_same_rule_rests_for_ninety_days(tmp_path: Path) -> None:
    clock = Clock(ago(0))
    desk = fixed_desk(tmp_path, clock)
    change(desk, "rfm.cuts.recency", "300,400,500,600")
    change(desk, "rfm.window_days", "730")
    change(desk, "active_days", "600")
    buyer(desk, "Loyal", 301, 5, 200)
    rewards.give(desk, only(desk, "Loyal"))
    clock.pass_time(timedelta(days=90))
    assert [row.rule.name for row in rewards.suggestions(desk).rows] == []
    clock.pass_time(timedelta(days=1))
    assert [row.rule.name for row in rewards.suggestions(desk).rows] == ["tier = loyal"]


def test_an_apology_answers_what_came_before_it(tmp_path: Path) -> None:
    clock = Clock(ago(0))
    desk = fixed_desk(tmp_path, clock)
    cross = buyer(desk, "Cross", 5, 5, 200)
    complain(desk, cross, 0, FeedbackKind.COMPLAINT)
    change(desk, "rewards.quiet_days", "0")
    rewards.redeem(desk, rewards.give(desk, only(desk, "Cross")))
    clock.pass_time(timedelta(days=1))
    assert only(desk, "Cross").rule.name != "open_complaints >= 1"
    complain(desk, cross, -1, FeedbackKind.COMPLAINT)
    assert only(desk, "Cross").rule.name == "open_complaints >= 1"


def test_a_skipped_offer_waits_but_not_for_a_complaint(tmp_path: Path) -> None:
    clock = Clock(ago(0))
    desk = fixed_desk(tmp_path, clock)
    loyal = buyer(desk, "Loyal", 20, 5, 200)
    buyer(desk, "Other", 40, 5, 200)
    rewards.skip(desk, only(desk, "Loyal"))
    assert named(desk) == ["Other"]
    assert named(desk, 1) == ["Loyal", "Other"]  # yesterday it was not skipped
    complain(desk, loyal, 0, FeedbackKind.COMPLAINT)
    rewards.skip(desk, only(desk, "Loyal"))
    assert named(desk) == ["Other"]
    clock.pass_time(timedelta(days=14))
    assert named(desk, -14) == ["Other"]
    clock.pass_time(timedelta(days=1))
    assert named(desk, -15) == ["Loyal", "Other"]


def test_three_offers_without_an_answer_make_a_customer_ignored(desk: Desk) -> None:
    gone = buyer(desk, "Gone", 700, 5, 10)
    for days in (300, 200, 100):
        contact(desk, gone, days, about=About.NEWSLETTER)
    assert only(desk, "Gone").rule.name == "group = ignore"
    contact(desk, gone, 50, about=About.EVENT, answer=Answer.INTERESTED)
    assert only(desk, "Gone").rule.name == "group = win back"


def test_what_is_retired_suggests_nothing(desk: Desk) -> None:
    buyer(desk, "Loyal", 40, 5, 200)
    suggestion = only(desk, "Loyal")
    set_rule_active(desk, suggestion.rule.id, False)
    assert named(desk) == []
    set_rule_active(desk, suggestion.rule.id, True)
    set_reward_active(desk, suggestion.reward.id, False)
    assert named(desk) == []


def test_who_is_put_away_is_offered_nothing(desk: Desk) -> None:
    loyal = buyer(desk, "Loyal", 40, 5, 200)
    people.set_archived(desk, loyal, True)
    assert named(desk) == []
