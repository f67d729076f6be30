"""What an import asks the file, and how it puts in what is new: many rows at a time."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from shoptui.storage import bulk, products, purchases

Session = sqlite3.Connection  # what use-cases hand on from one question to the next

IN_ONE_QUERY = 400  # SQLite takes 999 values in one query everywhere, and some ask twice


class KnownPerson(NamedTuple):
    """By what a customer in the file can be recognised.

    Attributes:
        id: the customer; of a merged record the one it was merged into.
        is_merged: whether this is what a merged record says.
    """

    id: int
    code: str
    name: str
    phone_key: str
    email_key: str
    is_merged: int = 0


class Recorded(NamedTuple):
    """A row of a sheet that is in the file; the day is ISO text, the amount in minor units."""

    identity: str
    id: int
    day: str
    amount: int
    void: int


class HandTyped(NamedTuple):
    """A sale or refund that was typed by hand; the day is ISO text, the amount in minor units."""

    id: int
    customer_id: int | None
    receipt: str
    kind: str
    day: str
    amount: int


class OpenSale(NamedTuple):
    """A sale that may still be refunded.

    Attributes:
        left: what was not given back yet, minor units.
        lines: product name → thousandths of a unit that were not given back yet.
    """

    id: int
    customer_id: int | None
    day: str
    receipt: str
    left: int
    lines: dict[str, int]


class BroughtBy(NamedTuple):
    """The code of who brought a customer, and the day, ISO text."""

    code: str
    day: str


class Batch(NamedTuple):
    """One import, as it is remembered.

    Attributes:
        at: the moment, UTC, ISO text.
        file: name of the sheet.
        about: what was understood.
    """

    at: str
    file: str
    about: Mapping[str, Any]


def known_people(db: sqlite3.Connection) -> Iterator[KnownPerson]:
    """Everybody in the file, archived ones too; merged records come last."""
    rows = db.execute(
        "SELECT ifnull(merged_into, id), code, name, phone_key, email_key, "
        "merged_into IS NOT NULL FROM customer ORDER BY merged_into IS NOT NULL, id"
    )
    return map(KnownPerson._make, rows)


def has_identities(db: sqlite3.Connection) -> bool:
    """Whether anything was ever imported."""
    row = db.execute("SELECT 1 FROM purchase WHERE identity IS NOT NULL LIMIT 1").fetchone()
    return row is not None


def sources(db: sqlite3.Connection) -> set[str]:
    """Where the receipts in the file came from."""
    return {source for (source,) in db.execute("SELECT DISTINCT source FROM purchase")}


def recorded(db: sqlite3.Connection, identities: Sequence[str]) -> Iterator[Recorded]:
    """Those of these rows of a sheet that are in the file already."""
    for chunk in _chunks(identities):
        marks = ", ".join("?" * len(chunk))
        yield from map(
            Recorded._make,
            db.execute(
                "SELECT identity, id, ordered_on, amount, void FROM purchase "
                f"WHERE identity IN ({marks})",
                chunk,
            ),
        )


def hand_typed(db: sqlite3.Connection, first: str, last: str) -> Iterator[HandTyped]:
    """Sales and refunds typed by hand, with a customer or a receipt number, between two days."""
    rows = db.execute(
        "SELECT id, customer_id, receipt, kind, ordered_on, amount FROM purchase "
        "WHERE ordered_on BETWEEN ? AND ? AND void = 0 "
        "AND (identity IS NULL OR identity GLOB 'shoptui *') "
        "AND (customer_id IS NOT NULL OR receipt <> '') ORDER BY id",
        (first, last),
    )
    return map(HandTyped._make, rows)


def open_sales_of(db: sqlite3.Connection, customer_ids: Sequence[int]) -> list[OpenSale]:
    """The sales to these customers that may still be refunded, oldest first."""
    return _open_sales(db, "customer_id", customer_ids)


def open_sales(db: sqlite3.Connection, sale_ids: Sequence[int]) -> list[OpenSale]:
    """Those of these sales that may still be refunded, oldest first."""
    return _open_sales(db, "id", sale_ids)


def _open_sales(db: sqlite3.Connection, by: str, values: Sequence[int]) -> list[OpenSale]:
    sales = [
        OpenSale(sale_id, customer_id, day, receipt, left, {})
        for chunk in _chunks(values)
        for sale_id, customer_id, day, receipt, left in db.execute(
            "SELECT id, customer_id, ordered_on, receipt, amount - ifnull((SELECT sum(back.amount) "
            "FROM purchase AS back WHERE back.sale_id = sale.id AND back.void = 0), 0) "
            f"FROM purchase AS sale WHERE {by} IN ({', '.join('?' * len(chunk))}) "
            "AND kind = 'sale' AND void = 0 ORDER BY ordered_on, id",
            chunk,
        )
    ]
    by_id = {sale.id: sale.lines for sale in sales}
    for sale_id, product, quantity in _lines_left(db, list(by_id)):
        by_id[sale_id][product] = by_id[sale_id].get(product, 0) + quantity
    return sales


def _lines_left(db: sqlite3.Connection, sale_ids: Sequence[int]) -> Iterator[tuple[int, str, int]]:
    for chunk in _chunks(sale_ids):
        marks = ", ".join("?" * len(chunk))
        yield from db.execute(
            "SELECT ifnull(sale_id, purchase.id), product.name, "
            "CASE kind WHEN 'sale' THEN quantity ELSE -quantity END "
            "FROM purchase JOIN purchase_line AS line ON line.purchase_id = purchase.id "
            "JOIN product ON product.id = product_id "
            f"WHERE void = 0 AND (purchase.id IN ({marks}) OR sale_id IN ({marks}))",
            (*chunk, *chunk),
        )


def product_ids(db: sqlite3.Connection, wanted: Mapping[str, str]) -> dict[str, int]:
    """The ids of these products, made where they are new: name → product group in."""
    known: dict[str, int] = dict(db.execute("SELECT name, id FROM product"))
    groups = {name: products.group_id(db, name) for name in set(wanted.values())}
    new = [(name, groups[group]) for name, group in wanted.items() if name not in known]
    db.executemany("INSERT INTO product (name, group_id) VALUES (?, ?)", new)
    return dict(db.execute("SELECT name, id FROM product")) if new else known


def friends_named(db: sqlite3.Connection) -> set[int]:
    """Customers of whom it is known who brought them."""
    rows = db.execute("SELECT friend_id FROM referral WHERE friend_id IS NOT NULL")
    return {friend for (friend,) in rows}


def brought_by(db: sqlite3.Connection) -> dict[int, BroughtBy]:
    """Friend → who first named the friend, where the friend is a customer."""
    rows = db.execute(
        "SELECT friend_id, code, day FROM referral JOIN customer ON customer.id = referrer_id "
        "WHERE friend_id IS NOT NULL ORDER BY referral.id DESC"
    )
    return {friend: BroughtBy(code, day) for friend, code, day in rows}


def adopt(db: sqlite3.Connection, sales: Iterable[tuple[str, str, str, int]]) -> None:
    """Gives sales typed by hand the identity, receipt and source of the row they are."""
    db.executemany("UPDATE purchase SET identity = ?, receipt = ?, source = ? WHERE id = ?", sales)


def cancel(db: sqlite3.Connection, purchase_id: int) -> None:
    """Strikes a sale out together with its refunds, or a refund alone."""
    db.execute(
        "UPDATE purchase SET void = 1 WHERE id = :cancelled OR sale_id = :cancelled",
        {"cancelled": purchase_id},
    )
    (sale_id,) = db.execute(
        "SELECT ifnull(sale_id, id) FROM purchase WHERE id = ?", (purchase_id,)
    ).fetchone()
    purchases.settle(db, sale_id)


def add_batch(db: sqlite3.Connection, batch: Batch) -> int:
    """Records that there was an import, and returns its id."""
    about = json.dumps(batch.about, ensure_ascii=False)
    cursor = db.execute(
        "INSERT INTO import_batch (at, file, mapping) VALUES (?, ?, ?)",
        (batch.at, batch.file, about),
    )
    return int(cursor.lastrowid or 0)


def remembered_mapping(db: sqlite3.Connection, signature: str) -> dict[str, str]:
    """What the owner mapped by hand the last time a sheet with these headers came."""
    row = db.execute(
        "SELECT json_extract(mapping, '$.hand') FROM import_batch "
        "WHERE json_valid(mapping) AND json_extract(mapping, '$.signature') = ? "
        "ORDER BY id DESC LIMIT 1",
        (signature,),
    ).fetchone()
    return {str(field): str(column) for field, column in json.loads(row[0]).items()} if row else {}


def is_small(db: sqlite3.Connection, rows: int) -> bool:
    """Whether the file holds fewer purchases than are to come, so that indexes are best rebuilt."""
    return bulk.next_id(db, "purchase") <= rows


def _chunks(values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    for start in range(0, len(values), IN_ONE_QUERY):
        yield tuple(values[start : start + IN_ONE_QUERY])
