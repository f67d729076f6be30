"""Text in a spreadsheet: it stays as it was typed and never becomes a formula."""

import re
from xml.sax.saxutils import escape

MAX_CELL = 32_767  # UTF-16 units; Excel cuts a longer cell without a word
CUT = "…"

_ILLEGAL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"
_AWKWARD = re.compile(rf"[&<>\r{_ILLEGAL}\ud800-\udfff]|_x")
_GONE = re.compile(f"[{_ILLEGAL}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_TRIGGER = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def xml_text(text: str) -> str:
    """The text as it stands between two tags of a sheet.

    Control characters go, half of a surrogate pair becomes "�", a text too long for a cell ends in
    "…". Excel reads `_x0041_` as an escaped "A", so an underscore that looks like the start of one
    is escaped itself (ECMA-376, ST_Xstring).
    """
    if len(text) > MAX_CELL // 2:
        text = _fitting(text)
    if not _AWKWARD.search(text):
        return text
    return escape(_LOOKS_ESCAPED.sub("_x005F_", legible(text)))


def legible(text: str) -> str:
    """The text without control characters, with one kind of line end, half letters as "�"."""
    text = _GONE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SURROGATE.sub("\ufffd", text)


def guarded(text: str) -> str:
    """The text as it stands in a CSV file, where Excel runs `=1+1` and takes +84 for a number.

    What begins like a formula gets an apostrophe before it, phone numbers such as +84… too
    (OWASP, CSV injection). `unguarded` takes it off again.
    """
    text = legible(text)
    return "'" + text if _TRIGGER.match(text) else text


def unguarded(text: str) -> str:
    """The text a guarded CSV field stands for; any other text as it is."""
    return text[1:] if text.startswith("'") and _TRIGGER.match(text) else text


def _fitting(text: str) -> str:
    units = legible(text).encode("utf-16-le")
    if len(units) <= 2 * MAX_CELL:
        return text
    return units[: 2 * (MAX_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT
