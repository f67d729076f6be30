"""The loyalty lists of a small shop, worked out by hand.

Ánh ordered 4 times for 1,000 in all, Bình twice for 300, Chi never. The targets are set to 5 orders
and 2,000, so that the figures stay readable.
"""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.errors import NotFound
from shoptui.domain.house_rules import HouseRule, Judged
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.relations import About, Contact, Feedback, FeedbackKind, Referral, Starter, Way
from shoptui.services import loyalty, tiers
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.house_rules import add_rule
from shoptui.services.printing import Printed, render
from shoptui.services.relations import record_contact, record_feedback, record_referral
from shoptui.services.reports import report
from shoptui.services.settings import change
from tests.builders import TODAY, add, new_desk, sell

KEYS = [
    "code",
    "name",
    "financial",
    "referral",
    "procedural",
    "contact",
    "evaluation",
    "overall",
]
ANH, BINH, CHI = 1, 2, 3


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_desk(tmp_path, locale="en")
    change(desk, "loyalty.targets.spend", "2000")
    change(desk, "loyalty.targets.orders", "5")
    for code, name in (("A1", "Ánh"), ("B1", "Bình"), ("C1", "Chi")):
        add(desk, name, code=code, known_since=date(2026, 1, 1))
    for days_ago in (10, 20, 30, 40):
        sell(desk, ANH, TODAY - timedelta(days=days_ago), 250, channel="our form")
    sell(desk, BINH, TODAY - timedelta(days=15), 150)
    sell(desk, BINH, TODAY - timedelta(days=5), 150, channel="phone")
    return desk


def rows(desk: Desk, as_of: date | None = None) -> dict[object, tuple[object, ...]]:
    return {row[0]: row[2:] for row in loyalty.loyalty_table(desk, as_of).rows}


def test_a_shop_that_records_sales_only_has_no_false_zeros(desk: Desk) -> None:
    table = loyalty.loyalty_table(desk)
    assert (table.name, [column.key for column in table.columns]) == ("loyalty", KEYS)
    # Ánh: 50 and 80; Bình: 15 and 40; Chi bought nothing, which is known.
    assert rows(desk) == {
        "A1": (65.0, None, None, None, None, 65.0),
        "B1": (27.5, None, None, None, None, 27.5),
        "C1": (0.0, None, None, None, None, 0.0),
    }
    assert table.ids == [ANH, BINH, CHI]  # the best first
    assert list(table.rows) == table.rows[:]


@pytest.fixture
def lively(desk: Desk) -> Desk:
    """The same with everything a customer can do, three days ago."""
    on = TODAY - timedelta(days=3)
    add_rule(
        desk,
        HouseRule(
            name="Through our form",
            judged=Judged.OWN_FORM,
            channel="our form",
            starts_on=date(2026, 1, 1),
        ),
    )
    record_referral(desk, Referral(referrer_id=BINH, on=on, friend_id=ANH))
    for _time in range(2):
        record_contact(
            desk,
            Contact(
                customer_id=ANH,
                on=on,
                starter=Starter.CUSTOMER,
                way=Way.VISIT,
                about=About.QUESTION,
            ),
        )
    record_feedback(
        desk,
        Feedback(customer_id=ANH, on=on, kind=FeedbackKind.COMPLAINT, text="Late", purchase_id=1),
    )
    return desk


def test_every_type_has_its_score(lively: Desk) -> None:
    # Overall weights of a growing shop: 25, 25, 15, 15, 20.
    assert rows(lively) == {
        # procedural: 4 of 4; contact: 2 of 4; evaluation: 1 of 4 orders is half of 50 %, and
        # feedback about the shop was never recorded. (25×65 + 25×0 + 15×100 + 15×50 + 20×50) ÷ 100
        "A1": (65.0, 0.0, 100.0, 50.0, 50.0, 48.8),
        # referral: 1 of 3 and 1 of 2, so 41.67; procedural: one sale by phone, one unknown.
        # (25×27.5 + 25×41.67) ÷ 100
        "B1": (27.5, 41.7, 0.0, 0.0, 0.0, 17.3),
        # Chi had no order to be judged or to speak of. 0 of 65 known.
        "C1": (0.0, 0.0, None, 0.0, None, 0.0),
    }


def test_the_same_file_says_what_it_said_on_an_earlier_day(lively: Desk) -> None:
    before = rows(lively, TODAY - timedelta(days=4))
    assert before["A1"] == (65.0, None, 100.0, None, None, 78.1)  # (25×65 + 15×100) ÷ 40
    # A day before Bình's second sale: 1 order of 5 and 150 of 2,000.
    assert rows(lively, TODAY - timedelta(days=6))["B1"][0] == 13.8


def test_the_map_tells_when_and_how_each_type_pays_and_the_mean(lively: Desk) -> None:
    table = loyalty.map_table(lively)
    assert [column.key for column in table.columns[:4]] == ["type", "pays", "how", "mean"]
    assert [row[:5] for row in table.rows] == [
        ("Financial", "now", "directly", 30.8, 3),  # (65 + 27.5 + 0) ÷ 3
        ("Referral", "later", "indirectly", 13.9, 3),
        ("Procedural", "now", "indirectly", 50.0, 2),
        ("Contact", "later", "directly", 16.7, 3),
        ("Evaluation", "later", "indirectly", 25.0, 2),
    ]


def test_the_map_says_what_is_not_recorded(desk: Desk) -> None:
    notes = loyalty.map_table(desk).notes
    assert "Referral: nothing is recorded yet, so nobody has a score." in notes
    assert not any(note.startswith("Financial") for note in notes)


