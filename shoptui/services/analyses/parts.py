"""Customers parted into a few, as the short list above a report and as its picture."""

from collections.abc import Sequence
from typing import NamedTuple

from shoptui.domain.facts import ShopFacts
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.picture import Bars
from shoptui.domain.table import Column, Kind, Row, Table


class Part(NamedTuple):
    """One of the parts.

    Attributes:
        name: in the owner's language.
        positions: its customers, as positions of the facts.
        advice: what to do for them, a sentence.
    """

    name: str
    positions: Sequence[int]
    advice: str


class Money(NamedTuple):
    """What is added up for each part.

    Attributes:
        column: where it stands.
        amounts: of each customer in the order of the facts, minor units.
    """

    column: Column
    amounts: Sequence[int]


def net_spend(facts: ShopFacts) -> Money:
    """What everybody spent in the window."""
    column = Column("net", _("Net spend"), Kind.MONEY)
    return Money(column, [customer.net for customer in facts.customers])


def lifetime_value(facts: ShopFacts) -> Money:
    """What everybody spent ever: the lifetime value to date."""
    column = Column("lifetime", _("Lifetime value"), Kind.MONEY)
    return Money(column, [customer.net_ever for customer in facts.customers])


def summary(
    name: str, title: str, first: Column, parts: Sequence[Part], money: Money, currency: Currency
) -> Table:
    """How many customers each part has, what they spent, and what to do for them.

    Args:
        name: of the table, for sheets.
        title: heading for the owner.
        first: the column of the parts' names.
        parts: the parts, in order.
        money: what is added up.
        currency: what it is counted in.
    """
    everybody = sum(len(part.positions) for part in parts)
    columns = (
        first,
        Column("customers", _("Customers"), Kind.COUNT),
        Column("share", _("Share"), Kind.SHARE),
        money.column,
        Column("advice", _("What to do")),
    )
    rows: list[Row] = [
        (
            part.name,
            len(part.positions),
            len(part.positions) / everybody if everybody else None,
            sum(money.amounts[at] for at in part.positions),
            part.advice,
        )
        for part in parts
    ]
    return Table(name, title, columns, rows, currency)


def bars(title: str, parts: Sequence[Part]) -> Bars:
    """How many customers each part has, to look at."""
    counts = tuple(float(len(part.positions)) for part in parts)
    return Bars(title, tuple(part.name for part in parts), counts, Kind.COUNT)


def members(parts: Sequence[Part], facts: ShopFacts) -> list[list[int]]:
    """The ids of the customers of each part."""
    ids = [customer.customer_id for customer in facts.customers]
    return [[ids[at] for at in part.positions] for part in parts]


def most_first(positions: Sequence[int], amounts: Sequence[int]) -> list[int]:
    """Positions by amount, the largest first; equal ones as they stand."""
    return sorted(positions, key=lambda at: -amounts[at])
