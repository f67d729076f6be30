"""Records that may be one and the same customer, and what speaks for it."""

from enum import StrEnum
from typing import NamedTuple


class Identity(NamedTuple):
    """By what a customer is told from others.

    Attributes:
        id: the customer.
        name: as recorded.
        phone_key: the phone in the form in which phones are compared, "" for none.
        email_key: the mail address in the form in which they are compared, "" for none.
        birthday: as `Birthday.stored` writes it, "" for none.
        address: as recorded.
        area: as recorded.
    """

    id: int
    name: str
    phone_key: str = ""
    email_key: str = ""
    birthday: str = ""
    address: str = ""
    area: str = ""


class Reason(StrEnum):
    """Why two records may be one customer."""

    EMAIL = "same e-mail"
    PHONE = "same phone"
    SAME_NAME = "same name"
    NEAR_NAME = "near name"
    BIRTHDAY = "same birthday"
    ADDRESS = "same address"
    MAILBOX = "same mailbox"  # the same letters before the @ of two mail addresses
    AREA = "same area"
    FAMILY = "family"  # one phone and two quite different names


class Pair(NamedTuple):
    """Two records that may be one customer.

    Attributes:
        first: the record with the smaller number.
        second: the other one.
        reasons: what speaks for it, never empty.
        likeness: 0 to 100, to put the likeliest first; no probability.
    """

    first: int
    second: int
    reasons: tuple[Reason, ...]
    likeness: int

    @property
    def is_family(self) -> bool:
        """Whether the two only share a phone, as a family does."""
        return self.reasons == (Reason.FAMILY,)
