"""Numbers in cells: amounts with signs and currencies, quantities, in one column's own style."""

import re
from decimal import Decimal
from functools import lru_cache

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import MAX_MINOR, Currency, parse_amount, to_decimal
from shoptui.domain.text import plain_digits, visible
from shoptui.exchange.raw_sheet import RawCell
from shoptui.exchange.safe_text import unguarded

_REMEMBERED = 65_536
_LONGEST = 60
_MOST_PIECES = Decimal(10**9)
_PLAIN = re.compile(r"-?(?:0|[1-9]\d{0,14})", re.ASCII)
_ALIKE = str.maketrans("．，－＋（）−–’\u00a0\u202f\u2009", ".,-+()--'   ")
_CORE = re.compile(r"[.,]?\d(?:[\d.,' ]*\d)?")
_SUM = re.compile(r"\d *[-+] *\d")
_SIGNS = re.compile(r"[-+() ]")
_SHAPES = {
    point: re.compile(
        rf"(?P<whole>0|[1-9]\d*|[1-9]\d{{0,2}}(?P<gap>[{gaps}])\d{{3}}(?:(?P=gap)\d{{3}})*"
        rf"|[1-9]\d?(?:,\d\d)+,\d{{3}}|)"
        + (rf"(?:{re.escape(point)}(?P<decimals>\d+))?" if point else "")
    )
    for point, gaps in {".": ",' ", ",": ".' ", "": ".,' "}.items()
}


class NumberReader:
    """Reads the numbers of one column."""

    def __init__(self, point: str, currency: Currency | None) -> None:
        """Takes the column's decimal point and the currency of its amounts, None for no money."""
        self._shape = _SHAPES[point]
        self._point = point
        self._currency = currency
        self._most = to_decimal(MAX_MINOR, currency) if currency else _MOST_PIECES
        self._remembered = lru_cache(_REMEMBERED)(self._in_reach)

    def __call__(self, cell: RawCell) -> Decimal | None:
        """The number exactly as written, None for an empty cell.

        Raises:
            InvalidInput: the cell holds no number, or money of another currency.
        """
        if isinstance(cell, float):
            if cell - cell != 0:  # neither finite nor equal to itself
                raise _unreadable(str(cell))
            return self._in_reach(repr(cell), Decimal(repr(cell)))
        return self._remembered(cell)

    def _in_reach(self, text: str, number: Decimal | None = None) -> Decimal | None:
        value = self._written(text) if number is None else number
        if value is not None and abs(value) > self._most:
            raise InvalidInput(_("{text} is too large.").format(text=text.strip()))
        return value

    def _written(self, text: str) -> Decimal | None:
        if _PLAIN.fullmatch(text):
            return Decimal(text)
        tidy = plain_digits(unguarded(text)).translate(_ALIKE).strip()
        if not tidy:
            return None
        core = _CORE.search(tidy)
        if core is None or len(tidy) > _LONGEST or _SUM.search(tidy):
            raise _unreadable(text)
        before, after = tidy[: core.start()], tidy[core.end() :]
        marks = _SIGNS.sub("", before), _SIGNS.sub("", after)
        if any(marks) and self._currency and not _is_money(*marks, text, self._currency):
            return to_decimal(parse_amount(text, self._currency), self._currency)
        value = self._value(core[0], text)
        return -value if _is_negative(before, after, text) else value

    def _value(self, core: str, text: str) -> Decimal:
        found = self._shape.fullmatch(core)
        if not found or not core.strip(".,"):
            raise _unreadable(text)
        whole = re.sub(r"\D", "", found["whole"]) or "0"
        decimals = found["decimals"] if self._point else None
        return Decimal(f"{whole}.{decimals}" if decimals else whole)


def _is_money(before: str, after: str, text: str, currency: Currency) -> bool:
    """Whether these marks say nothing but that it is money of the shop: "$8", not "8k"."""
    try:
        one: int = 10**currency.digits
        return parse_amount(f"{before}1{after}", currency) == one
    except InvalidInput:
        shown = visible(text.strip())[:40]
        raise InvalidInput(
            _("“{text}” is no amount in {code}.").format(text=shown, code=currency.code)
        ) from None


def _is_negative(before: str, after: str, text: str) -> bool:
    signs = (before + after).replace(" ", "")
    bracketed = "(" in before and ")" in after
    minus = signs.count("-")
    if minus > 1 or signs.count("+") > 1 or ("(" in signs) != (")" in signs):
        raise _unreadable(text)
    return bracketed or minus == 1


def _unreadable(text: str) -> InvalidInput:
    shown = visible(text.strip())
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    return InvalidInput(_("“{text}” is no number shoptui can read.").format(text=shown))
