"""The report on enquiries and trouble, month by month."""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.picture import Lines
from shoptui.domain.relations import About, Answer, Feedback, FeedbackKind, Starter
from shoptui.domain.table import Row, Table
from shoptui.services import relations, sales
from shoptui.services.analyses.analysis import Asked
from shoptui.services.analyses.months import MONTHS
from shoptui.services.desk import Desk
from shoptui.services.week import steering
from tests.builders import TODAY, add, new_desk, sell
from tests.services.reward_people import contact


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, locale="en")


def table(desk: Desk, as_of: date | None = None) -> Table:
    return MONTHS.make(desk, Asked(as_of=as_of)).table


def row(desk: Desk, name: str, as_of: date | None = None) -> Row:
    (found,) = (row for row in table(desk, as_of).rows if row[0] == name)
    return found[1:7]


def asked(desk: Desk, who: int, day: date, answer: Answer = Answer.NONE) -> None:
    days = (TODAY - day).days
    contact(desk, who, days, Starter.CUSTOMER, About.QUESTION, answer)


def complain(desk: Desk, who: int, sale: int, day: date) -> None:
    heard = Feedback(
        customer_id=who, on=day, kind=FeedbackKind.COMPLAINT, purchase_id=sale, text="Late."
    )
    relations.record_feedback(desk, heard)


def test_enquiries_by_month(desk: Desk) -> None:
    who = add(desk, "An")
    asked(desk, who, date(2026, 4, 30), Answer.BOUGHT)
    asked(desk, who, date(2026, 5, 1))
    asked(desk, who, date(2026, 5, 31), Answer.BOUGHT)
    asked(desk, who, TODAY)
    contact(desk, who, 0, Starter.SHOP, About.QUESTION, Answer.BOUGHT)
    contact(desk, who, 0, Starter.CUSTOMER, About.NEWSLETTER, Answer.BOUGHT)
    assert row(desk, "2026-04")[:3] == (1, 1, 1.0)
    assert row(desk, "2026-05")[:3] == (2, 1, 0.5)
    assert row(desk, "2026-06")[:3] == (1, 0, 0.0)
    assert row(desk, "2026-03")[:3] == (0, 0, None)


def test_trouble_counts_in_the_month_of_its_sale(desk: Desk) -> None:
    who = add(desk, "An")
    april, may = (sell(desk, who, day, 100) for day in (date(2026, 4, 30), date(2026, 5, 1)))
    sell(desk, None, date(2026, 4, 1), 100)
    sales.refund(desk, april, 100, date(2026, 6, 10))
    complain(desk, who, april, date(2026, 6, 11))
    complain(desk, who, may, date(2026, 6, 12))
    sales.set_void(desk, sell(desk, who, date(2026, 5, 2), 100), True)
    assert row(desk, "2026-04")[3:] == (2, 1, 0.5)
    assert row(desk, "2026-05")[3:] == (1, 1, 1.0)
    assert row(desk, "2026-05", date(2026, 6, 11))[3:] == (1, 0, 0.0)
    assert row(desk, "2026-04", date(2026, 6, 9))[3:] == (2, 0, 0.0)


def test_the_first_row_is_what_today_shows(desk: Desk) -> None:
    who = add(desk, "An")
    for day in (date(2025, 6, 30), date(2025, 7, 1), date(2026, 6, 30)):
        asked(desk, who, day, Answer.BOUGHT)
        complain(desk, who, sell(desk, who, day, 100), TODAY)
    year, (enquiries, trouble) = row(desk, "365 days"), steering(desk)
    assert (year[1], year[0]) == enquiries == (2, 2)
    assert (year[4], year[3]) == trouble == (2, 2)


def test_the_months_end_on_the_day(desk: Desk) -> None:
    listed = table(desk, date(2024, 2, 29))
    assert [each[0] for each in listed.rows[1:]][::11] == ["2023-03", "2024-02"]
    assert listed.rows[-1][7:] == (date(2024, 2, 1), date(2024, 2, 29))
    assert listed.rows[0][7:] == (date(2023, 3, 2), date(2024, 2, 29))  # over the leap day


def test_nothing_recorded(desk: Desk) -> None:
    listed = table(desk)
    assert len(listed.rows) == 13
    assert {each[3] for each in listed.rows} == {each[6] for each in listed.rows} == {None}
    assert any("No question or request" in note for note in listed.notes)


def test_the_picture_draws_the_months_of_the_list(desk: Desk) -> None:
    who = add(desk, "An")
    asked(desk, who, TODAY, Answer.BOUGHT)
    sell(desk, who, TODAY, 100)
    answer = MONTHS.make(desk, Asked())
    assert isinstance(answer.picture, Lines)
    rows = answer.table.rows[1:]
    assert answer.picture.times == tuple(each[0] for each in rows)
    assert answer.picture.values == (
        tuple(each[3] for each in rows),
        tuple(each[6] for each in rows),
    )
    assert answer.picture.values[0][-1] == 1.0
