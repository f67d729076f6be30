"""Why a customer is in a group, and what one more order would change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.groups import Grouping, GroupRules, group_figures
from shoptui.analytics.why_group import GroupWhy, explain_group
from shoptui.domain.dates import Window
from shoptui.domain.errors import NotFound
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.groups import Group
from shoptui.domain.turnover import Turnover
from tests.analytics.figures import AS_OF, buyer, prospect, shop_of, silent

RULES = GroupRules(active_days=180, window=Window(365))
SHOP = Turnover(net=10_000, orders=100)  # an average order of 100


def grouped(*customers: CustomerFacts) -> Grouping:
    facts = shop_of(customers)
    return Grouping(facts, RULES, SHOP, group_figures(facts, RULES, SHOP, {}, set()))


def why(customer: CustomerFacts) -> GroupWhy:
    return explain_group(grouped(customer), customer.customer_id)


@pytest.mark.parametrize(
    ("customer", "now", "short", "then"),
    [
        (buyer(1, 10, 3, 300), Group.BIG_ORDERS, 1, Group.BEST),
        (buyer(1, 10, 3, 299), Group.SMALL, 1, Group.FREQUENT),
        (buyer(1, 10, 2, 100), Group.SMALL, 2, Group.SMALL),
        (buyer(1, 200, 2, 100), Group.NEEDS_ATTENTION, 2, Group.SMALL),
        (silent(1, 400, 500), Group.IGNORE, 4, Group.BIG_ORDERS),
        (prospect(1), Group.IGNORE, 4, Group.BIG_ORDERS),  # the first order is of the average
    ],
)
def test_what_one_more_order_would_make(
    customer: CustomerFacts, now: Group, short: int, then: Group
) -> None:
    found = why(customer)
    assert (found.figures.group, found.orders_short, found.after_order) == (now, short, then)


def test_somebody_unknown_on_that_day() -> None:
    with pytest.raises(NotFound):
        explain_group(grouped(prospect(1)), 2)


@given(
    st.lists(
        st.tuples(st.integers(0, 600), st.integers(0, 8), st.integers(-100, 2000), st.booleans()),
        max_size=12,
    )
)
def test_everybody_is_in_one_group_and_that_of_the_method(
    rows: list[tuple[int, int, int, bool]],
) -> None:
    customers, deaf = [], set()
    for number, (days, orders, net, is_deaf) in enumerate(rows):
        last = AS_OF.toordinal() - days if orders else 0
        seen = last if days < 365 else 0
        customers.append(
            CustomerFacts(number, "", "", last, last, orders, net, seen, orders if seen else 0, net)
        )
        if is_deaf:
            deaf.add(number)
    facts = shop_of(customers)
    found = Grouping(facts, RULES, SHOP, group_figures(facts, RULES, SHOP, {}, deaf))
    members = found.members()
    assert sorted(at for group in members.values() for at in group) == [*range(len(customers))]
    for at, figures in enumerate(found.figures):
        bought, active = customers[at].orders_ever, figures.active
        conditions = [
            (Group.IGNORE, not bought or (bought == 1 and not active)),
            (Group.BEST, active and figures.frequent and figures.high_value),
            (Group.FREQUENT, active and figures.frequent and not figures.high_value),
            (Group.BIG_ORDERS, active and not figures.frequent and figures.high_value),
            (Group.SMALL, active and not figures.frequent and not figures.high_value),
            (Group.IGNORE, at in deaf),
            (Group.WIN_BACK, figures.frequent or figures.high_value),
            (Group.NEEDS_ATTENTION, True),
        ]
        assert at in members[next(group for group, meant in conditions if meant)]
