"""Referrals, feedback and contacts in the file."""

import sqlite3

from shoptui.domain.relations import Contact, Feedback, Referral
from shoptui.storage import products
from shoptui.storage.columns import to_text


def insert_referral(db: sqlite3.Connection, referral: Referral) -> int:
    """Adds a referral."""
    return _added(
        db,
        "referral (referrer_id, day, friend_id, friend_name, friend_phone, note)",
        (
            referral.referrer_id,
            to_text(referral.on),
            referral.friend_id,
            referral.friend_name,
            referral.friend_phone,
            referral.note,
        ),
    )


def insert_feedback(db: sqlite3.Connection, feedback: Feedback) -> int:
    """Adds feedback."""
    return _added(
        db,
        "feedback (customer_id, day, kind, text, purchase_id, rating, publishable, state, done)",
        (
            feedback.customer_id,
            to_text(feedback.on),
            feedback.kind.value,
            feedback.text,
            feedback.purchase_id,
            feedback.rating,
            int(feedback.publishable),
            feedback.state.value,
            feedback.done,
        ),
    )


def insert_contact(db: sqlite3.Connection, contact: Contact) -> int:
    """Adds a contact."""
    return _added(
        db,
        "contact (customer_id, day, starter, way, about, product_id, purchase_id, answer, note)",
        (
            contact.customer_id,
            to_text(contact.on),
            contact.starter.value,
            contact.way.value,
            contact.about.value,
            products.named(db, contact.product) if contact.product else None,
            contact.purchase_id,
            contact.answer.value,
            contact.note,
        ),
    )


def _added(db: sqlite3.Connection, into: str, row: tuple[object, ...]) -> int:
    marks = ", ".join("?" * len(row))
    return int(db.execute(f"INSERT INTO {into} VALUES ({marks})", row).lastrowid or 0)
