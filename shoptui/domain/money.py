"""Money: whole minor units of one currency, and how people write it."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.text import plain_digits, visible

MAX_MINOR = 10**12

_LONGEST = 100  # characters of an amount; a longer text is something else
_UNITS = {"": 1, "k": 10**3, "tr": 10**6, "triệu": 10**6, "m": 10**6}
# What people write beside an amount. A currency listed here takes no other's mark, so that `$8` is
# not 8 đồng; one that is not takes any symbol nobody else owns ($ serves some twenty currencies).
_MARKS = {
    "BRL": ("r$",),
    "EUR": ("€",),
    "IDR": ("rp.", "rp"),
    "INR": ("₹", "rs.", "rs"),
    "KHR": ("៛",),
    "KRW": ("₩",),
    "LAK": ("₭", "kip"),
    "MYR": ("rm",),
    "PHP": ("₱",),
    "THB": ("฿", "บาท", "baht"),
    "VND": ("₫", "đồng", "vnđ", "đ", "d"),
}
_OWNED = frozenset(mark for marks in _MARKS.values() for mark in marks)
_PLAIN = re.compile(r"(-?)(0|[1-9]\d{0,14})(?:\.(\d\d?))?", re.ASCII)  # most of any sheet
_SPACES = re.compile("[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_ALIKE = str.maketrans("．，－＋（）−–’", ".,-+()--'")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?-\d\d?-\d{4}")
_TERM = re.compile(r"(?P<number>[\d.,' ]*\d) ?(?:(?P<unit>k|tr|triệu|m) ?(?P<tail>\d{1,3})?)?")
_THREES = r"[1-9]\d{0,2}(?P<gap>[.,' ])\d{3}(?:(?P=gap)\d{3})*"
_LAKHS = r"[1-9]\d?(?:(?P<comma>,)\d\d)+,\d{3}"
_GROUPED = re.compile(rf"{_THREES}|{_LAKHS}")
_POINTED = re.compile(rf"(?P<whole>{_THREES}|{_LAKHS}|0|[1-9]\d*|)(?P<point>[.,])(?P<decimals>\d+)")
_WHOLE = re.compile(r"0|[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency and how many digits its minor unit has.

    Attributes:
        code: ISO 4217 code, such as "VND".
        digits: decimal places of one unit (VND 0, THB 2, KWD 3).
    """

    code: str
    digits: int


def to_minor(value: Decimal, currency: Currency) -> int:
    """An amount in whole units as minor units, half up and the same for refunds (-0.5 gives -1).

    Raises:
        InvalidInput: it is no number, or above `MAX_MINOR`.
    """
    if not value.is_finite():
        raise InvalidInput(_("This amount is no number: type one such as 1250."))
    if abs(value) > MAX_MINOR:
        raise _too_large(currency)
    rounded = value.quantize(Decimal(1).scaleb(-currency.digits), ROUND_HALF_UP)
    return _in_range(int(rounded.scaleb(currency.digits)), currency)


def to_decimal(minor: int, currency: Currency) -> Decimal:
    """Minor units as an exact amount in whole units, with all the currency's decimal places."""
    return Decimal(minor).scaleb(-currency.digits)


def plain(minor: int, currency: Currency) -> str:
    """The amount for programs to read: no grouping, a point before the decimals ("12.50")."""
    return f"{to_decimal(minor, currency):f}"


def part_of(amount: int, part: int, whole: int) -> int:
    """The amount × part ÷ whole, exact, half up and the same for refunds.

    Raises:
        ZeroDivisionError: the whole is 0.
    """
    product = amount * part
    size = (2 * abs(product) + abs(whole)) // (2 * abs(whole))
    return size if (product < 0) == (whole < 0) else -size


def parse_amount(text: str, currency: Currency) -> int:
    """Minor units from an amount as people type or export it.

    Takes `250k`, `1tr2` (1,200,000), grouping by points, commas, spaces, apostrophes or in lakhs,
    sums and differences (`120+35`), the currency's code or symbol on either side, `(12.00)` for
    minus, digits of any script. One point or comma before exactly three digits groups thousands
    (`1.250` is 1250), except in a currency with three decimals, where it is the decimal point.
    A leading zero is refused: `0901234567` is a phone number.

    Raises:
        InvalidInput: it can't be read, has more decimals than the currency, or is too large.
    """
    if found := _PLAIN.fullmatch(text):
        sign, whole, decimals = found.groups("")
        if len(decimals) <= currency.digits:
            return _in_range(int(sign + whole + decimals.ljust(currency.digits, "0")), currency)
    typed = unicodedata.normalize("NFC", plain_digits(text)).casefold().translate(_ALIKE)
    typed = _SPACES.sub(" ", typed).strip()
    if not typed:
        message = _("The amount is empty: type one such as {example}.")
        raise InvalidInput(message.format(example=_sample(currency)))
    if len(typed) > _LONGEST or _DATE.fullmatch(typed):
        raise _unreadable(text, currency)
    body = _unmarked(typed, currency)
    bracketed = body.startswith("(") and body.endswith(")")
    total = _sum(body[1:-1] if bracketed else body, text, currency)
    return _in_range(-total if bracketed else total, currency)


