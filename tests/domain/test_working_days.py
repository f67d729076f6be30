"""Working days across weekends and holidays, counted on a calendar by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.domain.working_days import WorkingDays

# May 2026: the 1st is a Friday, the 30 April a Thursday; both are holidays in Vietnam.
LIBERATION, LABOUR = date(2026, 4, 30), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("day", "days", "deadline"),
    [
        (date(2026, 6, 1), 5, date(2026, 6, 8)),  # Monday + a week
        (date(2026, 6, 5), 1, date(2026, 6, 8)),  # Friday + 1 is Monday
        (date(2026, 6, 6), 1, date(2026, 6, 8)),  # Saturday + 1 is Monday as well
        (date(2026, 6, 7), 1, date(2026, 6, 8)),  # so is Sunday
        (date(2026, 6, 3), 3, date(2026, 6, 8)),  # Wednesday: Thursday, Friday, Monday
        (date(2026, 6, 1), 10, date(2026, 6, 15)),
        (date(2026, 6, 6), 0, date(2026, 6, 6)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
    ],
)
def test_weekends_do_not_count(day: date, days: int, deadline: date) -> None:
    assert WorkingDays().deadline(day, days) == deadline


@pytest.mark.parametrize(
    ("day", "days", "deadline"),
    [
        (date(2026, 4, 29), 1, date(2026, 5, 4)),  # two holidays, then a weekend
        (date(2026, 4, 29), 2, date(2026, 5, 5)),
        (date(2026, 4, 28), 1, date(2026, 4, 29)),
        (LIBERATION, 1, date(2026, 5, 4)),
    ],
)
def test_holidays_do_not_count(day: date, days: int, deadline: date) -> None:
    assert WorkingDays([LIBERATION, LABOUR]).deadline(day, days) == deadline


def test_a_holiday_on_a_weekend_changes_nothing() -> None:
    assert WorkingDays([date(2026, 6, 6)]).deadline(date(2026, 6, 5), 1) == date(2026, 6, 8)


def test_saturday_is_no_working_day_and_friday_is() -> None:
    days = WorkingDays([LABOUR])
    worked = [days.works_on(date(2026, 5, 1) + timedelta(n)) for n in range(-1, 4)]
    assert worked == [True, False, False, False, True]


@given(
    day=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    days=st.integers(1, 60),
    holidays=st.sets(st.integers(1, 90), max_size=20),
)
def test_between_a_day_and_its_deadline_lie_exactly_that_many_working_days(
    day: date, days: int, holidays: set[int]
) -> None:
    calendar = WorkingDays(day + timedelta(n) for n in holidays)
    deadline = calendar.deadline(day, days)
    span = [day + timedelta(n) for n in range(1, (deadline - day).days + 1)]
    assert sum(map(calendar.works_on, span)) == days
    assert calendar.works_on(deadline)
