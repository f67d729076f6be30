"""Customers who may be in the shop twice, the likeliest first."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from shoptui.domain.duplicates import Pair
from shoptui.domain.language import N_, _
from shoptui.domain.table import Table
from shoptui.services.desk import Desk
from shoptui.services.duplicates import Duplicates, duplicates, likeness_words
from shoptui.services.formats import Formats
from shoptui.services.merging import say_not_same
from shoptui.ui.command import Command, bindings
from shoptui.ui.panes.pane import Pane
from shoptui.ui.widgets.grid import Grid

DUPLICATES_ACTIONS = (
    Command(
        "duplicates.apart",
        "delete",
        N_("Two people"),
        N_("These are two people: do not show them together again."),
        "apart",
        rank=2,
    ),
    Command("duplicates.back", "escape", N_("Back"), N_("Back to where you were."), "back", rank=3),
)
PAIRS_ACTIONS = (
    Command(
        "duplicates.compare",
        "enter",
        N_("Compare"),
        N_("See both side by side, and make them one."),
        "open",
        rank=1,
    ),
)


class PairList(Grid):
    """Pairs in their one order; nothing to sort or to mark."""

    ACTIONS = PAIRS_ACTIONS
    BINDINGS: ClassVar = bindings(PAIRS_ACTIONS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty list opens nothing."""
        if action == "open":
            return self.row_count > 0
        return action not in ("sort", "mark", "mark_all")


class DuplicatesPane(Pane[Duplicates]):
    """The list of pairs; Enter puts both side by side."""

    HELP = N_(
        "Customers who may be here twice. Enter shows both side by side, where you can make them "
        "one. Delete says that they are two people. u undoes either."
    )
    ACTIONS = DUPLICATES_ACTIONS
    BINDINGS: ClassVar = bindings(DUPLICATES_ACTIONS)
    DEFAULT_CSS = """
    DuplicatesPane {
        & > .pane-heading { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        & > .pane-line { height: auto; padding: 0 1; color: $text-muted; }
        & > Grid { height: 1fr; }
        & > .pair-likeness { height: 2; padding: 0 1; }
    }
    """

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """The duplicates of an open shop."""
        super().__init__(desk, formats, id="duplicates")
        self._data: Duplicates | None = None
        self._grid = PairList(
            format_cell=formats.cell,
            empty_text=_(
                "Nobody seems to be here twice. Customers with the same phone, mail or name will "
                "stand here. To make any two one, press j on one of them in pane 2."
            ),
            id="duplicates-list",
        )

    def compose(self) -> ComposeResult:
        """Heading, what can be done, list, how sure it is."""
        yield Static(Content(_("Customers who may be here twice")), classes="pane-heading")
        line = _("Enter shows both side by side. Delete says that they are two people.")
        yield Static(Content(line), classes="pane-line")
        yield self._grid
        yield Static(Content(_("Looking through everybody …")), classes="pair-likeness")

    def fetch(self) -> Duplicates:
        """Looks for them."""
        return duplicates(self.desk)

    def show(self, data: Duplicates) -> None:
        """Draws the list."""
        self._data = data
        self._grid.load(data.table)
        if not data.pairs:
            self._say("")
        self.refresh_bindings()

    def exported(self) -> Table | None:
        """The list."""
        return self._grid.table

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A pair is needed to tell it apart."""
        return action != "apart" or self._pair() is not None

    def on_grid_highlighted(self, event: Grid.Highlighted) -> None:
        """Says how sure it is."""
        event.stop()
        pair = self._pair()
        self._say(likeness_words(pair) if pair else "")

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Puts both side by side."""
        event.stop()
        if (pair := self._pair()) is not None:
            self.post_message(self.Compare(pair.first, pair.second))

    def action_apart(self) -> None:
        """Notes that they are two people."""
        if (pair := self._pair()) is not None:
            change = partial(say_not_same, self.desk, pair.first, pair.second)
            self.save(change, _("Noted: two people. u undoes it."))

    def action_back(self) -> None:
        """Closes the list."""
        self.screen.dismiss()

    def _pair(self) -> Pair | None:
        place = self._grid.row_id(self._grid.cursor)
        return None if place is None or self._data is None else self._data.pairs[place]

    def _say(self, sentence: str) -> None:
        self.query_one(".pair-likeness", Static).update(Content(sentence))
