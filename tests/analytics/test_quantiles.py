from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.quantiles import QUINTILES, half_up, median, quantile


@pytest.mark.parametrize(
    ("ordered", "expected"),
    [
        # numpy.quantile(values, [.2, .4, .6, .8]), whose default is type 7
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], ["2.8", "4.6", "6.4", "8.2"]),
        ([10, 20, 30, 40, 50], ["18", "26", "34", "42"]),
        ([1, 2, 3, 4, 5, 6], ["2", "3", "4", "5"]),
        ([7], ["7", "7", "7", "7"]),
        ([-50, 0, 0, 1000], ["-20", "0", "0", "400"]),
    ],
)
def test_quintiles_are_those_of_numpy(ordered: list[int], expected: list[str]) -> None:
    assert [quantile(ordered, share) for share in QUINTILES] == [*map(Fraction, expected)]


def test_quantiles_are_exact_where_floats_are_not() -> None:
    # 0.6 * 10 is 6.000000000000001 in some float formulas and picks the wrong neighbour.
    assert quantile([*range(0, 1100, 100)], Fraction(3, 5)) == 600


def test_quantile_of_nothing_is_an_error() -> None:
    with pytest.raises(IndexError):
        quantile([], Fraction(1, 2))


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1))
def test_quintiles_never_fall_and_stay_within_the_values(values: list[int]) -> None:
    cuts = [quantile(sorted(values), share) for share in QUINTILES]
    assert cuts == sorted(cuts)
    assert min(values) <= cuts[0] and cuts[3] <= max(values)


@pytest.mark.parametrize(
    ("values", "middle"),
    [([3, 1, 2], Fraction(2)), ([4, 1, 3, 2], Fraction(5, 2)), ([], None), ([9], Fraction(9))],
)
def test_median(values: list[int], middle: Fraction | None) -> None:
    assert median(values) == middle


@pytest.mark.parametrize(
    ("value", "whole"),
    [("1/2", 1), ("-1/2", -1), ("5/2", 3), ("12/5", 2), ("-12/5", -2), ("0", 0), ("-5/2", -3)],
)
def test_half_goes_away_from_zero(value: str, whole: int) -> None:
    assert half_up(Fraction(value)) == whole
