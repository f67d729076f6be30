"""Putting a million plain sales into a shop file, in the transaction the caller has open.

One statement puts in a hundred sales. SQLite keeps the last number it gave out after every
statement, so that one for each sale takes twice as long.
"""

import sqlite3
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

_AT_ONCE = 120  # 720 values; SQLite takes 999 in one statement everywhere
_COLUMNS = (
    "id, customer_id, kind, ordered_on, amount, operation_id, counted_on, receipt, source, "
    "fulfilment, identity, import_id"
)

PlainSale = tuple[int, int | None, str, int, str, str]
"""The id, the customer, the day, the amount in minor units, the receipt and the identity."""


class Shared(NamedTuple):
    """What is the same for all sales of one import."""

    operation_id: int
    import_id: int
    source: str


def insert_sales(db: sqlite3.Connection, shared: Shared, sales: Sequence[PlainSale]) -> None:
    """Adds sales that have a customer, a day, an amount and a number, and nothing else."""
    whole = len(sales) - len(sales) % _AT_ONCE
    pages = (sales[start : start + _AT_ONCE] for start in range(0, whole, _AT_ONCE))
    for together, some in ((_AT_ONCE, pages), (1, ([sale] for sale in sales[whole:]))):
        db.executemany(
            _insertion(together), ((*shared, *chain.from_iterable(page)) for page in some)
        )


def _insertion(sales: int) -> str:
    """The statement for so many sales; values with a number are said once and used twice."""
    rows = []
    for first in range(4, 4 + 6 * sales, 6):
        number, who, day, amount, receipt, identity = (f"?{first + at}" for at in range(6))
        rows.append(
            f"({number}, {who}, 'sale', {day}, {amount}, ?1, {day}, {receipt}, ?3, '', "
            f"{identity}, ?2)"
        )
    return f"INSERT INTO purchase ({_COLUMNS}) VALUES {', '.join(rows)}"
