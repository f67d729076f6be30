"""Customers in the file."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from shoptui.domain.customers import Consent, Customer, Gender, Party
from shoptui.domain.dates import Birthday
from shoptui.domain.errors import Conflict, NotFound
from shoptui.domain.language import _
from shoptui.domain.text import fold
from shoptui.storage import search
from shoptui.storage.columns import to_day, to_text
from shoptui.storage.many_rows import insert_rows, marks

_FIELDS = (
    "code, name, phone, email, birthday, gender, address, area, party, channel, consent, "
    "consent_on, interests, note, known_since, created_on, archived_on"
)
_KEYS = "phone_key, email_key, search_key"
_INSERT = f"INSERT INTO customer ({_FIELDS}, {_KEYS}) VALUES ({', '.join('?' * 20)})"
_UPDATE = "UPDATE customer SET ({}) = ({}) WHERE id = ?".format(
    f"{_FIELDS}, {_KEYS}", ", ".join("?" * 20)
)


class Card(NamedTuple):
    """The few fields by which people recognise a customer."""

    id: int
    code: str
    name: str
    phone: str


def insert(db: sqlite3.Connection, customer: Customer, phone_key: str) -> int:
    """Adds a customer; an empty code takes the next free one.

    Args:
        db: a connection within a write.
        customer: what to record; `created_on` must be known.
        phone_key: the phone in the one form in which phones are compared, "" for none.

    Returns:
        The new id.

    Raises:
        Conflict: another customer has the code.
    """
    code = customer.code or next_code(db)
    try:
        cursor = db.execute(_INSERT, _row(customer, code, phone_key))
    except sqlite3.IntegrityError as error:
        raise _code_taken(code, error) from error
    customer_id = int(cursor.lastrowid or 0)
    search.add_since(db, customer_id - 1)
    return customer_id


def insert_many(db: sqlite3.Connection, customers: Iterable[tuple[Customer, str]]) -> None:
    """Adds many customers, each with its phone key; their codes must be filled in and free."""
    last_id = _last_id(db)
    rows = (_row(customer, customer.code, key) for customer, key in customers)
    insert_rows(db, f"customer ({_FIELDS}, {_KEYS})", marks(20), rows)
    search.add_since(db, last_id)


def update(db: sqlite3.Connection, customer: Customer, phone_key: str) -> None:
    """Replaces all fields of a customer.

    Raises:
        Conflict: another customer has the code.
    """
    (old_key,) = db.execute(
        "SELECT search_key FROM customer WHERE id = ?", (customer.id,)
    ).fetchone()
    try:
        db.execute(_UPDATE, (*_row(customer, customer.code, phone_key), customer.id))
    except sqlite3.IntegrityError as error:
        raise _code_taken(customer.code, error) from error
    search.replace(db, customer.id, old_key, search_key(customer, customer.code, phone_key))


def renew_search_key(db: sqlite3.Connection, customer_id: int) -> None:
    """Makes a customer findable by what is recorded now."""
    customer = get(db, customer_id)
    old_key, phone_key = db.execute(
        "SELECT search_key, phone_key FROM customer WHERE id = ?", (customer_id,)
    ).fetchone()
    new_key = search_key(customer, customer.code, phone_key)
    if new_key != old_key:
        db.execute("UPDATE customer SET search_key = ? WHERE id = ?", (new_key, customer_id))
        search.replace(db, customer_id, old_key, new_key)


def get(db: sqlite3.Connection, customer_id: int) -> Customer:
    """One customer.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(f"SELECT id, {_FIELDS} FROM customer WHERE id = ?", (customer_id,)).fetchone()
    if row is None:
        raise NotFound(_("This customer is not in the shop any more."))
    return _customer(row)


def name_of(db: sqlite3.Connection, customer_id: int) -> str:
    """The name of a customer, "" where there is none of that id."""
    row = db.execute("SELECT name FROM customer WHERE id = ?", (customer_id,)).fetchone()
    return str(row[0]) if row else ""


def by_code(db: sqlite3.Connection, code: str) -> Customer | None:
    """The customer with exactly this code."""
    row = db.execute(f"SELECT id, {_FIELDS} FROM customer WHERE code = ?", (code,)).fetchone()
    return _customer(row) if row else None


def all_of(db: sqlite3.Connection) -> Iterable[Customer]:
    """Every customer, archived ones too, by id."""
    return map(_customer, db.execute(f"SELECT id, {_FIELDS} FROM customer ORDER BY id"))


