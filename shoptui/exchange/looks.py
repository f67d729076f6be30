"""How cells look: the few styles a workbook uses."""

from collections.abc import Iterable
from dataclasses import dataclass

from shoptui.domain.money import Currency
from shoptui.domain.table import Kind


@dataclass(frozen=True, slots=True)
class Look:
    """One style of a cell.

    Attributes:
        number_format: Excel's format code; `@` is text, which stays text when it is edited too.
        bold: heavier letters.
        wrap: long text runs on below itself.
        tinted: a light ground, for headers.
        right: at the right, as the figures below it are.
    """

    number_format: str = "@"
    bold: bool = False
    wrap: bool = False
    tinted: bool = False
    right: bool = False


TEXT = Look()
HEADER = Look(bold=True, tinted=True)
FIGURES_HEADER = Look(bold=True, tinted=True, right=True)
HEADING = Look(bold=True)
LABEL = Look(bold=True, wrap=True)
PASSAGE = Look(wrap=True)
COUNT = Look("#,##0")
PART_COUNT = Look("#,##0.0#")
DATE = Look("yyyy-mm-dd")
SHARE = Look("0.0%")
SCORE = Look("0")
PART_SCORE = Look("0.0")

_WHOLE = {Kind.COUNT: COUNT, Kind.DAYS: COUNT, Kind.SHARE: SHARE, Kind.SCORE: SCORE}
_PARTS = {**_WHOLE, Kind.COUNT: PART_COUNT, Kind.DAYS: PART_COUNT, Kind.SCORE: PART_SCORE}


def money_look(currency: Currency) -> Look:
    """Thousands grouped, with the decimals the currency has."""
    return Look("#,##0" + ("." + "0" * currency.digits if currency.digits else ""))


def number_look(kind: Kind, currency: Currency, *, whole: bool = True) -> Look:
    """The style of a number, which shows decimals only where there are some."""
    if kind is Kind.MONEY:
        return money_look(currency)
    return (_WHOLE if whole else _PARTS).get(kind, TEXT)


def header_look(kind: Kind) -> Look:
    """The style of a column's heading, aligned as the column is."""
    return HEADER if kind is Kind.TEXT else FIGURES_HEADER


def all_looks(currencies: Iterable[Currency]) -> list[Look]:
    """Every style a workbook with amounts in these currencies may need, each once."""
    texts = (TEXT, HEADER, FIGURES_HEADER, HEADING, LABEL, PASSAGE, DATE)
    numbers = (*_WHOLE.values(), *_PARTS.values())
    return list(dict.fromkeys((*texts, *numbers, *map(money_look, currencies))))
