"""A field for one of few choices."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.visual import VisualType
from textual.widget import Widget

from shoptui.domain.text import visible
from shoptui.ui.command import N_, Command, bindings
from shoptui.ui.widgets.choice_key import choice_key
from shoptui.ui.widgets.field import Field, Kept

Choice = TypeVar("Choice")

CHOSEN, OTHER = "●", "○"
BETWEEN = "   "


class ChoiceLine(Widget, can_focus=True):
    """The choices side by side, the chosen one dotted."""

    ACTIONS = (
        Command(
            "choice.previous",
            "left",
            N_("Previous choice"),
            N_("Take the choice before."),
            "turn(-1)",
            rank=0,
            palette=False,
        ),
        Command(
            "choice.next",
            "right,space",
            N_("Next choice"),
            N_("Take the next choice."),
            "turn(1)",
            rank=3,
            palette=False,
            key_name="Space",
        ),
        Command(
            "choice.done",
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
    ChoiceLine {
        height: auto; width: 1fr; padding: 0 1;
        &:focus { background: $panel; }
    }
    """

    chosen = reactive(0, layout=False)

    class Turned(Message):
        """Another choice was taken."""

    class Done(Message):
        """Enter was pressed."""

    def __init__(self, labels: Sequence[str], chosen: int) -> None:
        """The choices by their labels, and which is taken at first."""
        super().__init__()
        self._labels = [visible(label) for label in labels]
        self.set_reactive(ChoiceLine.chosen, chosen)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the choices take."""
        return len(self._lines(width))

    def render(self) -> VisualType:
        """The choices, each kept whole where the line breaks."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        # Textual breaks lines at blanks of every kind, which would part a dot from its label.
        lines: list[Content] = []
        for position, label in enumerate(self._labels):
            is_chosen = position == self.chosen
            text = f"{CHOSEN if is_chosen else OTHER} {label}{BETWEEN}"
            part = Content.styled(text, "bold" if is_chosen else "")
            if lines and lines[-1].cell_length + part.cell_length - len(BETWEEN) <= width:
                lines[-1] += part
            else:
                lines.append(part)
        return lines

    def action_turn(self, step: int) -> None:
        """Takes the choice `step` further on; after the last comes the first."""
        self.chosen = (self.chosen + step) % len(self._labels)
        self.post_message(self.Turned())

    def action_done(self) -> None:
        """Done with this field."""
        self.post_message(self.Done())

    def on_click(self, event: events.Click) -> None:
        """Takes the next choice, as Space does."""
        self.action_turn(1)


class ChoiceField(Field, Generic[Choice]):
    """One of few choices, all of them in sight; arrows or Space choose."""

    def __init__(
        self,
        key: str,
        label: str,
        choices: Sequence[tuple[Choice, str]],
        *,
        value: Choice | None = None,
        hint: str = "",
        id: str | None = None,
    ) -> None:
        """A choice.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            choices: each value and what the owner reads for it.
            value: the value to start from; the first where it is none of them.
            hint: stands under the field.
            id: Textual's id; the key where none is given.
        """
        super().__init__(key, label, hint=hint, id=id)
        self._values = [choice for choice, _label in choices]
        self._labels = [said for _choice, said in choices]
        self._first = self._values.index(value) if value in self._values else 0
        self._line = ChoiceLine(self._labels, self._first)

    def control_widget(self) -> ChoiceLine:
        """The line of choices."""
        return self._line

    def read(self) -> Choice:
        """The value chosen."""
        return self._values[self._line.chosen]

    def choose(self, choice: Choice) -> None:
        """Takes a choice, as the owner would; ValueError where it is none of them."""
        self._line.chosen = self._values.index(choice)

    def kept(self) -> Kept:
        """The value chosen."""
        return {"choice": choice_key(self.read())}

    def bring_back(self, kept: Kept) -> bool:
        """Takes the choice again; False where it is none any more."""
        keys = [choice_key(value) for value in self._values]
        is_there = kept.get("choice") in keys
        if is_there:
            self._line.set_reactive(ChoiceLine.chosen, keys.index(kept["choice"]))
        return is_there

    def said(self) -> str:
        """The choice taken."""
        return self._labels[self._line.chosen]

    @property
    def is_changed(self) -> bool:
        """Whether another choice is taken than at first."""
        return self._line.chosen != self._first

    def on_choice_line_turned(self, event: ChoiceLine.Turned) -> None:
        """Passes on that the value changed."""
        event.stop()
        self._echo()
        self.post_message(self.Changed(self))

    def on_choice_line_done(self, event: ChoiceLine.Done) -> None:
        """Passes on that the owner is done."""
        event.stop()
        self.post_message(self.Entered(self))
