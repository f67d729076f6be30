"""Asks before typed work is thrown away."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label

from shoptui.domain.language import _
from shoptui.ui.command import N_, Command, bindings

DISCARD_ACTIONS = (
    Command(
        "discard.keep",
        "escape",
        N_("Keep editing"),
        N_("Go back to what you typed."),
        "dismiss(False)",
        palette=False,
    ),
    *(
        Command(f"discard.{key}", key, label, tooltip, action, rank=0, palette=False)
        for key, action, label, tooltip in (
            ("left", "app.focus_previous", N_("Other answer"), N_("Go to the other answer.")),
            ("right", "app.focus_next", N_("Other answer"), N_("Go to the other answer.")),
        )
    ),
)


class DiscardPrompt(ModalScreen[bool]):
    """Returns True when the owner wants to throw away what was typed."""

    ACTIONS = DISCARD_ACTIONS
    BINDINGS: ClassVar = bindings(DISCARD_ACTIONS)

    def compose(self) -> ComposeResult:
        """The question and two answers; the safe one has the focus."""
        with Vertical(classes="dialog-box -narrow"):
            yield Label(Content(_("You typed something that is not saved.")))
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content(_("Keep editing")), id="keep", variant="primary")
                yield Button(Content(_("Discard")), id="discard")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Returns the answer."""
        self.dismiss(event.button.id == "discard")
