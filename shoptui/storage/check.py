"""What can be wrong inside a shop file: each question is one query that should find nothing."""

import sqlite3
from collections import Counter
from typing import NamedTuple

from shoptui.domain.customers import Customer
from shoptui.storage import blocks, customers, search

_MOST_LINES = 10  # of what SQLite says about a damaged file


class Dangling(NamedTuple):
    """Entries that refer to something that is not there.

    Attributes:
        table: where the entries are.
        to: what they refer to.
        entries: how many there are.
    """

    table: str
    to: str
    entries: int


class Odd(NamedTuple):
    """A sale or refund that does not fit the others.

    Attributes:
        id: its number.
        day: ISO text.
        amount: minor units.
        other: what it is held against: an amount, a day, or nothing.
    """

    id: int
    day: str
    amount: int
    other: int | str | None


class Figures(NamedTuple):
    """How much there is; void sales and refunds are left out, the net is in minor units."""

    customers: int
    sales: int
    refunds: int
    net: int
    operations: int


def damage(db: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the pages of the file, in its own words."""
    try:
        said = [row[0] for row in db.execute(f"PRAGMA integrity_check({_MOST_LINES})")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if said == ["ok"] else said


def dangling(db: sqlite3.Connection) -> list[Dangling]:
    """References that lead nowhere, by table."""
    found = Counter((row[0], row[2]) for row in db.execute("PRAGMA foreign_key_check"))
    return [Dangling(table, to, count) for (table, to), count in sorted(found.items())]


def over_refunded(db: sqlite3.Connection) -> list[Odd]:
    """Sales of which more was given back than was paid; `other` is what was given back."""
    return _odd(
        db,
        "SELECT sale.id, sale.ordered_on, sale.amount, sum(back.amount) "
        "FROM purchase AS sale JOIN purchase AS back ON back.sale_id = sale.id AND back.void = 0 "
        "WHERE sale.void = 0 GROUP BY sale.id HAVING sum(back.amount) > sale.amount",
    )


def misplaced_refunds(db: sqlite3.Connection) -> list[Odd]:
    """Refunds of what is no sale, of a void one, or of another customer's; `other` is its day."""
    return _odd(
        db,
        "SELECT back.id, back.ordered_on, back.amount, sale.ordered_on "
        "FROM purchase AS back JOIN purchase AS sale ON sale.id = back.sale_id "
        "WHERE sale.kind <> 'sale' OR sale.void > back.void "
        "OR sale.customer_id IS NOT back.customer_id",
    )


def misdated(db: sqlite3.Connection) -> list[Odd]:
    """Sales and refunds whose money counts on another day than `purchases.settle` gives them."""
    return _odd(
        db,
        "SELECT it.id, it.ordered_on, it.amount, it.counted_on FROM purchase AS it "
        "LEFT JOIN purchase AS sale ON sale.id = it.sale_id "
        "WHERE it.counted_on <> ifnull(sale.ordered_on, it.ordered_on)",
    )


def misjudged(db: sqlite3.Connection) -> list[Odd]:
    """Sales said to be wholly refunded on another day than `purchases.settle` finds."""
    return _odd(
        db,
        "WITH back AS (SELECT sale_id, ordered_on, sum(amount) OVER "
        "  (PARTITION BY sale_id ORDER BY ordered_on, id) AS total "
        "  FROM purchase WHERE sale_id IS NOT NULL AND void = 0) "
        "SELECT sale.id, sale.ordered_on, sale.amount, sale.wholly_refunded_on "
        "FROM purchase AS sale WHERE sale.wholly_refunded_on IS NOT CASE kind WHEN 'sale' THEN "
        "  (SELECT min(back.ordered_on) FROM back "
        "   WHERE back.sale_id = sale.id AND back.total >= sale.amount) END",
    )


def reused_numbers(db: sqlite3.Connection) -> list[str]:
    """Tables that could give a number a second time."""
    counters = dict(db.execute("SELECT name, seq FROM sqlite_sequence"))
    return [
        table
        for (table,) in db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        ).fetchall()
        if db.execute(f"SELECT ifnull(max(id), 0) FROM {table}").fetchone()[0]
        > counters.get(table, 0)
    ]


def unreadable_steps(db: sqlite3.Connection) -> int:
    """How many changes could not be taken back, since what was before cannot be read."""
    (count,) = db.execute(
        "SELECT count(*) FROM journal "
        "WHERE (before IS NOT NULL AND NOT blanked AND NOT json_valid(before)) "
        "OR table_name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')"
    ).fetchone()
    return int(count) + blocks.unreadable(db)


def unsearchable(db: sqlite3.Connection) -> list[str]:
    """Codes of the customers who are not found by what their record says."""
    query = "SELECT id, phone_key, email_key, search_key FROM customer ORDER BY id"
    keys = {row[0]: row[1:] for row in db.execute(query)}
    return [customer.code for customer in customers.all_of(db) if not _fits(customer, keys)]


def is_search_broken(db: sqlite3.Connection) -> bool:
    """Whether a search index does not hold what the customers' records say.

    Args:
        db: a connection to a copy; asking counts as writing.
    """
    return not all(_is_index_whole(db, index) for index in search.INDEXES)


def figures(db: sqlite3.Connection) -> Figures:
    """How much there is in the file."""
    counts = db.execute(
        "SELECT (SELECT count(*) FROM customer), ifnull(sum(kind = 'sale'), 0), "
        "ifnull(sum(kind = 'refund'), 0), "
        "ifnull(sum(CASE kind WHEN 'sale' THEN amount ELSE -amount END), 0), "
        "(SELECT count(*) FROM operation) FROM purchase WHERE void = 0"
    ).fetchone()
    return Figures._make(counts)


def _odd(db: sqlite3.Connection, query: str) -> list[Odd]:
    return [Odd._make(row) for row in db.execute(query)]


def _fits(customer: Customer, keys: dict[int, tuple[str, str, str]]) -> bool:
    phone, email, found_by = keys[customer.id]
    derived = customers.search_key(customer, customer.code, phone)
    return found_by == derived and email == customers.email_key(customer.email)


def _is_index_whole(db: sqlite3.Connection, index: str) -> bool:
    try:
        db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True
