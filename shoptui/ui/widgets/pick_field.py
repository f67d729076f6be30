"""A field for one of many choices: the chosen one in sight, the others a key away."""

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.visual import VisualType

from shoptui.domain.language import N_
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.choices import ChoicesDialog, Line
from shoptui.ui.widgets.choices_field import Choice, OneLine, OneOfField


class PickLine(OneLine):
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
    PickLine { height: 1; }
    """

    class ListAsked(Message):
        """The owner wants to see all choices."""

    def render(self) -> VisualType:
        """The choice taken, with its place among the others."""
        place = f"{self.chosen + 1}/{len(self._labels)}"
        # The blanks end a text: pictures of the screen drop those a text begins with.
        return Content.assemble((f"● {self._labels[self.chosen]}   ", "bold"), (place, "dim"))

    def action_list(self) -> None:
        """Asks for the list."""
        self.post_message(self.ListAsked())

    def on_click(self, event: events.Click) -> None:
        """Shows the list, as Space does."""
        self.action_list()


class PickField(OneOfField[Choice]):
    """One of many choices; Space lists them, arrows go through them."""

    LINE = PickLine

    def on_pick_line_list_asked(self, event: PickLine.ListAsked) -> None:
        """Shows all choices."""
        event.stop()
        lines = [Line(place, said) for place, said in enumerate(self._labels)]
        dialog = ChoicesDialog[int](self.label, lines, self._line.chosen)
        self.app.push_screen(dialog, self._listed)

    def _listed(self, place: int | None) -> None:
        if place is not None and place != self._line.chosen:
            self._line.take(place)
