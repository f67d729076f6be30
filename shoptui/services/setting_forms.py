"""How the values of settings are written: choices, days, yes and no, cut points."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from shoptui.domain.dates import LONGEST_WINDOW, Window
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import parse_amount, plain
from shoptui.domain.rfm_rules import Cuts
from shoptui.domain.shop import Shop
from shoptui.domain.text import plain_digits
from shoptui.services.setting import Form, Place

E = TypeVar("E", bound=StrEnum)

AUTO = "auto"
ALL = "all"
MOST_ORDERS = 1_000_000
_YES = ("yes", "y", "true", "on", "1")
_NO = ("no", "n", "false", "off", "0")


def word(typed: str) -> str:
    """What was typed, for comparing with a fixed word."""
    return plain_digits(typed).strip().casefold()


def choice(kind: type[E]) -> Form[E]:
    """One word out of a few."""

    def read(typed: str, _place: Place) -> E:
        known = [str(each) for each in kind]
        if word(typed) in known:
            return kind(word(typed))
        raise InvalidInput(
            _("Type one of: {choices}.{hint}").format(
                choices=", ".join(known), hint=did_you_mean(word(typed), known)
            )
        )

    return Form(read, lambda value, _shop: str(value), tuple(map(str, kind)))


def did_you_mean(typed: str, known: list[str]) -> str:
    """A hint at the nearest word, "" where none is near."""
    near = get_close_matches(typed, known, n=1)
    return " " + _("Did you mean {near}?").format(near=near[0]) if near else ""


def _read_yes_no(typed: str, _place: Place) -> bool:
    if word(typed) in (*_YES, *_NO):
        return word(typed) in _YES
    raise InvalidInput(_("Type yes or no."))


def _read_window(typed: str, _place: Place) -> Window:
    if word(typed) == ALL:
        return Window(None)
    return Window(whole(word(typed), 1, LONGEST_WINDOW, _window_hint()))


def _window_hint() -> str:
    return _("Type a number of days from 1 to {most}, such as 365, or all.").format(
        most=LONGEST_WINDOW
    )


def _read_days_or_auto(typed: str, _place: Place) -> int | None:
    if word(typed) == AUTO:
        return None
    hint = _("Type a number of days from 1 to {most}, such as 90, or auto.")
    return whole(word(typed), 1, LONGEST_WINDOW, hint.format(most=LONGEST_WINDOW))


def whole(typed: str, least: int, most: int, hint: str) -> int:
    """A whole number between two others; InvalidInput with the hint where it is none."""
    if not re.fullmatch(r"\d{1,9}", typed, re.ASCII) or not least <= int(typed) <= most:
        raise InvalidInput(hint)
    return int(typed)


def _cuts(
    read_one: Callable[[str, Place], int], show_one: Callable[[int, Shop], str], sample: str
) -> Form[Cuts | None]:
    """Four increasing figures with commas (or semicolons) between, or auto."""

    def read(typed: str, place: Place) -> Cuts | None:
        if word(typed) == AUTO:
            return None
        first, second, third, fourth = (read_one(part, place) for part in _four(typed, sample))
        if first < 0:
            raise InvalidInput(_("A cut point is 0 or more: leave out the minus."))
        if not first < second < third < fourth:
            message = _("Each cut point must be above the one before it, as in {sample}.")
            raise InvalidInput(message.format(sample=sample))
        return first, second, third, fourth

    def show(cuts: Cuts | None, shop: Shop) -> str:
        return ",".join(show_one(cut, shop) for cut in cuts) if cuts else AUTO

    return Form(read, show)


def _four(typed: str, sample: str) -> list[str]:
    parts = [part.strip() for part in typed.split(";" if ";" in typed else ",")]
    if len(parts) != 4 or not all(parts):
        message = _("Type four figures with commas between, such as {sample}, or auto.")
        raise InvalidInput(message.format(sample=sample))
    return parts


def _count(most: int) -> Callable[[str, Place], int]:
    def read(part: str, _place: Place) -> int:
        hint = _(
            "“{part}” is no whole number from 0 to {most}: type figures such as 30,60,120,240."
        )
        return whole(word(part), 0, most, hint.format(part=part[:20], most=most))

    return read


def _money(part: str, place: Place) -> int:
    return parse_amount(part, place.shop.currency)


YES_NO: Form[bool] = Form(
    _read_yes_no, lambda value, _shop: "yes" if value else "no", choices=("yes", "no")
)
WINDOW: Form[Window] = Form(
    _read_window, lambda window, _shop: ALL if window.days is None else str(window.days)
)
DAYS_OR_AUTO: Form[int | None] = Form(
    _read_days_or_auto, lambda days, _shop: AUTO if days is None else str(days)
)
DAY_CUTS = _cuts(_count(LONGEST_WINDOW), lambda cut, _shop: str(cut), "30,60,120,240")
ORDER_CUTS = _cuts(_count(MOST_ORDERS), lambda cut, _shop: str(cut), "1,2,4,8")
MONEY_CUTS = _cuts(_money, lambda cut, shop: plain(cut, shop.currency), "100,300,800,2000")
