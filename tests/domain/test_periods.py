"""Months and quarters, at the ends of months and years where a slip would move a customer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.domain.periods import Span, first_day, period_name, period_of


@pytest.mark.parametrize(
    ("day", "month", "quarter"),
    [
        (date(2024, 2, 29), "2024-02", "2024-Q1"),
        (date(2025, 12, 31), "2025-12", "2025-Q4"),
        (date(2026, 1, 1), "2026-01", "2026-Q1"),
        (date(2026, 3, 31), "2026-03", "2026-Q1"),
        (date(2026, 4, 1), "2026-04", "2026-Q2"),
        (date(2026, 9, 30), "2026-09", "2026-Q3"),
    ],
)
def test_a_day_lies_in_one_month_and_one_quarter(day: date, month: str, quarter: str) -> None:
    assert period_name(period_of(day, Span.MONTH), Span.MONTH) == month
    assert period_name(period_of(day, Span.QUARTER), Span.QUARTER) == quarter


def test_a_period_later_is_a_number_more() -> None:
    begin, end = date(2025, 11, 30), date(2026, 2, 1)
    assert period_of(end, Span.MONTH) - period_of(begin, Span.MONTH) == 3
    assert period_of(end, Span.QUARTER) - period_of(begin, Span.QUARTER) == 1


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from(Span))
def test_a_period_begins_no_later_than_its_days_and_the_next_after_them(
    day: date, span: Span
) -> None:
    period = period_of(day, span)
    assert first_day(period, span) <= day < first_day(period + 1, span)
