"""The stage of the relationship with each customer: left, short term, medium or long."""

from typing import NamedTuple

from shoptui.domain.facts import CustomerFacts
from shoptui.domain.relationship import Relationship

LONG_AFTER = 365  # days between the first and the last order
SHORT_TERM_ORDERS = 1  # up to so many


class StageFigures(NamedTuple):
    """What decides a customer's stage.

    Attributes:
        stage: the stage.
        orders_ever: orders ever.
        active: whether the last order lies within the active days.
        days_together: days from the first to the last order, None without an order.
        days_to_long: days until an order would make the relationship a long one, 0 for today or
            long already; None without an order, from which it would count.
    """

    stage: Relationship
    orders_ever: int
    active: bool
    days_together: int | None
    days_to_long: int | None


def stage_of(customer: CustomerFacts, active: bool) -> Relationship:
    """The first that matches, in the order of the method.

    Args:
        customer: the facts.
        active: whether the last order lies within the active days.
    """
    if customer.orders_ever and not active:
        return Relationship.LEFT
    if customer.orders_ever <= SHORT_TERM_ORDERS:
        return Relationship.SHORT_TERM
    is_long = customer.last_order - customer.first_order > LONG_AFTER
    return Relationship.LONG if is_long else Relationship.MEDIUM


def stage_figures(customer: CustomerFacts, active: bool, today: int) -> StageFigures:
    """The stage of a customer and why.

    Args:
        customer: the facts.
        active: whether the last order lies within the active days.
        today: the as-of date as an ordinal.
    """
    first, stage = customer.first_order, stage_of(customer, active)
    together = customer.last_order - first if first else None
    to_long = max(first + LONG_AFTER + 1 - today, 0) if first else None
    return StageFigures(stage, customer.orders_ever, active, together, to_long)
