"""Cohorts, against figures counted by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.cohort_cells import Cell
from shoptui.analytics.cohorts import Cohort, CohortRules, cohorts
from shoptui.domain.customer_sales import CustomerSale
from shoptui.domain.periods import Span

AS_OF = date(2026, 3, 31)
MONTHS = CohortRules(as_of=AS_OF, active_days=60)
QUARTERS = CohortRules(as_of=AS_OF, active_days=60, span=Span.QUARTER)


def sale(who: int, day: str, net: int, *, is_order: bool = True) -> CustomerSale:
    return who, day, int(is_order), net


# An came on the last day of a year, Bình in the month of the as-of date.
AN = [
    sale(1, "2025-12-31", 100),
    sale(1, "2026-01-01", 50),
    sale(1, "2026-01-31", 30),
    sale(1, "2026-03-31", 20),
]
BINH = [sale(2, "2026-03-05", 70)]
CHI = [sale(3, "2025-12-01", 10), sale(3, "2026-03-01", 5)]
KNOWN = dict.fromkeys(range(1, 30), 0)


def only(found: list[Cohort]) -> Cohort:
    (cohort,) = found
    return cohort


def test_everybody_counts_from_the_month_of_the_first_order() -> None:
    december, march = cohorts(KNOWN, [*AN, *BINH, *CHI], MONTHS)
    assert (december.name, march.name) == ("2025-12", "2026-03")
    assert december.cells == [
        Cell(2, 2, 2, 110),
        Cell(2, 1, 2, 80),
        Cell(2, 0, 0, 0),
        Cell(2, 2, 2, 25),
    ]
    assert march.cells == [Cell(1, 1, 1, 70)]


def test_share_net_spend_and_average_order_of_a_month() -> None:
    december = cohorts(KNOWN, [*AN, *CHI], MONTHS)[0]
    first, second, third, last = december.cells
    assert [cell.share for cell in december.cells] == [1.0, 0.5, 0.0, 1.0]
    assert (first.net_each, second.net_each, last.net_each) == (55, 40, 13)  # 25 / 2, half up
    assert (first.average_order, second.average_order) == (55, 40)
    assert (third.net_each, third.average_order) == (0, None)


def test_quarters_join_three_months() -> None:
    end, new = cohorts(KNOWN, [*AN, *BINH, *CHI], QUARTERS)
    assert (end.name, new.name) == ("2025-Q4", "2026-Q1")
    assert end.cells == [Cell(2, 2, 2, 110), Cell(2, 2, 4, 105)]
    assert new.cells == [Cell(1, 1, 1, 70)]


def test_with_labels_a_month_counts_only_those_for_whom_it_has_come() -> None:
    labels = {1: "Facebook", 2: "Facebook"}
    rules = CohortRules(as_of=AS_OF, active_days=60, labels=labels)
    facebook, unknown = cohorts(KNOWN, [*AN, *BINH, *CHI], rules)
    assert (facebook.name, unknown.name) == ("Facebook", "")
    assert facebook.cells == [
        Cell(2, 2, 2, 170),  # each in the own first month
        Cell(1, 1, 2, 80),  # An's January; Bình's April has not come
        Cell(1, 0, 0, 0),
        Cell(1, 1, 1, 20),
    ]


def test_a_leap_day_belongs_to_february() -> None:
    sold = [sale(1, "2024-02-29", 10), sale(1, "2024-03-01", 10), sale(1, "2025-02-28", 10)]
    found = only(cohorts(KNOWN, sold, CohortRules(as_of=date(2025, 2, 28), active_days=60)))
    assert found.name == "2024-02"
    assert [k for k, cell in enumerate(found.cells) if cell.active] == [0, 1, 12]
    assert len(found.cells) == 13


def test_money_given_back_counts_in_the_month_of_its_sale() -> None:
    """On the day of a sale the refund is read first; it must not get lost."""
    sold = [
        sale(1, "2026-02-10", -40, is_order=False),
        sale(1, "2026-02-10", 100),
        sale(1, "2026-03-01", -60, is_order=False),  # of no known sale
    ]
    found = only(cohorts(KNOWN, sold, MONTHS))
    assert found.cells == [Cell(1, 1, 1, 60), Cell(1, 0, 0, -60)]
    assert found.worth.net_ever == 0


def test_an_undone_first_sale_is_not_the_first_order() -> None:
    sold = [
        sale(1, "2026-01-10", -100, is_order=False),
        sale(1, "2026-01-10", 100, is_order=False),
        sale(1, "2026-02-10", 30),
    ]
    assert only(cohorts(KNOWN, sold, MONTHS)).name == "2026-02"
    assert cohorts(KNOWN, sold[:2], MONTHS) == []


def test_who_is_put_away_or_unknown_is_left_out() -> None:
    assert cohorts({2: 0}, [*AN, *BINH], MONTHS)[0].name == "2026-03"
    assert cohorts({}, AN, MONTHS) == cohorts(KNOWN, [], MONTHS) == []


def test_a_day_may_be_one_visit() -> None:
    sold = [sale(1, "2026-02-01", 1), sale(1, "2026-02-01", 2), sale(1, "2026-02-02", 4)]
    visits = CohortRules(as_of=AS_OF, active_days=60, day_is_one_visit=True)
    apart, together = only(cohorts(KNOWN, sold, MONTHS)), only(cohorts(KNOWN, sold, visits))
    assert (apart.cells[0], together.cells[0]) == (Cell(1, 1, 3, 7), Cell(1, 1, 2, 7))
    assert (apart.members[0].orders_ever, together.members[0].orders_ever) == (3, 2)


def test_first_seen_and_known_customers_are_told_from_new_ones() -> None:
    until = date(2026, 3, 4).toordinal()
    sold = [sale(who, f"2026-03-0{who}", 1) for who in range(1, 7)]
    known = {**dict.fromkeys(range(1, 7), 0), 1: date(2026, 2, 28).toordinal()}
    known[6] = date(2026, 3, 1).toordinal()  # since the month of the first order
    rules = CohortRules(as_of=AS_OF, active_days=60, until=until)
    found = only(cohorts(known, sold, rules))
    assert (len(found.members), found.first_seen) == (6, 3)  # the first came before March


def test_what_a_cohort_is_worth_and_who_is_in_it() -> None:
    found = cohorts(KNOWN, [*AN, *CHI], MONTHS)[0]
    assert [member.customer_id for member in found.members] == [1, 3]  # 200 and 15
    assert (found.worth.net_ever, found.worth.orders, found.worth.repeat_buyers) == (215, 6, 2)
    active = CohortRules(as_of=AS_OF, active_days=29)
    assert cohorts(KNOWN, [*AN, *CHI], active)[0].worth.active == 1  # Chi came 30 days ago


_SALES = st.tuples(
    st.integers(1, 12),
    st.dates(AS_OF - timedelta(days=500), AS_OF).map(date.isoformat),
    st.sampled_from((0, 1, 1)),
    st.integers(-1_000, 1_000),
)


@given(
    st.lists(_SALES).map(lambda sold: sorted(sold, key=lambda row: row[:2])),
    st.sampled_from(Span),
    st.none() | st.dictionaries(st.integers(1, 12), st.sampled_from("AB")),
    st.booleans(),
)
def test_everybody_who_ordered_is_in_one_cohort(
    sold: list[CustomerSale], span: Span, labels: dict[int, str] | None, visits: bool
) -> None:
    rules = CohortRules(
        as_of=AS_OF, active_days=60, span=span, labels=labels, day_is_one_visit=visits
    )
    found = cohorts(KNOWN, sold, rules)
    members = [member.customer_id for cohort in found for member in cohort.members]
    assert sorted(members) == sorted({who for who, _day, is_order, _net in sold if is_order})
    for cohort in found:
        first = cohort.cells[0]
        assert first.customers == first.active == len(cohort.members)
        assert sum(cell.orders for cell in cohort.cells) == cohort.worth.orders
        counts = [cell.customers for cell in cohort.cells]
        assert counts == sorted(counts, reverse=True)
        assert all(0 <= cell.active <= min(cell.customers, cell.orders) for cell in cohort.cells)


@pytest.mark.parametrize("span", list(Span))
def test_the_last_period_ends_on_the_as_of_date(span: Span) -> None:
    rules = CohortRules(as_of=date(2026, 1, 1), active_days=60, span=span)
    assert len(only(cohorts(KNOWN, AN[:2], rules)).cells) == 2
