"""Asks whether to look at the backups of a shop file that cannot be opened."""

from shoptui.domain.language import _
from shoptui.ui.dialogs.question import Question


class OfferBackups(Question):
    """Returns True when the owner wants to see the backups, which harms nothing.

    Attributes:
        sentence: why the file does not open.
    """

    AUTO_FOCUS = "#yes"

    def __init__(self, sentence: str, there_are: str) -> None:
        """The trouble, and the way out of it."""
        super().__init__(sentence, _("See the backups"), _("Back"), detail=there_are)
        self.sentence = sentence
