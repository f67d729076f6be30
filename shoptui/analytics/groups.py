"""The four groups of old customers: focus, win back, needs attention, ignore."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts, ShopFacts
from shoptui.domain.groups import Group
from shoptui.domain.turnover import Turnover

USUAL_FREQUENT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRules:
    """What parts the groups.

    Attributes:
        active_days: a customer silent for longer is not active.
        window: the days in which orders are counted.
        frequent: so many orders in the window are frequent.
        automatic: whether the active days follow from the gaps between the shop's own orders.
    """

    active_days: int
    window: Window
    frequent: int = USUAL_FREQUENT
    automatic: bool = False


class GroupFigures(NamedTuple):
    """What decides a customer's group.

    Attributes:
        group: the group.
        orders_ever: orders ever.
        days_silent: days since the last order, None for never.
        active: whether that is within the active days.
        orders_judged: orders in the window; of a customer who is not active in the window that
            ends with the last order, since nobody who stays away is frequent now.
        frequent: whether these are frequent.
        high_value: whether the average order is that of the shop or above.
        deaf: whether the last three offers were refused or left unanswered.
    """

    group: Group
    orders_ever: int
    days_silent: int | None
    active: bool
    orders_judged: int
    frequent: bool
    high_value: bool
    deaf: bool


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of a whole shop.

    Attributes:
        facts: what they were worked out from.
        rules: what parts the groups.
        turnover: of the whole shop and its whole life; the average order is one by the other.
        figures: each customer's group and why, in the order of `facts.customers`.
    """

    facts: ShopFacts
    rules: GroupRules
    turnover: Turnover
    figures: list[GroupFigures]

    def members(self) -> dict[Group, list[int]]:
        """For each group the positions of its customers."""
        found: dict[Group, list[int]] = {group: [] for group in Group}
        for position, figures in enumerate(self.figures):
            found[figures.group].append(position)
        return found


def group_figures(
    facts: ShopFacts,
    rules: GroupRules,
    turnover: Turnover,
    order_days: Mapping[int, Sequence[int]],
    deaf: Set[int],
) -> list[GroupFigures]:
    """The group of every customer and why, in the order of `facts.customers`.

    Args:
        facts: taken with the window of `rules`.
        rules: what parts the groups.
        turnover: of the whole shop and its whole life.
        order_days: by customer id the days of all orders; those who ordered once may be missing.
        deaf: who refused or left unanswered the last three offers in a row.
    """
    today = facts.as_of.toordinal()
    return [
        _figures(
            customer,
            today,
            rules,
            turnover,
            order_days.get(customer.customer_id, ()),
            customer.customer_id in deaf,
        )
        for customer in facts.customers
    ]


def _figures(
    customer: CustomerFacts,
    today: int,
    rules: GroupRules,
    turnover: Turnover,
    days: Sequence[int],
    deaf: bool,
) -> GroupFigures:
    silent = today - customer.last_order if customer.last_order else None
    active = silent is not None and silent <= rules.active_days
    judged = customer.orders if active else _in_own_window(customer, days, rules.window)
    frequent = judged >= rules.frequent
    high = bool(customer.orders_ever) and (
        customer.net_ever * turnover.orders >= turnover.net * customer.orders_ever
    )
    group = first_match(customer.orders_ever, active, frequent, high, deaf)
    return GroupFigures(group, customer.orders_ever, silent, active, judged, frequent, high, deaf)


def _in_own_window(customer: CustomerFacts, days: Sequence[int], window: Window) -> int:
    if window.days is None or not days:
        return customer.orders_ever
    return len(days) - bisect_left(days, customer.last_order - window.days + 1)


def first_match(
    orders_ever: int, active: bool, frequent: bool, high_value: bool, deaf: bool
) -> Group:
    """The first group that matches, in the order of the method; see `GroupFigures`."""
    if not active and (orders_ever <= 1 or deaf):
        return Group.IGNORE
    if not active:
        return Group.WIN_BACK if frequent or high_value else Group.NEEDS_ATTENTION
    if frequent:
        return Group.BEST if high_value else Group.FREQUENT
    return Group.BIG_ORDERS if high_value else Group.SMALL
