"""How money, numbers and days are written where the shop is."""

import datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from shoptui.domain.dates import DayOrder
from shoptui.domain.money import Currency, to_decimal
from shoptui.domain.shop import Shop
from shoptui.domain.table import Cell, Column, Kind, Table
from shoptui.domain.text import visible

if TYPE_CHECKING:  # Babel takes 50 ms to import; it is loaded when the first figure is written
    from babel import Locale
    from babel.dates import DateTimePattern
    from babel.numbers import NumberPattern

NOTHING = "–"
REMEMBERED = 8192  # figures already written, so that scrolling back costs nothing
FALLBACK = "en"


class Formats:
    """The formats of one shop: its currency, written as its locale does.

    An unknown locale is written as English. Spaces that would not break are plain ones, since not
    every terminal font has them.
    """

    def __init__(self, shop: Shop) -> None:
        """Takes currency and locale; loads nothing yet."""
        self._currency = shop.currency
        self._name = shop.locale
        self._money = lru_cache(REMEMBERED)(self._write_money)
        self._date = lru_cache(REMEMBERED)(self._write_date)
        self._amounts: dict[int, NumberPattern] = {}

    def money(self, minor: int) -> str:
        """Minor units as an amount with the currency's sign: "1.250.000 ₫"."""
        return self._money(minor, self._currency)

    def brief_money(self, minor: int, *, sign: bool = True) -> str:
        """An amount for little room, rounded from a thousand on: "1,2 Tr ₫", "$1.2M".

        Args:
            minor: minor units.
            sign: whether the currency's sign stands with it.
        """
        from babel.numbers import format_compact_decimal, get_currency_symbol

        major = float(to_decimal(minor, self._currency))
        if sign and abs(major) < 1000:
            return self.money(minor)
        brief = format_compact_decimal(abs(major), locale=self._locale, fraction_digits=1)
        pattern = self._locale.currency_formats["standard"]
        before, after = pattern.prefix[minor < 0], pattern.suffix[minor < 0]
        symbol = get_currency_symbol(self._currency.code, self._locale) if sign else ""
        return _tidy(f"{before}{brief}{after}".replace("¤", symbol)).strip()

    def date(self, day: datetime.date) -> str:
        """A day with its year in four digits: "22/11/2026", in English "Nov 22, 2026"."""
        return self._date(day)

    def number(self, value: int | float) -> str:
        """A number with its thousands grouped, and one decimal if it is not whole."""
        if isinstance(value, float) and not value.is_integer():
            return _tidy(self._decimals.apply(value, self._locale))
        if -1000 < value < 1000:
            return str(int(value))
        return _tidy(self._wholes.apply(int(value), self._locale))

    def share(self, value: float) -> str:
        """A share of 0 to 1 as a percentage with one decimal."""
        return _tidy(self._percents.apply(value, self._locale))

    def cell(self, cell: Cell, column: Column, table: Table) -> str:
        """A cell as the owner reads it; "–" where there is nothing.

        Text is returned as it is stored: draw it through `shoptui.domain.text.visible`.
        """
        if cell is None:
            return NOTHING
        if isinstance(cell, str):
            return cell
        if isinstance(cell, datetime.date):
            return self._date(cell)
        if column.kind is Kind.MONEY:
            return self._money(int(cell), table.currency)
        return self.share(cell) if column.kind is Kind.SHARE else self.number(cell)

    @cached_property
    def day_order(self) -> DayOrder:
        """The order in which a day is typed here; English of no country puts the day first."""
        if str(self._locale) == "en":
            return DayOrder.DMY
        pattern = self._locale.date_formats["short"].pattern
        first = min("dMy", key=pattern.find)
        return {"d": DayOrder.DMY, "M": DayOrder.MDY, "y": DayOrder.YMD}[first]

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale

        return known_locale(self._name) or Locale(FALLBACK)

    @cached_property
    def _wholes(self) -> "NumberPattern":
        return _with_decimals(self._locale.decimal_formats[None].pattern, 0)

    @cached_property
    def _decimals(self) -> "NumberPattern":
        return _with_decimals(self._locale.decimal_formats[None].pattern, 1)

    @cached_property
    def _percents(self) -> "NumberPattern":
        return _with_decimals(self._locale.percent_formats[None].pattern, 1)

    @cached_property
    def _days(self) -> "DateTimePattern":
        from babel.dates import parse_pattern

        # English writes the month as a word: 3/4/2026 is two days, depending on who reads it.
        length = "medium" if self._locale.language == "en" else "short"
        return parse_pattern(self._locale.date_formats[length].pattern.replace("yy", "y"))

    def _write_money(self, minor: int, currency: Currency) -> str:
        digits = currency.digits  # the shop's, since CLDR has none for the kip and others
        if digits not in self._amounts:
            pattern = self._locale.currency_formats["standard"].pattern
            self._amounts[digits] = _with_decimals(pattern, digits)
        written = self._amounts[digits].apply(
            to_decimal(minor, currency), self._locale, currency=currency.code, currency_digits=False
        )
        return _tidy(written)

    def _write_date(self, day: datetime.date) -> str:
        return _tidy(self._days.apply(day, self._locale))


def known_locale(name: str) -> "Locale | None":
    """The locale of a name such as "vi_VN", "vi-VN" or "en", None where there is none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(name.strip().replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def _with_decimals(pattern: str, decimals: int) -> "NumberPattern":
    from babel.numbers import parse_pattern

    parsed = parse_pattern(pattern)
    parsed.frac_prec = (decimals, decimals)
    return parsed


def _tidy(written: str) -> str:
    return visible(written).replace("\xa0", " ").replace("\u202f", " ")
