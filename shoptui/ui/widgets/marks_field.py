"""A field for any number of a few choices."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.visual import VisualType

from shoptui.domain.language import N_
from shoptui.ui.command import Command, bindings
from shoptui.ui.widgets.choice_key import choice_key
from shoptui.ui.widgets.choices_field import Choice, ChoicesField, ChoicesLine
from shoptui.ui.widgets.field import Kept

MARKED, OPEN = "■", "□"
BETWEEN = "  "


class MarksLine(ChoicesLine):
    """The choices side by side, each with its box; a cursor goes along them."""

    ACTIONS = (
        Command(
            "marks.previous",
            "left",
            N_("Choice before"),
            N_("Go to the choice before."),
            "go(-1)",
            rank=0,
            palette=False,
        ),
        Command(
            "marks.next",
            "right",
            N_("Next choice"),
            N_("Go to the next choice."),
            "go(1)",
            rank=4,
            palette=False,
            key_name="← →",
        ),
        Command(
            "marks.mark",
            "space",
            N_("Mark"),
            N_("Mark the choice, or take the mark off."),
            "mark",
            rank=3,
            palette=False,
        ),
        Command(
            "marks.done",
            "enter",
            N_("Next"),
            N_("Go on to the next field."),
            "done",
            rank=0,
            palette=False,
        ),
    )
    BINDINGS: ClassVar = bindings(ACTIONS)
    DEFAULT_CSS = """
    MarksLine { height: auto; }
    """

    cursor = reactive(0, layout=False)
    marked: reactive[frozenset[int]] = reactive(frozenset(), layout=False)

    def __init__(self, labels: Sequence[str], marked: Collection[int]) -> None:
        """The choices by their labels, and which are marked at first."""
        super().__init__(labels)
        self.set_reactive(MarksLine.marked, frozenset(marked))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the choices take."""
        return len(self._lines(width))

    def render(self) -> VisualType:
        """The choices, each kept whole where the line breaks."""
        return Content("\n").join(
            Content.assemble(*(self._part(at) for at in line))
            for line in self._lines(self.content_size.width)
        )

    def _part(self, at: int) -> tuple[str, str]:
        is_here = self.has_focus and at == self.cursor
        style = "reverse bold" if is_here else "bold" if at in self.marked else ""
        return self._text(at), style

    def _text(self, at: int) -> str:
        return f"{MARKED if at in self.marked else OPEN} {self._labels[at]}{BETWEEN}"

    def _lines(self, width: int) -> list[list[int]]:
        """The choices of each line, by their places."""
        lines: list[list[int]] = []
        room = 0
        for at in range(len(self._labels)):
            length = Content(self._text(at)).cell_length
            if not lines or length - len(BETWEEN) > room:
                lines.append([])
                room = width
            lines[-1].append(at)
            room -= length
        return lines

    def action_go(self, step: int) -> None:
        """Goes to another choice; after the last comes the first."""
        self.cursor = (self.cursor + step) % len(self._labels)

    def action_mark(self) -> None:
        """Marks the choice under the cursor, or takes the mark off."""
        self.marked ^= {self.cursor}
        self.post_message(self.Turned())

    def on_click(self, event: events.Click) -> None:
        """Marks the choice under the mouse."""
        at = self._place_of(event.x - 1, event.y)
        if at is not None:
            self.cursor = at
            self.action_mark()

    def _place_of(self, x: int, y: int) -> int | None:
        lines = self._lines(self.content_size.width)
        for at in lines[y] if y < len(lines) else ():
            x -= Content(self._text(at)).cell_length
            if x < 0:
                return at
        return None


class MarksField(ChoicesField[Choice]):
    """Any number of a few choices, all of them in sight; Space marks."""

    def __init__(
        self,
        key: str,
        label: str,
        choices: Sequence[tuple[Choice, str]],
        *,
        value: Collection[Choice] = (),
        hint: str = "",
        id: str | None = None,
    ) -> None:
        """Choices to mark.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            choices: each value and what the owner reads for it.
            value: the values marked at first.
            hint: stands under the field.
            id: Textual's id; the key where none is given.
        """
        super().__init__(key, label, choices, hint=hint, id=id)
        self._first = frozenset(at for at, each in enumerate(self._values) if each in value)
        self._line = MarksLine(self._labels, self._first)

    def control_widget(self) -> MarksLine:
        """The line of choices."""
        return self._line

    def read(self) -> frozenset[Choice]:
        """The values marked."""
        return frozenset(self._values[at] for at in self._line.marked)

    def kept(self) -> Kept:
        """The values marked."""
        return {"marks": [choice_key(self._values[at]) for at in sorted(self._line.marked)]}

    def bring_back(self, kept: Kept) -> bool:
        """Marks the values again; False where one is no choice any more."""
        keys = [choice_key(value) for value in self._values]
        marks = kept.get("marks", [])
        there = [keys.index(mark) for mark in marks if mark in keys]
        self._line.set_reactive(MarksLine.marked, frozenset(there))
        return len(there) == len(marks)

    def said(self) -> str:
        """The choices marked."""
        return ", ".join(self._labels[at] for at in sorted(self._line.marked))

    @property
    def is_changed(self) -> bool:
        """Whether other values are marked than at first."""
        return self._line.marked != self._first
