from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.cut_points import (
    CutPoints,
    Fallback,
    Measure,
    Source,
    cuts_in_force,
    fixed_cuts,
    scaled,
)
from shoptui.domain.dates import Window
from shoptui.domain.rfm_rules import Cuts, Method, RfmRules
from shoptui.domain.shop import Trade
from tests.analytics.figures import FIXED, RELATIVE, exact, shop_of

OPEN = RfmRules(Window(365), Method.FIXED)  # everything left to the trade, which is fashion


def cut(measure: Measure, *points: float) -> CutPoints:
    return CutPoints(measure, tuple(map(Fraction, points)), Source.OWNER)


@pytest.mark.parametrize(
    ("days", "score"), [(0, 5), (30, 5), (31, 4), (60, 4), (61, 3), (120, 3), (240, 2), (241, 1)]
)
def test_recency_equal_to_a_cut_point_stays_in_the_better_score(days: int, score: int) -> None:
    assert cut(Measure.RECENCY, 30, 60, 120, 240).score(days) == score


@pytest.mark.parametrize(
    ("orders", "score"), [(1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (8, 4), (9, 5)]
)
def test_orders_equal_to_a_cut_point_stay_in_the_lower_score(orders: int, score: int) -> None:
    assert cut(Measure.FREQUENCY, 1, 2, 4, 8).score(orders) == score


@given(
    st.lists(st.fractions(-1000, 1000, max_denominator=5), min_size=4, max_size=4, unique=True),
    st.integers(-1100, 1100),
    st.sampled_from(Measure),
)
def test_rounding_cut_points_down_changes_no_score(
    points: list[Fraction], value: int, measure: Measure
) -> None:
    exact = sum(point < value for point in sorted(points))
    expected = 5 - exact if measure is Measure.RECENCY else 1 + exact
    assert CutPoints(measure, tuple(sorted(points)), Source.OWN_CUSTOMERS).score(value) == expected


@given(
    st.lists(st.integers(0, 1000), min_size=4, max_size=4, unique=True),
    st.sampled_from(Measure),
    st.integers(2, 5),
)
def test_what_a_score_needs_is_the_least_that_gives_it(
    points: list[int], measure: Measure, score: int
) -> None:
    cuts = cut(measure, *sorted(points))
    needed = cuts.needed(score)
    one_less = needed + 1 if measure is Measure.RECENCY else needed - 1
    assert cuts.score(needed) >= score > cuts.score(one_less)


@pytest.mark.parametrize(
    ("cuts", "days", "usual", "expected"),
    [
        ((1, 2, 4, 8), 365, 365, (1, 2, 4, 8)),
        ((1, 2, 4, 8), 730, 365, (2, 4, 8, 16)),
        ((4, 12, 24, 48), 90, 365, (1, 3, 6, 12)),  # 0.99, 2.96, 5.92, 11.8 rounded up
        ((1, 2, 4, 8), 30, 365, (1, 2, 3, 4)),  # 1, 1, 1, 1 kept increasing
        ((1, 2, 3, 4), 365, 1095, (1, 2, 3, 4)),  # 1, 1, 1, 2 kept increasing
    ],
)
def test_order_counts_scale_with_the_window(
    cuts: Cuts, days: int, usual: int, expected: Cuts
) -> None:
    assert scaled(cuts, days, usual) == expected


def test_the_shops_whole_life_scales_order_counts_by_its_days() -> None:
    # 1 July 2024 to 30 June 2026, both included, are 730 days.
    facts = shop_of([], first_sale=date(2024, 7, 1))
    rules = replace(OPEN, window=Window(None))
    assert fixed_cuts(Measure.FREQUENCY, facts, rules).points == exact(2, 4, 8, 16)


@pytest.mark.parametrize("first_sale", [None, date(2026, 5, 1)])
def test_a_young_shop_is_held_to_the_usual_window(first_sale: date | None) -> None:
    facts = shop_of([], first_sale=first_sale)
    rules = replace(OPEN, window=Window(None))
    assert fixed_cuts(Measure.FREQUENCY, facts, rules).points == exact(1, 2, 4, 8)


def test_recency_of_the_trade_does_not_scale() -> None:
    rules = RfmRules(Window(90), Method.FIXED, trade=Trade.GROCERIES)
    cuts = fixed_cuts(Measure.RECENCY, shop_of([]), rules)
    assert (cuts.points, cuts.source) == (exact(7, 14, 30, 60), Source.TRADE)


def test_spend_left_open_is_order_cut_points_times_the_median_order() -> None:
    facts = shop_of([], median_order=250_000)
    cuts = fixed_cuts(Measure.MONETARY, facts, OPEN)
    assert cuts.points == exact(250_000, 500_000, 1_000_000, 2_000_000)
    assert cuts.source is Source.MEDIAN_ORDER


def test_spend_left_open_follows_the_owners_own_order_cut_points() -> None:
    rules = replace(OPEN, frequency=(2, 3, 5, 9))
    assert fixed_cuts(Measure.MONETARY, shop_of([]), rules).points == exact(200, 300, 500, 900)


def test_spend_cut_points_increase_even_if_most_orders_are_free() -> None:
    assert fixed_cuts(Measure.MONETARY, shop_of([], median_order=0), OPEN).points == exact(
        1, 2, 4, 8
    )


def test_a_shop_without_orders_has_no_spend_cut_points() -> None:
    assert fixed_cuts(Measure.MONETARY, shop_of([], median_order=None), OPEN).points == ()


def test_own_figures_win_over_the_trades() -> None:
    cuts = fixed_cuts(Measure.RECENCY, shop_of([]), FIXED)
    assert (cuts.points, cuts.source, cuts.fallback) == (
        exact(30, 60, 120, 240),
        Source.OWNER,
        None,
    )


def test_twenty_buyers_can_be_compared_and_nineteen_cannot() -> None:
    values = list(range(1, 21))
    enough = cuts_in_force(Measure.FREQUENCY, values, shop_of([]), RELATIVE)
    assert enough.points == exact("4.8", "8.6", "12.4", "16.2")
    assert (enough.source, enough.method) == (Source.OWN_CUSTOMERS, Method.RELATIVE)
    few = cuts_in_force(Measure.FREQUENCY, values[:19], shop_of([]), RELATIVE)
    assert (few.points, few.fallback) == (exact(1, 2, 4, 8), Fallback.TOO_FEW_BUYERS)
    assert few.method is Method.FIXED


def test_cut_points_that_coincide_give_way_to_fixed_ones() -> None:
    # 17 of 20 bought once: the first three quintiles are all 1.
    values = [1] * 17 + [2, 5, 9]
    cuts = cuts_in_force(Measure.FREQUENCY, values, shop_of([]), RELATIVE)
    assert (cuts.points, cuts.fallback) == (exact(1, 2, 4, 8), Fallback.SAME_CUTS)


def test_fixed_cut_points_are_no_fallback_when_they_were_chosen() -> None:
    assert cuts_in_force(Measure.FREQUENCY, [1], shop_of([]), FIXED).fallback is None
