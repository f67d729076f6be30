"""Two records side by side, to be made one or told apart."""

from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.money import Currency
from shoptui.domain.table import Row, Table
from shoptui.domain.text import visible
from shoptui.services.card import Card
from shoptui.services.desk import Desk
from shoptui.services.duplicates import side_by_side
from shoptui.services.formats import Formats
from shoptui.services.merging import merge, say_not_same
from shoptui.ui.command import Command, bindings
from shoptui.ui.keys import OPENING, SAVING
from shoptui.ui.panes.comparison_rows import Line, comparison, comparison_table
from shoptui.ui.panes.pane import Pane
from shoptui.ui.widgets.grid import Grid

COMPARISON_ACTIONS = (
    Command(
        "comparison.join",
        "j",
        N_("Make one"),
        N_("It is one customer: everything of the right one becomes the left one's."),
        "join",
        rank=1,
    ),
    Command(
        "comparison.left",
        "left",
        N_("Left"),
        N_("Of this line, what stands at the left will hold."),
        "take(False)",
        rank=2,
    ),
    Command(
        "comparison.right",
        "right",
        N_("Right"),
        N_("Of this line, what stands at the right will hold."),
        "take(True)",
        rank=3,
    ),
    Command(
        "comparison.turn",
        "k",
        N_("Swap"),
        N_("Let the other record stay, with its card number."),
        "turn",
        rank=4,
    ),
    Command(
        "comparison.apart",
        "delete",
        N_("Two people"),
        N_("These are two people: do not show them together again."),
        "apart",
        rank=5,
    ),
    Command("comparison.back", "escape", N_("Back"), N_("Back; nothing is changed."), "back"),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """The two cards, and what amounts are counted in."""

    keep: Card
    other: Card
    currency: Currency


class FieldList(Grid):
    """The lines of the comparison; the arrows to the sides belong to the pane."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to sort, to mark, to open or to scroll sideways."""
        idle = ("open", "sort", "mark", "mark_all", "columns_left", "columns_right")
        return action not in idle


class ComparisonPane(Pane[Compared]):
    """What each of two records says; the owner chooses line by line what holds."""

    HELP = N_(
        "Two records that may be one customer. ● marks what will hold; where both say something "
        "else, left and right choose. j makes them one: sales, feedback, invitations and rewards "
        "of both stay, and the old card number still finds them. u undoes it."
    )
    READING = OPENING  # what is typed ahead is about what will stand here
    ACTIONS = COMPARISON_ACTIONS
    BINDINGS: ClassVar = bindings(COMPARISON_ACTIONS)
    DEFAULT_CSS = """
    ComparisonPane {
        & > .pane-heading { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        & > .pane-line { height: auto; padding: 0 1; color: $text-muted; }
        & > Grid { height: 1fr; }
        & > .comparison-end { height: auto; padding: 0 1; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats, one: int, other: int) -> None:
        """The pane of two customers."""
        super().__init__(desk, formats, id="comparison")
        self._ids = (one, other)
        self._is_turned = False
        self._from_other: frozenset[str] = frozenset()
        self._data: Compared | None = None
        self._lines: list[Line] = []
        self._grid = FieldList(format_cell=formats.cell, row_style=self._look, id="comparison-list")

    def compose(self) -> ComposeResult:
        """Heading, what the signs mean, the lines, what will become of it."""
        yield Static(Content(_("One customer, or two?")), classes="pane-heading")
        line = _("● will hold. Where ○ stands beside it, ← and → choose.")
        yield Static(Content(line), classes="pane-line")
        yield self._grid
        yield Static(classes="comparison-end")

    def fetch(self) -> Compared:
        """Reads both cards."""
        return Compared(*side_by_side(self.desk, *self._ids), self.desk.shop().currency)

    def show(self, data: Compared) -> None:
        """Draws them."""
        self._data = data
        self._draw()

    def _draw(self) -> None:
        if self._data is None:
            return
        keep, other = self._sides()
        self._lines = comparison(keep, other, self._from_other, self.formats)
        self._grid.load(comparison_table(self._lines, self._data.currency))
        said = _("j makes them one: {code} stays, and {other} still finds this customer.")
        end = said.format(code=keep.customer.code, other=other.customer.code)
        self.query_one(".comparison-end", Static).update(Content(visible(end)))
        self.refresh_bindings()

    def _sides(self) -> tuple[Card, Card]:
        assert self._data is not None
        cards = self._data.keep, self._data.other
        return (cards[1], cards[0]) if self._is_turned else cards

    def _look(self, row: Row) -> str:
        """Lines in which there is something to choose stand out."""
        return (
            "warning" if any(line.is_open and line.label == row[0] for line in self._lines) else ""
        )

    # Choosing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where both say something else there is something to choose."""
        if action == "take":
            line = self._line()
            return line is not None and line.is_open
        return action not in ("join", "turn", "apart") or self._data is not None

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Another line may offer other keys."""
        event.stop()
        self.refresh_bindings()

    def action_take(self, is_other_right: bool) -> None:
        """Lets one side of the line hold."""
        line = self._line()
        if line is not None and line.is_open:
            field = frozenset({line.field})
            self._from_other = (
                self._from_other | field if is_other_right else self._from_other - field
            )
            self._draw()

    def action_turn(self) -> None:
        """Lets the other record stay; what was chosen still holds."""
        chosen = {line.field for line in self._lines if line.is_open}
        self._is_turned = not self._is_turned
        self._from_other = frozenset(chosen - self._from_other)
        self._draw()

    def _line(self) -> Line | None:
        at = self._grid.cursor
        return self._lines[at] if 0 <= at < len(self._lines) else None

    # Deciding

    def action_join(self) -> None:
        """Makes the two one."""
        if self._data is not None:
            keep, other = (card.customer for card in self._sides())
            said = _("{other} and {name} are one customer now. u parts them again.")
            named = said.format(other=visible(other.name), name=visible(keep.name))
            self._decide(keep.id, other.id, named)

    def action_apart(self) -> None:
        """Notes that they are two people."""
        if self._data is not None:
            self._decide(*self._ids, _("Noted: two people. u undoes it."), is_one=False)

    # Keys wait for it, so that what is typed next goes to the list below.
    @work(thread=True, group=SAVING)
    def _decide(self, one: int, other: int, said: str, *, is_one: bool = True) -> None:
        try:
            if is_one:
                merge(self.desk, one, other, self._from_other)
            else:
                say_not_same(self.desk, one, other)
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        self.app.call_from_thread(self._decided, said)

    def _decided(self, said: str) -> None:
        self.app.post_message(self.Changed())
        self.app.notify(said, markup=False)
        if self.is_attached:
            self.screen.dismiss()

    def exported(self) -> Table | None:
        """The lines."""
        return self._grid.table

    def action_back(self) -> None:
        """Closes it; nothing is changed."""
        self.screen.dismiss()
