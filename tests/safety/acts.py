"""What an owner does while things go wrong: each act leaves a mark by which it can be counted."""

import sqlite3
from collections.abc import Callable
from datetime import date

from shoptui.domain.purchases import Line
from shoptui.services import sales
from shoptui.services.desk import Desk
from shoptui.services.importing import apply, plan_import
from tests.builders import add, sell

DAY = date(2026, 6, 3)
ROWS_OF_AN_IMPORT = 5

Act = Callable[[Desk, int], None]


def record_sale(desk: Desk, mark: int) -> None:
    """A sale with a product that may be new."""
    sell(desk, None, DAY, 1000, Line(product=f"Tea {mark}", quantity=1000, amount=1000))


def record_customer(desk: Desk, mark: int) -> None:
    """A new customer, who has to be findable."""
    add(desk, f"Khách {mark}", phone="0901 234 567")


def give_back(desk: Desk, mark: int) -> None:
    """A sale and its refund: two operations, of which the second leaves the mark."""
    with desk.file.read() as db:
        (sale,) = db.execute("SELECT max(id) FROM purchase WHERE kind = 'sale'").fetchone()
    sales.refund(desk, sale, 1, DAY, note=f"back {mark}")


def import_sheet(desk: Desk, mark: int) -> None:
    """Five sales to five new customers in one sheet."""
    path = desk.file.path.parents[1] / f"import-{mark}.csv"
    rows = (f"{DAY},R{mark}-{n},Nhập {mark}-{n},500" for n in range(ROWS_OF_AN_IMPORT))
    path.write_text("\n".join(("Date,Receipt,Customer,Amount", *rows)), encoding="utf-8")
    apply(desk, plan_import(desk, path))
    path.unlink()


ACTS: dict[str, Act] = {
    "sale": record_sale,
    "customer": record_customer,
    "refund": give_back,
    "import": import_sheet,
}

# How often the mark of an act stands in the file, and how often it must: once if it was saved.
_FOUND = {
    "sale": (
        "SELECT count(*) FROM purchase_line JOIN product ON product.id = product_id "
        "WHERE name = 'Tea {mark}'",
        1,
    ),
    "customer": ("SELECT count(*) FROM customer WHERE name = 'Khách {mark}'", 1),
    "refund": ("SELECT count(*) FROM purchase WHERE note = 'back {mark}'", 1),
    "import": (
        "SELECT count(*) FROM purchase JOIN customer ON customer.id = customer_id "
        "WHERE receipt LIKE 'R{mark}-%'",
        ROWS_OF_AN_IMPORT,
    ),
}


def times_found(db: sqlite3.Connection, act: str, mark: int) -> float:
    """How often an act is in the file: 0 or 1; a part of 1 is half a record, 2 a double."""
    query, whole = _FOUND[act]
    return float(db.execute(query.format(mark=mark)).fetchone()[0] / whole)


def is_sound(db: sqlite3.Connection) -> bool:
    """Whether nothing is damaged and no reference leads nowhere."""
    whole = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return whole and not db.execute("PRAGMA foreign_key_check").fetchall()
