"""The report on cohorts, against a shop counted by hand."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.picture import Heat
from shoptui.domain.purchases import Line
from shoptui.domain.table import Table
from shoptui.services import people, sales
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.analyses.cohorts import COHORTS
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from tests.builders import TODAY, USD, Clock, add, new_desk, sell


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    """A shop in dollars, on 30 June 2026."""
    return new_desk(tmp_path, currency=USD, locale="en", clock=clock)


def asked(desk: Desk, by: str = "", as_of: date | None = None) -> Answer:
    return COHORTS.make(desk, Asked(as_of=as_of, by=by))


def said(desk: Desk, by: str = "", as_of: date | None = None) -> object:
    return asked(desk, by, as_of).for_programs


def cells(table: Table, *keys: str) -> list[tuple[object, ...]]:
    places = [table.column(key) for key in keys]
    return [tuple(row[place] for place in places) for row in table.rows]


def behind(answer: Answer) -> dict[object, set[int]]:
    assert answer.summary is not None
    names = [name for (name,) in cells(answer.summary, "cohort")]
    return dict(zip(names, map(set, answer.members), strict=True))


def spring(desk: Desk) -> tuple[int, int, int]:
    """An and Bình came in April, Chi in June; An came back in May and June."""
    an, binh, chi = (add(desk, name) for name in ("An", "Bình", "Chi"))
    for day, amount in [((4, 30), 1_000), ((5, 1), 500), ((5, 31), 300), ((6, 30), 200)]:
        sell(desk, an, date(2026, *day), amount)
    sell(desk, binh, date(2026, 4, 1), 2_000)
    sell(desk, chi, date(2026, 6, 2), 700)
    return an, binh, chi


def test_the_three_measures_of_each_month(desk: Desk) -> None:
    spring(desk)
    assert said(desk) == [
        {
            "cohort": "2026-04",
            "size": 2,
            "active": [1.0, 0.5, 0.5],
            "net": ["15.00", "4.00", "1.00"],
            "aov": ["15.00", "4.00", "2.00"],
        },
        {
            "cohort": "2026-06",
            "size": 1,
            "active": [1.0, None, None],
            "net": ["7.00", None, None],
            "aov": ["7.00", None, None],
        },
    ]


def test_screen_picture_and_programs_hold_the_same_figures(desk: Desk) -> None:
    spring(desk)
    answer = asked(desk)
    assert cells(
        answer.table, "cohort", "period", "active", "customers", "share", "net", "aov"
    ) == [
        ("2026-04", 0, 2, 2, 1.0, 1_500, 1_500),
        ("2026-04", 1, 1, 2, 0.5, 400, 400),
        ("2026-04", 2, 1, 2, 0.5, 100, 200),
        ("2026-06", 0, 1, 1, 1.0, 700, 700),
    ]
    assert isinstance(answer.picture, Heat)
    assert answer.picture.rows == ("2026-04", "2026-06")
    assert answer.picture.columns == ("0", "1", "2")
    assert answer.picture.values == ((1.0, 0.5, 0.5), (1.0, None, None))


def test_what_each_cohort_came_to_and_who_is_in_it(desk: Desk) -> None:
    an, binh, chi = spring(desk)
    answer = asked(desk)
    assert answer.summary is not None
    assert cells(answer.summary, "cohort", "customers", "repeat_rate", "value", "aov") == [
        ("2026-04", 2, 0.5, 2_000, 800),
        ("2026-06", 1, 0.0, 700, 700),
    ]
    assert answer.members == ((an, binh), (chi,))


def test_quarters(desk: Desk) -> None:
    an = add(desk, "An")
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30)):
        sell(desk, an, day, 300)
    sell(desk, add(desk, "Bình"), date(2026, 3, 31), 100)
    answer = asked(desk, "quarter")
    assert cells(answer.table, "cohort", "period", "share") == [
        ("2025-Q4", 0, 1.0),
        ("2025-Q4", 1, 1.0),
        ("2025-Q4", 2, 1.0),
        ("2026-Q1", 0, 1.0),
        ("2026-Q1", 1, 0.0),
    ]


@pytest.mark.parametrize("by", ["channel", "area"])
def test_where_customers_come_from(desk: Desk, by: str) -> None:
    """Month k is each customer's own, and counts those for whom it has come."""
    first, second = add(desk, "An", **{by: "North"}), add(desk, "Bình", **{by: "North"})
    other = add(desk, "Chi")
    for who, day in [(first, (4, 2)), (first, (5, 2)), (second, (5, 9)), (other, (6, 1))]:
        sell(desk, who, date(2026, *day), 100)
    assert cells(asked(desk, by).table, "cohort", "period", "active", "customers") == [
        ("North", 0, 2, 2),
        ("North", 1, 1, 2),
        ("North", 2, 0, 1),
        ("unknown", 0, 1, 1),
    ]


