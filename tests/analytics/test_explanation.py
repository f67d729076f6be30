import pytest

from shoptui.analytics.cut_points import Fallback, Measure
from shoptui.analytics.explanation import Explanation, MeasureWhy, explain
from shoptui.analytics.rfm import score_shop
from shoptui.domain.errors import NotFound
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.tiers import Tier
from tests.analytics.figures import FIXED, RELATIVE, buyer, exact, prospect, shop_of, silent


def of(customers: list[CustomerFacts], customer_id: int = 1) -> Explanation:
    return explain(score_shop(shop_of(customers), FIXED), customer_id)


def measures(explanation: Explanation) -> tuple[MeasureWhy, MeasureWhy, MeasureWhy]:
    recency, frequency, monetary = explanation.measures
    return recency, frequency, monetary


def test_the_worked_example_says_what_it_was_held_against() -> None:
    explanation = of([buyer(1, 30, 3, 900), buyer(2, 30, 1, 5), buyer(3, 9, 3, 5)])
    recency, frequency, monetary = measures(explanation)
    assert explanation.grade == (5, 3, 4, 4, Tier.CHAMPION)
    assert (recency.value, recency.score, recency.sharing) == (30, 5, 1)
    assert (frequency.value, frequency.score, frequency.sharing) == (3, 3, 1)
    assert (monetary.value, monetary.score, monetary.sharing) == (900, 4, 0)
    assert monetary.cuts.points == exact(100, 300, 800, 2000)
    assert [why.measure for why in explanation.measures] == list(Measure)


def test_the_next_score_names_the_raw_figure_it_takes() -> None:
    recency, frequency, monetary = measures(of([buyer(1, 100, 2, 800)]))  # 3-2-3
    assert recency.next_step and (recency.next_step.needs, recency.next_step.score) == (60, 4)
    assert frequency.next_step and (frequency.next_step.needs, frequency.next_step.score) == (3, 3)
    assert monetary.next_step and (monetary.next_step.needs, monetary.next_step.score) == (801, 4)


def test_the_best_score_has_no_next_step() -> None:
    recency, _frequency, monetary = measures(of([buyer(1, 0, 3, 2001)]))
    assert recency.next_step is monetary.next_step is None


def test_a_better_tier_may_take_more_than_the_next_score() -> None:
    # 3-1-1 is About to sleep; FM stays below 3 until orders score 4: floor((4+1+1)/2) = 3.
    _recency, frequency, _monetary = measures(of([buyer(1, 100, 1, 50)]))
    assert frequency.next_step and frequency.next_step.grade.tier is Tier.ABOUT_TO_SLEEP
    better = frequency.better_tier
    assert better and (better.needs, better.grade) == (5, (3, 4, 1, 3, Tier.COOLING_OFF))


def test_no_better_tier_where_one_measure_alone_reaches_none() -> None:
    recency, frequency, monetary = measures(of([buyer(1, 0, 9, 2001)]))
    assert [why.better_tier for why in (recency, frequency, monetary)] == [None, None, None]


def test_one_more_order_of_the_median_size_today() -> None:
    # 240 days, 1 order, 250: 2-1-2 Hibernating; after an order of 100: 0 days, 2 orders, 350.
    explanation = of([buyer(1, 240, 1, 250)])
    assert explanation.grade.tier is Tier.HIBERNATING
    assert explanation.after_order == (5, 2, 3, 3, Tier.POTENTIAL_LOYAL)


def test_lost_and_prospect_are_explained_without_measures() -> None:
    lost = of([silent(1, 400), prospect(2)])
    assert (lost.grade.tier, lost.days_silent, lost.measures) == (Tier.LOST, 400, ())
    assert lost.after_order == (5, 1, 1, 1, Tier.NEW)
    never = of([silent(1, 400), prospect(2)], 2)
    assert (never.grade.tier, never.days_silent) == (Tier.PROSPECT, None)


def test_a_fallback_is_part_of_the_explanation() -> None:
    result = score_shop(shop_of([buyer(1, 1, 1, 1)]), RELATIVE)
    fallbacks = [why.cuts.fallback for why in explain(result, 1).measures]
    assert fallbacks == [Fallback.TOO_FEW_BUYERS] * 3


def test_narrow_quantiles_can_skip_a_score_and_the_step_says_so() -> None:
    # The quintiles of 8 ones, 8 twos and 4 threes: no whole number lies above 1 and up to 1.6.
    orders = [1] * 8 + [2] * 8 + [3] * 4
    customers = [buyer(n, n, count, n) for n, count in enumerate(orders, start=1)]
    result = score_shop(shop_of(customers), RELATIVE)
    assert result.cuts[1].points == exact(1, "1.6", 2, "2.2")
    _recency, frequency, _monetary = measures(explain(result, 1))
    step = frequency.next_step
    assert step and (frequency.score, step.needs, step.score) == (1, 2, 3)


def test_an_unknown_customer_is_refused_with_a_sentence() -> None:
    with pytest.raises(NotFound, match="not known on that day"):
        of([buyer(1, 1, 1, 1)], 99)
