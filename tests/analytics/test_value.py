"""What customers are worth: a figure the owner spends money on."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.retention import Period, Retention
from shoptui.analytics.value import ShopValue, expected_years, shop_value
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.turnover import Turnover
from tests.analytics.figures import AS_OF, prospect

ACTIVE = 180


def stayed(kept: int, lost: int) -> Retention:
    return Retention(Period(1, 365), range(kept), range(lost), (), (), ())


def bought(number: int, orders: int, net: int, first: int, last: int) -> CustomerFacts:
    """First and last order so many days ago."""
    today = AS_OF.toordinal()
    return CustomerFacts(
        number, f"C{number}", f"Name {number}", today - first, today - last, orders, net, 0, 0, 0
    )


def value(*customers: CustomerFacts, year: Retention | None = None) -> ShopValue:
    taken = Turnover(
        sum(each.net_ever for each in customers), sum(each.orders_ever for each in customers)
    )
    year = year or stayed(kept=3, lost=1)
    return shop_value(customers, AS_OF.toordinal(), taken, year, ACTIVE)


def test_a_worked_example() -> None:
    found = value(bought(1, 6, 1200, 730, 10), bought(2, 1, 100, 20, 20), prospect(3))
    assert (found.average_order, found.repeat_buyers, found.repeat_rate) == (186, 1, 0.5)
    assert (found.churn, found.expected_years) == (0.25, Fraction(4))
    first, second = found.customers
    # 200 an order × 3 orders a year × 4 years
    assert first[1:] == (200, 3.0, True, 2400)
    # 100 an order × 1 order in what counts as one year × 4 years
    assert second[1:] == (100, 1.0, True, 400)
    assert (found.orders_per_year, found.lifetime_value, found.projected) == (2.0, 650, 1400)


def test_nobody() -> None:
    found = shop_value([], AS_OF.toordinal(), Turnover(0, 0), stayed(0, 0), ACTIVE)
    assert found.average_order is None
    assert (found.repeat_rate, found.churn, found.expected_years) == (None, None, None)
    assert (found.orders_per_year, found.lifetime_value, found.projected) == (None, None, None)


def test_with_nobody_to_judge_by_nothing_is_projected() -> None:
    found = value(bought(1, 2, 100, 50, 10), year=stayed(0, 0))
    assert found.customers[0].projected is None
    assert found.projected is None


def test_who_is_not_active_projects_nothing() -> None:
    found = value(bought(1, 2, 100, 400, 181), bought(2, 2, 100, 400, 180))
    assert [each.projected == 0 for each in found.customers] == [True, False]
    assert value(bought(1, 2, 100, 400, 181), year=stayed(0, 0)).projected == 0


def test_nobody_stays_longer_than_five_years() -> None:
    assert expected_years(stayed(kept=4, lost=1)) == 5
    assert expected_years(stayed(kept=5, lost=1)) == 5
    assert expected_years(stayed(kept=9, lost=0)) == 5
    assert expected_years(stayed(kept=7, lost=2)) == Fraction(9, 2)
    assert expected_years(stayed(kept=0, lost=3)) == 1


def test_a_year_is_365_days_over_a_leap_day() -> None:
    leap = date(2024, 2, 29).toordinal()
    buyer = CustomerFacts(1, "C1", "An", leap, leap, 2, 600, 0, 0, 0)
    found = {
        day: shop_value([buyer], day.toordinal(), Turnover(600, 2), stayed(1, 1), 400).customers[0]
        for day in (date(2025, 2, 28), date(2025, 3, 1))
    }
    assert found[date(2025, 2, 28)][1:] == (300, 2.0, True, 1200)
    assert found[date(2025, 3, 1)].projected == 1197  # 600 × 365/366 × 2 = 1196.7


def test_amounts_are_rounded_half_up_once() -> None:
    (found,) = value(bought(1, 2, 3, 730, 0)).customers
    assert (found.average_order, found.projected) == (2, 6)  # 1.5 × 1 × 4, not 2 × 1 × 4


def test_those_who_brought_most_come_first() -> None:
    found = value(bought(1, 1, 5, 1, 1), bought(2, 1, 9, 1, 1), bought(3, 1, 9, 1, 1))
    assert [each.facts.customer_id for each in found.customers] == [2, 3, 1]


def test_more_may_have_gone_back_than_was_spent() -> None:
    (found,) = value(bought(1, 1, -50, 10, 10)).customers
    assert (found.average_order, found.projected) == (-50, -200)


@given(
    st.lists(
        st.tuples(st.integers(1, 50), st.integers(0, 10**12), st.integers(0, 5000)), max_size=20
    ),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_figures_stay_within_their_bounds(
    rows: list[tuple[int, int, int]], kept: int, lost: int
) -> None:
    customers = [bought(n, orders, net, ago, 0) for n, (orders, net, ago) in enumerate(rows)]
    found = value(*customers, year=stayed(kept, lost))
    years = found.expected_years
    assert years is None or 1 <= years <= 5
    for each in found.customers:
        assert each.projected is None or 0 <= each.projected <= 5 * each.facts.net_ever
        assert 0 < each.orders_per_year <= each.facts.orders_ever
