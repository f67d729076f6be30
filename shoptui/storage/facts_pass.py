"""What all customers did up to a day, added up in columns: the fast way to the facts of everybody.

What sales make is added up in one pass over an index, in parts that can be read side by side; the
few that were refunded, and the refunds, come after. A sale's money counts on its own day.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from shoptui.domain.dates import Window
from shoptui.domain.facts import Customers
from shoptui.domain.texts import Texts
from shoptui.storage.in_columns import columns, figure_columns, figures
from shoptui.storage.ordinals import Ordinals
from shoptui.storage.side_by_side import Aside, Question, Told, answers

_PARTS = 4  # more than there are readers, since some customers buy more than others

_LATER = "SELECT EXISTS (SELECT 1 FROM purchase WHERE ordered_on > :as_of)"
_LAST_ID = "SELECT ifnull(max(customer_id), 0) FROM purchase"

# Held against each row only where something is recorded after the day.
_KNOWN = "AND counted_on <= :as_of AND ordered_on <= :as_of"
_NOT_REFUNDED = {True: "wholly_refunded_on IS NULL"}
_NOT_REFUNDED[False] = f"({_NOT_REFUNDED[True]} OR wholly_refunded_on > :as_of)"

_SALES = """
SELECT customer_id, min(counted_on), max(counted_on), {orders}, sum(amount),
    {orders} FILTER (WHERE counted_on >= :start),
    ifnull(sum(amount) FILTER (WHERE counted_on >= :start), 0)
FROM purchase INDEXED BY purchase_facts
WHERE customer_id BETWEEN :low AND :high
    AND kind = 'sale' AND void = 0 AND {not_refunded} {known}
GROUP BY customer_id
"""
_RECEIPTS, _VISITS = "count(*)", "count(DISTINCT counted_on)"

# A sale wholly refunded is no order, yet its money came in before it went back.
_REFUNDED = """
SELECT customer_id, sum(signed), sum(iif(counted_on >= :start, signed, 0)) FROM (
    SELECT customer_id, counted_on, iif(kind = 'sale', amount, -amount) AS signed
    FROM purchase INDEXED BY purchase_facts
    WHERE customer_id IS NOT NULL AND void = 0
        AND (kind = 'refund' OR wholly_refunded_on IS NOT NULL)
        AND (kind = 'refund' OR NOT {not_refunded}) {known})
GROUP BY customer_id
"""

# In the order of the table, which is that of the ids. Most are known by the day, if not all.
_CUSTOMERS = """
SELECT group_concat(id), group_concat(id) FILTER (WHERE ifnull(known_since, created_on) > :as_of),
    group_concat(code, ''), group_concat(length(code)),
    group_concat(name, ''), group_concat(length(name))
FROM customer NOT INDEXED WHERE archived_on IS NULL OR archived_on > :as_of
"""
_WORDS = (
    "SELECT code, name FROM customer WHERE archived_on IS NULL OR archived_on > :as_of ORDER BY id"
)

_Column = Sequence[int]
_Values = dict[str, str | int]


def everybodys_facts(
    db: sqlite3.Connection,
    as_of: date,
    window: Window,
    day_is_one_visit: bool = False,
    aside: Aside | None = None,
    told: Told | None = None,
) -> Customers:
    """The facts of everybody as of a day, by id.

    Args:
        db: an open connection.
        as_of: the last day that counts.
        window: the days that `orders`, `net` and `last_in_window` look back on.
        day_is_one_visit: several receipts of one day count as one order.
        aside: opens a second connection to the same file, which reads beside the first.
        told: is told how far it is.
    """
    start = window.start(as_of)
    by: _Values = {"as_of": as_of.isoformat(), "start": start.isoformat() if start else ""}
    (later,) = db.execute(_LATER, by).fetchone()
    conditions = {"known": _KNOWN if later else "", "not_refunded": _NOT_REFUNDED[not later]}
    sales = _SALES.format(orders=_VISITS if day_is_one_visit else _RECEIPTS, **conditions)
    questions: list[Question[Sequence[Any]]] = [
        *(partial(_sold, query=sales, by=by | part) for part in _parts(db)),
        partial(figure_columns, query=_REFUNDED.format(**conditions), by=by, count=3),
        partial(_people, by=by),
    ]
    *sold, refunded, people = answers(db, questions, aside, told)
    return _joined(people, sold, refunded, start.toordinal() if start else 1)


def _parts(db: sqlite3.Connection) -> list[_Values]:
    (last,) = db.execute(_LAST_ID).fetchone()
    step = last // _PARTS + 1
    return [{"low": at * step + 1, "high": (at + 1) * step} for at in range(_PARTS)]


def _sold(db: sqlite3.Connection, query: str, by: _Values) -> list[_Column]:
    who, first, last, *rest = columns(db, query, by, 7)
    day = Ordinals()
    return [figures(who), day.column(first), day.column(last), *map(figures, rest)]


def _people(db: sqlite3.Connection, by: _Values) -> tuple[list[int], Texts, Texts, list[int]]:
    """The ids, codes and names of everybody, and the ids of those not known by the day."""
    row = (text or "" for text in db.execute(_CUSTOMERS, by).fetchone())
    who, unknown, codes, code_lengths, names, name_lengths = row
    try:
        code = Texts.cut(codes, figures(code_lengths))
        name = Texts.cut(names, figures(name_lengths))
    except ValueError:  # another program wrote a text that SQLite measures otherwise
        code, name = map(Texts.of, zip(*db.execute(_WORDS, by), strict=True))
    return figures(who), code, name, figures(unknown)


def _joined(
    people: Sequence[Any],
    sold: Iterable[Sequence[_Column]],
    refunded: Sequence[_Column],
    since: int,
) -> Customers:
    """Figures of those who bought in their places among everybody, zeros for the others."""
    who, code, name, unknown = people
    place, nobody = {each: at for at, each in enumerate(who)}.get, len(who)
    first, last, ever, net_ever, orders, net = (_zeros(nobody + 1) for _column in range(6))
    for ids, *found in sold:
        places = [place(each, nobody) for each in ids]
        for column, values in zip((first, last, ever, net_ever, orders, net), found, strict=True):
            for at, value in zip(places, values, strict=True):
                column[at] = value
    for each, more_ever, more in zip(*refunded, strict=True):
        at = place(each, nobody)
        net_ever[at] += more_ever
        net[at] += more
    last_in = array("q", [day if day >= since else 0 for day in last])
    found_columns = (first, last, ever, net_ever, last_in, orders, net)
    for column in found_columns:
        column.pop()  # what those put away bought
    everybody = Customers(array("q", who), code, name, *found_columns)
    return _without(everybody, unknown) if unknown else everybody


def _zeros(size: int) -> "array[int]":
    return array("q", bytes(8 * size))


def _without(everybody: Customers, unknown: Sequence[int]) -> Customers:
    """Without those who were not known by the day; whoever has bought was."""
    strangers = {*unknown}
    return Customers.of(
        each for each in everybody if each.orders_ever or each.customer_id not in strangers
    )
