"""A customer's timeline in words: sales, refunds, feedback, contacts and referrals."""

from datetime import date

from shoptui.domain.language import _
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.desk import Desk
from shoptui.storage import timeline
from shoptui.storage.timeline import Event


def timeline_table(desk: Desk, customer_id: int) -> Table:
    """What happened with a customer, newest first; a refund's amount is negative."""
    with desk.file.read() as db:
        events = timeline.of_customer(db, customer_id)
    columns = (
        Column("day", _("Day"), Kind.DATE),
        Column("what", _("What")),
        Column("amount", _("Amount"), Kind.MONEY),
        Column("detail", _("Detail")),
    )
    rows = [_row(event) for event in events]
    return Table("timeline", _("Timeline"), columns, rows, desk.shop().currency)


def _row(event: Event) -> Row:
    what, detail = _WORDS[event.kind](event)
    amount = event.amount if event.kind == "sale" else None
    if event.kind == "refund" and event.amount is not None:
        amount = -event.amount
    return date.fromisoformat(event.day), what, amount, detail


def _sale(event: Event) -> tuple[str, str]:
    what = _("Sale (void)") if event.flag else _("Sale")
    return what, _joined(event.what, event.text)


def _refund(event: Event) -> tuple[str, str]:
    what = _("Refund (void)") if event.flag else _("Refund")
    return what, _joined(event.what, event.text)


def _feedback(event: Event) -> tuple[str, str]:
    kinds = {
        "praise": _("Praise"),
        "complaint": _("Complaint"),
        "suggestion": _("Suggestion"),
        "survey": _("Survey answer"),
        "incident": _("A slip of ours"),
    }
    states = {"open": _("open"), "answered": _("answered"), "closed": _("closed")}
    rating = "" if event.amount is None else _("{rating} of 10").format(rating=event.amount)
    return kinds[event.what], _joined(rating, event.text, states[event.how])


def _contact(event: Event) -> tuple[str, str]:
    abouts = {
        "question": _("Question"),
        "request": _("Request"),
        "newsletter": _("Newsletter"),
        "event": _("Event"),
        "follow-up": _("Follow-up"),
    }
    ways = {
        "visit": _("in person"),
        "phone": _("by phone"),
        "message": _("by message"),
        "email": _("by mail"),
    }
    starter = _("they came to us") if event.flag else _("we wrote")
    return abouts[event.what], _joined(ways[event.how], starter, event.text)


def _referral(event: Event) -> tuple[str, str]:
    bought = _("has bought") if event.flag else _("has not bought yet")
    return _("Named a friend"), _joined(event.what, bought, event.text)


_WORDS = {
    "sale": _sale,
    "refund": _refund,
    "feedback": _feedback,
    "contact": _contact,
    "referral": _referral,
}


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part.strip())
