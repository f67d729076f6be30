"""Offers a form that was left unfinished when shoptui died."""

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from shoptui.domain.language import N_, _
from shoptui.domain.text import visible
from shoptui.ui.command import Command, bindings

LEFT_ACTIONS = (
    Command(
        "left.later",
        "escape",
        N_("Keep for later"),
        N_("Keep it; the menu has it under “Unfinished forms”."),
        "answer('later')",
        rank=1,
        palette=False,
    ),
    Command(
        "left.copy",
        "y",
        N_("Copy"),
        N_("Copy what you had typed."),
        "copy",
        rank=2,
        palette=False,
    ),
    *(
        Command(f"left.{key}", key, label, tooltip, action, rank=0, palette=False)
        for key, action, label, tooltip in (
            ("left", "app.focus_previous", N_("Answer before"), N_("Go to the answer before.")),
            ("right", "app.focus_next", N_("Next answer"), N_("Go to the next answer.")),
        )
    ),
)


class Answer(StrEnum):
    """What becomes of it."""

    OPEN = "open"
    LATER = "later"
    THROW_AWAY = "throw_away"


class LeftBehindDialog(ModalScreen[Answer]):
    """Returns what the owner wants to do with a form that was left."""

    ACTIONS = LEFT_ACTIONS
    BINDINGS: ClassVar = bindings(LEFT_ACTIONS)
    DEFAULT_CSS = """
    LeftBehindDialog .left-lines { height: auto; max-height: 40vh; margin-bottom: 1; }
    """

    def __init__(self, title: str, when: str, lines: Sequence[str], trouble: str = "") -> None:
        """The form and what stands in it.

        Args:
            title: the heading of the form.
            when: when something was typed last: "today 18:02".
            lines: what was filled in, a line each.
            trouble: why it cannot be opened again; then it is only offered to copy.
        """
        super().__init__(classes="-trouble" if trouble else "")
        self._form, self._when, self._trouble = title, when, trouble
        self.lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """What it is and from when, what stands in it, the answers."""
        found = _("Left unfinished {when}: {form}").format(when=self._when, form=self._form)
        with Vertical(classes="dialog-box"):
            yield Label(Content(visible(found)), classes="dialog-title")
            with VerticalScroll(classes="left-lines", can_focus=False):
                for line in self.lines:
                    yield Static(Content(visible(line)))
            if self._trouble:
                yield Static(Content(visible(self._trouble)))
            with Horizontal(classes="dialog-buttons"):
                if not self._trouble:
                    yield Button(Content(_("Open it")), id="open", variant="primary")
                yield Button(Content(_("Keep for later")), id="later")
                yield Button(Content(_("Throw it away")), id="throw_away")

    def action_answer(self, answer: str) -> None:
        """Returns an answer."""
        self.dismiss(Answer(answer))

    def action_copy(self) -> None:
        """Copies the lines."""
        self.app.copy_to_clipboard("\n".join(self.lines))
        self.app.notify(_("Copied what you had typed."))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Returns the answer of the button."""
        event.stop()
        self.dismiss(Answer(str(event.button.id)))
