"""A field for one of many choices: the chosen one in sight, the others a key away."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.visual import VisualType
from textual.widget import Widget

from shoptui.domain.text import visible
from shoptui.ui.command import N_, Command, bindings
from shoptui.ui.dialogs.choices import ChoicesDialog, Line
from shoptui.ui.widgets.choice_key import choice_key
from shoptui.ui.widgets.field import Field, Kept

Choice = TypeVar("Choice")


class PickLine(Widget, can_focus=True):
    """The choice taken, and how many there are."""

    ACTIONS = (
        Command(
            "pick.list",
            "space",
            N_("Choose"),
            N_("Show all there is to choose from."),
            "list",
            rank=3,
            palette=False,
        ),
        *(
            Command(f"pick.{name}", key, label, tooltip, action, rank=0, palette=False)
            for name, key, action, label, tooltip in (
                (
                    "before",
                    "left",
                    "turn(-1)",
                    N_("Previous choice"),
                    N_("Take the choice before."),
                ),
                ("after", "right", "turn(1)", N_("Next choice"), N_("Take the next choice.")),
                ("done", "enter", "done", N_("Next"), N_("Go on to the next field.")),
            )
        ),
    )
    BINDINGS: ClassVar = bindings(ACTIONS)
    DEFAULT_CSS = """
    PickLine {
        height: 1; width: 1fr; padding: 0 1;
        &:focus { background: $panel; }
    }
    """

    chosen = reactive(0)

    class Turned(Message):
        """Another choice was taken."""

    class ListAsked(Message):
        """The owner wants to see all choices."""

    class Done(Message):
        """Enter was pressed."""

    def __init__(self, labels: Sequence[str], chosen: int) -> None:
        """The choices by their labels, and which is taken at first."""
        super().__init__()
        self._labels = [visible(label) for label in labels]
        self.set_reactive(PickLine.chosen, chosen)

    def render(self) -> VisualType:
        """The choice taken, with its place among the others."""
        place = f"{self.chosen + 1}/{len(self._labels)}"
        # The blanks end a text: pictures of the screen drop those a text begins with.
        return Content.assemble((f"● {self._labels[self.chosen]}   ", "bold"), (place, "dim"))

    def action_turn(self, step: int) -> None:
        """Takes the choice `step` further on; after the last comes the first."""
        self.take((self.chosen + step) % len(self._labels))

    def take(self, place: int) -> None:
        """Takes the choice at a place."""
        self.chosen = place
        self.post_message(self.Turned())

    def action_list(self) -> None:
        """Asks for the list."""
        self.post_message(self.ListAsked())

    def action_done(self) -> None:
        """Done with this field."""
        self.post_message(self.Done())

    def on_click(self, event: events.Click) -> None:
        """Shows the list, as Space does."""
        self.action_list()


class PickField(Field, Generic[Choice]):
    """One of many choices; Space lists them, arrows go through them."""

    def __init__(
        self,
        key: str,
        label: str,
        choices: Sequence[tuple[Choice, str]],
        *,
        value: Choice | None = None,
        hint: str = "",
    ) -> None:
        """A choice.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            choices: each value and what the owner reads for it.
            value: the value to start from; the first where it is none of them.
            hint: stands under the field.
        """
        super().__init__(key, label, hint=hint)
        self._values = [choice for choice, _label in choices]
        self._labels = [said for _choice, said in choices]
        self._first = self._values.index(value) if value in self._values else 0
        self._line = PickLine(self._labels, self._first)

    def control_widget(self) -> PickLine:
        """The choice taken."""
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
            self._line.set_reactive(PickLine.chosen, keys.index(kept["choice"]))
        return is_there

    def said(self) -> str:
        """The choice taken."""
        return self._labels[self._line.chosen]

    @property
    def is_changed(self) -> bool:
        """Whether another choice is taken than at first."""
        return self._line.chosen != self._first

    def on_pick_line_turned(self, event: PickLine.Turned) -> None:
        """Passes on that the value changed."""
        event.stop()
        self._echo()
        self.post_message(self.Changed(self))

    def on_pick_line_done(self, event: PickLine.Done) -> None:
        """Passes on that the owner is done."""
        event.stop()
        self.post_message(self.Entered(self))

    def on_pick_line_list_asked(self, event: PickLine.ListAsked) -> None:
        """Shows all choices."""
        event.stop()
        lines = [Line(place, said) for place, said in enumerate(self._labels)]
        dialog = ChoicesDialog[int](self.label, lines, self._line.chosen)
        self.app.push_screen(dialog, self._listed)

    def _listed(self, place: int | None) -> None:
        if place is not None and place != self._line.chosen:
            self._line.take(place)
