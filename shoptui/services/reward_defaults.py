"""The rewards a shop starts with, until the owner changes the catalogue."""

from typing import NamedTuple

from shoptui.analytics.spend_line import round_amount
from shoptui.domain.language import _
from shoptui.domain.money import Currency, part_of
from shoptui.domain.rewards import Reward, RewardKind
from shoptui.domain.turnover import Turnover


class Usual(NamedTuple):
    """A reward as it is until the owner changes it.

    Attributes:
        name: in the owner's language.
        kind: what it is.
        share: its cost in percent of the shop's average order, rounded; 0 where it costs nothing
            but what is taken off.
        percent: taken off an order, None for none.
        valid_days: days it can be redeemed.
    """

    name: str
    kind: RewardKind
    share: int = 0
    percent: int | None = None
    valid_days: int = 30


# The names stand for the rewards in the rules; their order is that of the ids.
APOLOGY, SLIP, BIRTHDAY, CANT_LOSE, AT_RISK = "apology", "slip", "birthday", "cant lose", "at risk"
THANKS, EARLY, EVENT, POINTS, SECOND = "thanks", "early", "event", "points", "second"
LINE, LIMITED, QUESTIONS, WIN_BACK = "line", "limited", "questions", "win back"
REMINDER, WELCOME, FRIENDS, RULES = "reminder", "welcome", "friends", "rules"
SAMPLE, DRAW, BRING = "sample", "draw", "bring"


# What an order may come to in a shop that has none yet, in whole units of its currency.
FIRST_ORDERS = {
    "IDR": 150_000,
    "INR": 800,
    "JPY": 1_500,
    "KHR": 40_000,
    "KRW": 14_000,
    "LAK": 200_000,
    "PHP": 600,
    "THB": 350,
    "VND": 250_000,
}
ANY_FIRST_ORDER = 10


def default_rewards(turnover: Turnover, currency: Currency) -> dict[str, Reward]:
    """The rewards by what the rules call them.

    Args:
        turnover: of the shop so far; what a gift costs follows from its average order.
        currency: what that is counted in.
    """
    average = part_of(turnover.net, 1, turnover.orders) if turnover.orders else 0
    if average <= 0:
        average = FIRST_ORDERS.get(currency.code, ANY_FIRST_ORDER) * 10**currency.digits
    return {
        name: Reward(
            id=number,
            name=usual.name,
            kind=usual.kind,
            cost=round_amount(part_of(average, usual.share, 100)),
            percent=usual.percent,
            valid_days=usual.valid_days,
        )
        for number, (name, usual) in enumerate(_usual().items(), 1)
    }


def _usual() -> dict[str, Usual]:
    kind = RewardKind
    return {
        APOLOGY: Usual(_("Apology and free delivery"), kind.FREE_DELIVERY, 5),
        SLIP: Usual(_("Apology before they complain"), kind.GREETING),
        BIRTHDAY: Usual(_("Birthday greeting and a gift"), kind.FREE_PRODUCT, 10, None, 14),
        CANT_LOSE: Usual(_("Personal call and 20% off"), kind.DISCOUNT, 0, 20),
        AT_RISK: Usual(_("Personal call and 15% off"), kind.DISCOUNT, 0, 15),
        THANKS: Usual(_("Thanks in public"), kind.THANKS),
        EARLY: Usual(_("Early access to what is new"), kind.EARLY_ACCESS),
        EVENT: Usual(_("Invitation to an evening in the shop"), kind.EVENT_INVITATION, 5, None, 60),
        POINTS: Usual(_("Points bonus on the next order"), kind.EXCLUSIVE_OFFER, 5),
        SECOND: Usual(_("Gift with the second order"), kind.FREE_PRODUCT, 5),
        LINE: Usual(_("Bonus over a spend line"), kind.DISCOUNT, 0, 10),
        LIMITED: Usual(_("Offer for one week"), kind.EXCLUSIVE_OFFER, 0, 10, 7),
        QUESTIONS: Usual(_("Questionnaire with a prize draw"), kind.CONTEST_ENTRY, 1),
        WIN_BACK: Usual(_("Call and offer to come back"), kind.DISCOUNT, 0, 15),
        REMINDER: Usual(_("Reminder of what is new"), kind.GREETING),
        WELCOME: Usual(_("Welcome offer"), kind.DISCOUNT, 0, 5),
        FRIENDS: Usual(_("Thanks for bringing friends"), kind.DISCOUNT, 0, 10, 60),
        RULES: Usual(_("Free delivery for keeping our rules"), kind.FREE_DELIVERY, 5),
        SAMPLE: Usual(_("First to try something new"), kind.FREE_PRODUCT, 5),
        DRAW: Usual(_("Prize draw for your opinion"), kind.CONTEST_ENTRY, 1),
        BRING: Usual(_("Bring a friend: something off for both"), kind.DISCOUNT, 0, 10, 60),
    }
