"""Finding a currency by its code or name."""

import locale
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from shoptui.domain.shop import Shop
from shoptui.domain.text import fold
from shoptui.services.currencies import currency
from shoptui.services.formats import Formats, known_locale
from shoptui.services.founding import HOME_OF

SAMPLE_UNITS = 1250


@dataclass(frozen=True, slots=True)
class NamedCurrency:
    """A currency in use today.

    Attributes:
        code: its three letters.
        name: what it is called, such as "Vietnamese Dong".
    """

    code: str
    name: str


def like(text: str, language: str = "en") -> Sequence[NamedCurrency]:
    """Currencies whose code or name holds every word, the best first; all where nothing is typed.

    Args:
        text: what was typed.
        language: language of the names.
    """
    words = fold(text).split()
    hits = [each for each in _in_use(language) if all(word in _key(each) for word in words)]
    return sorted(hits, key=lambda each: not each.code.startswith(text.strip().upper()))


def of_this_computer(language: str = "en") -> NamedCurrency | None:
    """The currency of the country this computer is set to, None where that is unknown."""
    from babel.numbers import get_territory_currencies

    here = known_locale(locale.getlocale()[0] or "")
    codes = get_territory_currencies(here.territory) if here and here.territory else []
    return next((each for each in _in_use(language) if codes and each.code == codes[-1]), None)


def sample(code: str) -> str:
    """How amounts of a currency are written where it is at home: "1.250 ₫"."""
    money = currency(code)
    shop = Shop(name="", currency=money, locale=HOME_OF.get(money.code, "en"))
    return Formats(shop).money(SAMPLE_UNITS * 10**money.digits)


@lru_cache(4)
def _in_use(language: str) -> Sequence[NamedCurrency]:
    """Every currency some country pays with now; those of HOME_OF come first."""
    from babel.core import get_global
    from babel.numbers import get_currency_name

    codes = {
        code
        for tenders in get_global("territory_currencies").values()
        for code, _start, end, is_tender in tenders
        if is_tender and end is None
    }
    first = list(HOME_OF)
    ordered = [*first, *sorted(codes - set(first))]
    return [NamedCurrency(code, get_currency_name(code, locale=language)) for code in ordered]


def _key(named: NamedCurrency) -> str:
    return fold(f"{named.code} {named.name}")
