"""A question with two answers, for what should not happen by one key alone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from shoptui.domain.language import N_
from shoptui.domain.text import visible
from shoptui.ui.command import Command, bindings

QUESTION_ACTIONS = (
    Command(
        "question.no",
        "escape",
        N_("Back"),
        N_("Go back; nothing is done."),
        "dismiss(False)",
        palette=False,
    ),
    *(
        Command(f"question.{key}", key, label, tooltip, action, rank=0, palette=False)
        for key, action, label, tooltip in (
            ("left", "app.focus_previous", N_("Other answer"), N_("Go to the other answer.")),
            ("right", "app.focus_next", N_("Other answer"), N_("Go to the other answer.")),
        )
    ),
)


class Question(ModalScreen[bool]):
    """Returns True for the first answer, False for the second or Esc."""

    ACTIONS = QUESTION_ACTIONS
    BINDINGS: ClassVar = bindings(QUESTION_ACTIONS)

    def __init__(self, asked: str, yes: str, no: str, *, detail: str = "") -> None:
        """A question.

        Args:
            asked: the question.
            yes: the answer that goes on; it does not have the focus.
            no: the safe answer; it has the focus.
            detail: a sentence under the question.
        """
        super().__init__()
        self._asked = asked
        self._yes = yes
        self._no = no
        self._detail = detail

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(classes="dialog-box -narrow"):
            yield Label(Content(visible(self._asked)), classes="dialog-title")
            if self._detail:
                yield Static(Content(visible(self._detail)))
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content(visible(self._no)), id="no", variant="primary")
                yield Button(Content(visible(self._yes)), id="yes")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Returns the answer."""
        self.dismiss(event.button.id == "yes")
