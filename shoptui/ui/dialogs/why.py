"""Why something is so: headings with lines below them, to be read and closed."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from shoptui.domain.language import N_
from shoptui.domain.text import visible
from shoptui.domain.why import Section
from shoptui.ui.command import Command, bindings
from shoptui.ui.shell.hints import Hints

WHY_ACTIONS = (
    Command(
        "why.close",
        "escape,enter,w",
        N_("Close"),
        N_("Go back to where you were."),
        "dismiss(None)",
        rank=1,
        palette=False,
        key_name="Esc",
    ),
    *(
        Command(f"why.{key}", key, label, tooltip, action, rank, False, name)
        for key, action, label, tooltip, rank, name in (
            ("down", "read('down')", N_("Read on"), N_("Show the lines below."), 2, "↑↓"),
            ("up", "read('up')", N_("Back"), N_("Show the lines above."), 0, ""),
            ("pagedown", "read('page_down')", N_("Page on"), N_("Show the next page."), 0, ""),
            ("pageup", "read('page_up')", N_("Page back"), N_("Show the page before."), 0, ""),
            ("home", "read('home')", N_("First"), N_("Show the first line."), 0, ""),
            ("end", "read('end')", N_("Last"), N_("Show the last line."), 0, ""),
        )
    ),
)


class WhyDialog(ModalScreen[None]):
    """An explanation; Esc, Enter or w closes it."""

    ACTIONS = WHY_ACTIONS
    BINDINGS: ClassVar = bindings(WHY_ACTIONS)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    WhyDialog {
        & > .dialog-box { width: 76; }
        & .why-body { height: auto; max-height: 1fr; scrollbar-gutter: stable; }
        & .why-heading { color: $accent; text-style: bold; }
        & .why-lines { padding-left: 2; margin-bottom: 1; }
    }
    """

    def __init__(self, title: str, sections: Sequence[Section]) -> None:
        """Shows the sections under a title."""
        super().__init__()
        self._heading = title
        self.sections = tuple(sections)

    def compose(self) -> ComposeResult:
        """Title, sections, and how to leave."""
        with Vertical(classes="dialog-box"):
            yield Label(Content(visible(self._heading)), classes="dialog-title")
            with VerticalScroll(classes="why-body", can_focus=False):
                yield from self._sections()
        yield Hints()

    def action_read(self, where: str) -> None:
        """Scrolls the explanation."""
        body = self.query_one(".why-body", VerticalScroll)
        getattr(body, f"scroll_{where}")(animate=False)

    def _sections(self) -> Iterator[Static]:
        for section in self.sections:
            yield Static(Content(visible(section.title)), classes="why-heading")
            yield Static(Content("\n".join(map(visible, section.lines))), classes="why-lines")
