from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.gaps import automatic_active_days, became_late, doubled_gap, late_since


def test_twice_the_median_gap() -> None:
    assert doubled_gap([0, 10, 40]) == 40  # gaps 10 and 30, median 20
    assert doubled_gap([0, 10, 40, 45]) == 20  # gaps 5, 10, 30, median 10
    assert doubled_gap([0, 1, 2, 102]) == 2


def test_nothing_is_usual_before_the_third_order() -> None:
    assert doubled_gap([0, 10]) is None
    assert late_since([0, 10]) is None
    assert doubled_gap([5, 5, 5]) is None  # three receipts on one day say nothing


def test_two_receipts_of_a_day_are_one_visit() -> None:
    assert doubled_gap([0, 0, 10]) == 20


def test_the_first_late_day_is_the_one_after_twice_the_gap() -> None:
    assert late_since([0, 10, 20]) == 41  # 20 days after the last order are still twice the gap


def test_who_became_late_in_a_week() -> None:
    regulars = [[0, 10, 20], [0, 10, 26], [1, 11, 21, 44]]
    # First: late from 41 on. Second: gaps 10 and 16, so from 26 + 26 + 1 = 53 on. Third: late
    # from 42 to 43, then back on 44, so it depends on when one looks.
    assert became_late(regulars, 38, 44) == 1
    assert became_late(regulars, 37, 43) == 2
    assert became_late(regulars, 45, 51) == 0
    assert became_late(regulars, 52, 58) == 1


def test_the_automatic_active_days_are_twice_the_median_gap_of_the_shop() -> None:
    assert automatic_active_days([[0, 10], [0, 20, 50]]) == 40  # gaps 10, 20, 30
    assert automatic_active_days([[0, 10], [0, 20]]) == 30
    assert automatic_active_days([]) is None


@given(st.lists(st.integers(0, 5_000), min_size=3, max_size=30))
def test_a_further_order_at_the_usual_time_is_never_late(days: list[int]) -> None:
    days.sort()
    late = late_since(days)
    assert late is None or late > days[-1] + 1
