"""What stands on the screen while the last backup is made."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from shoptui.domain.language import N_, _
from shoptui.ui.command import Command, bindings

LEAVING_ACTIONS = (
    Command(
        "leaving.now",
        "escape",
        N_("Leave at once"),
        N_("Leave without a backup."),
        "app.quit",
        rank=1,
        palette=False,
    ),
)


class LeavingNotice(ModalScreen[None]):
    """Takes the keys while the app is leaving; Esc or Ctrl+Q leaves at once."""

    ACTIONS = LEAVING_ACTIONS
    BINDINGS: ClassVar = bindings(LEAVING_ACTIONS)

    def compose(self) -> ComposeResult:
        """What is being done."""
        with Vertical(classes="dialog-box -narrow"):
            yield Label(Content(_("Making a backup …")), classes="dialog-title")
            yield Static(Content(_("shoptui closes when it is done. Esc leaves without it.")))
