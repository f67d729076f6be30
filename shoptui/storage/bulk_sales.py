"""Putting a million plain sales into a shop file, in the transaction the caller has open."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from shoptui.storage.many_rows import insert_rows

_INTO = (
    "purchase (id, customer_id, ordered_on, counted_on, amount, receipt, identity, kind, "
    "fulfilment, operation_id, import_id, source)"
)
_VALUES = "{0}, {1}, {2}, {2}, {3}, {4}, {5}, 'sale', '', ?1, ?2, ?3"

PlainSale = tuple[int, int | None, str, int, str, str]
"""The id, the customer, the day, the amount in minor units, the receipt and the identity."""


class Shared(NamedTuple):
    """What is the same for all sales of one import."""

    operation_id: int
    import_id: int
    source: str


def insert_sales(db: sqlite3.Connection, shared: Shared, sales: Iterable[PlainSale]) -> None:
    """Adds sales that have a customer, a day, an amount and a number, and nothing else."""
    insert_rows(db, _INTO, _VALUES, sales, shared)
