"""Asks before typed work is thrown away."""

from shoptui.domain.language import _
from shoptui.ui.dialogs.question import Question


class DiscardPrompt(Question):
    """Returns True when the owner wants to throw away what was typed."""

    def __init__(self) -> None:
        """The question; keeping what was typed is the safe answer."""
        super().__init__(
            _("You typed something that is not saved."), _("Discard"), _("Keep editing")
        )
