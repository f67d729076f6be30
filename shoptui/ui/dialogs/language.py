"""Chooses the language of the screens."""

from shoptui.domain.language import _
from shoptui.services.languages import spoken
from shoptui.ui.dialogs.choices import ChoicesDialog, Line


class LanguageDialog(ChoicesDialog[str]):
    """Returns the code of a language; every catalogue there is shows up here by itself."""

    def __init__(self, current: str) -> None:
        """Starts on the present language."""
        languages = spoken()
        codes = [code for code, _name in languages]
        super().__init__(
            _("Language"),
            [Line(code, name) for code, name in languages],
            codes.index(current) if current in codes else 0,
        )