def test_the_first_product_group_bought(desk: Desk) -> None:
    tea, bag = Line(product="Tea", group="Drinks"), Line(product="Bag", group="Bags")
    an, binh, chi, dao = (add(desk, name) for name in ("An", "Bình", "Chi", "Đào"))
    sell(desk, an, date(2026, 4, 1), 100, Line(product="Wrapping"), tea, bag)
    sell(desk, an, date(2026, 5, 1), 100, bag)
    undone = sell(desk, binh, date(2026, 4, 1), 100, bag)
    sales.refund(desk, undone, 100, date(2026, 4, 2))
    sell(desk, binh, date(2026, 5, 1), 100, tea)
    sell(desk, chi, date(2026, 4, 1), 100)
    sell(desk, chi, date(2026, 4, 2), 100, tea)  # the day after the first order
    sell(desk, dao, date(2026, 4, 1), 100)
    sell(desk, dao, date(2026, 4, 1), 100, bag)  # the same day, on another receipt
    assert behind(asked(desk, "product group")) == {
        "Drinks": {an, binh},
        "Bags": {dao},
        "unknown": {chi},
    }
    early = behind(asked(desk, "product group", date(2026, 4, 1)))
    assert early["Bags"] == {binh, dao}  # not refunded yet


def test_refunds_count_on_the_day_of_their_sale_once_they_happened(desk: Desk) -> None:
    an = add(desk, "An")
    sale = sell(desk, an, date(2026, 4, 10), 1_000)
    sell(desk, an, date(2026, 5, 10), 500)
    sales.refund(desk, sale, 400, date(2026, 6, 1))
    assert cells(asked(desk).table, "net") == [(600,), (500,), (0,)]
    assert cells(asked(desk, as_of=date(2026, 5, 31)).table, "net") == [(1_000,), (500,)]
    sales.refund(desk, sale, 600, date(2026, 6, 30))
    assert cells(asked(desk).table, "cohort", "net") == [("2026-05", 500), ("2026-05", 0)]


def test_nobody_is_left_where_everything_was_given_back(desk: Desk) -> None:
    sale = sell(desk, add(desk, "An"), date(2026, 6, 1), 1_000)
    add(desk, "Never bought")
    sales.refund(desk, sale, 1_000, TODAY)
    answer = asked(desk)
    assert (answer.for_programs, answer.picture, answer.members) == ([], None, ())
    assert list(answer.table.rows) == []
    assert said(desk, as_of=date(2026, 6, 29)) != []


def test_who_was_put_away_is_left_out_from_that_day_on(desk: Desk, clock: Clock) -> None:
    an, _binh, _chi = spring(desk)
    sales.set_void(desk, sell(desk, None, date(2026, 4, 1), 9_999), True)
    people.set_archived(desk, an, True)
    assert cells(asked(desk).table, "cohort", "customers") == [
        *[("2026-04", 1)] * 3,
        ("2026-06", 1),
    ]
    yesterday = asked(desk, as_of=TODAY - timedelta(days=1)).table
    assert cells(yesterday, "cohort", "customers")[0] == ("2026-04", 2)


def test_a_day_may_be_one_visit(desk: Desk) -> None:
    an = add(desk, "An")
    for amount in (100, 200):
        sell(desk, an, date(2026, 6, 1), amount)
    assert cells(asked(desk).table, "aov") == [(150,)]
    change(desk, "orders.day_is_one_visit", "yes")
    answer = asked(desk)
    assert cells(answer.table, "aov") == [(300,)]
    assert "Several receipts of a customer on one day are one order." in answer.why[0].lines


def test_soon_after_the_records_begin_customers_are_only_first_seen(desk: Desk) -> None:
    spring(desk)
    sell(desk, add(desk, "Dung", known_since=date(2020, 1, 1)), date(2026, 4, 1), 100)
    change(desk, "active_days", "30")
    change(desk, "shop.records_begin", "2026-03-31")
    answer = asked(desk)
    assert answer.summary is not None and isinstance(answer.picture, Heat)
    assert cells(answer.summary, "cohort", "first_seen") == [("2026-04", 2), ("2026-06", 0)]
    assert cells(answer.table, "mark")[0] == ("some first seen",)  # one is known for longer
    assert answer.picture.rows == ("2026-04 *", "2026-06")
    assert answer.table.notes[-1] == (
        "* First seen: first order by Apr 30, 2026, so soon after the records begin "
        "(Mar 31, 2026) that they may not be new."
    )
    change(desk, "shop.records_begin", "2026-03-30")  # An's first order is a day too late
    assert cells(_overview(desk), "first_seen")[0] == (1,)


def _overview(desk: Desk) -> Table:
    summary = asked(desk).summary
    assert summary is not None
    return summary


def test_a_month_that_is_not_over_is_noted(desk: Desk) -> None:
    spring(desk)
    assert asked(desk).table.notes[0] == "As of Jun 30, 2026."
    unfinished = "As of Jun 29, 2026; the latest {period} is not over."
    for by in ("month", "quarter"):
        notes = asked(desk, by, date(2026, 6, 29)).table.notes
        assert notes[0] == unfinished.format(period=by)


def test_a_leap_day_is_the_end_of_its_month(desk: Desk) -> None:
    sell(desk, add(desk, "An"), date(2024, 2, 29), 100)
    day = date(2024, 2, 29)
    assert cells(asked(desk, as_of=day).table, "cohort", "period") == [("2024-02", 0)]
    assert not any("not over" in note for note in asked(desk, as_of=day).table.notes)
    assert cells(asked(desk, as_of=date(2024, 3, 1)).table, "period") == [(0,), (1,)]


@pytest.mark.parametrize("by", list(COHORTS.breakdowns))
def test_everybody_who_ordered_is_in_one_cohort(desk: Desk, by: str) -> None:
    everybody = sorted(spring(desk))
    answer = asked(desk, by)
    members = [who for row in answer.members for who in row]
    assert sorted(members) == everybody
    assert answer.summary is not None
    assert [(len(row),) for row in answer.members] == cells(answer.summary, "customers")
