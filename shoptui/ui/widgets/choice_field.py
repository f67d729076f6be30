"""A field for one of few choices."""

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType

from shoptui.domain.language import N_
from shoptui.ui.command import Command, bindings
from shoptui.ui.widgets.choices_field import Choice, OneLine, OneOfField

CHOSEN, OTHER = "●", "○"
BETWEEN = "   "


class ChoiceLine(OneLine):
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
    ChoiceLine { height: auto; }
    """

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

    def on_click(self, event: events.Click) -> None:
        """Takes the next choice, as Space does."""
        self.action_turn(1)


class ChoiceField(OneOfField[Choice]):
    """One of few choices, all of them in sight; arrows or Space choose."""

    LINE = ChoiceLine

    def choose(self, choice: Choice) -> None:
        """Takes a choice, as the owner would; ValueError where it is none of them."""
        self._line.chosen = self._values.index(choice)
