"""The shop's holidays."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.services.desk import Desk
from shoptui.services.holidays import add_holidays, holidays, holidays_table, remove_holiday
from tests.builders import new_desk

FIRST = date(2026, 2, 16)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def test_a_range_is_one_operation_and_is_listed_with_its_weekdays(desk: Desk) -> None:
    before = desk.revision()
    assert add_holidays(desk, FIRST, date(2026, 2, 18), " Tết ") == 3
    assert desk.revision() == before + 1
    table = holidays_table(desk)
    assert table.rows == [
        (date(2026, 2, 16), "Monday", "Tết"),
        (date(2026, 2, 17), "Tuesday", "Tết"),
        (date(2026, 2, 18), "Wednesday", "Tết"),
    ]
    assert [date.fromordinal(each) for each in table.ids] == list(holidays(desk))


def test_a_day_added_again_takes_the_new_name(desk: Desk) -> None:
    add_holidays(desk, FIRST, FIRST, "Founding day")
    add_holidays(desk, FIRST, FIRST, "Our day")
    assert holidays(desk) == {FIRST: "Our day"}


@pytest.mark.parametrize("last", [date(2026, 2, 15), date(2027, 2, 18)])
def test_a_range_that_cannot_be_meant_is_refused_by_its_last_day(desk: Desk, last: date) -> None:
    with pytest.raises(InvalidInput) as refused:
        add_holidays(desk, FIRST, last)
    assert refused.value.field == "last"
    assert holidays(desk) == {}


def test_removing_what_is_no_holiday_says_the_day_as_it_is_written_here(desk: Desk) -> None:
    add_holidays(desk, FIRST, FIRST)
    remove_holiday(desk, FIRST)
    assert holidays(desk) == {}
    with pytest.raises(NotFound, match="16/2/2026 was no holiday"):
        remove_holiday(desk, FIRST)
