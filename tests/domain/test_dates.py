"""Days as people type and export them, windows, and birthdays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.domain.dates import (
    Birthday,
    DayOrder,
    Window,
    month_name,
    parse_birthday,
    parse_day,
    parse_written_day,
)
from shoptui.domain.errors import InvalidInput

TODAY = date(2026, 3, 5)
DMY, MDY, YMD = DayOrder.DMY, DayOrder.MDY, DayOrder.YMD

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-03-05"),
        ("T", "2026-03-05"),
        ("yesterday", "2026-03-04"),
        (" y ", "2026-03-04"),
        ("-3", "2026-03-02"),
        ("-0", "2026-03-05"),
        ("-365", "2025-03-05"),
        ("5", "2026-03-05"),
        ("05", "2026-03-05"),
        ("6", "2026-02-06"),
        ("22", "2026-02-22"),
        ("31", "2026-01-31"),
        ("29", "2026-01-29"),
        ("๒๒", "2026-02-22"),
        ("5/3", "2026-03-05"),
        ("6/3", "2025-03-06"),
        ("22/11", "2025-11-22"),
        ("22.11", "2025-11-22"),
        ("29/02", "2024-02-29"),
        ("22 Nov", "2025-11-22"),
        ("Nov 22", "2025-11-22"),
        ("22/11/26", "2026-11-22"),
    ],
)
def test_days_seen_from_today(text: str, day: str) -> None:
    assert parse_day(text, TODAY).isoformat() == day


@pytest.mark.parametrize(("order", "day"), [(DMY, "2025-08-07"), (MDY, "2025-07-08")])
def test_a_day_of_the_year_follows_the_order(order: DayOrder, day: str) -> None:
    assert parse_day("7/8", TODAY, order).isoformat() == day


def test_an_order_that_begins_with_the_year_puts_the_month_first() -> None:
    assert parse_day("11/22", TODAY, YMD) == date(2025, 11, 22)


def test_the_latest_31st_skips_the_months_without_one() -> None:
    assert parse_day("31", date(2026, 1, 30)) == date(2025, 12, 31)
    assert parse_day("31", date(2026, 7, 1)) == date(2026, 5, 31)
    assert parse_day("30", date(2026, 3, 1)) == date(2026, 1, 30)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-11-22", DMY, "2026-11-22"),
        ("2026-11-22", MDY, "2026-11-22"),
        ("2026/11/22", DMY, "2026-11-22"),
        ("2026-11-22 10:15", DMY, "2026-11-22"),
        ("2026-11-22 10:15:33", DMY, "2026-11-22"),
        ("2026-11-22 10:15:33 +0000", DMY, "2026-11-22"),
        ("2026-11-22 23:59:59 -1100", DMY, "2026-11-22"),
        ("2026-11-22T10:15:33.123Z", DMY, "2026-11-22"),
        ("2026-11-22T10:15:33+07:00", DMY, "2026-11-22"),
        ("22/11/2026", DMY, "2026-11-22"),
        ("22.11.2026", DMY, "2026-11-22"),
        ("22-11-2026", DMY, "2026-11-22"),
        ("22/11/2026 08:05", DMY, "2026-11-22"),
        ("22/11/2026, 08:05", DMY, "2026-11-22"),
        ("7/28/26 1:33 PM", MDY, "2026-07-28"),
        ("7/28/26\u202f1:33\u202fp.m.", MDY, "2026-07-28"),
        ("03/02/2026", DMY, "2026-02-03"),
        ("03/02/2026", MDY, "2026-03-02"),
        ("03/02/2026", YMD, "2026-02-03"),
        ("26/11/22", YMD, "2026-11-22"),
        ("31/12/2026", DMY, "2026-12-31"),
        ("1/2/69", DMY, "2069-02-01"),
        ("1/2/70", DMY, "1970-02-01"),
        ("22/11/2569", DMY, "2026-11-22"),
        ("13/02/2569", DMY, "2026-02-13"),
        ("2569-02-13", DMY, "2026-02-13"),
        ("29/02/2567", DMY, "2024-02-29"),
        ("๑๓/๐๒/๒๕๖๙", DMY, "2026-02-13"),
        ("１３/０２/２０２６", DMY, "2026-02-13"),
        ("22 Nov 2026", DMY, "2026-11-22"),
        ("22 november, 2026", DMY, "2026-11-22"),
        ("22-Nov-26", DMY, "2026-11-22"),
        ("Nov 22, 2026", DMY, "2026-11-22"),
        ("Sept. 5 2026 10:15 am", DMY, "2026-09-05"),
        ("1 May 2026", MDY, "2026-05-01"),
        ("1/1/1900", DMY, "1900-01-01"),
        ("31/12/2200", DMY, "2200-12-31"),
    ],
)
def test_days_written_out(text: str, order: DayOrder, day: str) -> None:
    assert parse_written_day(text, order).isoformat() == day
    assert parse_day(text, TODAY, order).isoformat() == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2026-02-30", "February 2026 has 28 days: check the day and the month."),
        ("29/02/2025", "February 2025 has 28 days: check the day and the month."),
        ("29/02/2568", "February 2025 has 28 days: check the day and the month."),
        ("31/04", "April has 30 days: check the day and the month."),
        ("30/02", "February has 29 days: check the day and the month."),
        ("0/4/2026", "April 2026 has 30 days: check the day and the month."),
        ("7/28/26", "There is no month 28: type the date as 22/11/2026."),
        ("1/0/2026", "There is no month 0: type the date as 22/11/2026."),
        ("0", "No month has a day 0: type 1 to 31."),
        ("32", "No month has a day 32: type 1 to 31."),
        ("1/1/1899", "The year 1899 is out of reach: type one from 1900 to 2200."),
        ("1/1/2201", "The year 2201 is out of reach: type one from 1900 to 2200."),
        ("1/1/2400", "The year 2400 is out of reach: type one from 1900 to 2200."),
        ("0000-01-01", "The year 0000 is out of reach: type one from 1900 to 2200."),
        ("", "The date is empty: type one such as 22/11/2026."),
        ("soon", "“soon” is no date shoptui can read: type one such as 22/11/2026."),
    ],
)
def test_a_refusal_says_why(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_day(text, TODAY)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        *(
            "46056",
            "3000000",
            "60,5",
            "22/11-2026",
            "22/11/026",
            "22/11/20260",
            "2026-11",
            "22//11",
        ),
        *("ma 3 2026", "22 Juin 2026", "+3", "- 3", "-99999", "2026-11-22 25:00", "1/1/2026 10"),
        *("２²/11/2026", "=1+1", "\x1b[31m", "[/]", "\ud800", "1" * 5000, "2026-11-22 " + "1" * 99),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="is no date shoptui can read") as refusal:
        parse_day(text, TODAY)
    assert "\x1b" not in str(refusal.value)
    assert len(str(refusal.value)) < 120


@pytest.mark.parametrize("text", ["today", "y", "-5", "0", "22", "22/11", "Nov 22"])
def test_a_sheet_holds_no_days_seen_from_today(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_written_day(text)


@given(days, st.sampled_from(DayOrder))
def test_every_day_reads_back(day: date, order: DayOrder) -> None:
    numbers = day.strftime({DMY: "%d/%m/", MDY: "%m/%d/", YMD: "%d/%m/"}[order])
    forms = [day.isoformat(), f"{day.isoformat()} 10:15:33 +0700", f"{numbers}{day.year}"]
    forms.append(f"{day.day} {month_name(day.month)} {day.year}")
    if day.year + 543 <= 2700:
        forms.append(f"{numbers}{day.year + 543}")
    assert {parse_written_day(form, order) for form in forms} == {day}


@given(days, st.dates(date(1910, 1, 1), date(2200, 12, 31)))
def test_a_day_without_a_year_is_the_latest_one(day: date, today: date) -> None:
    found = parse_day(f"{day.day}/{day.month}", today)
    assert (found.day, found.month) == (day.day, day.month)
    assert timedelta(0) <= today - found <= timedelta(days=8 * 366)


@given(st.text() | st.text("0123456789/-. :apmtnov"), days, st.sampled_from(DayOrder))
def test_any_text_is_a_day_or_a_refusal(text: str, today: date, order: DayOrder) -> None:
    for read in (parse_day, parse_birthday):
        try:
            read(text, today, order)
        except InvalidInput as refusal:
            assert str(refusal)


def test_a_window_holds_its_last_day() -> None:
    assert Window(1).start(TODAY) == TODAY
    assert Window(365).start(date(2026, 12, 31)) == date(2026, 1, 1)
    assert Window(None).start(TODAY) is None


@pytest.mark.parametrize("length", [0, -1, 36_501])
def test_a_window_of_no_sense_is_refused(length: int) -> None:
    with pytest.raises(InvalidInput, match="1 to 36500 days, or all"):
        Window(length)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("01/05/1990", "1990-05-01"),
        ("1/5/90", "1990-05-01"),
        ("1/5/65", "1965-05-01"),
        ("1/5/26", "1926-05-01"),
        ("1/2/26", "2026-02-01"),
        ("01/05/2533", "1990-05-01"),
        ("1990-05-01", "1990-05-01"),
        ("1/5", "--05-01"),
        ("1 May", "--05-01"),
        ("--05-01", "--05-01"),
        ("29/02", "--02-29"),
        ("29/2/2024", "2024-02-29"),
    ],
)
def test_birthdays(text: str, stored: str) -> None:
    birthday = parse_birthday(text, TODAY)
    assert birthday.stored() == stored
    assert Birthday.read(stored) == birthday


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1/5/2026", "can't be in the future"),
        ("29/02/2025", "February 2025 has 28 days"),
        ("30/02", "February has 29 days"),
        ("today", "is no date"),
        ("-3", "is no date"),
        ("1/5/1850", "out of reach"),
        ("--13-01", "no month 13"),
        ("", "is empty"),
    ],
)
def test_what_is_no_birthday_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        parse_birthday(text, TODAY)


@pytest.mark.parametrize("stored", ["", "1990-5-1", "05-01", "1990-02-30", "0000-01-01", "x"])
def test_a_spoilt_stored_birthday_is_refused(stored: str) -> None:
    with pytest.raises(InvalidInput):
        Birthday.read(stored)


@pytest.mark.parametrize(
    ("birthday", "day", "wait"),
    [
        (Birthday(3, 5), "2026-03-05", 0),
        (Birthday(3, 6), "2026-03-05", 1),
        (Birthday(3, 4), "2026-03-05", 364),
        (Birthday(1, 1, 1990), "2026-12-31", 1),
        (Birthday(2, 29), "2026-02-27", 1),
        (Birthday(2, 29), "2026-02-28", 0),
        (Birthday(2, 29), "2026-03-01", 364),
        (Birthday(2, 29), "2028-02-28", 1),
        (Birthday(2, 29), "2028-02-29", 0),
        (Birthday(2, 29), "2027-03-01", 365),
    ],
)
def test_days_until_the_birthday(birthday: Birthday, day: str, wait: int) -> None:
    assert birthday.days_until(date.fromisoformat(day)) == wait


@given(days, days)
def test_the_wait_for_a_birthday_ends_on_it(born: date, day: date) -> None:
    birthday = Birthday(born.month, born.day, born.year)
    coming = day + timedelta(days=birthday.days_until(day))
    assert coming == birthday.in_year(coming.year)
    assert 0 <= (coming - day).days <= 366
    assert Birthday.read(birthday.stored()) == birthday
