"""Customers: who they are and whether they may be written to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shoptui.domain.dates import Birthday


class Gender(StrEnum):
    """As the customer says, "" when not recorded."""

    UNKNOWN = ""
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Party(StrEnum):
    """Whether a customer is one person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Consent(StrEnum):
    """Whether the customer agreed to be contacted."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """One customer record, or the draft of one while `id` is 0.

    Attributes:
        id: 0 until stored.
        code: unique card or barcode number; "" asks the shop file for the next one.
        name: as the owner writes it.
        phone: as written; one phone may serve a family.
        birthday: the year is optional.
        channel: how the customer heard of the shop.
        consent_on: the day the consent was given or refused.
        known_since: may lie before the records begin.
        created_on: the day the record was made.
        archived_on: the day it was put away; its sales still count for the shop.
    """

    id: int = 0
    code: str = ""
    name: str
    phone: str = ""
    email: str = ""
    birthday: Birthday | None = None
    gender: Gender = Gender.UNKNOWN
    address: str = ""
    area: str = ""
    party: Party = Party.PERSON
    channel: str = ""
    consent: Consent = Consent.UNKNOWN
    consent_on: date | None = None
    interests: str = ""
    note: str = ""
    known_since: date | None = None
    created_on: date | None = None
    archived_on: date | None = None
