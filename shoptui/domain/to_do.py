"""What there is to do today, and what it follows from."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from shoptui.domain.offer_facts import Given


class ToDoKind(StrEnum):
    """The sorts of things to do, the most valuable first."""

    COMPLAINT = "complaint"
    INCIDENT = "incident"
    FEEDBACK = "feedback"
    BIRTHDAY = "birthday"
    LATE = "late"
    FOLLOW_UP = "follow-up"
    CAMPAIGN = "campaign"


class Action(StrEnum):
    """The one thing to do about it."""

    ANSWER = "answer"  # write down what was done about a complaint
    APOLOGISE = "apologise"  # the same about a slip of ours
    ASK = "ask"  # how an order was
    GREET = "greet"  # with a gift, or without
    CALL = "call"  # somebody who stays away
    RETURN = "return"  # to what somebody asked
    REACH = "reach"  # somebody of a campaign


ACTIONS: Mapping[ToDoKind, Action] = {
    ToDoKind.COMPLAINT: Action.ANSWER,
    ToDoKind.INCIDENT: Action.APOLOGISE,
    ToDoKind.FEEDBACK: Action.ASK,
    ToDoKind.BIRTHDAY: Action.GREET,
    ToDoKind.LATE: Action.CALL,
    ToDoKind.FOLLOW_UP: Action.RETURN,
    ToDoKind.CAMPAIGN: Action.REACH,
}


class ToDo(NamedTuple):
    """One thing to do.

    Attributes:
        kind: what it is.
        subject: the feedback, order or contact it is about; the customer of a birthday, of who
            stays away, and of a campaign.
        customer_id: whom it is about.
        code: the customer's.
        name: the customer's.
        value: net spend of the last 365 days, minor units.
        day: the ordinal of the day it happened; of a birthday and of a campaign's end that to come.
        gap: of who stays away twice the usual gap in days; else 0.
        amount: of an order, minor units; else 0.
        text: what was said or asked, or the campaign's name.
        campaign_id: the campaign, 0 for none.
        by_shop: a follow-up to what the shop began, and the customer showed interest in.
    """

    kind: ToDoKind
    subject: int
    customer_id: int
    code: str
    name: str
    value: int
    day: int
    gap: int = 0
    amount: int = 0
    text: str = ""
    campaign_id: int = 0
    by_shop: bool = False

    @property
    def action(self) -> Action:
        """The one thing to do about it."""
        return ACTIONS[self.kind]

    @property
    def mark(self) -> tuple[str, int]:
        """Under what it is marked as done."""
        kind = f"{self.kind} {self.campaign_id}" if self.campaign_id else str(self.kind)
        return kind, self.subject


class Mark(NamedTuple):
    """When something was last marked; days are ordinals, 0 for never.

    Attributes:
        done: as done.
        skipped: as put off.
    """

    done: int = 0
    skipped: int = 0


class Happened(NamedTuple):
    """A record that may ask for something to be done.

    Attributes:
        id: of the record; of a campaign's member the campaign's.
        customer_id: whose it is.
        day: its ordinal; of a campaign that of its last day.
        kind: the sort of feedback, who started a contact; "" for the others.
        text: what was said or asked, or the campaign's name.
        amount: of an order, minor units; else 0.
    """

    id: int
    customer_id: int
    day: int
    kind: str
    text: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDoFacts:
    """What the day's list follows from, as of a date; days are ordinals.

    Attributes:
        slips: open complaints and incidents.
        orders: the latest order of each customer who is to be asked about it.
        contacts: the latest contact of each customer that led to nothing yet.
        members: people of a campaign who are not reached yet.
        birthdays: days to the birthday by customer id, for those who have it soon.
        order_days: the days of all orders by customer id, of two orders or more.
        contacted: the last contact the shop started, by customer id.
        given: what was given, by customer id.
        refusing: who refused to be contacted.
        marks: what was done or put off.
    """

    slips: Sequence[Happened]
    orders: Sequence[Happened]
    contacts: Sequence[Happened]
    members: Sequence[Happened]
    birthdays: Mapping[int, int]
    order_days: Mapping[int, Sequence[int]]
    contacted: Mapping[int, int]
    given: Mapping[int, Given]
    refusing: Set[int]
    marks: Mapping[tuple[str, int], Mark]
