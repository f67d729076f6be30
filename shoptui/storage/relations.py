"""Referrals, feedback and contacts in the file."""

import sqlite3
from datetime import date

from shoptui.domain.errors import NotFound
from shoptui.domain.language import _
from shoptui.domain.relations import (
    About,
    Answer,
    Contact,
    Feedback,
    FeedbackKind,
    FeedbackState,
    Referral,
    Starter,
    Way,
)
from shoptui.storage import products, same_person
from shoptui.storage.columns import to_text

_FEEDBACK = "customer_id, day, kind, text, purchase_id, rating, publishable, state, done"
_CONTACT = (
    "customer_id, day, starter, way, about, product_id, purchase_id, answer, note, campaign_id"
)


def insert_referral(db: sqlite3.Connection, referral: Referral) -> int:
    """Adds a referral."""
    return _added(
        db,
        "referral (referrer_id, day, friend_id, friend_name, friend_phone, note)",
        (
            same_person.kept_id(db, referral.referrer_id),
            to_text(referral.on),
            referral.friend_id and same_person.kept_id(db, referral.friend_id),
            referral.friend_name,
            referral.friend_phone,
            referral.note,
        ),
    )


def insert_feedback(db: sqlite3.Connection, feedback: Feedback) -> int:
    """Adds feedback."""
    return _added(db, f"feedback ({_FEEDBACK})", _feedback_row(db, feedback))


def update_feedback(db: sqlite3.Connection, feedback: Feedback) -> None:
    """Replaces feedback."""
    _replace(db, "feedback", _FEEDBACK, _feedback_row(db, feedback), feedback.id)


def get_feedback(db: sqlite3.Connection, feedback_id: int) -> Feedback:
    """One feedback.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(f"SELECT {_FEEDBACK} FROM feedback WHERE id = ?", (feedback_id,)).fetchone()
    if row is None:
        raise NotFound(_("This feedback is not in the shop any more."))
    return Feedback(
        id=feedback_id,
        customer_id=row[0],
        on=date.fromisoformat(row[1]),
        kind=FeedbackKind(row[2]),
        text=row[3],
        purchase_id=row[4],
        rating=row[5],
        publishable=bool(row[6]),
        state=FeedbackState(row[7]),
        done=row[8],
    )


def insert_contact(db: sqlite3.Connection, contact: Contact) -> int:
    """Adds a contact."""
    return _added(db, f"contact ({_CONTACT})", _contact_row(db, contact))


def update_contact(db: sqlite3.Connection, contact: Contact) -> None:
    """Replaces a contact."""
    _replace(db, "contact", _CONTACT, _contact_row(db, contact), contact.id)


def get_contact(db: sqlite3.Connection, contact_id: int) -> Contact:
    """One contact.

    Raises:
        NotFound: there is none of that id.
    """
    row = db.execute(
        f"SELECT {_CONTACT}, ifnull(product.name, '') FROM contact "
        "LEFT JOIN product ON product.id = product_id WHERE contact.id = ?",
        (contact_id,),
    ).fetchone()
    if row is None:
        raise NotFound(_("This contact is not in the shop any more."))
    return Contact(
        id=contact_id,
        customer_id=row[0],
        on=date.fromisoformat(row[1]),
        starter=Starter(row[2]),
        way=Way(row[3]),
        about=About(row[4]),
        purchase_id=row[6],
        answer=Answer(row[7]),
        note=row[8],
        campaign_id=row[9],
        product=row[10],
    )


def _feedback_row(db: sqlite3.Connection, feedback: Feedback) -> tuple[object, ...]:
    return (
        same_person.kept_id(db, feedback.customer_id),
        to_text(feedback.on),
        feedback.kind.value,
        feedback.text,
        feedback.purchase_id,
        feedback.rating,
        int(feedback.publishable),
        feedback.state.value,
        feedback.done,
    )


def _contact_row(db: sqlite3.Connection, contact: Contact) -> tuple[object, ...]:
    return (
        same_person.kept_id(db, contact.customer_id),
        to_text(contact.on),
        contact.starter.value,
        contact.way.value,
        contact.about.value,
        products.named(db, contact.product) if contact.product else None,
        contact.purchase_id,
        contact.answer.value,
        contact.note,
        contact.campaign_id,
    )


def _replace(
    db: sqlite3.Connection, table: str, columns: str, row: tuple[object, ...], record: int
) -> None:
    marks = ", ".join("?" * len(row))
    db.execute(f"UPDATE {table} SET ({columns}) = ({marks}) WHERE id = ?", (*row, record))


def _added(db: sqlite3.Connection, into: str, row: tuple[object, ...]) -> int:
    marks = ", ".join("?" * len(row))
    return int(db.execute(f"INSERT INTO {into} VALUES ({marks})", row).lastrowid or 0)
