"""The settings of the loyalty scores: targets, weights, and what makes the overall score."""

from typing import Any

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.loyalty import (
    STAGE_WEIGHTS,
    USUAL,
    Indicator,
    LoyaltyType,
    TypeWeights,
    Unit,
    Weighing,
)
from shoptui.domain.money import parse_amount, plain
from shoptui.domain.shop import Shop
from shoptui.services.loyalty_words import indicator_name, type_name
from shoptui.services.setting import Form, Place, Setting
from shoptui.services.setting_forms import AUTO, choice, whole, word

MOST_TIMES = 10_000
MOST_WEIGHT = 100


def _read_money(typed: str, place: Place) -> int | None:
    if word(typed) == AUTO:
        return None
    amount = parse_amount(typed, place.shop.currency)
    if amount <= 0:
        raise InvalidInput(_("Type an amount above 0, or auto for your best tenth of buyers."))
    return amount


def _show_money(amount: int | None, shop: Shop) -> str:
    return AUTO if amount is None else plain(amount, shop.currency)


def _read_times(typed: str, _place: Place) -> int | None:
    hint = _("Type a whole number from 1 to {most}.").format(most=MOST_TIMES)
    return whole(word(typed), 1, MOST_TIMES, hint)


def _read_times_or_auto(typed: str, _place: Place) -> int | None:
    if word(typed) == AUTO:
        return None
    hint = _("Type a whole number from 1 to {most}, or auto for your best tenth of buyers.")
    return whole(word(typed), 1, MOST_TIMES, hint.format(most=MOST_TIMES))


def _read_percent(typed: str, _place: Place) -> int | None:
    hint = _("Type a percentage from 1 to 100, such as 50.")
    return whole(word(typed).removesuffix("%").rstrip(), 1, 100, hint)


def _read_weight(typed: str, _place: Place) -> int:
    return whole(word(typed), 0, MOST_WEIGHT, _("Type a whole number from 0 to 100."))


def _read_type_weights(typed: str, place: Place) -> TypeWeights:
    parts = typed.split(";" if ";" in typed else ",")
    if len(parts) != len(LoyaltyType):
        raise InvalidInput(
            _("Type five whole numbers with commas between, such as 25,25,15,15,20.")
        )
    first, second, third, fourth, fifth = (_read_weight(part, place) for part in parts)
    weights = (first, second, third, fourth, fifth)
    if not any(weights):
        raise InvalidInput(_("One of the five weights at least must be above 0."))
    return weights


def _show_target(value: int | None, _shop: Shop) -> str:
    return AUTO if value is None else str(value)


_FORMS: dict[Unit, Form[int | None]] = {
    Unit.MONEY: Form(_read_money, _show_money),
    Unit.COUNT: Form(_read_times, _show_target),
    Unit.PERCENT: Form(_read_percent, _show_target),
}
_WEIGHT: Form[int] = Form(_read_weight, lambda weight, _shop: str(weight))


def _target(indicator: Indicator) -> Setting[int | None]:
    usual = USUAL[indicator]
    form = _FORMS[usual.unit]
    if usual.unit is Unit.COUNT and usual.target is None:
        form = Form(_read_times_or_auto, _show_target)
    return Setting(
        f"loyalty.targets.{indicator}",
        lambda: _target_meaning(indicator),
        form,
        lambda _shop: usual.target,
    )


def _target_meaning(indicator: Indicator) -> str:
    usual, name = USUAL[indicator], indicator_name(indicator)
    if usual.target is None:
        message = _("{indicator} that count as 100; auto: what your best tenth of buyers reach.")
    elif usual.unit is Unit.PERCENT:
        message = _("{indicator}: the percentage that counts as 100.")
    else:
        message = _("{indicator}: how many count as 100.")
    return message.format(indicator=name)


def _weight(indicator: Indicator) -> Setting[int]:
    usual = USUAL[indicator]
    return Setting(
        f"loyalty.weights.{usual.type}.{indicator}",
        lambda: _("{indicator}: the weight in {type} loyalty; 0 leaves it out.").format(
            indicator=indicator_name(indicator), type=type_name(usual.type).lower()
        ),
        _WEIGHT,
        lambda _shop: usual.weight,
    )


TARGETS = {indicator: _target(indicator) for indicator in Indicator}
WEIGHTS = {indicator: _weight(indicator) for indicator in Indicator}
OVERALL: Setting[Weighing] = Setting(
    "loyalty.overall",
    lambda: _("What weighs the five types: the business stage, or weights of your own."),
    choice(Weighing),
    lambda _shop: Weighing.STAGE,
)
OWN_WEIGHTS: Setting[TypeWeights] = Setting(
    "loyalty.own_weights",
    lambda: _(
        "Your own weights for financial, referral, procedural, contact and evaluation loyalty."
    ),
    Form(_read_type_weights, lambda weights, _shop: ",".join(map(str, weights))),
    lambda shop: STAGE_WEIGHTS[shop.stage],
)

LOYALTY_SETTINGS: tuple[Setting[Any], ...] = (
    OVERALL,
    OWN_WEIGHTS,
    *TARGETS.values(),
    *WEIGHTS.values(),
)
