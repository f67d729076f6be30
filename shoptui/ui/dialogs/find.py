"""`/`: a customer by any piece of name, phone, code or mail."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from shoptui.domain.customers import Customer
from shoptui.domain.errors import ShopError
from shoptui.domain.language import N_, _
from shoptui.domain.text import clean, visible
from shoptui.services import people
from shoptui.services.desk import Desk
from shoptui.ui.command import Command, bindings
from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.dialogs.customer_field import find_customers
from shoptui.ui.keys import SEARCHES
from shoptui.ui.panes.pane import Pane
from shoptui.ui.widgets.entry import Entry
from shoptui.ui.widgets.hit_list import HitList

FIND_ACTIONS = (
    Command("find.take", "enter", N_("Open"), N_("Open this customer."), "take", rank=1),
    Command("find.close", "escape", N_("Back"), N_("Close without choosing."), "dismiss", rank=2),
    *(
        Command(f"find.{name}", key, label, tooltip, action, rank=0, palette=False)
        for name, key, action, label, tooltip in (
            ("down", "down", "move(1)", N_("Next name"), N_("Go to the next name found.")),
            ("up", "up", "move(-1)", N_("Name before"), N_("Go to the name found before.")),
        )
    ),
)


class FindDialog(ModalScreen[int | None]):
    """Returns the id of the customer found, or of the new one made on the last line."""

    ACTIONS = FIND_ACTIONS
    BINDINGS: ClassVar = bindings(FIND_ACTIONS)
    DEFAULT_CSS = """
    FindDialog {
        align: center top;
        & > .dialog-box { margin-top: 2; width: 64; padding: 1 2; }
        & HitList { margin-top: 1; padding: 0; height: 9; }
        & .find-note { color: $text-muted; margin-top: 1; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        """A search over everybody in the shop."""
        super().__init__()
        self._desk = desk
        self._entry = Entry()
        self._hits = HitList()
        self._said = ""

    def compose(self) -> ComposeResult:
        """What is typed, what is found."""
        with Vertical(classes="dialog-box"):
            yield Label(Content(_("Find a customer")), classes="dialog-title")
            yield self._entry
            yield self._hits
            yield Static(classes="find-note")

    def on_mount(self) -> None:
        """Says what can be typed."""
        self._say(_("Part of a name, phone, code or mail. Accents don't matter."))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Looks for what is typed by now; a search overtaken is given up."""
        self.run_worker(self._search(clean(event.value)), group=SEARCHES, exclusive=True)

    async def _search(self, text: str) -> None:
        try:
            found = await asyncio.to_thread(find_customers, self._desk, text) if text else ()
        except ShopError as error:
            self._say(str(error))
            return
        last_line = _("new customer “{text}” …").format(text=text) if text else ""
        self._hits.show_hits(found, last_line)
        self._say("" if found or not text else _("Nobody by that name."))

    def _say(self, note: str) -> None:
        if note != self._said:  # a layout for each letter would be felt
            self._said = note
            line = self.query_one(".find-note", Static)
            line.update(Content(visible(note)))
            line.display = bool(note)

    def action_move(self, step: int) -> None:
        """Moves through the hits."""
        self._hits.move(step)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the line under the cursor, the first until the arrows moved."""
        event.stop()
        self.action_take()

    def on_hit_list_taken(self, event: HitList.Taken) -> None:
        """So does a click."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Returns the customer chosen, or makes a new one."""
        if self._hits.chosen is not None:
            self.dismiss(self._hits.chosen.id)
        elif self._hits.is_on_last_line:
            self._make(clean(self._entry.value))

    def _make(self, typed: str) -> None:
        made: list[Customer] = []
        form = CustomerDialog(self._desk, name=typed)
        form.kept_by(lambda draft: made.append(people.add_customer(self._desk, draft)))
        self.app.push_screen(form, lambda _draft: self._made(made))

    def _made(self, made: Sequence[Customer]) -> None:
        for customer in made:
            self.app.post_message(Pane.Changed())
            self.dismiss(customer.id)
