"""Offers the owner does not want to make now."""

from datetime import date

from shoptui.analytics.offers import Suggestion
from shoptui.domain.language import _
from shoptui.domain.reward_rules import Urgency
from shoptui.services.desk import Desk
from shoptui.storage import to_dos
from shoptui.storage.database import Connection

_KINDS = {
    Urgency.SLIP: "offer slip",
    Urgency.BIRTHDAY: "offer birthday",
    Urgency.RULE: "offer",
}
MARKS = tuple(_KINDS.values())  # the subject of each is a customer


def skip(desk: Desk, suggestion: Suggestion) -> None:
    """Puts a suggestion off: for the quiet days the customer is offered nothing as urgent or less.

    So a birthday or a complaint is still thought of after an everyday offer was skipped.
    """
    what = _("Skipped: {reward} for {name}").format(
        reward=suggestion.reward.name, name=suggestion.candidate.name
    )
    with desk.file.write(what) as db:
        kind = skip_mark(suggestion.rule.urgency)
        to_dos.mark(db, kind, suggestion.customer_id, desk.today(), to_dos.SKIPPED)


def skip_mark(urgency: Urgency) -> str:
    """Under which name the file keeps that an offer of an urgency was skipped."""
    return _KINDS[urgency]


def skipped_offers(
    db: Connection, as_of: date, whom: int | None = None
) -> dict[tuple[int, Urgency], int]:
    """The last day by a date, as an ordinal, by customer and urgency; of one customer if given."""
    marks = to_dos.marks(db, as_of) if whom is None else to_dos.marks_about(db, as_of, MARKS, whom)
    urgencies = {kind: urgency for urgency, kind in _KINDS.items()}
    return {
        (customer_id, urgencies[kind]): mark.skipped
        for (kind, customer_id), mark in marks.items()
        if kind in urgencies and mark.skipped
    }
