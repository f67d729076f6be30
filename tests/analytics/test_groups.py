"""The four groups, each condition of the method with figures on both of its sides."""

from collections.abc import Mapping, Sequence

import pytest

from shoptui.analytics.groups import GroupFigures, GroupRules, group_figures
from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.groups import Group
from shoptui.domain.turnover import Turnover
from tests.analytics.figures import AS_OF, prospect, shop_of

TODAY = AS_OF.toordinal()
RULES = GroupRules(active_days=180, window=Window(365))
SHOP = Turnover(net=10_000, orders=100)  # an average order of 100


def customer(
    *, days: int, orders: int, net: int, ever: tuple[int, int] | None = None
) -> CustomerFacts:
    """Last order so many days ago; orders and spend in the window, and ever if that is more."""
    last = TODAY - days
    orders_ever, net_ever = ever or (orders, net)
    return CustomerFacts(
        1, "C1", "An", last - 1, last, orders_ever, net_ever, last if orders else 0, orders, net
    )


def judged(
    who: CustomerFacts,
    rules: GroupRules = RULES,
    days: Mapping[int, Sequence[int]] | None = None,
    *,
    deaf: bool = False,
) -> GroupFigures:
    (figures,) = group_figures(shop_of([who]), rules, SHOP, days or {}, {1} if deaf else set())
    return figures


@pytest.mark.parametrize(
    ("orders", "net", "group"),
    [
        (4, 400, Group.BEST),  # the average of the shop is high value
        (4, 399, Group.FREQUENT),
        (3, 300, Group.BIG_ORDERS),
        (3, 299, Group.SMALL),
        (1, 100, Group.BIG_ORDERS),  # bought once, and active
        (1, 99, Group.SMALL),
    ],
)
def test_who_is_active_is_in_focus(orders: int, net: int, group: Group) -> None:
    figures = judged(customer(days=180, orders=orders, net=net))
    assert figures.group is group
    assert figures.active
    assert figures.group.is_focus


def test_a_day_longer_is_not_active() -> None:
    assert judged(customer(days=180, orders=2, net=10)).active
    assert not judged(customer(days=181, orders=2, net=10)).active


def test_never_bought_or_once_and_not_active_is_ignored() -> None:
    assert judged(prospect(1)).group is Group.IGNORE
    assert judged(customer(days=181, orders=1, net=9_999)).group is Group.IGNORE


def test_a_high_average_is_won_back() -> None:
    assert judged(customer(days=181, orders=2, net=200)).group is Group.WIN_BACK
    assert judged(customer(days=181, orders=2, net=199)).group is Group.NEEDS_ATTENTION


def test_the_high_average_is_that_of_the_whole_life() -> None:
    active = customer(days=10, orders=1, net=500, ever=(10, 900))
    assert judged(active).group is Group.SMALL


def test_the_frequent_of_old_are_judged_by_the_year_that_ends_with_their_last_order() -> None:
    last = TODAY - 800
    gone = customer(days=800, orders=0, net=0, ever=(4, 40))
    within = [last - 364, last - 200, last - 100, last]
    assert judged(gone, days={1: within}).group is Group.WIN_BACK
    assert judged(gone, days={1: within}).orders_judged == 4
    a_day_too_early = [last - 365, last - 200, last - 100, last]
    assert judged(gone, days={1: a_day_too_early}).group is Group.NEEDS_ATTENTION
    assert judged(gone, days={1: a_day_too_early}).orders_judged == 3


def test_over_the_whole_life_all_orders_count() -> None:
    gone = customer(days=800, orders=4, net=40)
    rules = GroupRules(active_days=180, window=Window(None))
    assert judged(gone, rules).group is Group.WIN_BACK


def test_who_answers_no_offer_is_ignored_unless_active() -> None:
    assert judged(customer(days=181, orders=9, net=9_999), deaf=True).group is Group.IGNORE
    assert judged(customer(days=180, orders=9, net=9_999), deaf=True).group is Group.BEST


def test_the_owner_says_what_is_frequent() -> None:
    rules = GroupRules(active_days=180, window=Window(365), frequent=2)
    assert judged(customer(days=1, orders=2, net=20), rules).group is Group.FREQUENT


def test_a_shop_that_only_gave_money_back_has_no_high_value_by_accident() -> None:
    figures = group_figures(shop_of([prospect(1)]), RULES, Turnover(-100, 0), {}, set())
    assert not figures[0].high_value
