"""Products and their groups in the file."""

import sqlite3
from typing import NamedTuple

from shoptui.domain.errors import Conflict, NotFound
from shoptui.domain.language import _
from shoptui.domain.purchases import Product

_SELECT = (
    "SELECT product.id, product.name, ifnull(product_group.name, ''), product.price FROM product "
    "LEFT JOIN product_group ON product_group.id = product.group_id"
)


def all_of(db: sqlite3.Connection) -> list[Product]:
    """Every product, by name."""
    return [_product(row) for row in db.execute(f"{_SELECT} ORDER BY product.name")]


class Sold(NamedTuple):
    """A product and what was sold of it; void receipts and refunds left out, minor units."""

    id: int
    name: str
    group: str
    price: int | None
    lines: int
    amount: int


def sold(db: sqlite3.Connection) -> list[Sold]:
    """Every product with its sales, by name."""
    rows = db.execute(
        "SELECT product.id, product.name, ifnull(product_group.name, ''), product.price, "
        "count(purchase.id), "
        "coalesce(sum(CASE WHEN purchase.id IS NOT NULL THEN line.amount END), 0) FROM product "
        "LEFT JOIN product_group ON product_group.id = product.group_id "
        "LEFT JOIN purchase_line AS line ON line.product_id = product.id "
        "LEFT JOIN purchase ON purchase.id = line.purchase_id AND kind = 'sale' AND void = 0 "
        "GROUP BY product.id ORDER BY product.name"
    )
    return [Sold(*row) for row in rows]


def get(db: sqlite3.Connection, product_id: int) -> Product:
    """One product.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(f"{_SELECT} WHERE product.id = ?", (product_id,)).fetchone()
    if row is None:
        raise NotFound(_("This product is not in the shop any more."))
    return _product(row)


def named(db: sqlite3.Connection, name: str, group: str = "") -> int:
    """The id of the product of this name, which is made (in this group) where there is none."""
    row = db.execute("SELECT id FROM product WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else insert(db, Product(name=name, group=group))


def insert(db: sqlite3.Connection, product: Product) -> int:
    """Adds a product, and its group where that is new.

    Raises:
        Conflict: there is a product of that name.
    """
    try:
        cursor = db.execute(
            "INSERT INTO product (name, group_id, price) VALUES (?, ?, ?)",
            (product.name, group_id(db, product.group), product.price),
        )
    except sqlite3.IntegrityError as error:
        raise _name_taken(product) from error
    return int(cursor.lastrowid or 0)


def update(db: sqlite3.Connection, product: Product) -> None:
    """Replaces a product's name, group and price.

    Raises:
        Conflict: another product has the name.
    """
    try:
        db.execute(
            "UPDATE product SET name = ?, group_id = ?, price = ? WHERE id = ?",
            (product.name, group_id(db, product.group), product.price, product.id),
        )
    except sqlite3.IntegrityError as error:
        raise _name_taken(product) from error


def merge(db: sqlite3.Connection, kept_id: int, gone_id: int) -> None:
    """Gives every line and contact of one product to another, and takes the first away."""
    for table in ("purchase_line", "contact"):
        db.execute(
            f"UPDATE {table} SET product_id = ? WHERE product_id = ?",
            (kept_id, gone_id),
        )
    db.execute("DELETE FROM product WHERE id = ?", (gone_id,))


def group_id(db: sqlite3.Connection, name: str) -> int | None:
    """The id of a product group, made where it is new; None for no name."""
    if not name:
        return None
    db.execute("INSERT INTO product_group (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
    row = db.execute("SELECT id FROM product_group WHERE name = ?", (name,)).fetchone()
    return int(row[0])


def groups(db: sqlite3.Connection) -> list[str]:
    """The names of the product groups."""
    return [name for (name,) in db.execute("SELECT name FROM product_group ORDER BY name")]


def rename_group(db: sqlite3.Connection, old: str, new: str) -> None:
    """Renames a product group; one that takes the name of another is merged into it."""
    db.execute(
        "UPDATE product SET group_id = ? WHERE group_id = ?", (group_id(db, new), group_id(db, old))
    )
    db.execute("DELETE FROM product_group WHERE name = ?", (old,))


def _product(row: tuple[int, str, str, int | None]) -> Product:
    return Product(id=row[0], name=row[1], group=row[2], price=row[3])


def _name_taken(product: Product) -> Conflict:
    return Conflict(
        _("There is a product {name} already. Merge the two, or take another name.").format(
            name=product.name
        )
    )
