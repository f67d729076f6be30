import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.domain.errors import InvalidInput
from shoptui.domain.reward_rules import (
    MOST,
    WORDS,
    Clause,
    Comparison,
    Field,
    RewardRule,
    Urgency,
    Value,
    condition_text,
    read_condition,
)

IS, IS_NOT, AT_LEAST, AT_MOST = Comparison


def word_clauses() -> st.SearchStrategy[Clause]:
    return st.sampled_from(sorted(WORDS)).flatmap(
        lambda field: st.builds(
            Clause, st.just(field), st.sampled_from([IS, IS_NOT]), st.sampled_from(WORDS[field])
        )
    )


def number_clauses() -> st.SearchStrategy[Clause]:
    numbers = sorted(set(Field) - set(WORDS))
    return st.builds(
        Clause, st.sampled_from(numbers), st.sampled_from(Comparison), st.integers(0, MOST)
    )


@given(st.lists(st.one_of(word_clauses(), number_clauses()), min_size=1, unique=True))
def test_a_condition_reads_back_as_written(clauses: list[Clause]) -> None:
    assert read_condition(condition_text(tuple(clauses))) == tuple(clauses)


def test_spaces_case_and_repetition_do_not_matter() -> None:
    assert read_condition(" Tier=CAN'T  LOSE ;orders>=12;orders >= 12") == (
        Clause(Field.TIER, IS, "can't lose"),
        Clause(Field.ORDERS, AT_LEAST, 12),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "orders >= 12"),
        ("tier = champion;", "orders >= 12"),
        ("pointz = 3", "asks about one of"),
        ("name; DROP TABLE customer;--", "orders >= 12"),
        ("tier = vip", "champion, loyal"),
        ("tier >= loyal", "= or !="),
        ("orders = many", "whole number"),
        ("orders = -1", "whole number"),
        ("orders = 1.5", "whole number"),
        (f"orders = {MOST + 1}", "whole number"),
        ("orders ~ 3", "orders >= 12"),
    ],
)
def test_nonsense_is_refused_with_a_way_out(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        read_condition(text)


@pytest.mark.parametrize(
    ("clause", "value", "holds"),
    [
        ("orders >= 3", 3, True),
        ("orders >= 3", 2, False),
        ("orders <= 3", 3, True),
        ("orders <= 3", 4, False),
        ("referral >= 75", 74.9, False),
        ("referral >= 75", 75.0, True),
        ("referral <= 75", None, False),  # unknown is not low
        ("tier = loyal", "loyal", True),
        ("tier != loyal", "champion", True),
        ("tier != loyal", None, False),
        ("strong_in = contact", frozenset({"contact", "referral"}), True),
        ("strong_in = contact", frozenset({"referral"}), False),
        ("strong_in != contact", frozenset[str](), True),
    ],
)
def test_when_a_clause_holds(clause: str, value: Value, holds: bool) -> None:
    assert read_condition(clause)[0].holds(value) is holds


@pytest.mark.parametrize(
    ("condition", "urgency"),
    [
        ("open_complaints >= 1", Urgency.SLIP),
        ("tier = champion; open_incidents >= 2", Urgency.SLIP),
        ("birthday = yes", Urgency.BIRTHDAY),
        ("days_to_birthday <= 3; tier = loyal", Urgency.BIRTHDAY),
        ("tier = loyal", Urgency.RULE),
    ],
)
def test_what_a_rule_asks_about_decides_its_urgency(condition: str, urgency: Urgency) -> None:
    rule = RewardRule(condition=read_condition(condition), reward_id=1, priority=10)
    assert rule.urgency is urgency
    assert rule.name == condition
