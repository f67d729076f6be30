"""Campaigns: what the shop invites people to and sends them, and who came and answered."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.relations import Answer


class CampaignKind(StrEnum):
    """What a campaign is."""

    PROMOTION = "promotion"
    EVENT = "event"
    NEWSLETTER = "newsletter"
    SURVEY = "survey"
    GIFT = "gift"


class Arm(StrEnum):
    """Whether a member of a campaign is reached, or left alone to compare with."""

    TREATED = "treated"
    HELD_OUT = "held out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One campaign.

    Attributes:
        raises: the type of loyalty it should raise.
        starts_on: for an event its first day, for a newsletter the day it goes out.
        ends_on: the last day.
        redeem_from: first day on which its offer can be redeemed, None where it has none.
        budget: minor units.
        held_out: percentage of the people chosen who are left alone, 0 to 90.
    """

    id: int = 0
    name: str
    raises: LoyaltyType
    kind: CampaignKind
    starts_on: date
    ends_on: date
    redeem_from: date | None = None
    redeem_until: date | None = None
    budget: int = 0
    held_out: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One customer of a campaign.

    Attributes:
        reached_on: the day of the invitation or sending, None while it is to come.
        attended_on: the day the customer came, None if not.
        answer: what came back.
        answered_on: the day it came back.
    """

    campaign_id: int
    customer_id: int
    arm: Arm = Arm.TREATED
    reached_on: date | None = None
    attended_on: date | None = None
    answer: Answer = Answer.NONE
    answered_on: date | None = None
