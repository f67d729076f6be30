"""The products of a sale, in the form of a sale."""

from collections.abc import Callable
from dataclasses import asdict
from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from shoptui.domain.language import N_, _
from shoptui.domain.purchases import Line
from shoptui.domain.quantity import write_quantity
from shoptui.domain.text import visible
from shoptui.ui.command import Command, bindings
from shoptui.ui.widgets.field import Field, Kept

LINES_ACTIONS = (
    Command("lines.add", "space", N_("Add product"), N_("Add a product."), "add", rank=3),
    Command(
        "lines.remove",
        "delete",
        N_("Take off"),
        N_("Take the last product off again."),
        "remove",
        rank=4,
    ),
    Command("lines.done", "enter", N_("Next"), N_("Go on."), "done", rank=0, palette=False),
)


class LineList(Widget, can_focus=True):
    """The lines so far."""

    ACTIONS = LINES_ACTIONS
    BINDINGS: ClassVar = bindings(LINES_ACTIONS)
    DEFAULT_CSS = """
    LineList {
        height: auto; min-height: 1; padding: 0 1; background: $boost;
        &:focus { background-tint: $foreground 10%; }
    }
    """

    class AddAsked(Message):
        """The owner wants to add a product."""

    class Removed(Message):
        """The owner took the last product off."""

    class Done(Message):
        """Enter was pressed."""

    def __init__(self, money_text: Callable[[int], str]) -> None:
        """An empty list."""
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self._money_text = money_text

    def show(self, lines: tuple[Line, ...]) -> None:
        """Draws these lines."""
        self.lines = lines
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """A line each, or how to add one."""
        if not self.lines:
            return Content.styled(_("Space adds a product"), "dim")
        return Content("\n".join(visible(self.written(line)) for line in self.lines))

    def written(self, line: Line) -> str:
        """One line: how many of what, for how much."""
        many = f"{write_quantity(line.quantity)} × " if line.quantity != 1000 else ""
        return f"{many}{line.product}  {self._money_text(line.amount)}"

    def action_add(self) -> None:
        """Asks the field for a product."""
        self.post_message(self.AddAsked())

    def action_remove(self) -> None:
        """Takes the last line off."""
        self.post_message(self.Removed())

    def action_done(self) -> None:
        """Done with this field."""
        self.post_message(self.Done())


class LinesField(Field):
    """The products of a sale; Space adds one, Delete takes the last one off."""

    class AddAsked(Field.FieldMessage):
        """The owner wants to add a product; hand the line back with `add`."""

    def __init__(
        self, label: str, lines: tuple[Line, ...], money_text: Callable[[int], str]
    ) -> None:
        """A field with lines to start from; `money_text` writes minor units."""
        super().__init__("lines", label)
        self._list = LineList(money_text)
        self._list.lines = lines
        self._first = lines

    def control_widget(self) -> LineList:
        """The list."""
        return self._list

    def read(self) -> tuple[Line, ...]:
        """The lines."""
        return self._list.lines

    def kept(self) -> Kept:
        """The lines."""
        return {"lines": [asdict(line) for line in self.read()]}

    def bring_back(self, kept: Kept) -> bool:
        """Puts the lines back."""
        self._list.lines = tuple(Line(**line) for line in kept.get("lines", ()))
        return True

    def said(self) -> str:
        """The lines, one behind the other."""
        return ", ".join(self._list.written(line) for line in self.read())

    @property
    def is_changed(self) -> bool:
        """Whether a line was added or taken off."""
        return self.read() != self._first

    @property
    def total(self) -> int:
        """What the lines come to, minor units."""
        return sum(line.amount for line in self.read())

    def add(self, line: Line) -> None:
        """Adds a line."""
        self._show((*self.read(), line))

    def on_line_list_add_asked(self, event: LineList.AddAsked) -> None:
        """Passes it on to the form."""
        event.stop()
        self.post_message(self.AddAsked(self))

    def on_line_list_removed(self, event: LineList.Removed) -> None:
        """Takes the last line off."""
        event.stop()
        self._show(self.read()[:-1])

    def on_line_list_done(self, event: LineList.Done) -> None:
        """Goes on to the next field."""
        event.stop()
        self.post_message(self.Entered(self))

    def _show(self, lines: tuple[Line, ...]) -> None:
        self._list.show(lines)
        self.post_message(self.Changed(self))
