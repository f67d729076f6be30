"""A window with a list to choose one line from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from shoptui.domain.language import N_
from shoptui.domain.text import visible
from shoptui.ui.command import Command, bindings

Value = TypeVar("Value")

CHOICES_ACTIONS = (
    Command("choices.take", "enter", N_("Choose"), N_("Take this line."), "take", rank=1),
    Command("choices.back", "escape", N_("Back"), N_("Close this list."), "dismiss(None)", rank=2),
)


@dataclass(frozen=True, slots=True)
class Line(Generic[Value]):
    """One line to choose.

    Attributes:
        value: what choosing it returns.
        title: what the owner reads.
        aside: stands at the right: a key or a present value.
    """

    value: Value
    title: str
    aside: str = ""


class ChoicesDialog(ModalScreen[Value | None], Generic[Value]):
    """Returns the value of the line chosen, or None."""

    ACTIONS = CHOICES_ACTIONS
    BINDINGS: ClassVar = bindings(CHOICES_ACTIONS[1:])
    WIDTH: ClassVar[int] = 42

    def __init__(self, title: str, lines: Sequence[Line[Value] | None], chosen: int = 0) -> None:
        """A list.

        Args:
            title: the heading.
            lines: the lines; None draws a rule between two groups.
            chosen: the line the cursor starts on.
        """
        super().__init__()
        self._heading = title
        self._lines = [line for line in lines if line is not None]
        self._shown = lines
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Heading and lines."""
        with Vertical(classes="dialog-box -narrow -tight"):
            yield Label(Content(visible(self._heading)), classes="dialog-title")
            yield OptionList(*(self._option(line) for line in self._shown), markup=False)

    def on_mount(self) -> None:
        """Starts on the present choice."""
        self.query_one(OptionList).highlighted = self._shown.index(self._lines[self._chosen])

    def action_take(self) -> None:
        """Takes the line under the cursor."""
        self.query_one(OptionList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes the line."""
        self.take(self._lines[int(event.option_id or 0)].value)

    def take(self, value: Value) -> None:
        """Returns the value of the line chosen; a subclass may ask on."""
        self.dismiss(value)

    def _option(self, line: Line[Value] | None) -> Option | None:
        if line is None:
            return None
        gap = " " * max(self.WIDTH - cell_len(line.title) - cell_len(line.aside), 2)
        prompt = Content.assemble(visible(line.title), gap, (visible(line.aside), "dim"))
        return Option(prompt, id=str(self._lines.index(line)))
