"""Asks before leaving throws typed work away."""

from shoptui.domain.language import _
from shoptui.ui.dialogs.question import Question


class LeaveQuestion(Question):
    """Returns True when the owner leaves all the same."""

    def __init__(self) -> None:
        """The question; staying is the safe answer."""
        super().__init__(
            _("What you typed or began is not saved yet."), _("Leave without it"), _("Stay")
        )
