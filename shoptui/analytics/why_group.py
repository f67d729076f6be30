"""Why a customer is in a group, as data."""

from dataclasses import dataclass

from shoptui.analytics.groups import GroupFigures, Grouping, first_match
from shoptui.analytics.places import known_place
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.groups import Group


@dataclass(frozen=True, slots=True)
class GroupWhy:
    """What decided a group, and what would change it.

    Attributes:
        customer: the facts.
        figures: what they were held against the cuts, which stand in the grouping.
        orders_short: how many more orders in the window would make the customer frequent.
        after_order: the group after one more order today, of the shop's average.
    """

    customer: CustomerFacts
    figures: GroupFigures
    orders_short: int
    after_order: Group


def explain_group(grouping: Grouping, customer_id: int) -> GroupWhy:
    """Why a customer is in a group.

    Raises:
        NotFound: the customer was not known on the as-of date, or is put away.
    """
    at = known_place(grouping.facts, customer_id)
    customer, figures = grouping.facts.customers[at], grouping.figures[at]
    cut, orders = grouping.rules.frequent, customer.orders
    # An order of the shop's average leaves the customer on the same side of it.
    high = figures.high_value or not customer.orders_ever
    after = first_match(customer.orders_ever + 1, True, orders + 1 >= cut, high, figures.deaf)
    return GroupWhy(customer, figures, max(cut - orders, 0), after)
