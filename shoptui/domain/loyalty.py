"""The five ways a customer is loyal, what shows each of them, and how much it weighs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shoptui.domain.dates import Window
from shoptui.domain.shop import Stage


class LoyaltyType(StrEnum):
    """What a customer does for the shop."""

    FINANCIAL = "financial"  # buys much and often
    REFERRAL = "referral"  # brings others
    PROCEDURAL = "procedural"  # keeps our rules, which saves us cost
    CONTACT = "contact"  # talks to us
    EVALUATION = "evaluation"  # tells us how we did


class Indicator(StrEnum):
    """What a type of loyalty is read off."""

    SPEND = "spend"
    ORDERS = "orders"
    FRIENDS_NAMED = "friends_named"
    FRIENDS_BOUGHT = "friends_bought"
    RULES_KEPT = "rules_kept"
    CONTACTS_STARTED = "contacts_started"
    EVENTS_ATTENDED = "events_attended"
    NEWSLETTERS_ANSWERED = "newsletters_answered"
    ORDERS_WITH_FEEDBACK = "orders_with_feedback"
    SHOP_FEEDBACK = "shop_feedback"


class Unit(StrEnum):
    """What a target is counted in."""

    MONEY = "money"  # minor units
    COUNT = "count"
    PERCENT = "percent"  # of the occasions there were


@dataclass(frozen=True, slots=True)
class Usual:
    """An indicator as it is until the owner changes it.

    Attributes:
        type: the type it shows.
        unit: what its target is counted in.
        weight: its weight among the indicators of its type.
        target: what counts as 100 %; None for the 90 % quantile of the shop's own buyers.
    """

    type: LoyaltyType
    unit: Unit
    weight: int
    target: int | None


USUAL: dict[Indicator, Usual] = {
    Indicator.SPEND: Usual(LoyaltyType.FINANCIAL, Unit.MONEY, 50, None),
    Indicator.ORDERS: Usual(LoyaltyType.FINANCIAL, Unit.COUNT, 50, None),
    Indicator.FRIENDS_NAMED: Usual(LoyaltyType.REFERRAL, Unit.COUNT, 50, 3),
    Indicator.FRIENDS_BOUGHT: Usual(LoyaltyType.REFERRAL, Unit.COUNT, 50, 2),
    Indicator.RULES_KEPT: Usual(LoyaltyType.PROCEDURAL, Unit.PERCENT, 100, 100),
    Indicator.CONTACTS_STARTED: Usual(LoyaltyType.CONTACT, Unit.COUNT, 40, 4),
    Indicator.EVENTS_ATTENDED: Usual(LoyaltyType.CONTACT, Unit.PERCENT, 30, 50),
    Indicator.NEWSLETTERS_ANSWERED: Usual(LoyaltyType.CONTACT, Unit.PERCENT, 30, 50),
    Indicator.ORDERS_WITH_FEEDBACK: Usual(LoyaltyType.EVALUATION, Unit.PERCENT, 60, 50),
    Indicator.SHOP_FEEDBACK: Usual(LoyaltyType.EVALUATION, Unit.COUNT, 40, 2),
}


class Weighing(StrEnum):
    """Where the weights of the types in the overall score come from."""

    STAGE = "stage"
    OWN = "own"


TypeWeights = tuple[int, int, int, int, int]  # in the order of LoyaltyType

STAGE_WEIGHTS: dict[Stage, TypeWeights] = {
    Stage.STARTING: (40, 20, 10, 15, 15),
    Stage.GROWING: (25, 25, 15, 15, 20),
    Stage.OPTIMISING: (20, 15, 20, 15, 30),
}


class Pays(StrEnum):
    """When a type of loyalty pays."""

    NOW = "now"
    LATER = "later"


class How(StrEnum):
    """How a type of loyalty pays."""

    DIRECTLY = "directly"
    INDIRECTLY = "indirectly"


QUADRANTS: dict[LoyaltyType, tuple[Pays, How]] = {
    LoyaltyType.FINANCIAL: (Pays.NOW, How.DIRECTLY),
    LoyaltyType.REFERRAL: (Pays.LATER, How.INDIRECTLY),
    LoyaltyType.PROCEDURAL: (Pays.NOW, How.INDIRECTLY),
    LoyaltyType.CONTACT: (Pays.LATER, How.DIRECTLY),
    LoyaltyType.EVALUATION: (Pays.LATER, How.INDIRECTLY),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoyaltyRules:
    """The owner's choices for the five scores.

    Attributes:
        window: the days that count; `Window(None)` is the shop's whole life.
        weights: of each indicator among those of its type; 0 leaves it out.
        targets: what counts as 100 %, in the indicator's unit; None for the 90 % quantile.
        overall: the weights of the five types, in the order of LoyaltyType.
        weighing: where these come from.
        day_is_one_visit: two receipts of one day count as one order.
    """

    window: Window
    weights: Mapping[Indicator, int]
    targets: Mapping[Indicator, int | None]
    overall: TypeWeights
    weighing: Weighing = Weighing.STAGE
    day_is_one_visit: bool = False


def usual_rules(window: Window, stage: Stage = Stage.GROWING) -> LoyaltyRules:
    """The rules until the owner changes them."""
    return LoyaltyRules(
        window=window,
        weights={indicator: usual.weight for indicator, usual in USUAL.items()},
        targets={indicator: usual.target for indicator, usual in USUAL.items()},
        overall=STAGE_WEIGHTS[stage],
    )