def test_a_profile_stands_beside_the_means(lively: Desk) -> None:
    *types, overall = loyalty.profile(lively, BINH)
    assert [each.type for each in types] == list(LoyaltyType)
    assert [(each.score, each.mean) for each in types] == [
        (27.5, 30.8),
        (41.7, 13.9),
        (0.0, 50.0),
        (0.0, 16.7),
        (0.0, 25.0),
    ]
    # (48.75 + 17.29 + 0) ÷ 3
    assert (overall.type, overall.score, overall.mean) == (None, 17.3, 22.0)


def test_strong_and_weak_ones_are_listed(lively: Desk) -> None:
    scored = loyalty.score(lively)
    # Financial 0, 27.5, 65: the quartiles are 13.75 and 46.25.
    assert scored.strong_in(LoyaltyType.FINANCIAL).ids == [ANH]
    assert scored.weak_in(LoyaltyType.FINANCIAL).ids == [CHI]
    assert scored.strong_in(LoyaltyType.REFERRAL).ids == []
    assert scored.strong_in(LoyaltyType.PROCEDURAL).title == "Strong in Procedural"
    assert [column.key for column in scored.strong_in(LoyaltyType.CONTACT).columns] == KEYS


def test_facts_that_were_read_already_serve_again(lively: Desk) -> None:
    day = TODAY - timedelta(days=6)
    shared = loyalty.score(lively, facts=tiers.score(lively, day).result.facts)
    assert shared.as_of == day
    assert list(shared.customers().rows) == list(loyalty.loyalty_table(lively, day).rows)


def test_own_weights_make_the_overall_score(lively: Desk) -> None:
    change(lively, "loyalty.own_weights", "0,0,0,1,3")
    assert rows(lively)["A1"][-1] == 48.8  # not in force yet
    change(lively, "loyalty.overall", "own")
    assert rows(lively)["A1"][-1] == 50.0
    assert rows(lively)["C1"][-1] == 0.0  # contact alone


def test_the_window_is_that_of_the_other_scores(lively: Desk) -> None:
    change(lively, "rfm.window_days", "12")
    assert rows(lively)["A1"][0] == 16.3  # 1 of 5 orders, 250 of 2,000: (20 + 12.5) ÷ 2


def test_why_tells_every_figure(lively: Desk) -> None:
    overall, financial, referral, procedural, contact, evaluation = loyalty.why_loyalty(lively, ANH)
    assert overall.title == "Ánh: 48.8 overall"
    assert overall.lines == (
        "Financial 65 × 25.0% · Referral 0 × 25.0% · Procedural 100 × 15.0% · Contact 50 × 15.0% "
        "· Evaluation 50 × 20.0%",
        "The weights follow your business stage.",
        "The shop's mean is 22.",
        "As of Jun 30, 2026, over 365 days.",
    )
    assert financial.title == "Financial: 65"
    assert financial.lines[1:] == (
        "The shop's mean is 30.8.",
        "Net spend: ₫1,000 against ₫2,000 makes 50, and weighs 50.0%.",
        "Counted from 4 sales.",
        "Orders: 4 against 5 makes 80, and weighs 50.0%.",
        "Counted from 4 sales.",
        # 5 of 5 orders, 1,200 of 2,000 (the six sales of 150 and 250 have their middle at 250)
        "The nearest step up: one more order of your median ₫250 would make 81.3.",
    )
    assert referral.lines[-1] == "The nearest step up: naming one more friend would make 16.7."
    assert procedural.lines[2:] == (
        "House rules kept: 4 of 4 against 100.0% makes 100, and weighs 100.0%.",
        "Counted from Through our form: 4 of 4.",
        "There is no step up from here.",
    )
    assert contact.lines[2:5] == (
        "Contacts they started: 2 against 4 makes 50, and weighs 100.0%.",
        "Counted from 2 questions.",
        "Events attended: left out, since the shop has recorded nothing of the kind.",
    )
    assert evaluation.lines[2:4] == (
        "Orders with feedback: 1 of 4 against 50.0% makes 50, and weighs 100.0%.",
        "Counted from 1 complaint.",
    )


def test_why_of_an_unknown_score_says_that_it_is_no_zero(desk: Desk) -> None:
    (procedural,) = loyalty.score(desk).why(CHI, LoyaltyType.PROCEDURAL)
    assert procedural.title == "Procedural: –"
    assert "Nothing to judge by, so the score is unknown; that is not a 0." in procedural.lines


def test_why_of_nobody_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        loyalty.why_loyalty(desk, 99)


@pytest.mark.parametrize("name", ["loyalty", "map"])
def test_an_empty_shop_has_every_list(tmp_path: Path, name: str) -> None:
    table = report(new_desk(tmp_path), name)
    assert table.name == name
    assert len(table.rows) == {"loyalty": 0, "map": 5}[name]


def test_json_has_the_promised_keys_and_null_for_unknown(lively: Desk) -> None:
    table = loyalty.loyalty_table(lively)
    printed = json.loads(render(table, Printed.JSON, Formats(lively.shop())))
    assert printed[0] == {
        "code": "A1",
        "name": "Ánh",
        "financial": 65.0,
        "referral": 0.0,
        "procedural": 100.0,
        "contact": 50.0,
        "evaluation": 50.0,
        "overall": 48.8,
    }
    assert printed[2]["procedural"] is None
    assert "–" in render(table, Printed.TABLE, Formats(lively.shop()))
