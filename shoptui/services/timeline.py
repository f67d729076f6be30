"""A customer's timeline in words: sales, feedback, contacts, events, referrals and rewards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from shoptui.domain.language import _
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.storage import timeline
from shoptui.storage.errors import understood
from shoptui.storage.timeline import Event

MOST = 10_000  # events of one customer; nobody scrolls further back


class Happening(NamedTuple):
    """The record behind a row of the timeline.

    Attributes:
        kind: "sale", "refund", "feedback", "contact", "referral", "introduced", "reward" or
            "redeemed" (both the id of the grant), or "attended" (that of the event).
        id: of the record, within its kind.
        is_void: a sale or refund struck out.
    """

    kind: str
    id: int
    is_void: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened with a customer, newest first.

    Attributes:
        table: a row for each thing that happened; a refund's amount is negative.
        happenings: the records behind the rows.
    """

    table: Table
    happenings: Sequence[Happening]


def timeline_table(desk: Desk, customer_id: int) -> Table:
    """What happened with a customer, newest first; a refund's amount is negative."""
    return customer_timeline(desk, customer_id).table


def customer_timeline(desk: Desk, customer_id: int) -> Timeline:
    """What happened with a customer, with the records behind it."""
    with desk.file.read() as db:
        events = timeline.of_customer(db, customer_id, MOST)
    columns = (
        Column("day", _("Day"), Kind.DATE),
        Column("what", _("What")),
        Column("amount", _("Amount"), Kind.MONEY),
        Column("detail", _("Detail")),
    )
    shop = desk.shop()
    formats = Formats(shop)
    with understood(desk.file.path):
        rows = [_row(_dated(event, formats)) for event in events]
    table = Table("timeline", _("Timeline"), columns, rows, shop.currency)
    return Timeline(table, [_happening(event) for event in events])


def is_struck_out(row: Row) -> bool:
    """Whether a row of the timeline is a void sale or refund."""
    return row[1] in (_("Sale (void)"), _("Refund (void)"))


def _happening(event: Event) -> Happening:
    is_sale = event.kind in ("sale", "refund")
    return Happening(event.kind, event.id, is_sale and bool(event.flag))


def _dated(event: Event, formats: Formats) -> Event:
    """The event with the day until which a reward holds written as the owner writes days."""
    if event.kind != "reward" or not event.how:
        return event
    return event._replace(how=formats.date(date.fromisoformat(event.how)))


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
    did = _("we did: {text}").format(text=event.reply) if event.reply else ""
    return kinds[event.what], _joined(rating, event.text, did, states[event.how])


def _contact(event: Event) -> tuple[str, str]:
    abouts = {
        "question": _("Question"),
        "request": _("Request"),
        "newsletter": _("Newsletter"),
        "event": _("Event"),
        "follow-up": _("Follow-up"),
        "invited": _("Invited"),
        "sent": _("Newsletter sent"),
    }
    ways = {
        "visit": _("in person"),
        "phone": _("by phone"),
        "message": _("by message"),
        "email": _("by mail"),
    }
    answers = {
        "none": "",
        "interested": _("interested"),
        "bought": _("bought"),
        "refused": _("refused"),
    }
    if event.what in ("invited", "sent"):
        said = _joined(event.text, ways[event.how], answers[event.reply])
    else:
        starter = _("they came to us") if event.flag else _("we came to them")
        said = _joined(ways[event.how], starter, event.text, answers[event.reply])
    return abouts[event.what], said


def _referral(event: Event) -> tuple[str, str]:
    bought = _("has bought") if event.flag else _("has not bought yet")
    return _("Named a friend"), _joined(event.what, bought, event.text)


def _introduced(event: Event) -> tuple[str, str]:
    return _("Named as a friend"), _joined(_("by {name}").format(name=event.what), event.text)


def _reward(event: Event) -> tuple[str, str]:
    until = _("valid until {day}").format(day=event.how) if event.how and not event.flag else ""
    return _("Reward given"), _joined(event.what, event.text, until)


def _redeemed(event: Event) -> tuple[str, str]:
    return _("Reward redeemed"), event.what


def _attended(event: Event) -> tuple[str, str]:
    return _("Came to an event"), event.what


_WORDS = {
    "sale": _sale,
    "refund": _refund,
    "feedback": _feedback,
    "contact": _contact,
    "referral": _referral,
    "introduced": _introduced,
    "reward": _reward,
    "redeemed": _redeemed,
    "attended": _attended,
}


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part.strip())
