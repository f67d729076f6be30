from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.cut_points import Fallback, Source
from shoptui.analytics.rfm import RfmResult, score_shop
from shoptui.analytics.tier_summary import best_first
from shoptui.analytics.tiers import Grade
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.rfm_rules import RfmRules
from shoptui.domain.tiers import Tier
from tests.analytics.figures import FIXED, RELATIVE, buyer, exact, prospect, shop_of, silent


def grades(result: RfmResult) -> dict[int, Grade]:
    customers = result.facts.customers
    return {each.customer_id: result.grade(at) for at, each in enumerate(customers)}


def test_the_worked_example_is_a_champion() -> None:
    result = score_shop(shop_of([buyer(1, 30, 3, 900)]), FIXED)
    assert result.grade(0) == (5, 3, 4, 4, Tier.CHAMPION)


@pytest.mark.parametrize(("r", "f", "m"), [*product((1, 2, 3, 4, 5), repeat=3)])
def test_every_code_can_be_reached(r: int, f: int, m: int) -> None:
    days = (241, 240, 120, 60, 30)[r - 1]
    orders = (1, 2, 4, 8, 9)[f - 1]
    net = (100, 101, 301, 801, 2001)[m - 1]
    result = score_shop(shop_of([buyer(1, days, orders, net)]), FIXED)
    assert result.grade(0)[:3] == (r, f, m)


def test_lost_and_prospect_have_no_scores() -> None:
    result = score_shop(shop_of([silent(1, 366), prospect(2), buyer(3, 0, 1, 1)]), FIXED)
    assert [result.grade(at).tier for at in range(3)] == [Tier.LOST, Tier.PROSPECT, Tier.NEW]
    assert result.grade(0)[:4] == result.grade(1)[:4] == (None, None, None, None)
    assert result.buyers == 1


def test_days_silent_count_from_the_last_order_ever() -> None:
    result = score_shop(shop_of([silent(1, 366), prospect(2), buyer(3, 12, 1, 1)]), FIXED)
    assert [*map(result.days_silent, result.facts.customers)] == [366, None, 12]


def test_more_refunded_than_bought_scores_lowest_on_spend() -> None:
    assert score_shop(shop_of([buyer(1, 0, 3, -50)]), FIXED).grade(0).m == 1


def test_relative_scores_are_equal_fifths() -> None:
    # 20 buyers of days 1-20, orders 1-20, spend 10-200: four in each fifth.
    shop = shop_of([buyer(n, n, n, 10 * n) for n in range(1, 21)])
    result = score_shop(shop, RELATIVE)
    assert [cuts.source for cuts in result.cuts] == [Source.OWN_CUSTOMERS] * 3
    fifths = [fifth for fifth in (1, 2, 3, 4, 5) for _buyer in range(4)]
    assert [result.grade(at).r for at in range(20)] == fifths[::-1]
    assert [result.grade(at).f for at in range(20)] == fifths
    assert [result.grade(at).m for at in range(20)] == fifths
    assert result.cuts[2].points[0] == 48


def test_only_the_measure_whose_cut_points_coincide_is_scored_by_fixed_ones() -> None:
    shop = shop_of([buyer(n, n, 1 if n < 18 else n, 10 * n) for n in range(1, 21)])
    recency, frequency, monetary = score_shop(shop, RELATIVE).cuts
    assert (recency.fallback, monetary.fallback) == (None, None)
    assert (frequency.fallback, frequency.points) == (Fallback.SAME_CUTS, exact(1, 2, 4, 8))


def test_lost_customers_and_prospects_do_not_help_to_reach_twenty_buyers() -> None:
    others = [silent(n, 400) for n in range(100, 140)] + [prospect(n) for n in range(200, 240)]
    result = score_shop(shop_of([buyer(n, n, n, n) for n in range(1, 20)] + others), RELATIVE)
    assert {cuts.fallback for cuts in result.cuts} == {Fallback.TOO_FEW_BUYERS}


def test_an_empty_shop_can_be_scored() -> None:
    result = score_shop(shop_of([], median_order=None, first_sale=None), RELATIVE)
    assert (result.buyers, result.places) == (0, b"")


figures = st.tuples(st.integers(0, 364), st.integers(1, 6), st.integers(-5, 50))


@given(st.lists(figures, max_size=60), st.randoms(use_true_random=False), st.booleans())
def test_row_order_never_matters(
    rows: list[tuple[int, int, int]], rng: Random, relative: bool
) -> None:
    rules: RfmRules = RELATIVE if relative else FIXED
    customers = [buyer(n, *row) for n, row in enumerate(rows)]
    customers += [silent(1000, 400), prospect(1001)]
    shuffled: list[CustomerFacts] = rng.sample(customers, len(customers))
    one, other = score_shop(shop_of(customers), rules), score_shop(shop_of(shuffled), rules)
    assert grades(one) == grades(other)
    assert [customers[at] for at in best_first(one)] == [shuffled[at] for at in best_first(other)]


@given(st.lists(figures, min_size=20, max_size=60))
def test_equal_customers_share_every_score(rows: list[tuple[int, int, int]]) -> None:
    customers = [buyer(n, *row) for n, row in enumerate(rows)]
    result = score_shop(shop_of(customers), RELATIVE)
    for column, score in ((0, "r"), (1, "f"), (2, "m")):
        scores: dict[int, set[int]] = {}
        for at, row in enumerate(rows):
            scores.setdefault(row[column], set()).add(getattr(result.grade(at), score))
        assert all(len(shared) == 1 for shared in scores.values())


@given(st.lists(figures, min_size=20, max_size=60))
def test_scores_are_the_count_of_cut_points_below(rows: list[tuple[int, int, int]]) -> None:
    result = score_shop(shop_of([buyer(n, *row) for n, row in enumerate(rows)]), RELATIVE)
    for at, row in enumerate(rows):
        below = [
            sum(Fraction(point) < value for point in cuts.points)
            for cuts, value in zip(result.cuts, row, strict=True)
        ]
        assert result.grade(at)[:3] == (5 - below[0], 1 + below[1], 1 + below[2])
