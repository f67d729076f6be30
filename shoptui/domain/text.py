"""Text: what may be stored, what is searched, and what may be drawn on a terminal."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

MAX_TEXT = 10_000
MAX_NAME = 200
MAX_MARKS = 4  # Thai, Lao and Hebrew need three on one letter; more only piles up over other lines

_JOINERS = "\u200c\u200d"
_SELECTORS = "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x180B, 0x180C)))
_TAGS = "".join(map(chr, range(0xE0020, 0xE0080)))  # spell a region after the black flag emoji
_SKIN_TONES = "".join(map(chr, range(0x1F3FB, 0x1F400)))
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# No width and no meaning in a name: soft hyphen, grapheme joiner, direction marks, zero-width
# space, word joiner, invisible operators, byte order mark, annotation marks, Hangul fillers.
_HIDDEN = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0\ufff9\ufffa\ufffb\U000e0001"
)
_NO_TEXT = ("Cc", "Cs", "Cn")
_PILE = re.compile(rf"[^\w\s!-~]{{{MAX_MARKS + 1}}}")  # no mark is a \w
_BREAK = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b])\u0e32")


def clean(text: str, *, lines: bool = False) -> str:
    """The text as it may be stored: NFC, single spaces, nothing invisible but what emoji need.

    Control, surrogate, unassigned, direction-override and zero-width characters go; a letter keeps
    at most `MAX_MARKS` marks that do not compose with it. Joiners and variation selectors stay
    inside the text.

    Args:
        text: anything typed, pasted or read from a file.
        lines: keep line breaks, as one newline each; else they count as spaces.
    """
    if lines:
        return "\n".join(clean(line) for line in _BREAK.split(text)).strip("\n")
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    words = " ".join(text.translate(_STORED).split())
    kept = _few_marks(unicodedata.normalize("NFC", words))
    return kept.lstrip(" " + _JOINERS + _SELECTORS).rstrip(" " + _JOINERS)


def fold(text: str) -> str:
    """The search key: "Ánh" and "ANH" give "anh", "Đức" gives "duc"; Thai keeps its vowels.

    Texts that are canonically equal have the same key, and the key of a key is itself.
    """
    if text.isascii():
        return clean(text).casefold()
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", clean(text)).casefold())
    key = _SARA_AM.sub("\\1\u0e4d\u0e32", folded.translate(_SEARCHED))
    return " ".join(key.split())


def visible(text: str) -> str:
    """The text as it may be drawn in cells: nothing in it acts on the terminal or hides.

    Control characters become their pictures (`␛`), direction overrides and what is no character
    `�`, line breaks and tabs a space; joiners, variation selectors and skin tones go, since
    terminals disagree on their widths.
    """
    one_line = text.replace("\r\n", "\n")
    drawn = _few_marks(unicodedata.normalize("NFC", one_line.translate(_DRAWN)))
    return "\u25cc" + drawn if drawn and _is_mark(drawn[0]) else drawn


def plain_digits(text: str) -> str:
    """The text with every decimal digit, such as Thai `๑` or full-width `１`, written 0-9."""
    return text if text.isascii() else text.translate(_DIGITS)


def _stored(letter: str) -> str:
    if letter.isspace():
        return " "
    gone = letter in _HIDDEN or letter in _OVERRIDES or unicodedata.category(letter) in _NO_TEXT
    return "" if gone else letter


def _searched(letter: str) -> str:
    if letter in _JOINERS or letter in _SELECTORS or letter in _TAGS:
        return ""
    if letter < "\u0e00" and _is_mark(letter):
        return ""
    return {"đ": "d", "ł": "l", "ø": "o", "\u0e33": "\u0e4d\u0e32"}.get(letter, letter)


def _drawn(letter: str) -> str:
    if _BREAK.match(letter) or letter == "\t":
        return " "
    if letter < "\x20" or letter == "\x7f":
        return "\u2421" if letter == "\x7f" else chr(0x2400 + ord(letter))
    if letter in _JOINERS or letter in _SELECTORS or letter in _TAGS + _SKIN_TONES + _HIDDEN:
        return ""
    broken = letter in _OVERRIDES or unicodedata.category(letter) in _NO_TEXT
    return "\ufffd" if broken else letter


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter, letter))


@cache
def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")


def _few_marks(text: str) -> str:
    """The text with at most `MAX_MARKS` marks and joiners in a row."""
    if not _PILE.search(text):
        return text
    kept, run = [], 0
    for letter in text:
        run = run + 1 if _is_mark(letter) or letter in _JOINERS else 0
        if run <= MAX_MARKS:
            kept.append(letter)
    return "".join(kept)


class _Memo(dict[int, str]):
    """A translation table for `str.translate` that works each character out once."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        self[code] = replacement = self._rule(chr(code))
        return replacement


_STORED, _SEARCHED, _DRAWN, _DIGITS = map(_Memo, (_stored, _searched, _drawn, _digit))
