"""ABC by behaviour: much, often, both or neither, with figures worked out by hand."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.analytics.behaviour import Behaviour, BehaviourRules, behaviour
from shoptui.domain.abc_class import AbcClass
from shoptui.domain.facts import CustomerFacts
from tests.analytics.figures import buyer, prospect, shop_of, silent

MEDIANS = BehaviourRules()

BOUGHT = st.tuples(st.integers(0, 400), st.integers(0, 9), st.integers(-500, 5000))


def cuts(customers: Sequence[CustomerFacts], rules: BehaviourRules = MEDIANS) -> Behaviour:
    return behaviour(shop_of(customers), rules)


def classes(customers: Sequence[CustomerFacts], rules: BehaviourRules = MEDIANS) -> str:
    found = cuts(customers, rules)
    return "".join(found.of(customer).abc for customer in customers)


def test_the_cuts_are_the_medians_of_the_buyers() -> None:
    # Net 100, 200, 300, 400: halfway is 250; orders 1, 2, 4, 5: halfway is 3.
    shop = [buyer(1, 1, 5, 100), buyer(2, 1, 1, 300), buyer(3, 1, 4, 400), buyer(4, 1, 2, 200)]
    found = cuts([*shop, silent(5, 400), prospect(6)])
    assert (found.buyers, found.much, found.often) == (4, 250, 3)
    assert classes(shop) == "BBAC"  # often, much, both, neither


def test_whoever_stands_on_a_cut_is_above_it() -> None:
    shop = [buyer(1, 1, 2, 100), buyer(2, 1, 3, 200), buyer(3, 1, 4, 300)]
    assert (cuts(shop).much, cuts(shop).often) == (200, 3)
    assert classes(shop) == "CAA"


def test_a_half_parts_whole_amounts_like_the_whole_above_it() -> None:
    shop = [buyer(1, 1, 2, 100), buyer(2, 1, 3, 101)]  # halfway 100.5 and 2.5
    assert (cuts(shop).much, cuts(shop).often) == (101, 3)
    assert classes(shop) == "CA"


def test_buying_once_is_never_often() -> None:
    shop = [buyer(1, 1, 1, 100), buyer(2, 1, 1, 100), buyer(3, 1, 2, 50)]
    assert cuts(shop).often == 2  # the median is 1
    assert classes(shop) == "BBB"


def test_one_customer() -> None:
    assert classes([buyer(1, 1, 1, 100)]) == "B"
    assert classes([buyer(1, 1, 2, 100)]) == "A"


def test_nobody_and_nobody_who_bought() -> None:
    assert (cuts([]).much, cuts([]).often) == (None, None)
    assert classes([prospect(1), silent(2, 400)]) == "CC"


def test_who_bought_nothing_is_c_even_where_the_median_is_nought() -> None:
    # Two got all their money back for goods of their own price: 0 is the middle of what was spent.
    shop = [buyer(1, 1, 1, 0), buyer(2, 1, 3, 0), prospect(3), silent(4, 400)]
    assert cuts(shop).much == 0
    assert classes(shop) == "BACC"


def test_the_owner_sets_his_own_cuts() -> None:
    shop = [buyer(1, 1, 1, 1000), buyer(2, 1, 9, 999)]
    assert classes(shop, BehaviourRules(much=1000, often=10)) == "BC"
    assert classes(shop, BehaviourRules(much=1000)) == "BB"  # often: the median of 1 and 9
    assert classes(shop, BehaviourRules(often=1)) == "AB"  # much: 999.5, halfway


def test_the_figures_say_why() -> None:
    shop = [buyer(1, 1, 1, 100), buyer(2, 1, 3, 50), buyer(3, 1, 3, 10)]
    assert cuts(shop).of(shop[1]) == (AbcClass.A, 50, 3, True, True)
    assert cuts(shop).of(shop[0]) == (AbcClass.B, 100, 1, True, False)


@pytest.mark.parametrize("rules", [MEDIANS, BehaviourRules(0, 1)])
@given(st.lists(BOUGHT, max_size=20))
def test_everybody_is_in_one_class_that_says_what_they_did(
    rules: BehaviourRules, bought: list[tuple[int, int, int]]
) -> None:
    shop = [
        buyer(number, days, orders, net) if orders else prospect(number)
        for number, (days, orders, net) in enumerate(bought)
    ]
    found = cuts(shop, rules)
    for customer in shop:
        figures = found.of(customer)
        assert figures.abc == "CBA"[figures.much + figures.often]
    assert found.classes(shop_of(shop)) == [found.of(customer).abc for customer in shop]
    if any(customer.orders for customer in shop) and rules == MEDIANS:
        much = [found.of(customer).much for customer in shop if customer.orders]
        assert 2 * sum(much) >= len(much)  # half of the buyers at least
