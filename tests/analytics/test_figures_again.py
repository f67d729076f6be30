"""Scores renewed for a few customers are those worked out anew, to the last bit."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.exact_sum import exact_sum
from shoptui.analytics.loyalty.again import score_loyalty_again
from shoptui.analytics.loyalty.means import mean
from shoptui.analytics.loyalty.score_column import Scores
from shoptui.analytics.loyalty.scores import LoyaltyResult, score_loyalty
from shoptui.analytics.renewal import renewed
from shoptui.analytics.rfm import score_shop
from shoptui.analytics.rfm_again import score_again
from shoptui.analytics.spread import spread_of
from shoptui.domain.facts import CustomerFacts, Customers
from tests.analytics.figures import RELATIVE, buyer, prospect, shop_of, silent
from tests.analytics.loyalty.figures import NOTHING, USUAL

FIGURES = st.one_of(
    st.tuples(st.just("buyer"), st.integers(0, 60), st.integers(1, 9), st.integers(-50, 900)),
    st.tuples(st.just("silent"), st.integers(366, 900), st.just(0), st.integers(0, 900)),
    st.tuples(st.just("prospect"), st.just(0), st.just(0), st.just(0)),
)


def customer(number: int, figures: tuple[str, int, int, int]) -> CustomerFacts:
    kind, days, orders, net = figures
    if kind == "buyer":
        return buyer(number, days, orders, net)
    return silent(number, days, net) if kind == "silent" else prospect(number)


def shown(result: LoyaltyResult) -> object:
    types = [(each.scores, each.mean) for each in result.types]
    return types, result.overall, result.overall_mean


@given(
    st.lists(FIGURES, min_size=0, max_size=60),
    st.dictionaries(st.integers(1, 64), st.none() | FIGURES, max_size=6),
)
def test_whoever_comes_changes_or_goes(
    before: list[tuple[str, int, int, int]], news: dict[int, tuple[str, int, int, int] | None]
) -> None:
    everybody = Customers.of(customer(number, each) for number, each in enumerate(before, 1))
    fresh = [customer(number, each) for number, each in sorted(news.items()) if each]
    now = renewed(everybody, news.keys(), fresh)
    by_id = {each.customer_id: each for each in everybody if each.customer_id not in news}
    by_id |= {each.customer_id: each for each in fresh}
    assert [*now.customers] == [by_id[number] for number in sorted(by_id)]
    spread = spread_of(everybody).moved(now.gone, now.come)
    assert spread == spread_of(now.customers)
    old, new = shop_of(everybody), shop_of(now.customers)
    scores = score_again(score_shop(old, RELATIVE), new, spread, now.positions)
    assert scores == score_shop(new, RELATIVE)
    loyal = score_loyalty(old, NOTHING, USUAL)
    again = score_loyalty_again(loyal, new, NOTHING, spread, now.positions)
    assert shown(again) == shown(score_loyalty(new, NOTHING, USUAL))


def test_positions_are_kept_unless_somebody_between_others_comes_or_goes() -> None:
    three = Customers.of(buyer(number, 1, 1, 1) for number in (1, 3, 5))
    assert renewed(three, [3, 6, 7], [buyer(3, 2, 2, 2), *map(prospect, (6, 7))]).positions == [
        1,
        3,
        4,
    ]
    assert renewed(three, [2], [prospect(2)]).positions is None
    assert renewed(three, [5], []).positions is None
    assert renewed(three, [9], []).positions == []


@given(
    st.lists(st.none() | st.floats(0, 100), max_size=20),
    st.lists(st.tuples(st.integers(0, 19), st.none() | st.floats(0, 100)), max_size=9),
)
def test_a_mean_renewed_step_by_step_is_the_mean_worked_out_anew(
    values: list[float | None], steps: list[tuple[int, float | None]]
) -> None:
    total = exact_sum(values)
    for at, value in steps:
        if at < len(values):
            total = total.moved([values[at]], [value])
            values[at] = value
    assert total.mean == mean(Scores.of(values))
    assert sum(map(Fraction, total.parts)) == sum(Fraction(each) for each in values if each)


def test_a_mean_of_equal_scores_is_that_score() -> None:
    """Else nobody of a shop where all are equal would stand at its mean or above."""
    third = 100 / 3
    assert exact_sum([third, 50.0, third]).moved([50.0], [third]).mean == mean(
        Scores.of([third] * 3)
    )
