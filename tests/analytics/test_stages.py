"""The stage of a relationship, each condition with figures on both of its sides."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.stages import stage_figures, stage_of
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.relationship import Relationship
from tests.analytics.figures import prospect


def customer(first: date, last: date, orders: int) -> CustomerFacts:
    return CustomerFacts(1, "C1", "An", first.toordinal(), last.toordinal(), orders, 100, 0, 0, 0)


@pytest.mark.parametrize(
    ("first", "last", "orders", "active", "stage"),
    [
        ("2025-06-01", "2026-06-01", 1, False, Relationship.LEFT),  # left comes first, whatever
        ("2020-01-01", "2026-06-01", 50, False, Relationship.LEFT),  # they were before
        ("2026-06-01", "2026-06-01", 1, True, Relationship.SHORT_TERM),
        ("2026-06-01", "2026-06-01", 2, True, Relationship.MEDIUM),  # twice on one day
        ("2025-06-01", "2026-06-01", 2, True, Relationship.MEDIUM),  # 365 days: not over a year
        ("2025-06-01", "2026-06-02", 2, True, Relationship.LONG),
        ("2024-02-29", "2025-02-28", 2, True, Relationship.MEDIUM),  # 365 days from a leap day
        ("2024-02-29", "2025-03-01", 2, True, Relationship.LONG),
        ("2025-01-31", "2026-01-31", 9, True, Relationship.MEDIUM),
    ],
)
def test_the_first_that_matches(
    first: str, last: str, orders: int, active: bool, stage: Relationship
) -> None:
    who = customer(date.fromisoformat(first), date.fromisoformat(last), orders)
    assert stage_of(who, active) is stage


def test_somebody_who_never_bought_is_short_term_and_has_not_left() -> None:
    figures = stage_figures(prospect(1), False, date(2026, 6, 30).toordinal())
    assert figures == (Relationship.SHORT_TERM, 0, False, None, None)


def test_the_figures_say_how_long_and_from_when_it_is_long() -> None:
    who = customer(date(2026, 1, 1), date(2026, 6, 1), 3)
    # 151 days from 1 January to 1 June; long from 2 January 2027, 186 days after 30 June.
    assert stage_figures(who, True, date(2026, 6, 30).toordinal()) == (
        *(Relationship.MEDIUM, 3, True, 151, 186),
    )
    assert stage_figures(who, True, date(2027, 1, 2).toordinal()).days_to_long == 0


@given(st.integers(0, 3), st.integers(0, 800), st.booleans())
def test_everybody_is_in_one_stage(orders: int, together: int, active: bool) -> None:
    first = date(2024, 1, 1).toordinal() if orders else 0
    last = first + (together if orders > 1 else 0)
    who = CustomerFacts(1, "C1", "An", first, last, orders, 100, 0, 0, 0)
    conditions = {
        Relationship.LEFT: bool(orders) and not active,
        Relationship.SHORT_TERM: orders <= 1 and (active or not orders),
        Relationship.LONG: orders > 1 and active and together > 365,
        Relationship.MEDIUM: orders > 1 and active and together <= 365,
    }
    assert [stage for stage, meant in conditions.items() if meant] == [stage_of(who, active)]
