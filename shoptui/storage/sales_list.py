"""The list of sales: all ids in their order at once, the rows themselves a page at a time.

At a million sales the ids are eight megabytes and one pass over an index; the rows would be a
hundred times that.
"""

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from shoptui.domain.text import fold
from shoptui.storage.columns import to_text


@dataclass(frozen=True, slots=True)
class SalesFilter:
    """Which sales are meant.

    Attributes:
        customer_id: only this customer's, None for everybody's.
        start: the first day, None for no limit.
        end: the last day, None for no limit.
        text: a piece of the receipt number, note or customer name, "" for all.
    """

    customer_id: int | None = None
    start: date | None = None
    end: date | None = None
    text: str = ""


class SaleRow(NamedTuple):
    """What the list shows of one sale or refund; `sale_receipt` is the refunded sale's."""

    id: int
    ordered_on: str
    receipt: str
    kind: str
    void: int
    customer_id: int | None
    customer_code: str
    customer_name: str
    amount: int
    discount: int
    channel: str
    note: str
    sale_receipt: str


class Totals(NamedTuple):
    """What the listed sales add up to, void ones left out; minor units."""

    sales: int
    refunds: int
    sold: int
    given_back: int


_SORTS = {
    "day": "ordered_on {0}, purchase.id {0}",
    "amount": "amount {0}, purchase.id {0}",
    "customer": "customer.name {0}, ordered_on DESC, purchase.id DESC",
    "receipt": "purchase.receipt {0}, purchase.id {0}",
}
SORT_KEYS = tuple(_SORTS)

_WHERE = """
    (:customer_id IS NULL OR customer_id = :customer_id)
    AND ordered_on >= :start AND ordered_on <= :end
    AND (:text = '' OR instr(purchase.receipt, :text) OR instr(purchase.note, :text)
         OR customer_id IN (SELECT id FROM customer WHERE instr(search_key, :key)))
"""


def ids(
    db: sqlite3.Connection, which: SalesFilter, sort: str = "day", descending: bool = True
) -> Sequence[int]:
    """The ids of the sales and refunds meant, in order; `sort` is one of SORT_KEYS."""
    order = _SORTS[sort].format("DESC" if descending else "ASC")
    join = "LEFT JOIN customer ON customer.id = customer_id" if sort == "customer" else ""
    rows = db.execute(
        f"SELECT purchase.id FROM purchase {join} WHERE {_WHERE} ORDER BY {order}", _bound(which)
    )
    return array("q", (row[0] for row in rows))


def last_ids(db: sqlite3.Connection, as_of: date, most: int) -> list[int]:
    """The ids of the latest sales and refunds up to a day, the newest first."""
    query = (
        "SELECT id FROM purchase WHERE ordered_on <= ? ORDER BY ordered_on DESC, id DESC LIMIT ?"
    )
    return [number for (number,) in db.execute(query, (as_of.isoformat(), most))]


def page(db: sqlite3.Connection, wanted: Sequence[int]) -> list[SaleRow]:
    """The rows of these ids, in this order."""
    marks = ", ".join("?" * len(wanted))
    rows = db.execute(
        "SELECT purchase.id, purchase.ordered_on, purchase.receipt, purchase.kind, purchase.void, "
        "purchase.customer_id, ifnull(customer.code, ''), ifnull(customer.name, ''), "
        "purchase.amount, purchase.discount, purchase.channel, purchase.note, "
        "ifnull(sale.receipt, '') FROM purchase "
        "LEFT JOIN customer ON customer.id = purchase.customer_id "
        f"LEFT JOIN purchase AS sale ON sale.id = purchase.sale_id "
        f"WHERE purchase.id IN ({marks})",
        tuple(wanted),
    )
    found = {row[0]: SaleRow(*row) for row in rows}
    return [found[purchase_id] for purchase_id in wanted if purchase_id in found]


def totals(db: sqlite3.Connection, which: SalesFilter) -> Totals:
    """What these sales add up to."""
    row = db.execute(
        "SELECT count(CASE kind WHEN 'sale' THEN 1 END), count(CASE kind WHEN 'refund' THEN 1 END),"
        " coalesce(sum(CASE kind WHEN 'sale' THEN amount END), 0),"
        " coalesce(sum(CASE kind WHEN 'refund' THEN amount END), 0)"
        f" FROM purchase WHERE void = 0 AND {_WHERE}",
        _bound(which),
    ).fetchone()
    return Totals(*row)


def _bound(which: SalesFilter) -> dict[str, object]:
    return {
        "customer_id": which.customer_id,
        "start": to_text(which.start) or "0000",
        "end": to_text(which.end) or "9999",
        "text": which.text,
        "key": fold(which.text),
    }
