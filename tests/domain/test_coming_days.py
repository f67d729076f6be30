"""Days as people type them where plans are made, and their weekdays."""

from datetime import date

import pytest

from shoptui.domain.dates import parse_coming_day, weekday_name

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5", "2026-03-05"),
        ("4", "2026-04-04"),
        ("31", "2026-03-31"),
        ("5/3", "2026-03-05"),
        ("4/3", "2027-03-04"),
        ("30/4", "2026-04-30"),
        ("29/2", "2028-02-29"),
        ("4/3/2026", "2026-03-04"),
        ("y", "2026-03-04"),
        ("-3", "2026-03-02"),
    ],
)
def test_a_coming_day_without_its_year_is_the_next_one(text: str, day: str) -> None:
    assert parse_coming_day(text, TODAY).isoformat() == day


def test_the_5th_of_march_2026_is_a_thursday() -> None:
    assert weekday_name(TODAY) == "Thursday"


def test_the_next_31st_skips_the_months_without_one() -> None:
    assert parse_coming_day("31", date(2026, 4, 1)) == date(2026, 5, 31)
