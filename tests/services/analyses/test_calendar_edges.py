"""One customer, a leap day, the ends of months, and all money back, in the reports by periods.

Anna bought for 100 on 1 March 2023 and for 300 on 29 February 2024: 365 days that end on that day
begin on 2 March 2023, so her first order is in the window of the day before, and not in its own.
"""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.purchases import Line
from shoptui.services import sales
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.analyses.registry import analysis
from shoptui.services.desk import Desk
from tests.builders import add, new_desk, sell

FIRST, LEAP = date(2023, 3, 1), date(2024, 2, 29)
DAY_BEFORE, MONTH_END = date(2024, 2, 28), date(2024, 3, 31)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_desk(tmp_path)
    anna = add(desk, "Anna", channel="Friend", known_since=FIRST)
    for day, amount in ((FIRST, 100), (LEAP, 300)):
        sell(desk, anna, day, amount, Line(product="Scarf", price=amount, amount=amount))
    return desk


def answer(
    desk: Desk, name: str, as_of: date, since: date | None = None, by: str = ""
) -> list[dict[str, object]]:
    found: Answer = analysis(name).make(desk, Asked(as_of=as_of, since=since, by=by))
    keys = [column.key for column in found.table.columns]
    return [dict(zip(keys, row, strict=True)) for row in found.table.rows]


def give_all_back(desk: Desk) -> None:
    for sale_id, amount in ((1, 100), (2, 300)):
        sales.refund(desk, sale_id, amount, LEAP)


def test_retention_over_the_leap_day(desk: Desk) -> None:
    february = answer(desk, "retention", LEAP, date(2024, 2, 1))[0]
    # On 31 January she had been away for 336 of 180 days.
    assert (february["start"], february["returned"], february["rate"]) == (0, 1, None)
    march = answer(desk, "retention", MONTH_END, date(2024, 3, 1))
    assert (march[0]["start"], march[0]["kept"], march[0]["rate"]) == (1, 1, 1.0)
    assert [(row["since"], row["until"]) for row in march if row["period"] == "2024-02"] == [
        (date(2024, 2, 1), LEAP)
    ]


def test_retention_counts_no_order_that_was_wholly_given_back(desk: Desk) -> None:
    give_all_back(desk)
    row = answer(desk, "retention", MONTH_END, date(2024, 3, 1))[0]
    assert (row["start"], row["end"], row["rate"]) == (0, 0, None)


@pytest.mark.parametrize(("as_of", "net"), [(DAY_BEFORE, 100), (LEAP, 300)])
@pytest.mark.parametrize("by", ["behaviour", "share"])
def test_abc_of_one_customer_in_a_window_that_ends_on_the_leap_day(
    desk: Desk, as_of: date, net: int, by: str
) -> None:
    (row,) = answer(desk, "abc", as_of, by=by)
    # Alone she spends the median, but two orders at least are often.
    assert (row["net"], row["class"]) == (net, "B" if by == "behaviour" else "A")


def test_abc_where_all_was_given_back(desk: Desk) -> None:
    give_all_back(desk)
    (row,) = answer(desk, "abc", LEAP)
    assert (row["net"], row["orders"], row["class"]) == (0, 0, "C")
    (row,) = answer(desk, "abc", LEAP, by="share")
    assert (row["net"], row["class"], row["share"]) == (0, None, None)


@pytest.mark.parametrize(("as_of", "net"), [(DAY_BEFORE, 100), (LEAP, 300)])
def test_products_in_a_window_that_ends_on_the_leap_day(desk: Desk, as_of: date, net: int) -> None:
    (row,) = answer(desk, "products", as_of)
    assert (row["quantity"], row["net"], row["share"], row["class"]) == (1, net, 1.0, "A")


@pytest.mark.parametrize(
    ("as_of", "value", "aov", "repeat_rate", "active"),
    [(DAY_BEFORE, 100, 100, 0.0, 0.0), (LEAP, 400, 200, 1.0, 1.0)],
)
def test_a_channel_of_one_customer_on_the_leap_day(
    desk: Desk, as_of: date, value: int, aov: int, repeat_rate: float, active: float
) -> None:
    (row,) = answer(desk, "channels", as_of)
    assert (row["customers"], row["buyers"], row["new"]) == (1, 1, int(as_of == DAY_BEFORE))
    assert (row["value"], row["aov"]) == (value, aov)
    assert (row["repeat_rate"], row["active"]) == (repeat_rate, active)


def test_a_channel_whose_customer_gave_all_back(desk: Desk) -> None:
    give_all_back(desk)
    (row,) = answer(desk, "channels", MONTH_END)
    assert (row["customers"], row["buyers"], row["value"], row["aov"]) == (1, 0, None, None)
