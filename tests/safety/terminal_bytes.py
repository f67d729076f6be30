"""What a program may write to a terminal: the sequences Textual draws with, and letters."""

import base64
import re

from tests.safety.hostile import TERMINAL, acting

# Whole sequences only; whatever is left of an escape after these were taken out is not ours.
_COLOURS = r"\x1b\[[0-9;]*m"
_PLACE = r"\x1b\[\d+;\d+H"
_MODES = r"\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
_QUESTIONS = r"\x1b\[\?(?:2026|2048)\$p"
_KEYBOARD = r"\x1b\[>\d+u|\x1b\[<u"
_CLIPBOARD = r"\x1b\]52;c;(?P<copied>[A-Za-z0-9+/]*={0,2})\x07"
_POINTER = r"\x1b\]22;[a-z-]+\x07"
_ALLOWED = re.compile(
    "|".join((_COLOURS, _PLACE, _MODES, _QUESTIONS, _KEYBOARD, _CLIPBOARD, _POINTER))
)
_LINE_ENDS = {"\r", "\n"}  # a whole screen is written line by line

SEQUENCES = tuple(text for text in TERMINAL if text[:1] in ("\x1b", "\x9b"))


def faults(written: bytes) -> set[str]:
    """What is in the bytes that must not be: controls of no allowed form, and hostile sequences.

    Raises:
        UnicodeDecodeError: they are not UTF-8, so that a single byte could act.
    """
    text = written.decode("utf-8")
    left = acting(_ALLOWED.sub("", text)) - _LINE_ENDS
    copied = {letter for each in copies(text) for letter in acting(each)} - {"\n"}
    return left | copied | {each for each in SEQUENCES if each in text}


def copies(text: str) -> list[str]:
    """What was handed to the clipboard."""
    found = (match["copied"] for match in _ALLOWED.finditer(text))
    return [base64.b64decode(each).decode("utf-8") for each in found if each]


def letters(written: bytes) -> str:
    """The bytes without what draws them."""
    return _ALLOWED.sub("", written.decode("utf-8"))
