"""The overall score, the means, and what holds for every type."""

from dataclasses import fields, replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.loyalty.scores import LoyaltyResult, score_loyalty
from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.loyalty import STAGE_WEIGHTS, LoyaltyType, Weighing, usual_rules
from shoptui.domain.loyalty_facts import LoyaltyFacts, Portion
from shoptui.domain.shop import Stage
from tests.analytics.figures import buyer, prospect, shop_of
from tests.analytics.loyalty.figures import NOTHING, USUAL, portions, scored, unrecorded

# Financial 100, referral 50, procedural 75, contact 25, evaluation 0.
FACTS = replace(NOTHING, friends_named={1: 3}, rules=portions(c1=(3, 4)), contacts={1: 1})


def test_the_types_are_in_the_order_of_their_weights() -> None:
    assert [each.kind.type for each in scored(FACTS).types] == list(LoyaltyType)
    assert [each.scores for each in scored(FACTS).types] == [[100], [50], [75], [25], [0]]


@pytest.mark.parametrize(
    ("stage", "overall"),
    [
        (Stage.STARTING, 61.25),  # 40 + 10 + 7.5 + 3.75
        (Stage.GROWING, 52.5),  # 25 + 12.5 + 11.25 + 3.75
        (Stage.OPTIMISING, 46.25),  # 20 + 7.5 + 15 + 3.75
    ],
)
def test_the_stage_weighs_the_types(stage: Stage, overall: float) -> None:
    assert scored(FACTS, rules=usual_rules(Window(365), stage)).overall == [overall]


def test_the_owner_may_weigh_them() -> None:
    rules = replace(USUAL, overall=(0, 1, 1, 0, 0), weighing=Weighing.OWN)
    assert scored(FACTS, rules=rules).overall == [62.5]


def test_the_weights_of_every_stage_make_100() -> None:
    assert {sum(weights) for weights in STAGE_WEIGHTS.values()} == {100}


def test_an_unknown_score_gives_its_weight_to_the_others() -> None:
    without_rules = replace(FACTS, rules={})
    # (25 × 100 + 25 × 50 + 15 × 25 + 20 × 0) ÷ 85
    assert scored(without_rules).overall == [pytest.approx(4125 / 85)]


def test_where_nothing_is_known_the_overall_score_is_unknown_and_not_0() -> None:
    result = scored(replace(NOTHING, recorded=frozenset()), [prospect(1)])
    assert [each.scores for each in result.types] == [[None]] * 5
    assert result.overall == [None]
    assert result.overall_mean is None


def test_the_mean_is_that_of_the_known_scores() -> None:
    facts = replace(NOTHING, rules=portions(c1=(1, 2), c3=(1, 1)))
    result = scored(facts, [buyer(n, n, 4, 1000) for n in (1, 2, 3)])
    assert result.of_type(LoyaltyType.PROCEDURAL).scores == [50, None, 100]
    assert result.of_type(LoyaltyType.PROCEDURAL).mean == 75


def test_an_empty_shop_has_no_scores() -> None:
    result = score_loyalty(shop_of([]), NOTHING, USUAL)
    assert result.overall == []
    assert result.overall_mean is None


def _person(number: int, orders: int, net: int) -> CustomerFacts:
    return buyer(number, number, orders, net) if orders else prospect(number)


portion = st.integers(1, 12).flatmap(
    lambda whole: st.integers(0, whole).map(lambda part: Portion(part, whole))
)
tallies = st.dictionaries(st.integers(1, 4), st.integers(0, 12))
shares = st.dictionaries(st.integers(1, 4), portion)
all_facts = st.builds(
    LoyaltyFacts,
    friends_named=tallies,
    friends_bought=tallies,
    rules=shares,
    contacts=tallies,
    events=shares,
    newsletters=shares,
    order_feedback=shares,
    shop_feedback=tallies,
    recorded=st.just(NOTHING.recorded),
)
people = st.lists(
    st.tuples(st.integers(0, 12), st.integers(-1000, 100_000)), min_size=4, max_size=4
).map(lambda figures: [_person(n, *each) for n, each in zip(count(1), figures, strict=False)])


@given(facts=all_facts, customers=people)
def test_scores_lie_between_0_and_100_and_the_overall_one_between_the_others(
    facts: LoyaltyFacts, customers: list[CustomerFacts]
) -> None:
    result = scored(facts, customers)
    for at in range(len(customers)):
        known = [score for each in result.types if (score := each.scores[at]) is not None]
        overall = result.overall[at]
        assert all(0 <= score <= 100 for score in known)
        assert (overall is None) == (not known)
        if overall is not None:
            assert min(known) - 1e-9 <= overall <= max(known) + 1e-9


COUNTED = [each.name for each in fields(LoyaltyFacts) if each.name != "recorded"]


def with_count(facts: LoyaltyFacts, what: str, counted: dict[int, Any]) -> LoyaltyFacts:
    change: dict[str, Any] = {what: counted}
    return replace(facts, **change)


@given(facts=all_facts, customers=people, who=st.integers(1, 4), what=st.sampled_from(COUNTED))
def test_doing_more_of_what_is_counted_never_lowers_a_score(
    facts: LoyaltyFacts, customers: list[CustomerFacts], who: int, what: str
) -> None:
    kept = getattr(facts, what)
    before = kept.get(who, 0)
    if isinstance(before, Portion):
        more: Any = Portion(before.part + 1, before.whole + 1)
    else:
        more = before + 1 if what in TALLIES else Portion(1, 1)
    changed = with_count(facts, what, {**kept, who: more})
    _never_lower(scored(facts, customers), scored(changed, customers))


@given(facts=all_facts, customers=people, who=st.integers(1, 4), what=st.sampled_from(COUNTED))
def test_doing_it_at_an_occasion_there_was_never_lowers_a_score(
    facts: LoyaltyFacts, customers: list[CustomerFacts], who: int, what: str
) -> None:
    kept = getattr(facts, what)
    before = kept.get(who)
    if isinstance(before, Portion) and before.part < before.whole:
        more = Portion(before.part + 1, before.whole)
        changed = with_count(facts, what, {**kept, who: more})
        _never_lower(scored(facts, customers), scored(changed, customers))


@given(
    net=st.integers(-1000, 10**12),
    orders=st.integers(1, 1000),
    more=st.tuples(st.integers(0, 10**6), st.integers(0, 5)),
)
def test_buying_more_never_lowers_the_financial_score(
    net: int, orders: int, more: tuple[int, int]
) -> None:
    """Against targets that stay: the best buyers of a shop raise the bar for the rest."""
    rules = replace(USUAL, targets={**USUAL.targets, **TARGETS})
    before = scored(customers=[buyer(1, 0, orders, net)], rules=rules)
    after = scored(customers=[buyer(1, 0, orders + more[1], net + more[0])], rules=rules)
    _never_lower(before, after)


TALLIES = ("friends_named", "friends_bought", "contacts", "shop_feedback")
TARGETS = {each.indicator: 700 for each in scored().of_type(LoyaltyType.FINANCIAL).measured}


def _never_lower(before: LoyaltyResult, after: LoyaltyResult) -> None:
    for then, now in zip(before.types, after.types, strict=True):
        for old, new in zip(then.scores, now.scores, strict=True):
            assert old is None or (new is not None and new >= old)


def test_what_is_unrecorded_applies_to_nobody_whatever_was_counted() -> None:
    facts = replace(FACTS, recorded=unrecorded(*NOTHING.recorded))
    assert [each.scores for each in scored(facts).types] == [[None]] * 5
