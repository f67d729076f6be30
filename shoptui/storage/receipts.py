"""Receipts with their lines, as they leave a shop file and are known again when they come back."""

import sqlite3
from array import array
from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from shoptui.storage.columns import to_text
from shoptui.storage.imports import IN_ONE_QUERY, Recorded


class Places(NamedTuple):
    """Where the rows stand: a million of them need no more than sixteen megabytes.

    Attributes:
        receipts: the id of each row's receipt.
        lines: the id of its line, 0 for a receipt without lines.
    """

    receipts: Sequence[int]
    lines: Sequence[int]


class ReceiptRow(NamedTuple):
    """One line of a receipt, or a receipt without lines; days are ISO text.

    Attributes:
        number: by which it is known in every shop file.
        sale_number: for a refund that of its sale, "" where that is not known.
    """

    number: str
    ordered_on: str
    receipt: str
    source: str
    kind: str
    void: int
    customer_code: str
    customer_name: str
    amount: int
    discount: int
    sale_number: str
    channel: str
    invoiced_on: str | None
    due_on: str | None
    paid_on: str | None
    papers_on: str | None
    fulfilment: str
    note: str
    product: str | None
    product_group: str
    quantity: int | None
    price: int | None
    line_amount: int | None


_NUMBER = "ifnull({0}.identity, :start || {0}.id)"
_SELECT = f"""
    SELECT purchase.id, ifnull(line.id, 0),
        {_NUMBER.format("purchase")}, purchase.ordered_on, purchase.receipt, purchase.source,
        purchase.kind, purchase.void, ifnull(customer.code, ''), ifnull(customer.name, ''),
        purchase.amount, purchase.discount, ifnull({_NUMBER.format("sale")}, ''),
        purchase.channel, purchase.invoiced_on, purchase.due_on, purchase.paid_on,
        purchase.papers_on, purchase.fulfilment, purchase.note,
        product.name, ifnull(product_group.name, ''), line.quantity, line.price, line.amount
    FROM purchase
    LEFT JOIN customer ON customer.id = purchase.customer_id
    LEFT JOIN purchase AS sale ON sale.id = purchase.sale_id
    LEFT JOIN purchase_line AS line ON line.purchase_id = purchase.id
    LEFT JOIN product ON product.id = line.product_id
    LEFT JOIN product_group ON product_group.id = product.group_id
    WHERE purchase.id IN (SELECT value FROM json_each(:wanted))
"""


def file_mark(db: sqlite3.Connection) -> str:
    """By what this file and its copies are told from every other shop's.

    No two files were made at one moment.
    """
    (made_at,) = db.execute("SELECT min(applied_at) FROM _sqlite_migrations").fetchone()
    return blake2b(str(made_at).encode(), digest_size=6).hexdigest()


def number_start(db: sqlite3.Connection) -> str:
    """How the numbers of receipts begin that were typed in this very file.

    Receipts typed in two files may have the same id.
    """
    return f"shoptui {file_mark(db)} "


def places(db: sqlite3.Connection, end: date | None) -> Places:
    """Where the rows stand, oldest first; up to a day, None for all of them."""
    rows = db.execute(
        "SELECT purchase.id, ifnull(line.id, 0) FROM purchase "
        "LEFT JOIN purchase_line AS line ON line.purchase_id = purchase.id "
        "WHERE ordered_on <= ? ORDER BY ordered_on, purchase.id, line.id",
        (to_text(end) or "9999",),
    )
    receipts, lines = array("q"), array("q")
    for receipt_id, line_id in rows:
        receipts.append(receipt_id)
        lines.append(line_id)
    return Places(receipts, lines)


def page(db: sqlite3.Connection, where: Places) -> list[ReceiptRow]:
    """The rows at these places, in this order."""
    wanted = ", ".join(map(str, set(where.receipts)))
    rows = db.execute(_SELECT, {"start": number_start(db), "wanted": f"[{wanted}]"})
    found = {row[:2]: ReceiptRow._make(row[2:]) for row in rows}
    return [found[place] for place in zip(*where, strict=True) if place in found]


def recorded(db: sqlite3.Connection, numbers: Sequence[str]) -> list[Recorded]:
    """Those of the receipts with these numbers that were typed in this file.

    Whether they are void is left to the file they were typed in, so they are said to be.
    """
    start = number_start(db)
    ids = [number.removeprefix(start) for number in numbers if number.startswith(start)]
    wanted = [int(text) for text in ids if text.isascii() and text.isdigit() and len(text) < 19]
    found: list[tuple[str, int, str, int, int]] = []
    for at in range(0, len(wanted), IN_ONE_QUERY):
        chunk = wanted[at : at + IN_ONE_QUERY]
        found += db.execute(
            "SELECT ? || id, id, ordered_on, amount, 1 FROM purchase "
            f"WHERE id IN ({', '.join('?' * len(chunk))})",
            (start, *chunk),
        )
    return [Recorded._make(row) for row in found]
