"""A field that finds a record while its name is being typed."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from shoptui.domain.errors import InvalidInput, ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.text import clean
from shoptui.ui.command import Command, bindings
from shoptui.ui.keys import SEARCHES
from shoptui.ui.widgets.field import EntryField, Field, Kept
from shoptui.ui.widgets.hit_list import Hit, HitList, Search
from shoptui.ui.widgets.value_fields import given

TYPE_AHEAD_ACTIONS = tuple(
    Command(f"hits.{name}", key, label, tooltip, action, rank=0, palette=False)
    for name, key, action, label, tooltip in (
        ("down", "down", "move(1)", N_("Next name"), N_("Go to the next name found.")),
        ("up", "up", "move(-1)", N_("Name before"), N_("Go to the name found before.")),
        ("take", "tab", "take_and_go", N_("Take"), N_("Take the name found and go on.")),
        ("close", "escape", "close", N_("Close list"), N_("Close the list of names.")),
    )
)


class TypeAhead(EntryField):
    """A field for an existing record, best hit first.

    ↓ and ↑ choose, Enter or Tab takes the hit chosen (the first until the arrows moved), and the
    last line offers a new record. `read` gives the Hit taken, or None where nothing is typed.

    Messages: besides a field's own, `NewAsked` where the owner chose the last line; make the record
    and hand it back with `take`.
    """

    ACTIONS = TYPE_AHEAD_ACTIONS
    BINDINGS: ClassVar = bindings(TYPE_AHEAD_ACTIONS)
    NONE_FOUND: ClassVar[str] = N_("Nobody by that name.")
    DEFAULT_CSS = """
    TypeAhead {
        & HitList { display: none; overlay: screen; constrain: none inside; width: 100%; }
    }
    """

    @dataclass
    class NewAsked(Field.FieldMessage):
        """The owner wants a new record by the name typed."""

        text: str

    def __init__(
        self,
        key: str,
        label: str,
        search: Search,
        *,
        new_line: str = "",
        taken: Hit | None = None,
        required: bool = False,
        hint: str = "",
        id: str | None = None,
    ) -> None:
        """A field that searches.

        Args:
            key: its name in `InvalidInput.field`.
            label: what the owner reads beside it.
            search: finds records by a text, best first; called in a thread.
            new_line: the last line, with `{text}` in it, such as "new customer “{text}” …"; where
                it is empty nothing new is offered.
            taken: the record to start from.
            required: whether it must be filled in.
            hint: stands under the field while it is empty.
            id: Textual's id; the key where none is given.
        """
        first = taken.title if taken else ""
        super().__init__(key, label, value=first, required=required, hint=hint, id=id)
        self._find = search
        self._new_line = new_line
        self._taken = taken
        self._taken_text = self.text  # an entry may leave out letters of the title
        self._hits = HitList()

    def controls(self) -> Iterable[Widget]:
        """The entry, and the list that opens over what is below."""
        yield self.entry
        yield self._hits

    # The record taken

    def read(self) -> Hit | None:
        """The record taken."""
        if self._taken is None and self.text.strip():
            said = _("Choose a name from the list: type a part of it, then press ↓ and Enter.")
            raise InvalidInput(said, self.key)
        return self._taken

    def given(self) -> Hit:
        """The record taken, of a field that is required."""
        return given(self.read(), self.key, self.label)

    def echo(self) -> str:
        """What tells the record taken from others of its name."""
        return self._taken.detail if self._taken else ""

    def take(self, hit: Hit) -> None:
        """Puts a record into the field."""
        self._taken = hit
        self.text = hit.title
        self._taken_text = self.text
        self.action_close()
        self._echo()

    def kept(self) -> Kept:
        """The text, and the record taken."""
        hit = self._taken
        return {"text": self.text, "taken": [hit.id, hit.title, hit.detail] if hit else None}

    def bring_back(self, kept: Kept) -> bool:
        """Puts the text and the record back; saving says whether there still is such a record."""
        super().bring_back(kept)
        taken = kept.get("taken")
        self._taken = Hit(*taken) if taken else None
        self._taken_text = self.text
        return True

    # Searching

    @property
    def is_open(self) -> bool:
        """Whether the list shows."""
        return self._hits.display

    def on_input_changed(self, event: Input.Changed) -> None:
        """Looks for what is typed by now; a search overtaken is given up."""
        if self._taken is not None and event.value == self._taken_text:
            return
        self._taken = None
        if clean(event.value):
            self.run_worker(self._search(event.value), group=SEARCHES, exclusive=True)
        else:
            self.action_close()

    async def _search(self, text: str) -> None:
        try:
            hits = await asyncio.to_thread(self._find, clean(text))
        except ShopError as error:
            self.show_error(error)
            return
        last_line = self._new_line.format(text=clean(text)) if self._new_line else ""
        self._hits.show_hits(hits, last_line)
        self._hits.display = bool(self._hits.lines)
        if not self._hits.lines:
            self.say(_(self.NONE_FOUND))

    # Keys; the list takes them only while it is open

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lets the form have the keys while the list is closed."""
        if action == "take_and_go":
            return self.is_open and self._hits.chosen is not None
        return self.is_open if action in ("move", "close") else True

    def action_move(self, step: int) -> None:
        """Moves through the hits."""
        self._hits.move(step)

    def action_close(self) -> None:
        """Closes the list and gives up searching; what is typed stays."""
        self.workers.cancel_node(self)
        self._hits.display = False

    def action_take_and_go(self) -> None:
        """Takes the hit chosen and goes on."""
        self.done()

    def on_hit_list_taken(self, event: HitList.Taken) -> None:
        """A click on a line takes it."""
        event.stop()
        self.done()

    def done(self) -> None:
        """Enter: takes the hit chosen, or asks for a new record, and goes on."""
        if self.is_open and self._hits.is_on_last_line:
            text = clean(self.text)
            self.action_close()
            self.post_message(self.NewAsked(self, text))
            return
        if self.is_open and self._hits.chosen is not None:
            self.take(self._hits.chosen)
        self.post_message(self.Entered(self))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Closes the list."""
        self.action_close()
