"""Customers an import makes, and those it completes or corrects."""

from dataclasses import dataclass, replace
from datetime import date

from shoptui.domain.customers import Consent, Customer, Gender
from shoptui.services.importing.directory import GIVEN_CODE
from shoptui.services.importing.own_customers import whole_customer
from shoptui.services.importing.particulars import NOTHING, Particulars
from shoptui.services.importing.who import Who
from shoptui.storage.columns import to_day


@dataclass(slots=True)
class Newcomer:
    """A customer who is new with this sheet.

    Attributes:
        first_day: of the first sale in it, ISO text, "" for none.
    """

    who: Who
    particulars: Particulars = NOTHING
    first_day: str = ""

    def bought(self, day: str) -> None:
        """Takes note of a sale."""
        if not self.first_day or day < self.first_day:
            self.first_day = day


def customer_from(newcomer: Newcomer, code: str, today: date) -> Customer:
    """The record of a newcomer, known since the first sale where that lies in the past."""
    said, who = newcomer.particulars, newcomer.who
    if said.is_whole:
        return whole_customer(who, said, code, today)
    days = [day for day in (newcomer.first_day, said.known_since) if day]
    since = min(days, default="")
    consent = said.consent or Consent.UNKNOWN
    return Customer(
        code=code,
        name=who.called(),
        phone=who.phone,
        email=who.email,
        birthday=said.birthday,
        gender=said.gender or Gender.UNKNOWN,
        address=said.address,
        area=said.area,
        channel=said.channel,
        consent=consent,
        consent_on=None if consent is Consent.UNKNOWN else today,
        note=said.note,
        known_since=to_day(since) if since and since < today.isoformat() else None,
        created_on=today,
    )


def completed(known: Customer, who: Who, said: Particulars, today: date) -> Customer:
    """A customer with what the record leaves open; nothing that is recorded is changed."""
    consent = _consent(known, said)
    return replace(
        known,
        code=_code(known, who),
        phone=known.phone or who.phone,
        email=known.email or who.email,
        birthday=known.birthday or said.birthday,
        gender=known.gender or said.gender or Gender.UNKNOWN,
        address=known.address or said.address,
        area=known.area or said.area,
        channel=known.channel or said.channel,
        note=known.note or said.note,
        consent=consent,
        consent_on=known.consent_on if consent is known.consent else today,
        known_since=_earlier(known, said),
    )


def corrected(known: Customer, who: Who, said: Particulars, today: date) -> Customer:
    """A customer as a list of customers has it: what it says holds, what it leaves open stays."""
    full = completed(known, who, said, today)
    return replace(
        full,
        name=who.name or full.name,
        phone=who.phone or full.phone,
        email=who.email or full.email,
        birthday=said.birthday or full.birthday,
        gender=said.gender or full.gender,
        address=said.address or full.address,
        area=said.area or full.area,
    )


def _code(known: Customer, who: Who) -> str:
    """A code that shoptui gave makes room for the one the other program uses."""
    return who.code if who.code and GIVEN_CODE.fullmatch(known.code) else known.code


def _consent(known: Customer, said: Particulars) -> Consent:
    """A "no" is never turned into a "yes" by a sheet."""
    if said.consent is Consent.NO or known.consent is Consent.UNKNOWN:
        return said.consent or known.consent
    return known.consent


def _earlier(known: Customer, said: Particulars) -> date | None:
    since = to_day(said.known_since)
    if since is None or (known.created_on and since >= known.created_on):
        return known.known_since
    return min(since, known.known_since) if known.known_since else since
