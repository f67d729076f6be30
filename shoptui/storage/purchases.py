"""Sales and refunds in the file."""

import sqlite3
from datetime import date
from typing import Any

from shoptui.domain.errors import NotFound
from shoptui.domain.language import _
from shoptui.domain.purchases import Fulfilment, Line, Purchase, PurchaseKind
from shoptui.storage import products, same_person
from shoptui.storage.columns import to_day, to_text

_FIELDS = (
    "customer_id, kind, ordered_on, amount, discount, sale_id, receipt, source, void, channel, "
    "invoiced_on, due_on, paid_on, papers_on, fulfilment, note"
)
_MARKS = ", ".join("?" * 16)
# A refund counts on the day of its sale.
_COUNTED_ON = "ifnull((SELECT ordered_on FROM purchase AS sale WHERE sale.id = ?), ?)"
# Inside a write the newest operation is the one that is being recorded.
_THIS_OPERATION = "(SELECT max(id) FROM operation)"


def insert(db: sqlite3.Connection, purchase: Purchase) -> int:
    """Adds a sale or refund with its lines, and returns its id."""
    cursor = db.execute(
        f"INSERT INTO purchase ({_FIELDS}, counted_on, operation_id) "
        f"VALUES ({_MARKS}, {_COUNTED_ON}, {_THIS_OPERATION})",
        (*_row(db, purchase), purchase.sale_id, to_text(purchase.ordered_on)),
    )
    purchase_id = int(cursor.lastrowid or 0)
    _insert_lines(db, purchase_id, purchase.lines)
    if purchase.sale_id:
        settle(db, purchase.sale_id)
    return purchase_id


def update(db: sqlite3.Connection, purchase: Purchase) -> None:
    """Replaces a sale or refund and its lines."""
    before = get(db, purchase.id)
    db.execute(
        f"UPDATE purchase SET ({_FIELDS}, counted_on) = ({_MARKS}, {_COUNTED_ON}) WHERE id = ?",
        (*_row(db, purchase), purchase.sale_id, to_text(purchase.ordered_on), purchase.id),
    )
    if purchase.lines != before.lines:
        db.execute("DELETE FROM purchase_line WHERE purchase_id = ?", (purchase.id,))
        _insert_lines(db, purchase.id, purchase.lines)
    for sale_id in {before.sale_id or purchase.id, purchase.sale_id or purchase.id}:
        settle(db, sale_id)


def set_void(db: sqlite3.Connection, purchase: Purchase, void: bool) -> None:
    """Strikes a sale or refund out, or brings it back."""
    db.execute("UPDATE purchase SET void = ? WHERE id = ?", (int(void), purchase.id))
    settle(db, purchase.sale_id or purchase.id)


