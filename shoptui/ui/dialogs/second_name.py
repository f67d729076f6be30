"""Asks for another name where a file cannot, or should not, be written as it is called."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from shoptui.domain.language import N_, _
from shoptui.domain.text import visible
from shoptui.ui.command import Command, bindings

SECOND_NAME_ACTIONS = (
    Command(
        "second.back",
        "escape",
        N_("Back"),
        N_("Go back and choose a name yourself."),
        "dismiss(None)",
        palette=False,
    ),
    *(
        Command(f"second.{key}", key, label, tooltip, action, rank=0, palette=False)
        for key, action, label, tooltip in (
            ("left", "app.focus_previous", N_("Other answer"), N_("Go to the answer before.")),
            ("right", "app.focus_next", N_("Other answer"), N_("Go to the next answer.")),
        )
    ),
)


class SecondName(ModalScreen[Path | None]):
    """Returns the path to write to after all: a free one, or the first one again."""

    ACTIONS = SECOND_NAME_ACTIONS
    BINDINGS: ClassVar = bindings(SECOND_NAME_ACTIONS)
    DEFAULT_CSS = """
    SecondName {
        & .second-name-why { margin-bottom: 1; }
        & .second-name-other { padding-left: 2; color: $accent; }
    }
    """

    def __init__(self, why: str, path: Path, other: Path, again: str) -> None:
        """A question.

        Args:
            why: what is in the way, a sentence.
            path: the first name.
            other: the free one; its answer has the focus.
            again: the answer that takes the first name: "Replace it", "Try again".
        """
        super().__init__()
        self._why = why
        self._answers = {"other": other, "again": path}
        self._again = again

    def compose(self) -> ComposeResult:
        """What is in the way, the free name, three answers."""
        with Vertical(classes="dialog-box"):
            yield Label(Content(_("Another name?")), classes="dialog-title")
            yield Static(Content(visible(self._why)), classes="second-name-why")
            yield Static(Content(_("This name is free:")))
            yield Static(Content(visible(str(self._answers["other"]))), classes="second-name-other")
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content(_("Use that name")), id="other", variant="primary")
                yield Button(Content(visible(self._again)), id="again")
                yield Button(Content(_("Back (Esc)")), id="back")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Returns the path of the answer."""
        event.stop()
        self.dismiss(self._answers.get(event.button.id or ""))
