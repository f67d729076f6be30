"""The languages the screens speak, by their own names."""

import locale

from shoptui.domain.language import LOCALE_DIR
from shoptui.services.formats import known_locale

SOURCE_LANGUAGE = "en"


def languages() -> list[str]:
    """The languages shoptui speaks: English and those with a catalogue."""
    found = (path.parent.parent.name for path in LOCALE_DIR.glob("*/LC_MESSAGES/shoptui.mo"))
    return sorted({SOURCE_LANGUAGE, *found})


def spoken() -> list[tuple[str, str]]:
    """Each language with a catalogue, as its code and its own name: ("vi", "Tiếng Việt")."""
    return [(code, _own_name(code)) for code in languages()]


def guessed() -> str:
    """The language of this computer where it is spoken here, else English."""
    tag = locale.getlocale()[0] or ""
    code = tag.partition("_")[0].casefold()
    return code if code in languages() else SOURCE_LANGUAGE


def _own_name(code: str) -> str:
    known = known_locale(code)
    name = (known.get_display_name(code) if known else None) or code
    return name[0].upper() + name[1:]