def get(db: sqlite3.Connection, purchase_id: int) -> Purchase:
    """One sale or refund with its lines.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(f"SELECT id, {_FIELDS} FROM purchase WHERE id = ?", (purchase_id,)).fetchone()
    if row is None:
        raise NotFound(_("This sale is not in the shop any more."))
    return _purchase(row, _lines(db, purchase_id))


def refunded(db: sqlite3.Connection, sale_id: int, except_id: int = 0) -> int:
    """What was given back on a sale so far, minor units; one refund may be left out."""
    (total,) = db.execute(
        "SELECT coalesce(sum(amount), 0) FROM purchase WHERE sale_id = ? AND void = 0 AND id <> ?",
        (sale_id, except_id),
    ).fetchone()
    return int(total)


def settle(db: sqlite3.Connection, sale_id: int) -> None:
    """Brings what follows from a sale's refunds up to date: see `counted_on` in the schema.

    A refund is its sale's customer's: whoever the sale is given to takes the refunds along.
    """
    db.execute(
        "UPDATE purchase SET (counted_on, customer_id) = "
        "(SELECT ordered_on, customer_id FROM purchase WHERE id = :sale) WHERE sale_id = :sale",
        {"sale": sale_id},
    )
    db.execute(
        "UPDATE purchase SET wholly_refunded_on = ("
        "  SELECT min(day) FROM ("
        "    SELECT ordered_on AS day, sum(amount) OVER (ORDER BY ordered_on, id) AS back"
        "    FROM purchase WHERE sale_id = :sale AND void = 0)"
        "  WHERE back >= (SELECT amount FROM purchase WHERE id = :sale)) "
        "WHERE id = :sale AND kind = 'sale'",
        {"sale": sale_id},
    )


def resettle(db: sqlite3.Connection, sale_id: int) -> None:
    """The same after a sale or refund itself was set back to what it was."""
    db.execute(
        "UPDATE purchase SET counted_on = ordered_on WHERE id = ? AND sale_id IS NULL", (sale_id,)
    )
    settle(db, sale_id)


def covers_refunds(db: sqlite3.Connection, sale_id: int) -> bool:
    """Whether no more was given back on a sale than was paid, and nothing on a void one."""
    row = db.execute(
        "SELECT 1 FROM purchase WHERE id = ? AND iif(void, 0, amount) < "
        "(SELECT sum(amount) FROM purchase AS back "
        "WHERE back.sale_id = purchase.id AND back.void = 0)",
        (sale_id,),
    ).fetchone()
    return row is None


def recorded_since(
    db: sqlite3.Connection, customer_id: int | None, amount: int, moment: str
) -> bool:
    """Whether a sale of this amount to this customer was recorded at or after a UTC moment."""
    row = db.execute(
        "SELECT 1 FROM operation JOIN purchase ON purchase.operation_id = operation.id "
        "WHERE operation.at >= ? AND customer_id IS ? AND amount = ? AND kind = 'sale' "
        "AND void = 0 LIMIT 1",
        (moment, customer_id, amount),
    ).fetchone()
    return row is not None


def last_day(db: sqlite3.Connection) -> date | None:
    """The day of the newest sale or refund."""
    return to_day(db.execute("SELECT max(ordered_on) FROM purchase").fetchone()[0])


def channels(db: sqlite3.Connection) -> list[str]:
    """The channels sales were ordered by, the most used first."""
    rows = db.execute(
        "SELECT channel FROM purchase WHERE channel <> '' "
        "GROUP BY channel ORDER BY count(*) DESC, channel LIMIT 50"
    )
    return [channel for (channel,) in rows]


def _insert_lines(db: sqlite3.Connection, purchase_id: int, lines: tuple[Line, ...]) -> None:
    for line in lines:
        db.execute(
            "INSERT INTO purchase_line (purchase_id, product_id, quantity, price, amount) "
            "VALUES (?, ?, ?, ?, ?)",
            (
                purchase_id,
                products.named(db, line.product, line.group),
                line.quantity,
                line.price,
                line.amount,
            ),
        )


def _lines(db: sqlite3.Connection, purchase_id: int) -> tuple[Line, ...]:
    rows = db.execute(
        "SELECT product.name, ifnull(product_group.name, ''), quantity, line.price, amount "
        "FROM purchase_line AS line JOIN product ON product.id = product_id "
        "LEFT JOIN product_group ON product_group.id = group_id "
        "WHERE purchase_id = ? ORDER BY line.id",
        (purchase_id,),
    )
    return tuple(
        Line(product=name, group=group, quantity=quantity, price=price, amount=amount)
        for name, group, quantity, price, amount in rows
    )


def _row(db: sqlite3.Connection, purchase: Purchase) -> tuple[object, ...]:
    return (
        purchase.customer_id and same_person.kept_id(db, purchase.customer_id),
        purchase.kind.value,
        to_text(purchase.ordered_on),
        purchase.amount,
        purchase.discount,
        purchase.sale_id,
        purchase.receipt,
        purchase.source,
        int(purchase.void),
        purchase.channel,
        to_text(purchase.invoiced_on),
        to_text(purchase.due_on),
        to_text(purchase.paid_on),
        to_text(purchase.papers_on),
        purchase.fulfilment.value,
        purchase.note,
    )


def _purchase(row: tuple[Any, ...], lines: tuple[Line, ...]) -> Purchase:
    return Purchase(
        id=row[0],
        customer_id=row[1],
        kind=PurchaseKind(row[2]),
        ordered_on=date.fromisoformat(row[3]),
        amount=row[4],
        discount=row[5],
        sale_id=row[6],
        receipt=row[7],
        source=row[8],
        void=bool(row[9]),
        channel=row[10],
        invoiced_on=to_day(row[11]),
        due_on=to_day(row[12]),
        paid_on=to_day(row[13]),
        papers_on=to_day(row[14]),
        fulfilment=Fulfilment(row[15]),
        note=row[16],
        lines=lines,
    )
