import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.spend_line import round_amount, spend_line


@pytest.mark.parametrize(
    ("average", "line"),
    [(250_000, 280_000), (1_000, 1_100), (2_000, 2_200), (9_500, 11_000), (7, 8), (0, 0), (-5, 0)],
)
def test_the_line_is_a_round_amount_a_tenth_above(average: int, line: int) -> None:
    assert spend_line(average) == line


@given(st.integers(1, 10**12))
def test_the_line_is_always_just_above(average: int) -> None:
    line = spend_line(average)
    assert average < line
    assert line * 100 <= average * 122 + 200  # by two tenths at most, but for tiny amounts
    assert len(str(line).rstrip("0")) <= 2


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [(120_000, 100_000), (160_000, 200_000), (400_000, 500_000), (800_000, 1_000_000), (0, 0)],
)
def test_amounts_are_rounded_to_one_two_or_five(amount: int, rounded: int) -> None:
    assert round_amount(amount) == rounded
