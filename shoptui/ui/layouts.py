"""Command keys that arrive as letters of another layout or input method."""

import unicodedata

from textual.events import Key
from textual.keys import _character_to_key

_QWERTY = "`1234567890-=" + "qwertyuiop[]\\" + "asdfghjkl;'" + "zxcvbnm,./"
_KEDMANEE = "_ๅ/-ภถุึคตจขช" + "ๆไำพะัีรนยบลฃ" + "ฟหกดเ้่าสวง" + "ผปแอิืทมใฝ"
_QWERTY_SHIFTED = "~!@#$%^&*()_+" + "QWERTYUIOP{}|" + 'ASDFGHJKL:"' + "ZXCVBNM<>?"
_KEDMANEE_SHIFTED = "%+๑๒๓๔ู฿๕๖๗๘๙" + '๐"ฎฑธํ๊ณฯญฐ,ฅ' + "ฤฆฏโฌ็๋ษศซ." + "()ฉฮฺ์?ฒฬฦ"

# What a Thai keyboard prints in ASCII ("/", "?") is taken as it stands: it may be meant so.
KEDMANEE = {
    thai: latin
    for thai, latin in zip(_KEDMANEE + _KEDMANEE_SHIFTED, _QWERTY + _QWERTY_SHIFTED, strict=True)
    if not thai.isascii()
}
_KEDMANEE_NAMES = {_character_to_key(thai): latin for thai, latin in KEDMANEE.items()}

# The key that, pressed last in Telex, puts this mark on a vowel.
_TELEX = {
    "\u0301": "s",
    "\u0300": "f",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
    "\u0306": "w",
    "\u031b": "w",
}
_CIRCUMFLEX = "\u0302"


def pressed_key(character: str) -> str:
    """The key of a QWERTY keyboard that was pressed for this character.

    A Thai letter is undone by its place on the keyboard. A Vietnamese letter is what Telex made of
    the key pressed last: `ư` of "w", `á` of "s", `đ` of "d", `ê` of "e".
    """
    if character in KEDMANEE:
        return KEDMANEE[character]
    latin = _telex_key(character.lower())
    return latin.upper() if character.isupper() else latin


def _telex_key(character: str) -> str:
    if character == "đ":
        return "d"
    letters = unicodedata.normalize("NFD", character)
    vowel, marks = letters[0], letters[1:]
    tones = [_TELEX[mark] for mark in marks if mark in _TELEX]
    if tones:
        return tones[-1]
    return vowel if _CIRCUMFLEX in marks else character


def as_command(event: Key) -> Key:
    """The key as the commands know it; the same event where there is nothing to undo.

    Ctrl with a letter is undone too: some terminals send it with the letter of the layout.
    """
    modifiers, plus, last = event.key.rpartition("+")
    if modifiers and last in _KEDMANEE_NAMES:
        return Key(modifiers + plus + _KEDMANEE_NAMES[last], None)
    if event.character is None or event.character.isascii() or len(event.character) > 1:
        return event
    latin = pressed_key(event.character)
    return event if latin == event.character else Key(_character_to_key(latin), latin)
