"""The funnel: the step it calls the weakest is where the owner will work."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.funnel import Funnel, funnel, prefers
from shoptui.domain.facts import CustomerFacts

DAY = date(2024, 1, 1).toordinal()


def customer(number: int, orders: int) -> CustomerFacts:
    return CustomerFacts(number, f"C{number}", f"Name {number}", 1, 1, orders, 0, 0, 0, 0)


def test_a_worked_example() -> None:
    customers = [customer(number, orders) for number, orders in enumerate((0, 1, 1, 2, 4, 4, 5))]
    slowly, fast = [DAY + 200 * n for n in range(4)], [DAY + 10 * n for n in range(5)]
    days = {3: fast[:2], 4: slowly, 5: fast[:4], 6: fast}
    found = funnel(customers, days, advocates={1, 4, 6})
    assert found.counts == (7, 6, 4, 2, 1)
    assert found.conversions == (None, 6 / 7, 4 / 6, 0.5, 0.5)
    assert found.reached[3:] == ((5, 6), (6,))
    assert found.weakest == 3  # the earlier of two equals


def test_nobody() -> None:
    found = funnel([], {}, {7})
    assert found.counts == (0, 0, 0, 0, 0)
    assert found.conversions == (None,) * 5
    assert found.weakest is None


def test_a_step_nobody_reached_is_the_weakest_and_those_behind_it_say_nothing() -> None:
    found = funnel([customer(1, 1), customer(2, 1)], {}, {1})
    assert found.conversions == (None, 1, 0, None, None)
    assert found.weakest == 2


def test_where_nobody_was_ever_heard_to_speak_for_the_shop_the_last_step_is_not_judged() -> None:
    """A shop that only records sales would be told that its customers never praise it."""
    found = funnel([customer(1, 4), customer(2, 1)], {1: [DAY] * 4}, set())
    assert found.counts == (2, 2, 1, 1, 0)
    assert found.conversions == (None, 1, 0.5, 1, None)
    assert found.weakest == 2


def test_where_everybody_comes_all_the_way_no_step_is_weak() -> None:
    found = funnel([customer(1, 4)], {1: [DAY] * 4}, {1})
    assert found.counts == (1,) * 5
    assert found.weakest is None


def test_four_orders_within_some_365_days() -> None:
    leap_year = [date(2024, 2, 29), date(2024, 5, 1), date(2024, 8, 1), date(2025, 2, 27)]
    days = [each.toordinal() for each in leap_year]
    assert prefers(days)  # the 365th day
    assert not prefers([*days[:3], days[3] + 1])
    assert prefers([days[0] - 900, *days])
    assert not prefers(days[:3])
    assert not prefers([])


@given(
    st.lists(st.lists(st.integers(0, 2000), max_size=8), max_size=12),
    st.sets(st.integers(0, 12)),
)
def test_each_step_is_part_of_the_one_before(orders: list[list[int]], praising: set[int]) -> None:
    customers = [customer(number, len(days)) for number, days in enumerate(orders)]
    days = {number: sorted(each) for number, each in enumerate(orders) if len(each) > 1}
    found = funnel(customers, days, praising)
    for before, after in zip(found.reached, found.reached[1:], strict=False):
        assert set(after) <= set(before)
    _weakest_loses_most(found)


def _weakest_loses_most(found: Funnel) -> None:
    rates = [rate for rate in found.conversions if rate is not None]
    if found.weakest is None:
        assert all(rate == 1 for rate in rates)
    else:
        assert found.conversions[found.weakest] == min(rates)


def test_the_days_between_are_counted_as_a_window() -> None:
    first = date(2023, 1, 1)
    year = [first, first, first, first + timedelta(days=364)]
    assert prefers([day.toordinal() for day in year])
