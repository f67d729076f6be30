"""Who is new in a period: counting an old customer as new makes every new one look cheap."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.new_customers import Arrival, arrival, arrivals, seen_until
from shoptui.domain.facts import CustomerFacts
from tests.analytics.figures import prospect

JUNE, JULY = date(2026, 6, 1).toordinal(), date(2026, 7, 1).toordinal()


def came(number: int, first: date) -> CustomerFacts:
    day = first.toordinal()
    return CustomerFacts(number, f"C{number}", f"Name {number}", day, day, 1, 100, day, 1, 100)


def test_new_are_those_whose_first_order_falls_in_the_period() -> None:
    days = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 30), date(2026, 7, 1)]
    customers = [*(came(number, day) for number, day in enumerate(days)), prospect(9)]
    assert arrivals(customers, {}, JUNE, JULY - 1, 0)[Arrival.NEW] == [1, 2]


def test_who_is_known_since_before_the_period_is_not_new() -> None:
    customers = [came(number, date(2026, 6, 20)) for number in range(3)]
    known = {0: JUNE - 1, 1: JUNE}
    assert arrivals(customers, known, JUNE, JULY - 1, 0) == {
        Arrival.NEW: [1, 2],
        Arrival.FIRST_SEEN: [],
        Arrival.KNOWN: [0],
    }


def test_within_the_active_days_after_the_records_begin_people_are_only_first_seen() -> None:
    until = seen_until(date(2024, 1, 31), 30)  # over the leap day
    assert date.fromordinal(until) == date(2024, 3, 1)
    assert arrival(until, 0, 1, until) is Arrival.FIRST_SEEN
    assert arrival(until + 1, 0, 1, until) is Arrival.NEW


def test_who_is_known_for_longer_is_known_even_when_first_seen() -> None:
    assert arrival(JUNE, JUNE - 400, JUNE, JULY) is Arrival.KNOWN


def test_without_a_day_on_which_the_records_begin_everybody_may_be_new() -> None:
    assert seen_until(None, 180) == 0
    assert arrival(1, 0, 1, 0) is Arrival.NEW


def test_a_shop_without_customers_has_no_new_ones() -> None:
    assert not any(arrivals([], {}, JUNE, JULY, 0).values())


@given(
    st.lists(st.dates(date(2026, 5, 1), date(2026, 8, 1))),
    st.dictionaries(st.integers(0, 20), st.integers(JUNE - 30, JULY)),
    st.integers(JUNE - 10, JULY),
)
def test_everybody_of_the_period_arrives_in_exactly_one_way(
    days: list[date], known: dict[int, int], until: int
) -> None:
    customers = [came(number, day) for number, day in enumerate(days)]
    found = arrivals(customers, known, JUNE, JULY - 1, until)
    whole = sorted(position for positions in found.values() for position in positions)
    assert whole == [at for at, day in enumerate(days) if (day.year, day.month) == (2026, 6)]
