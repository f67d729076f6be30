"""What fields to choose in have in common: a line of labels, and the values they stand for."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import on
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from shoptui.domain.text import visible
from shoptui.ui.widgets.choice_key import choice_key
from shoptui.ui.widgets.field import Field, Kept

Choice = TypeVar("Choice")


class ChoicesLine(Widget, can_focus=True):
    """The choices by their labels; a subclass draws them and says what the keys do."""

    DEFAULT_CSS = """
    ChoicesLine {
        width: 1fr; padding: 0 1;
        &:focus { background: $panel; }
    }
    """

    class Turned(Message):
        """Something else was chosen."""

    class Done(Message):
        """Enter was pressed."""

    def __init__(self, labels: Sequence[str]) -> None:
        """What the owner reads for each choice."""
        super().__init__()
        self._labels = [visible(label) for label in labels]

    def action_done(self) -> None:
        """Done with this field."""
        self.post_message(self.Done())


class OneLine(ChoicesLine):
    """Choices of which one is taken."""

    chosen = reactive(0, layout=False)

    def __init__(self, labels: Sequence[str], chosen: int) -> None:
        """The choices by their labels, and which is taken at first."""
        super().__init__(labels)
        self.begin_with(chosen)

    def begin_with(self, place: int) -> None:
        """Takes the choice at a place, without a word to anybody."""
        self.set_reactive(OneLine.chosen, place)

    def take(self, place: int) -> None:
        """Takes the choice at a place, as the owner does."""
        self.chosen = place
        self.post_message(self.Turned())

    def action_turn(self, step: int) -> None:
        """Takes the choice `step` further on; after the last comes the first."""
        self.take((self.chosen + step) % len(self._labels))


class ChoicesField(Field, Generic[Choice]):
    """Choices, each a value and what the owner reads for it."""

    def __init__(
        self,
        key: str,
        label: str,
        choices: Sequence[tuple[Choice, str]],
        *,
        hint: str = "",
        id: str | None = None,
    ) -> None:
        """The choices; see `Field` for the rest."""
        super().__init__(key, label, hint=hint, id=id)
        self._values = [choice for choice, _label in choices]
        self._labels = [said for _choice, said in choices]

    @on(ChoicesLine.Turned)
    def _turned(self, event: ChoicesLine.Turned) -> None:
        event.stop()
        self._echo()
        self.post_message(self.Changed(self))

    @on(ChoicesLine.Done)
    def _done(self, event: ChoicesLine.Done) -> None:
        event.stop()
        self.post_message(self.Entered(self))


class OneOfField(ChoicesField[Choice]):
    """Choices of which one is taken; a subclass makes the line that shows them."""

    LINE: type[OneLine]

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
        super().__init__(key, label, choices, hint=hint, id=id)
        self._first = self._values.index(value) if value in self._values else 0
        self._line = self.LINE(self._labels, self._first)

    def control_widget(self) -> OneLine:
        """The line of choices."""
        return self._line

    def read(self) -> Choice:
        """The value chosen."""
        return self._values[self._line.chosen]

    def kept(self) -> Kept:
        """The value chosen."""
        return {"choice": choice_key(self.read())}

    def bring_back(self, kept: Kept) -> bool:
        """Takes the choice again; False where it is none any more."""
        keys = [choice_key(value) for value in self._values]
        is_there = kept.get("choice") in keys
        if is_there:
            self._line.begin_with(keys.index(kept["choice"]))
        return is_there

    def said(self) -> str:
        """The choice taken."""
        return self._labels[self._line.chosen]

    @property
    def is_changed(self) -> bool:
        """Whether another choice is taken than at first."""
        return self._line.chosen != self._first
