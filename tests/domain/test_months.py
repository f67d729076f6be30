"""Months: one that begins or ends a day off would count sales twice or never."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shoptui.domain.months import months_up_to


def test_the_last_month_ends_on_the_day() -> None:
    february, march = months_up_to(date(2024, 3, 5), 2)
    assert february == (date(2024, 2, 1), date(2024, 2, 29))
    assert march == (date(2024, 3, 1), date(2024, 3, 5))
    assert (february.name, march.name) == ("2024-02", "2024-03")


def test_the_year_turns() -> None:
    names = [month.name for month in months_up_to(date(2026, 1, 31), 12)]
    assert (names[0], names[-2:], len(names)) == ("2025-02", ["2025-12", "2026-01"], 12)


@given(st.dates(date(1903, 1, 1)), st.integers(1, 24))
def test_months_follow_each_other_without_a_gap(day: date, count: int) -> None:
    months = months_up_to(day, count)
    assert len(months) == count
    assert months[-1].last == day
    for earlier, later in pairwise(months):
        assert earlier.last + timedelta(days=1) == later.first
        assert later.first.day == 1
