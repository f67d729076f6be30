"""The settings of ABC by behaviour: from where on is it much, and from where on often."""

from typing import Any

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import parse_amount, plain
from shoptui.domain.shop import Shop
from shoptui.services.reward_settings import MOST_ORDERS
from shoptui.services.setting import Form, Place, Setting
from shoptui.services.setting_forms import AUTO, whole, word


def _read_much(typed: str, place: Place) -> int | None:
    if word(typed) == AUTO:
        return None
    amount = parse_amount(typed, place.shop.currency)
    if amount < 0:
        raise InvalidInput(_("A cut is 0 or more: leave out the minus, or type auto."))
    return amount


def _show_much(amount: int | None, shop: Shop) -> str:
    return AUTO if amount is None else plain(amount, shop.currency)


def _read_often(typed: str, _place: Place) -> int | None:
    if word(typed) == AUTO:
        return None
    hint = _("Type a number of orders from 1 to {most}, or auto.").format(most=MOST_ORDERS)
    return whole(word(typed), 1, MOST_ORDERS, hint)


MUCH: Setting[int | None] = Setting(
    "abc.much",
    lambda: _("Net spend from which on a customer buys much; auto: the median of the buyers."),
    Form(_read_much, _show_much),
    lambda _shop: None,
)
OFTEN: Setting[int | None] = Setting(
    "abc.often",
    lambda: _("Orders from which on a customer buys often; auto: the median, 2 at least."),
    Form(_read_often, lambda orders, _shop: AUTO if orders is None else str(orders)),
    lambda _shop: None,
)

ABC_SETTINGS: tuple[Setting[Any], ...] = (MUCH, OFTEN)
