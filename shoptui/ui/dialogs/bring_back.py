"""Asks before a backup takes the place of the shop, and says what would be lost."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Label, Static

from shoptui.domain.language import _
from shoptui.domain.text import visible
from shoptui.ui.dialogs.question import Question


class BringBackQuestion(Question):
    """Returns True when the backup shall be brought back."""

    DEFAULT_CSS = """
    BringBackQuestion .bring-back-kept { margin-top: 1; color: $text-muted; }
    """

    def __init__(self, when: str, losses: Sequence[str]) -> None:
        """The question.

        Args:
            when: the moment the shop would go back to.
            losses: sentences on what would be gone.
        """
        asked = _("Go back to the shop as it was {when}?").format(when=when)
        super().__init__(asked, _("Bring it back"), _("Leave it as it is"))
        self._losses = losses

    def compose(self) -> ComposeResult:
        """The question, what would be lost, the answers."""
        kept = _("What is there now is kept as a backup first, so you can come back to it.")
        with Vertical(classes="dialog-box"):
            yield Label(Content(visible(self._asked)), classes="dialog-title")
            for line in self._losses:
                indent = "  " if line.startswith("  ") else ""
                yield Static(Content(indent + visible(line.strip())))
            yield Static(Content(kept), classes="bring-back-kept")
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content(visible(self._no)), id="no", variant="primary")
                yield Button(Content(visible(self._yes)), id="yes")
