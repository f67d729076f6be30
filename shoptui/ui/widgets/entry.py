"""The line people type into."""

from dataclasses import dataclass

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input
from textual.widgets.input import Selection

from shoptui.domain.text import clean

_KEPT = "\u00a0\u3000\u200c\u200d"  # spaces that are no ASCII, and the joiners of scripts and emoji


class Entry(Input):
    """A compact input that never swallows a paste.

    Messages: `LinesPasted` where the clipboard held several lines, of which an input can show but
    the first.
    """

    # A letter moves nothing else: what an entry can scroll over is no reason to lay out the form.
    virtual_size = Reactive(Size(0, 0), layout=False)

    @dataclass
    class LinesPasted(Message):
        """Several lines were pasted; the first stands in the entry, none is lost."""

        entry: "Entry"
        lines: tuple[str, ...]

        @property
        def control(self) -> "Entry":
            """The entry."""
            return self.entry

    def __init__(self, value: str = "", placeholder: str = "", max_length: int = 0) -> None:
        """An entry with a text to start from, which counts as no change."""
        super().__init__(None, placeholder, max_length=max_length, compact=True)
        self.begin_with(value)

    def begin_with(self, text: str) -> None:
        """Sets the text before the entry is on the screen; there may be no app yet to tell."""
        first = self.validate_value(text)
        self.set_reactive(Input.value, first)
        self.set_reactive(Input.selection, Selection.cursor(len(first)))

    def on_mount(self) -> None:
        """Gives the text to start from its room."""
        self.virtual_size = Size(self.content_width, 1)

    def watch_virtual_size(self) -> None:
        """Shows no emptiness behind a text that became shorter."""
        self.scroll_x = min(self.scroll_x, self.max_scroll_x)

    def type_on(self, text: str) -> None:
        """Takes the focus behind a text that was begun elsewhere, to be typed on."""
        self.select_on_focus = False
        self.value = text
        self.cursor_position = len(self.value)
        self.focus()

    def go_back_to(self, place: int) -> None:
        """Takes the focus at a place in the text, where the owner was typing before."""
        self.select_on_focus = False
        self.cursor_position = min(place, len(self.value))
        self.focus()

    def on_blur(self) -> None:
        """Selects the text again when the owner comes back."""
        self.select_on_focus = True

    def validate_value(self, value: str) -> str:
        """Leaves out what would act on the terminal or hide, wherever the text comes from."""
        return "".join(letter for letter in value if letter.isprintable() or letter in _KEPT)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = tuple(line for line in clean(event.text, lines=True).split("\n") if line)
        if lines:
            self.replace(lines[0], *sorted(self.selection))
        if len(lines) > 1:
            self.post_message(self.LinesPasted(self, lines))
