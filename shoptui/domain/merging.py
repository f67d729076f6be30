"""Two records of one customer become one: which of the two has the last word on what."""

from collections.abc import Set
from dataclasses import replace
from datetime import date

from shoptui.domain.customers import Consent, Customer
from shoptui.domain.text import MAX_TEXT

# What the owner may choose where both records say something else. The code stays the kept one's,
# the other is found by both; consent, notes and days follow rules of their own.
CHOSEN = (
    "name",
    "phone",
    "email",
    "birthday",
    "gender",
    "address",
    "area",
    "party",
    "channel",
    "interests",
)


def differing(keep: Customer, other: Customer) -> tuple[str, ...]:
    """The fields in which both say something, and not the same."""
    return tuple(
        field
        for field in CHOSEN
        if getattr(keep, field)
        and getattr(other, field)
        and getattr(keep, field) != getattr(other, field)
    )


def merged(
    keep: Customer, other: Customer, from_other: Set[str] = frozenset(), notes: str = ""
) -> Customer:
    """The kept record with what the other one knew.

    Args:
        keep: the record that stays.
        other: the one that is merged into it.
        from_other: the fields of `CHOSEN` in which the other one is right.
        notes: what is to be added below the notes of both.
    """
    taken = {
        field: getattr(other, field)
        for field in CHOSEN
        if getattr(other, field) and (field in from_other or not getattr(keep, field))
    }
    consent, consent_on = merged_consent(keep, other)
    return replace(
        keep,
        **taken,
        consent=consent,
        consent_on=consent_on,
        note=_joined(keep.note, other.note, notes),
        known_since=_earlier(keep.known_since, other.known_since),
    )


def merged_consent(keep: Customer, other: Customer) -> tuple[Consent, date | None]:
    """What holds of two answers: the later one; a "no" where the days do not tell.

    Who was asked in one record and not in the other has answered.
    """
    said = {each.consent for each in (keep, other)} - {Consent.UNKNOWN}
    if not said:
        return Consent.UNKNOWN, None
    if len(said) == 1:
        (consent,) = said
        days = [each.consent_on for each in (keep, other) if each.consent is consent]
        return consent, max(filter(None, days), default=None)
    yes, no = sorted((keep, other), key=lambda each: each.consent is Consent.NO)
    is_withdrawn = not (yes.consent_on and no.consent_on and yes.consent_on > no.consent_on)
    holds = no if is_withdrawn else yes
    return holds.consent, holds.consent_on


def _joined(*notes: str) -> str:
    return "\n".join(dict.fromkeys(note for note in notes if note))[:MAX_TEXT]


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)
