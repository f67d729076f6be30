"""The words on the screen, through gettext with English as the source language.

Like gettext itself this holds one catalogue for the whole process: the owner reads one language at
a time.
"""

import gettext
from functools import cache
from pathlib import Path

LOCALE_DIR = Path(__file__).parents[1] / "locale"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def speak(language: str) -> None:
    """Takes the catalogue of a language code such as "vi"; English where there is none."""
    global _catalogue
    _catalogue = gettext.translation("shoptui", LOCALE_DIR, [language], fallback=True)


def _(message: str) -> str:
    """The message in the owner's language."""
    return _catalogue.gettext(message)


def N_(message: str) -> str:
    """Marks an English text for the catalogue; it is put into the owner's language when shown."""
    return message


def in_every_language(message: str) -> tuple[str, ...]:
    """The English message, then the same in each language there is a catalogue of."""
    return message, *(catalogue.gettext(message) for catalogue in _catalogues())


@cache
def _catalogues() -> tuple[gettext.NullTranslations, ...]:
    files = sorted(LOCALE_DIR.glob("*/LC_MESSAGES/shoptui.mo"))
    return tuple(
        gettext.translation("shoptui", LOCALE_DIR, [file.parents[1].name]) for file in files
    )


def counted(one: str, many: str, count: int) -> str:
    """The form of the message that fits a count, with `{count}` filled in."""
    return _catalogue.ngettext(one, many, count).format(count=count)
