"""Moving a shop in time: days that must differ never meet, birthdays stay as near."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.domain.dates import Birthday
from shoptui.services.desk import Desk
from shoptui.storage import journal, shifting
from shoptui.storage.bulk import HolidayRow, insert
from tests.builders import TODAY, add, new_desk, sell

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


@pytest.mark.parametrize("days", [1, -1, 800])
def test_neighbouring_holidays_all_move(desk: Desk, days: int) -> None:
    first = date(2026, 2, 16)
    four = [first + timedelta(days=n) for n in range(4)]
    with desk.file.write("Holidays") as db:
        insert(db, HolidayRow, [HolidayRow(day.isoformat(), "Tết") for day in four])
        shifting.shift_days(db, days)
        found = db.execute("SELECT day FROM holiday ORDER BY day").fetchall()
    assert found == [((day + timedelta(days=days)).isoformat(),) for day in four]


def test_all_days_of_a_sale_move_and_unknown_ones_stay_unknown(desk: Desk) -> None:
    sell(desk, add(desk, "Lan"), TODAY, 5000, due_on=TODAY + timedelta(days=7))
    with desk.file.write("Move") as db, journal.set_aside(db):
        shifting.shift_days(db, 366)
        row = db.execute("SELECT ordered_on, counted_on, due_on, paid_on FROM purchase").fetchone()
        moments = db.execute("SELECT at FROM operation ORDER BY id").fetchall()
    assert row == ("2027-07-01", "2027-07-01", "2027-07-08", None)
    assert [at[:10] for (at,) in moments] == ["2027-07-01", "2027-07-01", "2026-06-30"]


@given(born=DAYS, with_year=st.booleans(), last=DAYS, days=st.integers(-4000, 4000))
def test_a_birthday_stays_as_near_and_at_the_same_age(
    born: date, with_year: bool, last: date, days: int
) -> None:
    before = Birthday(born.month, born.day, born.year if with_year else None)
    after = shifting.moved_birthday(before, last, days)
    assert Birthday.read(after.stored()) == after
    if (born.month, born.day) == (2, 29):
        assert after == before
        return
    next_one = last + timedelta(days=days + before.days_until(last))
    kept = next_one - timedelta(days=1) if (next_one.month, next_one.day) == (2, 29) else next_one
    assert after.in_year(kept.year) == kept
    if before.year:
        turning = (last + timedelta(days=before.days_until(last))).year - before.year
        assert kept.year - (after.year or 0) == turning