def all_but(db: sqlite3.Connection, ids: Collection[int]) -> list[int]:
    """The ids of everybody else, by id."""
    known = set(ids)
    rows = db.execute("SELECT id FROM customer ORDER BY id")
    return [customer_id for (customer_id,) in rows if customer_id not in known]


def page(db: sqlite3.Connection, wanted: Sequence[int]) -> list[Customer]:
    """The customers of these ids, in this order."""
    marks = ", ".join("?" * len(wanted))
    rows = db.execute(f"SELECT id, {_FIELDS} FROM customer WHERE id IN ({marks})", tuple(wanted))
    found = {row[0]: _customer(row) for row in rows}
    return [found[customer_id] for customer_id in wanted if customer_id in found]


def cards(db: sqlite3.Connection, ids: Sequence[int]) -> list[Card]:
    """The cards of these customers, in this order."""
    marks = ", ".join("?" * len(ids))
    found = {
        row[0]: Card(*row)
        for row in db.execute(
            f"SELECT id, code, name, phone FROM customer WHERE id IN ({marks})", tuple(ids)
        )
    }
    return [found[customer_id] for customer_id in ids if customer_id in found]


def with_phone(db: sqlite3.Connection, phone_key: str) -> list[Card]:
    """The customers who have this phone, archived ones left out, by name."""
    rows = db.execute(
        "SELECT id, code, name, phone FROM customer "
        "WHERE phone_key = ? AND phone_key <> '' AND archived_on IS NULL ORDER BY name, id",
        (phone_key,),
    )
    return [Card(*row) for row in rows]


def with_email(db: sqlite3.Connection, key: str) -> list[Card]:
    """The customers who have this mail address, archived ones left out, by name."""
    rows = db.execute(
        "SELECT id, code, name, phone FROM customer "
        "WHERE email_key = ? AND email_key <> '' AND archived_on IS NULL ORDER BY name, id",
        (key,),
    )
    return [Card(*row) for row in rows]


def set_archived(db: sqlite3.Connection, customer_id: int, on: date | None) -> None:
    """Puts a customer away as of a day, or (None) brings it back."""
    db.execute("UPDATE customer SET archived_on = ? WHERE id = ?", (to_text(on), customer_id))


def next_code(db: sqlite3.Connection) -> str:
    """The next free code of the form C00042."""
    number = _last_id(db) + 1
    while by_code(db, f"C{number:05}"):
        number += 1
    return f"C{number:05}"


def _last_id(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()[0])


def search_key(customer: Customer, code: str, phone_key: str) -> str:
    """What a search looks through: name, code, mail and phone, folded."""
    local = "".join(letter for letter in customer.phone if letter.isdigit())
    parts = (customer.name, code, customer.email, local, phone_key)
    return fold(" ".join(dict.fromkeys(part for part in parts if part)))


def email_key(email: str) -> str:
    """The one form in which mail addresses are compared."""
    return email.strip().casefold()


def _row(customer: Customer, code: str, phone_key: str) -> tuple[object, ...]:
    return (
        code,
        customer.name,
        customer.phone,
        customer.email,
        customer.birthday.stored() if customer.birthday else "",
        customer.gender.value,
        customer.address,
        customer.area,
        customer.party.value,
        customer.channel,
        customer.consent.value,
        to_text(customer.consent_on),
        customer.interests,
        customer.note,
        to_text(customer.known_since),
        to_text(customer.created_on),
        to_text(customer.archived_on),
        phone_key,
        email_key(customer.email),
        search_key(customer, code, phone_key),
    )


def _customer(row: tuple[str, ...]) -> Customer:
    return Customer(
        id=int(row[0]),
        code=row[1],
        name=row[2],
        phone=row[3],
        email=row[4],
        birthday=Birthday.read(row[5]) if row[5] else None,
        gender=Gender(row[6]),
        address=row[7],
        area=row[8],
        party=Party(row[9]),
        channel=row[10],
        consent=Consent(row[11]),
        consent_on=to_day(row[12]),
        interests=row[13],
        note=row[14],
        known_since=to_day(row[15]),
        created_on=to_day(row[16]),
        archived_on=to_day(row[17]),
    )


def _code_taken(code: str, error: sqlite3.IntegrityError) -> Exception:
    if "customer.code" not in str(error):
        return error
    return Conflict(
        _("Another customer already has the code {code}. Please take another one.").format(
            code=code
        )
    )
