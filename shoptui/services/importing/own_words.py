"""The words shoptui writes into its own lists, known again in every language it speaks."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from shoptui.domain.customers import Consent, Gender, Party
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _, in_every_language
from shoptui.domain.purchases import Fulfilment
from shoptui.domain.text import fold, visible

Meaning = TypeVar("Meaning")

REFUNDS = {"sale": False, "refund": True}
VOIDS = {"void": True}
FULFILMENTS = {"delivered": Fulfilment.DELIVERED, "collected": Fulfilment.COLLECTED}
GENDERS = {"female": Gender.FEMALE, "male": Gender.MALE, "other": Gender.OTHER}
CONSENTS = {"yes": Consent.YES, "no": Consent.NO}
PARTIES = {"person": Party.PERSON, "organisation": Party.ORGANISATION}


def reader_of(words: Mapping[str, Meaning], nothing: Meaning) -> Callable[[str], Meaning]:
    """What tells the meaning of a word, `nothing` for an empty text.

    It raises InvalidInput for any other word.
    """
    meanings = {"": nothing}
    for word, meaning in words.items():
        meanings |= {fold(name): meaning for name in in_every_language(word)}

    def read(text: str) -> Meaning:
        if (meaning := meanings.get(fold(text))) is not None:
            return meaning
        shown, known = visible(text)[:40], ", ".join(map(_, words))
        raise InvalidInput(_("“{text}” is none of: {known}.").format(text=shown, known=known))

    return read
