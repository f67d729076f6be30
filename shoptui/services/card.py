"""A customer's card: who it is, what was bought, and where the customer stands."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from shoptui.domain.customers import Customer
from shoptui.domain.money import part_of
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services.desk import Desk
from shoptui.services.sales_list import SalesFilter, sales_table
from shoptui.services.settings import recorded, rfm_rules_of
from shoptui.services.tiers import Scored
from shoptui.storage import customers, same_person
from shoptui.storage.facts import customer_facts

RECENT = 4  # orders offered when feedback or a contact is about one
LOOKED_THROUGH = 50  # rows of sales and refunds looked through for them


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one customer today.

    Attributes:
        customer: the record.
        today: the day it holds for.
        orders: orders ever.
        net: sales less refunds ever, minor units.
        average: net spend by order, minor units; None without orders.
        first_order: None without orders.
        last_order: None without orders.
        merged_into: the customer this record was merged into, None where it was not.
    """

    customer: Customer
    today: date
    orders: int
    net: int
    average: int | None
    first_order: date | None
    last_order: date | None
    merged_into: Customer | None = None


class Standing(NamedTuple):
    """Where a customer stands among the others.

    Attributes:
        tier: the tier.
        name: the tier in the owner's language.
        r: recency score 1 to 5; the three are None without an order in the window.
        f: frequency score.
        m: monetary score.
    """

    tier: Tier
    name: str
    r: int | None
    f: int | None
    m: int | None


class Order(NamedTuple):
    """One sale to choose from.

    Attributes:
        id: the purchase.
        day: when it was.
        amount: minor units.
    """

    id: int
    day: date
    amount: int


def card(desk: Desk, customer_id: int) -> Card:
    """The card of one customer, archived or not; reads that customer's records only.

    Raises:
        NotFound: there is none of that id.
    """
    now = recorded(desk)
    with desk.file.read() as db:
        customer = customers.get(db, customer_id)
        facts = customer_facts(db, customer_id, now.today, rfm_rules_of(now).day_is_one_visit)
        into = same_person.merged_into(db, customer_id)
        kept = None if into is None else customers.get(db, into)
    if facts is None or not facts.orders_ever:
        net = facts.net_ever if facts else 0
        return Card(customer, now.today, 0, net, None, None, None, kept)
    return Card(
        customer=customer,
        today=now.today,
        orders=facts.orders_ever,
        net=facts.net_ever,
        average=part_of(facts.net_ever, 1, facts.orders_ever),
        first_order=date.fromordinal(facts.first_order),
        last_order=date.fromordinal(facts.last_order),
        merged_into=kept,
    )


def standing(scored: Scored, customer_id: int) -> Standing | None:
    """Tier and scores of one customer; None where the shop was scored without them."""
    result = scored.result
    at = result.facts.customers.place_of(customer_id)
    if at is None:
        return None
    grade = result.grade(at)
    return Standing(grade.tier, tier_names()[grade.tier], grade.r, grade.f, grade.m)


def recent_orders(desk: Desk, customer_id: int) -> list[Order]:
    """The customer's last sales that are not void, newest first."""
    table = sales_table(desk, SalesFilter(customer_id=customer_id))
    state, rows = table.column("state"), table.rows[:LOOKED_THROUGH]
    orders = [
        Order(sale_id, row[0], row[2])
        for sale_id, row in zip(table.ids, rows, strict=False)
        if not row[state] and isinstance(row[0], date) and isinstance(row[2], int)
    ]
    return orders[:RECENT]
