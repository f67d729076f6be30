"""The command palette: everything that can be done here, and every customer, by a few letters."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.text import fold, visible
from shoptui.services import people
from shoptui.services.desk import Desk
from shoptui.ui.command import Command, Offer, bindings
from shoptui.ui.keys import SEARCHES
from shoptui.ui.widgets.columns import fit
from shoptui.ui.widgets.entry import Entry

MOST_CUSTOMERS = 8
TITLE_WIDTH = 25  # cells
KEY_WIDTH = 8
GAP = "  "
LONG_WORD = 4  # letters; shorter ones stand in too many sentences
PALETTE_ACTIONS = (
    Command("palette.take", "enter", N_("Do it"), N_("Do what is marked."), "take", rank=1),
    Command("palette.down", "down", N_("Next"), N_("Go to the next line."), "move(1)", rank=2),
    Command("palette.up", "up", N_("Before"), N_("Go to the line before."), "move(-1)", rank=0),
    Command("palette.close", "escape", N_("Close"), N_("Do nothing."), "dismiss(None)", rank=3),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the palette.

    Attributes:
        title: what the owner looks for.
        detail: what it does, or what tells a customer from a namesake.
        key: the key that does the same at once.
        do: does it, once the palette is closed.
    """

    title: str
    detail: str
    key: str
    do: Callable[[], object]


Find = Callable[[str], Sequence[Item]]


class PaletteDialog(ModalScreen[Item | None]):
    """Returns what to do."""

    ACTIONS = PALETTE_ACTIONS
    BINDINGS: ClassVar = bindings(PALETTE_ACTIONS)

    def __init__(self, commands: Sequence[Item], find: Find) -> None:
        """A palette.

        Args:
            commands: what can be done here.
            find: customers by a part of their name; called in a thread.
        """
        super().__init__()
        self._commands = commands
        self._find = find
        self._items: list[Item] = []

    def compose(self) -> ComposeResult:
        """A line to type in and what it finds."""
        with Vertical(classes="dialog-box -tight -tall"):
            yield Entry(placeholder=_("What do you want to do? Or the name of a customer"))
            found = OptionList(markup=False)
            found.can_focus = False
            yield found

    def on_resize(self) -> None:
        """Writes the lines as wide as there is room."""
        self.run_worker(self._search(self.query_one(Entry).value), group=SEARCHES, exclusive=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Looks for what is typed by now."""
        self.run_worker(self._search(event.value), group=SEARCHES, exclusive=True)

    def on_input_submitted(self) -> None:
        """Enter."""
        self.action_take()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click."""
        self.dismiss(self._items[event.option_index])

    def action_take(self) -> None:
        """Returns the line under the cursor."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._items[at])

    def action_move(self, step: int) -> None:
        """Moves through the lines."""
        found = self.query_one(OptionList)
        if found.option_count:
            found.highlighted = ((found.highlighted or 0) + step) % found.option_count

    async def _search(self, text: str) -> None:
        found: Sequence[Item] = ()
        if fold(text):
            try:
                found = await asyncio.to_thread(self._find, text)
            except ShopError:
                found = ()  # the commands still serve; the panes say what is wrong with the file
        self._show(text, found)

    def _show(self, text: str, customers: Sequence[Item]) -> None:
        words = fold(text).split()
        named = [item for item in self._commands if _is_named(item, words)]
        others = [item for item in self._commands if item not in named and _says(item, words)]
        self._items = [*named, *customers, *others]
        found = self.query_one(OptionList)
        found.clear_options()
        width = found.scrollable_content_region.width - 1  # a scroll bar may yet come
        found.add_options(Option(_line(item, width)) for item in self._items)
        found.highlighted = 0 if self._items else None


def command_items(offers: Iterable[Offer], run: Callable[[Offer], object]) -> list[Item]:
    """The lines of the commands that work here."""
    return [
        Item(each.command.title, each.command.explanation, each.key_label, partial(run, each))
        for each in offers
        if each.command.palette
    ]


def customer_items(desk: Desk, text: str, show: Callable[[int], object]) -> list[Item]:
    """The lines of the customers who fit what is typed."""
    hits = people.find(desk, text, MOST_CUSTOMERS)
    return [Item(hit.title, hit.detail, _("customer"), partial(show, hit.id)) for hit in hits]


def _is_named(item: Item, words: Sequence[str]) -> bool:
    title = fold(item.title).split()
    return all(any(part.startswith(word) for part in title) for word in words)


def _says(item: Item, words: Sequence[str]) -> bool:
    said = fold(item.detail)
    return all(len(word) >= LONG_WORD and word in said for word in words)


def _line(item: Item, width: int) -> Content:
    key = item.key if cell_len(item.key) <= KEY_WIDTH else ""
    room = width - TITLE_WIDTH - KEY_WIDTH - 2 * len(GAP)
    return Content.assemble(
        (fit(visible(item.title), TITLE_WIDTH) + GAP, "bold"),
        fit(visible(item.detail), room) + GAP if room > 0 else "",
        (fit(key, KEY_WIDTH), "dim"),
    )
