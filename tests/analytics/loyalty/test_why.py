"""Why a customer has the five scores: every figure, and the nearest step up."""

from dataclasses import replace
from fractions import Fraction

import pytest

from shoptui.analytics.loyalty.counts import Raw
from shoptui.analytics.loyalty.kind import Deed
from shoptui.analytics.loyalty.measured import LeftOut
from shoptui.analytics.loyalty.scores import LoyaltyResult
from shoptui.analytics.loyalty.why import IndicatorWhy, TypeWhy, explain
from shoptui.domain.errors import NotFound
from shoptui.domain.loyalty import Indicator, LoyaltyType
from shoptui.domain.loyalty_facts import Counted, LoyaltyFacts
from tests.analytics.figures import buyer, prospect
from tests.analytics.loyalty.figures import (
    NOTHING,
    portions,
    scored,
    unrecorded,
    with_targets,
    with_weights,
)

RULES = with_targets({Indicator.SPEND: 2000, Indicator.ORDERS: 5})


def why(which: LoyaltyType, facts: LoyaltyFacts = NOTHING) -> TypeWhy:
    return of_type(scored(facts, rules=RULES), which)


def of_type(result: LoyaltyResult, which: LoyaltyType, customer: int = 1) -> TypeWhy:
    explained = explain(result, customer, {})
    return next(each for each in explained.types if each.type is which)


def step(which: LoyaltyType, facts: LoyaltyFacts = NOTHING) -> tuple[Deed, float] | None:
    next_step = why(which, facts).next_step
    return (next_step.deed, round(next_step.score, 1)) if next_step else None


def test_every_indicator_tells_its_figure_target_weight_and_records() -> None:
    records = {Indicator.CONTACTS_STARTED: (Counted("question", 1), Counted("request", 1))}
    facts = replace(NOTHING, contacts={1: 2}, newsletters=portions(c1=(1, 4)))
    explained = explain(scored(facts, rules=RULES), 1, records)
    contact = explained.types[3]
    assert contact.type is LoyaltyType.CONTACT
    assert contact.score == pytest.approx((40 * 50 + 30 * 50) / 70)
    assert (contact.mean, contact.weight) == (contact.score, 15)
    started, events, newsletters = contact.indicators
    assert started == IndicatorWhy(
        indicator=Indicator.CONTACTS_STARTED,
        raw=Raw(2),
        target=Fraction(4),
        score=50,
        left_out=None,
        weight=40,
        share=Fraction(4, 7),
        records=records[Indicator.CONTACTS_STARTED],
    )
    assert (events.raw, events.score) == (None, None)
    assert events.share == 0
    assert events.left_out is LeftOut.NO_OCCASION
    assert (newsletters.raw, newsletters.share) == (Raw(1, 4), Fraction(3, 7))


def test_the_shares_of_what_counts_make_1() -> None:
    facts = replace(NOTHING, rules=portions(c1=(1, 2)), events=portions(c1=(1, 2)))
    for each in explain(scored(facts), 1, {}).types:
        assert sum(indicator.share for indicator in each.indicators) == 1


def test_reasons_for_leaving_out() -> None:
    facts = replace(NOTHING, recorded=unrecorded(Indicator.EVENTS_ATTENDED))
    rules = with_weights({Indicator.NEWSLETTERS_ANSWERED: 0})
    contact = of_type(scored(facts, rules=rules), LoyaltyType.CONTACT)
    assert [each.left_out for each in contact.indicators] == [
        None,
        LeftOut.NEVER_RECORDED,
        LeftOut.NO_WEIGHT,
    ]
    nobody_bought = of_type(scored(customers=[prospect(1)]), LoyaltyType.FINANCIAL)
    assert {each.left_out for each in nobody_bought.indicators} == {LeftOut.NO_TARGET}
    assert nobody_bought.score is None
    assert nobody_bought.next_step is None


def test_the_next_order_raises_orders_and_spend() -> None:
    # 5 of 5 orders and 1100 of 2000: (100 + 55) ÷ 2.
    assert step(LoyaltyType.FINANCIAL) == (Deed.ORDER, 77.5)


def test_without_a_median_the_next_order_raises_the_orders_alone() -> None:
    result = scored(rules=RULES, median_order=None)
    next_step = of_type(result, LoyaltyType.FINANCIAL).next_step
    assert next_step is not None
    assert next_step.score == 75


def test_there_is_no_step_from_the_top() -> None:
    best = scored(customers=[buyer(1, 0, 5, 2000)], rules=RULES)
    assert of_type(best, LoyaltyType.FINANCIAL).next_step is None
    assert step(LoyaltyType.PROCEDURAL, replace(NOTHING, rules=portions(c1=(2, 2)))) is None


def test_a_friend_who_was_named_can_buy_and_one_who_was_not_must_be_named_first() -> None:
    assert step(LoyaltyType.REFERRAL) == (Deed.NAME_FRIEND, 16.7)
    named = replace(NOTHING, friends_named={1: 1})
    assert step(LoyaltyType.REFERRAL, named) == (Deed.FRIEND_BUYS, 41.7)
    all_bought = replace(named, friends_bought={1: 1})
    assert step(LoyaltyType.REFERRAL, all_bought) == (
        Deed.NAME_FRIEND,
        58.3,
    )


def test_keeping_a_rule_once_more() -> None:
    facts = replace(NOTHING, rules=portions(c1=(1, 3)))
    assert step(LoyaltyType.PROCEDURAL, facts) == (Deed.KEEP_RULE, 50)
    assert step(LoyaltyType.PROCEDURAL) == (Deed.KEEP_RULE, 100)


def test_the_step_that_raises_most_is_named() -> None:
    # One more contact: (40 × 50 + 30 × 0) ÷ 70 = 28.6. The next newsletter: 1 of 3 is two thirds
    # of the target, (40 × 25 + 30 × 66.7) ÷ 70 = 42.9. A first event: (40 × 25 + 30 × 100) ÷ 100.
    facts = replace(NOTHING, contacts={1: 1}, newsletters=portions(c1=(0, 2)))
    never_invites = replace(facts, recorded=unrecorded(Indicator.EVENTS_ATTENDED))
    assert step(LoyaltyType.CONTACT, never_invites) == (
        Deed.ANSWER_NEWSLETTER,
        42.9,
    )
    assert step(LoyaltyType.CONTACT, facts) == (Deed.ANSWER_NEWSLETTER, 42.9)


def test_feedback_on_an_order_there_was_or_on_the_next_one() -> None:
    # Of 8 orders: 1 more is a quarter of the target, 25 × 0.6 = 15; about the shop 50 × 0.4 = 20.
    facts = replace(NOTHING, order_feedback=portions(c1=(0, 8)))
    assert step(LoyaltyType.EVALUATION, facts) == (Deed.RATE_SHOP, 20)
    few = replace(NOTHING, order_feedback=portions(c1=(0, 2)), shop_feedback={1: 1})
    assert step(LoyaltyType.EVALUATION, few) == (Deed.RATE_ORDER, 80)


def test_who_was_not_known_on_that_day_is_refused() -> None:
    with pytest.raises(NotFound):
        explain(scored(), 99, {})
