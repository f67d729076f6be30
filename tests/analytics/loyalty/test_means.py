"""Weighted means over what is known, and one decimal with halves up."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.loyalty.means import as_shown, mean, weighted_mean, weighted_means
from shoptui.analytics.loyalty.score_column import Scores


def test_unknown_values_give_their_weight_to_the_others() -> None:
    financial, contact = Scores.of([10, None, None]), Scores.of([20, 20, None])
    columns = [(50, financial), (30, contact), (20, Scores.of([40, 40, None]))]
    assert weighted_means(columns, 3) == [19, 28, None]


def test_columns_known_everywhere_and_others_mix() -> None:
    everywhere, somewhere = (1, Scores.of([10, 10])), (3, Scores.of([None, 30]))
    assert weighted_means([everywhere, somewhere], 2) == [10, 25]
    assert weighted_means([somewhere, everywhere], 2) == [10, 25]


marks = st.none() | st.floats(0, 100)


@given(st.lists(st.integers(1, 100), max_size=5), st.data())
def test_a_column_holds_what_is_worked_out_for_one_customer(
    weights: list[int], data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.tuples(*(marks for _weight in weights)), max_size=6))
    values = [Scores.of(row[at] for row in rows) for at in range(len(weights))]
    means = weighted_means([*zip(weights, values, strict=True)], len(rows))
    assert means == [weighted_mean([*zip(weights, row, strict=True)]) for row in rows]


def test_without_columns_everything_is_unknown() -> None:
    assert weighted_means([], 2) == [None, None]
    assert mean(Scores.of([None, None])) is None
    assert weighted_mean([]) is None


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (0.0, 0.0),
        (100.0, 100.0),
        (12.25, 12.3),
        (12.35, 12.4),  # as a float a little below 12.35
        (12.3499, 12.3),
        (0.05, 0.1),
        (99.95, 100.0),
        (100 / 3, 33.3),
        (None, None),
    ],
)
def test_a_half_goes_up(score: float | None, shown: float | None) -> None:
    assert as_shown(score) == shown


def test_what_floats_lose_does_not_turn_a_half_down() -> None:
    # 25 × 83.33… and 15 × 44.44… over 40 are 68.75; floats make it 68.74999999999999.
    score = weighted_mean([(25, 500 / 6), (15, 400 / 9)])
    assert score is not None
    assert score < 68.75
    assert as_shown(score) == 68.8


@given(part=st.integers(0, 2000), whole=st.integers(1, 2000))
def test_what_is_shown_is_the_exact_share_rounded_half_up(part: int, whole: int) -> None:
    exact = Fraction(min(part, whole), whole) * 1000
    assert as_shown(float(exact / 10)) == int(exact + Fraction(1, 2)) / 10
