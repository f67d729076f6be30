"""Customers or products parted into a few: the short list above a report, and its picture."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from shoptui.domain.facts import ShopFacts
from shoptui.domain.language import _
from shoptui.domain.picture import Bars
from shoptui.domain.table import Column, Kind, Row, Table


class Part(NamedTuple):
    """One of the parts.

    Attributes:
        name: in the owner's language.
        positions: who or what is in it, as positions among all.
        advice: what to do about them, a sentence.
    """

    name: str
    positions: Sequence[int]
    advice: str


class Money(NamedTuple):
    """What is added up for each part.

    Attributes:
        column: where it stands.
        amounts: of each customer or product in the order of all, minor units.
    """

    column: Column
    amounts: Sequence[int]


def net_spend(facts: ShopFacts) -> Money:
    """What everybody spent in the window."""
    column = Column("net", _("Net spend"), Kind.MONEY)
    return Money(column, [*facts.customers.net])


def lifetime_value(facts: ShopFacts) -> Money:
    """What everybody spent ever: the lifetime value to date."""
    column = Column("lifetime", _("Lifetime value"), Kind.MONEY)
    return Money(column, [*facts.customers.net_ever])


def count_of_customers() -> Column:
    """Where it stands how many customers a part has."""
    return Column("customers", _("Customers"), Kind.COUNT)


def summary(heading: Table, count: Column, parts: Sequence[Part], money: Money) -> Table:
    """How many each part has, what they come to, and what to do about them.

    Args:
        heading: name, title, currency, notes, and as its one column that of the parts' names.
        count: the column of how many there are.
        parts: the parts, in order.
        money: what is added up.
    """
    everybody = sum(len(part.positions) for part in parts)
    columns = (
        *heading.columns,
        count,
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
    return replace(heading, columns=columns, rows=rows)


def bars(title: str, parts: Sequence[Part]) -> Bars:
    """How many each part has, to look at."""
    counts = tuple(float(len(part.positions)) for part in parts)
    return Bars(title, tuple(part.name for part in parts), counts, Kind.COUNT)


def members(parts: Sequence[Part], facts: ShopFacts) -> list[list[int]]:
    """The ids of the customers of each part."""
    return [facts.customers.ids(part.positions) for part in parts]


def most_first(positions: Sequence[int], amounts: Sequence[int]) -> list[int]:
    """Positions by amount, the largest first; equal ones as they stand."""
    return sorted(positions, key=lambda at: -amounts[at])
