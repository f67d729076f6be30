"""What customers do besides buying: bring friends, tell us how we did, talk to us."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReferralState(StrEnum):
    """How far a referral came; derived from the data, never typed."""

    NAMED = "named"
    REGISTERED = "registered"
    BOUGHT = "bought"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A customer named a friend.

    Attributes:
        referrer_id: the customer who named the friend.
        friend_id: the friend's own customer record, once there is one.
        friend_name: as told.
        friend_phone: as told.
    """

    id: int = 0
    referrer_id: int
    on: date
    friend_id: int | None = None
    friend_name: str = ""
    friend_phone: str = ""
    note: str = ""


class FeedbackKind(StrEnum):
    """What the feedback is; an incident is a slip the shop noticed itself."""

    PRAISE = "praise"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    SURVEY = "survey"
    INCIDENT = "incident"


class FeedbackState(StrEnum):
    """Whether somebody still waits for us."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a customer told the shop about an order, or about the shop.

    Attributes:
        purchase_id: the order it is about; None when about the shop.
        rating: 0-10, None when none was given.
        publishable: the customer agreed to have it shown.
        done: what the shop did about it.
    """

    id: int = 0
    customer_id: int
    on: date
    kind: FeedbackKind
    text: str = ""
    purchase_id: int | None = None
    rating: int | None = None
    publishable: bool = False
    state: FeedbackState = FeedbackState.OPEN
    done: str = ""


class Starter(StrEnum):
    """Who started a contact."""

    CUSTOMER = "customer"
    SHOP = "shop"


class Way(StrEnum):
    """How a contact happened."""

    VISIT = "visit"
    PHONE = "phone"
    MESSAGE = "message"
    EMAIL = "email"


class About(StrEnum):
    """What a contact was about."""

    QUESTION = "question"
    REQUEST = "request"
    NEWSLETTER = "newsletter"
    EVENT = "event"
    FOLLOW_UP = "follow-up"


class Answer(StrEnum):
    """What came back; "none" when nothing did."""

    NONE = "none"
    INTERESTED = "interested"
    BOUGHT = "bought"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One time the shop and a customer spoke.

    Attributes:
        product: name of the product asked about, "" for none.
        purchase_id: the purchase it led to.
        campaign_id: the event or newsletter it was about, None where it names none.
    """

    id: int = 0
    customer_id: int
    on: date
    starter: Starter
    way: Way
    about: About
    product: str = ""
    purchase_id: int | None = None
    answer: Answer = Answer.NONE
    note: str = ""
    campaign_id: int | None = None
