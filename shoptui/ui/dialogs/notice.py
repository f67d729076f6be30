"""A window with something to read."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from shoptui.domain.language import N_, _
from shoptui.domain.text import visible
from shoptui.ui.command import Command, bindings

NOTICE_ACTIONS = (
    Command("notice.close", "escape", N_("Close"), N_("Close this."), "dismiss(None)", rank=1),
    Command(
        "notice.down",
        "down,pagedown",
        N_("Read on"),
        N_("Read on."),
        "read_on(1)",
        rank=2,
        palette=False,
        key_name="↓",
    ),
    Command(
        "notice.up",
        "up,pageup",
        N_("Back"),
        N_("Read back."),
        "read_on(-1)",
        rank=0,
        palette=False,
    ),
)


class Notice(ModalScreen[None]):
    """Paragraphs under a heading; closes with Enter or Esc."""

    ACTIONS = NOTICE_ACTIONS
    BINDINGS: ClassVar = bindings(NOTICE_ACTIONS)
    DEFAULT_CSS = """
    Notice .notice-body { height: auto; max-height: 60vh; }
    Notice .notice-body Static { margin-bottom: 1; }
    """

    def __init__(self, title: str, paragraphs: Sequence[str], *, is_trouble: bool = False) -> None:
        """A notice."""
        super().__init__(classes="-trouble" if is_trouble else "")
        self._heading = title
        self.paragraphs = tuple(paragraphs)

    def compose(self) -> ComposeResult:
        """Heading, paragraphs, one button."""
        with Vertical(classes="dialog-box"):
            yield Label(Content(visible(self._heading)), classes="dialog-title")
            with VerticalScroll(classes="notice-body", can_focus=False):
                for paragraph in self.paragraphs:
                    yield Static(Content(visible(paragraph)))
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content(_("OK")), id="ok", variant="primary")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offers to read on only where the text is longer than the window."""
        return action != "read_on" or self.query_one(".notice-body").max_scroll_y > 0

    def action_read_on(self, step: int) -> None:
        """Moves the text by half a window."""
        body = self.query_one(".notice-body")
        body.scroll_relative(y=max(body.size.height // 2, 1) * step, animate=False)

    def on_button_pressed(self) -> None:
        """Closes."""
        self.dismiss(None)
