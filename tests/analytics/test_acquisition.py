"""What a new customer costs, worked out by hand."""

import pytest

from shoptui.analytics.acquisition import (
    Acquired,
    Lead,
    Newcomer,
    Spent,
    acquisition,
    brought_by,
)


def figures(found: Acquired) -> tuple[object, ...]:
    return found.new, found.simple, found.full, found.value_each, found.ratio


def test_both_costs_by_channel_and_all_of_it_together() -> None:
    """Facebook: 500 of adverts and 100 of wages for 2 people who spent 900 and 300 so far."""
    found = acquisition(
        [
            Newcomer(1, "Facebook", 900),
            Newcomer(2, "Facebook", 300),
            Newcomer(3, "Walked by", 50),
            Newcomer(4, None, 10),
        ],
        [
            Spent("Facebook", 200, False),
            Spent("Facebook", 300, False),
            Spent("Facebook", 100, True),
            Spent("Radio", 70, False),
            Spent(None, 1000, True),
        ],
    )
    by_source = {part.source: part for part in found.parts}
    assert list(by_source) == ["Facebook", "Walked by", "Radio"]
    assert figures(by_source["Facebook"]) == (2, 250, 300, 600, 2.0)  # 1,200 ÷ 600
    assert figures(by_source["Walked by"]) == (1, None, None, 50, None)  # no cost
    assert figures(by_source["Radio"]) == (0, None, None, None, None)  # nobody came
    # Wages for everybody are no cost of the one whose channel is not known.
    assert figures(found.rest) == (1, None, None, 10, None)
    assert found.rest.wages == 1000
    # Together 570 without wages and 1,670 with them, for 4 people who spent 1,260.
    assert figures(found.total) == (4, 143, 418, 315, pytest.approx(1260 / 1670))
    assert found.total.customers == (1, 2, 3, 4)


def test_nobody_and_nothing() -> None:
    found = acquisition([], [])
    assert list(found.parts) == []
    assert figures(found.total) == (0, None, None, None, None)


def test_costs_that_are_all_wages_have_no_simple_cost() -> None:
    found = acquisition([Newcomer(1, "Radio", 0)], [Spent("Radio", 80, True)])
    assert figures(found.total) == (1, None, 80, 0, 0.0)


def test_who_gave_back_more_than_was_kept_is_worth_less_than_nothing() -> None:
    found = acquisition([Newcomer(1, "Radio", -30)], [Spent("Radio", 60, False)])
    assert (found.total.value_each, found.total.ratio) == (-30, -0.5)


def test_a_half_unit_is_rounded_up() -> None:
    found = acquisition(
        [Newcomer(1, "Radio", 1), Newcomer(2, "Radio", 0)], [Spent("Radio", 5, False)]
    )
    assert (found.total.full, found.total.value_each) == (3, 1)


def test_every_newcomer_and_every_cost_is_in_one_row() -> None:
    people = [Newcomer(n, ("a", "b", None)[n % 3], n) for n in range(10)]
    costs = [Spent(("a", "c", None)[n % 3], n, n % 2 == 0) for n in range(10)]
    found = acquisition(people, costs)
    rows = [*found.parts, found.rest]
    assert sorted(who for row in rows for who in row.customers) == list(range(10))
    assert sum(row.cost for row in rows) == sum(range(10)) == found.total.cost
    assert sum(row.value for row in rows) == found.total.value


def test_the_last_campaign_in_touch_up_to_the_first_order_brought_them() -> None:
    orders = {1: "2026-03-10", 2: "2026-03-10", 3: "2026-03-10"}
    leads = [
        Lead(1, "2026-01-01", 7),
        Lead(1, "2026-03-10", 8),  # on the very day
        Lead(1, "2026-03-11", 9),  # a customer by then
        Lead(2, "2026-03-11", 9),
        Lead(4, "2026-01-01", 9),  # not new
    ]
    assert brought_by(leads, orders) == {1: 8}
    assert brought_by(reversed(leads), orders) == {1: 8}
