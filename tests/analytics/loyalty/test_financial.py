"""Buys much and often, held against what the best tenth of the shop's own buyers reach."""

from dataclasses import replace
from fractions import Fraction

import pytest

from shoptui.analytics.loyalty.measured import LeftOut
from shoptui.analytics.loyalty.scores import LoyaltyResult
from shoptui.domain.loyalty import Indicator, LoyaltyType
from tests.analytics.figures import buyer, prospect, silent
from tests.analytics.loyalty.figures import NOTHING, scored, unrecorded, with_targets, with_weights

FINANCIAL = LoyaltyType.FINANCIAL


def targets(result: LoyaltyResult) -> list[Fraction | None]:
    return [each.target for each in result.of_type(FINANCIAL).measured]


def test_the_targets_are_the_90_percent_quantiles_of_the_buyers() -> None:
    # Spend 100, 200 … 1000 and orders 1, 2 … 10: place 0.9 × 9 = 8.1, so 900 + 0.1 × 100 = 910
    # and 9 + 0.1 × 1 = 9.1.
    customers = [buyer(n, n, n, 100 * n) for n in range(1, 11)]
    result = scored(customers=[*customers, prospect(11), silent(12, 400)])
    assert targets(result) == [Fraction(910), Fraction(91, 10)]
    scores = result.of_type(FINANCIAL).scores
    # The third spent 300 of 910 and ordered 3 of 9.1 times: both 32.967 %.
    assert scores[2] == pytest.approx(100 * 300 / 910)
    assert scores[9] == 100
    assert scores[10:] == [0, 0]  # bought nothing in the window: that is known, and is a 0


def test_spend_and_orders_weigh_the_same() -> None:
    rules = with_targets({Indicator.SPEND: 2000, Indicator.ORDERS: 5})
    # 1000 of 2000 is 50, 4 of 5 is 80.
    assert scored(rules=rules).of_type(FINANCIAL).scores == [65]


def test_the_owner_can_weigh_them_otherwise() -> None:
    rules = with_targets({Indicator.SPEND: 2000, Indicator.ORDERS: 5})
    weights = with_weights({Indicator.SPEND: 30, Indicator.ORDERS: 10}).weights
    result = scored(rules=replace(rules, weights=weights))
    assert result.of_type(FINANCIAL).scores == [57.5]  # (30 × 50 + 10 × 80) ÷ 40


def test_more_than_the_target_is_100() -> None:
    rules = with_targets({Indicator.SPEND: 10, Indicator.ORDERS: 1})
    assert scored(rules=rules).of_type(FINANCIAL).scores == [100]


def test_a_customer_who_was_refunded_more_than_was_bought_counts_as_0() -> None:
    rules = with_targets({Indicator.SPEND: 2000, Indicator.ORDERS: 5})
    result = scored(customers=[buyer(1, 10, 1, -500)], rules=rules)
    assert result.of_type(FINANCIAL).scores == [10]  # 0 of 2000, 1 of 5


def test_one_order_is_no_loyalty_even_where_nobody_bought_twice() -> None:
    result = scored(customers=[buyer(n, n, 1, 100) for n in range(1, 6)])
    assert targets(result) == [100, 2]
    assert result.of_type(FINANCIAL).scores == [75] * 5


def test_a_spend_target_of_nothing_does_not_apply() -> None:
    result = scored(customers=[buyer(n, n, 4, 0) for n in range(1, 6)])
    spend, orders = result.of_type(FINANCIAL).measured
    assert (spend.target, spend.left_out) == (None, LeftOut.NO_TARGET)
    assert orders.target == 4
    assert result.of_type(FINANCIAL).scores == [100] * 5  # all the weight is on the orders


def test_without_buyers_it_is_unknown() -> None:
    result = scored(customers=[prospect(1), silent(2, 400)])
    assert result.of_type(FINANCIAL).scores == [None, None]
    assert result.of_type(FINANCIAL).mean is None


def test_a_shop_without_sales_knows_nothing_of_it() -> None:
    facts = replace(NOTHING, recorded=unrecorded(Indicator.SPEND, Indicator.ORDERS))
    rules = with_targets({Indicator.SPEND: 10, Indicator.ORDERS: 1})
    assert scored(facts, [prospect(1)], rules).of_type(FINANCIAL).scores == [None]