def _sum(body: str, text: str, currency: Currency) -> int:
    terms = re.split("([+-])", body)
    if not terms[0].strip() and terms[1:2] == ["-"]:
        terms[0] = "0"
    total, signs = 0, ["+", *terms[1::2]]
    for sign, term in zip(signs, terms[::2], strict=True):
        value = _term(_unmarked(term.strip(), currency), text, currency)
        total += -value if sign == "-" else value
    return total


def _unmarked(typed: str, currency: Currency) -> str:
    """The amount without the currency's code or symbol before and after it."""
    marks = (currency.code.casefold(), *_MARKS.get(currency.code, ()))
    if currency.code not in _MARKS:
        ends = (typed[:1], typed[-1:]) if typed else ()
        marks += tuple(end for end in ends if unicodedata.category(end) == "Sc")
        marks = tuple(mark for mark in marks if mark not in _OWNED)
    before = next((mark for mark in marks if typed.startswith(mark)), "")
    after = next((mark for mark in marks if typed.endswith(mark)), "")
    return typed.removeprefix(before).removesuffix(after).strip()


def _term(typed: str, text: str, currency: Currency) -> int:
    found = _TERM.fullmatch(typed)
    number = _number(found["number"], currency) if found else None
    if found is None or number is None:
        raise _unreadable(text, currency)
    whole, decimals = number
    if found["tail"]:
        if decimals:
            raise _unreadable(text, currency)
        decimals = found["tail"]
    scale: int = 10**currency.digits * _UNITS[found["unit"] or ""]
    fraction: int = 10 ** len(decimals)
    minor, rest = divmod(int(whole + decimals) * scale, fraction)
    if rest:
        raise _too_fine(text, currency)
    return minor


def _number(typed: str, currency: Currency) -> tuple[str, str] | None:
    """The digits before and after the decimal point; None where the grouping makes no sense."""
    if _WHOLE.fullmatch(typed):
        return typed, ""
    pointed = _POINTED.fullmatch(typed)
    grouped = _GROUPED.fullmatch(typed)
    if grouped and not (pointed and currency.digits == 3 and pointed["whole"].isdigit()):
        return re.sub(r"\D", "", typed), ""
    if pointed is None or pointed["point"] in (pointed["gap"], pointed["comma"]):
        return None
    whole = re.sub(r"\D", "", pointed["whole"]) or "0"
    doubtful = len(pointed["decimals"]) == 3 and currency.digits != 3 and whole != "0"
    return None if doubtful else (whole, pointed["decimals"])


def _in_range(minor: int, currency: Currency) -> int:
    if abs(minor) > MAX_MINOR:
        raise _too_large(currency)
    return minor


def _too_large(currency: Currency) -> InvalidInput:
    message = _("This amount is too large: the most that one amount can be is {most} {code}.")
    return InvalidInput(message.format(most=plain(MAX_MINOR, currency), code=currency.code))


def _too_fine(text: str, currency: Currency) -> InvalidInput:
    places = currency.digits
    message = (
        _("{code} has no decimals, so {text} can't be kept exactly: type one such as {example}.")
        if not places
        else _("{code} has {places} decimals, {text} has more: type one such as {example}.")
    )
    return InvalidInput(
        message.format(
            code=currency.code, places=places, text=_quoted(text), example=_sample(currency)
        )
    )


def _unreadable(text: str, currency: Currency) -> InvalidInput:
    message = _("{text} is no amount shoptui can read: type one such as {example}.")
    return InvalidInput(message.format(text=_quoted(text), example=_sample(currency)))


def _quoted(text: str) -> str:
    shown = visible(text.strip())
    return f"“{shown}”" if len(shown) <= 40 else f"“{shown[:39]}…”"


def _sample(currency: Currency) -> str:
    return "1,250.500" if currency.digits == 3 else "1250.50" if currency.digits else "1.250.000"
