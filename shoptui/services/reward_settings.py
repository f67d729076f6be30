"""The settings of rewards, of the day's list, and of the groups of old customers."""

from typing import Any

from shoptui.domain.dates import LONGEST_WINDOW
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import parse_amount, plain
from shoptui.domain.shop import Shop
from shoptui.services.setting import Form, Place, Setting
from shoptui.services.setting_forms import YES_NO, whole, word

NONE = "none"
MOST_ORDERS = 1000
MOST_AHEAD = 60


def _read_budget(typed: str, place: Place) -> int | None:
    if word(typed) == NONE:
        return None
    amount = parse_amount(typed, place.shop.currency)
    if amount < 0:
        raise InvalidInput(_("A budget is 0 or more: leave out the minus, or type none."))
    return amount


def _show_budget(amount: int | None, shop: Shop) -> str:
    return NONE if amount is None else plain(amount, shop.currency)


def _number(least: int, most: int) -> Form[int]:
    def read(typed: str, _place: Place) -> int:
        hint = _("Type a whole number from {least} to {most}.").format(least=least, most=most)
        return whole(word(typed), least, most, hint)

    return Form(read, lambda value, _shop: str(value))


BUDGET: Setting[int | None] = Setting(
    "rewards.budget",
    lambda: _("What rewards may cost you in a month: an amount, or none for no limit."),
    Form(_read_budget, _show_budget),
    lambda _shop: None,
)
QUIET_DAYS: Setting[int] = Setting(
    "rewards.quiet_days",
    lambda: _("Nobody is offered anything for so many days after you last contacted them."),
    _number(0, LONGEST_WINDOW),
    lambda _shop: 14,
)
AGAIN_DAYS: Setting[int] = Setting(
    "rewards.again_days",
    lambda: _("The same rule gives to the same customer no sooner than after so many days."),
    _number(0, LONGEST_WINDOW),
    lambda _shop: 90,
)
BIRTHDAY_DAYS: Setting[int] = Setting(
    "rewards.birthday_days",
    lambda: _("How many days ahead a birthday is thought of."),
    _number(0, MOST_AHEAD),
    lambda _shop: 7,
)
MAIL_UNKNOWN: Setting[bool] = Setting(
    "rewards.mail_unknown_consent",
    lambda: _("Whether offers may also be sent to customers you never asked for consent."),
    YES_NO,
    lambda _shop: False,
)
FEEDBACK_AFTER: Setting[int] = Setting(
    "today.feedback_after_days",
    lambda: _("After so many days you ask how an order was."),
    _number(0, LONGEST_WINDOW),
    lambda _shop: 3,
)
FEEDBACK_UNTIL: Setting[int] = Setting(
    "today.feedback_until_days",
    lambda: _("After so many days it is too late to ask how an order was."),
    _number(0, LONGEST_WINDOW),
    lambda _shop: 14,
)
FOLLOW_UP_AFTER: Setting[int] = Setting(
    "today.follow_up_days",
    lambda: _("After so many days you come back to a question that led to no order."),
    _number(0, LONGEST_WINDOW),
    lambda _shop: 3,
)
FREQUENT_ORDERS: Setting[int] = Setting(
    "groups.frequent_orders",
    lambda: _("So many orders in the days the scores look at make a customer frequent."),
    _number(1, MOST_ORDERS),
    lambda _shop: 4,
)

REWARD_SETTINGS: tuple[Setting[Any], ...] = (
    BUDGET,
    QUIET_DAYS,
    AGAIN_DAYS,
    BIRTHDAY_DAYS,
    MAIL_UNKNOWN,
    FEEDBACK_AFTER,
    FEEDBACK_UNTIL,
    FOLLOW_UP_AFTER,
    FREQUENT_ORDERS,
)
