"""Whom to offer what: the default rules, their order, and what holds an offer back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.analytics.offers import Suggestion
from shoptui.domain.customers import Consent
from shoptui.domain.dates import Birthday
from shoptui.domain.relations import FeedbackKind
from shoptui.services import rewards
from shoptui.services.desk import Desk
from shoptui.services.reward_catalogue import (
    catalogue,
    save_rule,
)
from shoptui.services.settings import change
from tests.builders import TODAY, Clock
from tests.services.reward_people import ago, buyer, complain, fixed_desk, whole_shop

# Name, reward and the figures that triggered it, in the order of the list. Gifts cost a share of
# the average order of $100 that the shop had when the catalogue was written to the file.
EXPECTED = [
    ("Cross", "Apology and free delivery", "1 open complaint", 500),
    ("Let down", "Apology before they complain", "1 slip of ours not put right", 0),
    ("Born soon", "Birthday greeting and a gift", "birthday in 3 days", 1_000),
    # 20 % of $400
    (
        "Can't lose",
        "Personal call and 20% off",
        "Can't lose: 9 orders, the last 130 days ago",
        8_000,
    ),
    ("At risk", "Personal call and 15% off", "At risk: 3 orders, the last 200 days ago", 2_250),
    ("Friendly", "Thanks for bringing friends", "strong in referral: 50", 2_000),
    ("Frank", "Prize draw for your opinion", "strong in evaluation: 60", 100),
    ("Talker", "First to try something new", "strong in contact: 100", 500),
    ("Orderly", "Free delivery for keeping our rules", "strong in procedural: 100", 500),
    (
        "Champion thanked",
        "Early access to what is new",
        "Champion: 9 orders, the last 5 days ago · last reward: thanks in public",
        0,
    ),
    (
        "Champion early",
        "Invitation to an evening in the shop",
        "Champion: 9 orders, the last 5 days ago · last reward: early access",
        500,
    ),
    ("Champion", "Thanks in public", "Champion: 9 orders, the last 5 days ago", 0),
    ("Loyal", "Points bonus on the next order", "Loyal: 5 orders, the last 40 days ago", 500),
    ("Newcomer", "Gift with the second order", "1 order ever · recency 5 of 5", 500),
    (
        "Lacks friends",
        "Bring a friend: something off for both",
        "weak in referral: 0 · active",
        25_000,
    ),
    ("Lacks order", "Free delivery for keeping our rules", "weak in procedural: 0 · active", 500),
    ("Lacks contact", "Invitation to an evening in the shop", "weak in contact: 0 · active", 500),
    ("Lacks a word", "Prize draw for your opinion", "weak in evaluation: 0 · active", 100),
    ("Lacks money", "Bonus over a spend line", "weak in financial: 5.9 · active", 200),
    ("Potential", "Bonus over a spend line", "Potential loyal: 2 orders, the last 5 days ago", 600),
    # Equal spend goes by id.
    ("Promising", "Bonus over a spend line", "Promising: 1 order, the last 45 days ago", 200),
    ("Fetched", "Bonus over a spend line", "Promising: 1 order, the last 45 days ago", 200),
    ("Brought", "Bonus over a spend line", "Promising: 1 order, the last 45 days ago", 200),
    ("Cooling", "Offer for one week", "Cooling off: 3 orders, the last 100 days ago", 1_500),
    ("Sleepy", "Offer for one week", "About to sleep: 1 order, the last 100 days ago", 200),
    (
        "Hibernating",
        "Questionnaire with a prize draw",
        "Hibernating: 1 order, the last 200 days ago",
        100,
    ),
    ("Win back", "Call and offer to come back", "Win back: 5 orders, the last 700 days ago", 150),
    (
        "Attention",
        "Reminder of what is new",
        "Needs attention: 2 orders, the last 700 days ago",
        0,
    ),
    ("Once", "Welcome offer", "Ignore: 1 order, the last 700 days ago", 50),
]


def named(desk: Desk, days_ago: int = 0) -> list[str]:
    return [row.candidate.name for row in rewards.suggestions(desk, ago(days_ago)).rows]


def only(desk: Desk, name: str) -> Suggestion:
    rows = rewards.suggestions(desk).rows
    return next(row for row in rows if row.candidate.name == name)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return fixed_desk(tmp_path)


def test_every_default_rule_fires_in_its_place(tmp_path: Path) -> None:
    desk = whole_shop(tmp_path)
    table = rewards.rewards_table(desk)
    assert table.name == "rewards"
    assert [row[:4] for row in table.rows] == EXPECTED
    rows = rewards.suggestions(desk).rows
    assert {row.rule.name for row in rows} == {rule.name for rule in catalogue(desk).rules}
    assert len({row.customer_id for row in rows}) == len(rows)


def test_within_a_rule_net_spend_of_the_year_decides_then_the_id(desk: Desk) -> None:
    buyer(desk, "Middle", 40, 5, 220)
    buyer(desk, "Most", 40, 5, 300)
    buyer(desk, "Middle too", 40, 5, 220)
    assert named(desk) == ["Most", "Middle", "Middle too"]


def test_priorities_decide_between_rules_but_not_over_complaints(desk: Desk) -> None:
    buyer(desk, "Loyal", 40, 5, 200)
    complain(desk, buyer(desk, "Cross", 40, 1, 20), 1, FeedbackKind.COMPLAINT)
    buyer(desk, "Born", 40, 5, 250, birthday=Birthday(6, 30, 1990))
    loyal = next(rule for rule in catalogue(desk).rules if rule.name == "tier = loyal")
    save_rule(desk, replace(loyal, priority=1))
    assert catalogue(desk).rules[0].name == "tier = loyal"
    assert named(desk) == ["Cross", "Born", "Loyal"]


def test_birthdays_are_seen_seven_days_ahead(desk: Desk) -> None:
    buyer(desk, "Seven", 40, 5, 200, birthday=Birthday(7, 7))
    buyer(desk, "Eight", 40, 5, 200, birthday=Birthday(7, 8))
    assert [row.rule.name for row in rewards.suggestions(desk).rows] == [
        "birthday = yes",
        "tier = loyal",
    ]
    change(desk, "rewards.birthday_days", "8")
    assert {row.rule.name for row in rewards.suggestions(desk).rows} == {"birthday = yes"}


def test_only_who_agreed_is_in_a_mailing(desk: Desk) -> None:
    reach = {"phone": "0901 234 567", "email": "an@example.com"}
    buyer(desk, "Agreed", 40, 5, 400, consent=Consent.YES, **reach)
    buyer(desk, "Unasked", 40, 5, 300, **reach)
    buyer(desk, "Nowhere", 40, 5, 200, consent=Consent.YES)
    table = rewards.rewards_table(desk)
    contacts = {row[0]: (row[4], row[7], row[8], bool(row[9])) for row in table.rows}
    sent = ("by message", "0901 234 567", "an@example.com", True)
    spoken = ("in person", "", "", False)
    assert contacts == {"Agreed": sent, "Unasked": spoken, "Nowhere": spoken}
    assert "Phone, e-mail and message stay empty where no message may or can be sent." in (
        table.notes
    )
    change(desk, "rewards.mail_unknown_consent", "yes")
    table = rewards.rewards_table(desk)
    assert [row[4] for row in table.rows] == ["by message", "by message", "in person"]


def test_the_message_is_filled_in(desk: Desk) -> None:
    agreed = {"consent": Consent.YES, "phone": "0901 234 567"}
    buyer(desk, "{until} [/] Lan", 45, 1, 20, **agreed)
    suggested = rewards.suggestions(desk)
    # From $20.00 the line is $22.00; thirty days from 30 June on end on 29 July.
    assert suggested.words.message(suggested.rows[0]) == (
        "Dear {until} [/] Lan, from $22.00 on your next order is 10% off, until Jul 29, 2026. "
        "Tiệm Mây"
    )


def test_the_budget_is_spent_in_order_and_never_exceeded(desk: Desk) -> None:
    buyer(desk, "Rescue", 130, 9, 400)  # 20 % of $400
    buyer(desk, "Loyal", 40, 5, 200)  # 5 % of the average order of $4,620 ÷ 15, rounded: $20
    buyer(desk, "Promising", 45, 1, 20)  # 10 % of $20
    assert [row.cost for row in rewards.suggestions(desk).rows] == [8_000, 2_000, 200]
    change(desk, "rewards.budget", "82")
    suggested = rewards.suggestions(desk)
    assert [row.candidate.name for row in suggested.rows] == ["Rescue", "Promising"]
    assert [row.candidate.name for row in suggested.suggested.beyond] == ["Loyal"]
    assert suggested.table().notes[:2] == (
        "Spent this month: $0.00 of $82.00.",
        "1 more offer is beyond it: they would cost $20.00.",
    )
    change(desk, "rewards.budget", "0")
    assert named(desk) == []


def test_what_was_given_this_month_is_off_the_budget(tmp_path: Path) -> None:
    clock = Clock(ago(0))
    desk = fixed_desk(tmp_path, clock)
    buyer(desk, "Rescue", 130, 9, 400)
    buyer(desk, "Rescue too", 130, 9, 400)
    change(desk, "rewards.budget", "100")
    assert named(desk) == ["Rescue"]
    rewards.give(desk, rewards.suggestions(desk).rows[0])
    month = rewards.budget(desk)
    assert (month.amount, month.spent, month.left) == (10_000, 8_000, 2_000)
    assert named(desk) == []
    clock.pass_time(timedelta(days=1))  # July has its own
    assert rewards.budget(desk).spent == 0
    assert named(desk, -1) == ["Rescue too"]
    change(desk, "rewards.budget", "default")  # no limit, and yet it is said what was spent
    month = rewards.budget(desk, ago(0))
    assert (month.amount, month.spent, month.left) == (None, 8_000, None)


def test_why_tells_rule_figures_cost_and_way(desk: Desk) -> None:
    buyer(desk, "[/] Lan", 130, 9, 400)
    suggested = rewards.suggestions(desk)
    titles = {section.title: section.lines for section in suggested.why(suggested.rows[0])}
    assert titles == {
        "[/] Lan: Personal call and 20% off": (
            "The rule: Tier: Can't lose.",
            "Can't lose: 9 orders, the last 130 days ago.",
        ),
        "Its place in the list": (
            "It comes after complaints and birthdays, by its priority 40.",
            "Within the rule by net spend of the last 365 days: $3,600.00.",
        ),
        "What it costs": (
            "$80.00: 20% of their average order of $400.00.",
            "Spent this month: $0.00; you set no budget.",
        ),
        "How": (
            "Offer it in person: they did not agree to messages, or have no phone and no e-mail.",
            "Valid for 30 days.",
            "It can be redeemed until Jul 29, 2026.",
        ),
    }


def test_an_empty_shop_has_an_empty_list(desk: Desk) -> None:
    table = rewards.rewards_table(desk)
    assert list(table.rows) == []
    assert table.notes == ("Spent this month: $0.00; you set no budget.",)


def test_one_can_be_found_by_customer(desk: Desk) -> None:
    loyal = buyer(desk, "Loyal", 40, 5, 200)
    suggested = rewards.suggestions(desk)
    assert suggested.of(loyal) == suggested.rows[0]
    assert suggested.of(99) is None
    assert replace(suggested, budget=suggested.budget).as_of == TODAY
