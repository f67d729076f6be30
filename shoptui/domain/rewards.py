"""Rewards: what the shop can give, and what it gave to whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from shoptui.domain.money import part_of


class RewardKind(StrEnum):
    """What a reward is."""

    CONTEST_ENTRY = "contest entry"
    EXCLUSIVE_OFFER = "exclusive offer"
    EVENT_INVITATION = "event invitation"
    AMOUNT_OFF = "amount off"
    DISCOUNT = "discount"
    FREE_PRODUCT = "free product"
    FREE_DELIVERY = "free delivery"
    THANKS = "thanks"
    EARLY_ACCESS = "early access"
    GREETING = "greeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """One reward of the catalogue.

    Attributes:
        cost: what giving it once costs the shop, minor units; 0 lets it follow from the amount or
            the percentage.
        amount: taken off an order, minor units; None for none.
        percent: taken off an order, 1 to 100; None for none. A reward has an amount, a percentage,
            or neither.
        points: its price in points, None where points cannot buy it.
        valid_days: days it can be redeemed, that of giving it included.
        active: a retired reward is suggested and given no more.
    """

    id: int = 0
    name: str
    kind: RewardKind
    cost: int = 0
    amount: int | None = None
    percent: int | None = None
    points: int | None = None
    valid_days: int = 30
    active: bool = True

    def cost_for(self, average_order: int | None) -> int:
        """What giving it costs, minor units.

        Args:
            average_order: the customer's, which a percentage is reckoned of; None for none.
        """
        if self.cost or self.percent is None:
            return self.cost or self.amount or 0
        return part_of(max(average_order or 0, 0), self.percent, 100)

    def last_day(self, given_on: date) -> date:
        """The last day on which it can be redeemed."""
        return given_on + timedelta(days=self.valid_days - 1)


class GrantState(StrEnum):
    """What became of a reward that was given."""

    COMING = "coming"  # not valid yet
    OPEN = "open"
    REDEEMED = "redeemed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A reward given to a customer.

    Attributes:
        amount: as the reward was then, minor units; None for none.
        percent: as the reward was then; None for none.
        cost: as it was then, minor units.
        why: what the owner was told, or typed.
        condition: names the rule that suggested it, "" where the owner just gave it.
        purchase_id: the purchase it came from.
        on: the day it was given.
        valid_from: may be later than `on`: earned in June, redeemable in August.
        expires_on: the last day it can be redeemed, None for no end.
    """

    id: int = 0
    customer_id: int
    reward_id: int
    amount: int | None = None
    percent: int | None = None
    cost: int = 0
    why: str = ""
    condition: str = ""
    purchase_id: int | None = None
    on: date
    valid_from: date
    expires_on: date | None = None
    redeemed_on: date | None = None

    def state(self, as_of: date) -> GrantState:
        """What has become of it by a day; nothing is ever posted for a reward that expires."""
        if self.redeemed_on and self.redeemed_on <= as_of:
            return GrantState.REDEEMED
        if self.valid_from > as_of:
            return GrantState.COMING
        if self.expires_on and self.expires_on < as_of:
            return GrantState.EXPIRED
        return GrantState.OPEN
