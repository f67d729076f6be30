"""The base of every pane: reads in a thread, shows in the event loop, writes one at a time."""

from collections.abc import Callable
from time import monotonic
from typing import ClassVar, Generic, TypeVar

from textual import events, work
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.worker import get_current_worker

from shoptui.domain.errors import Cancelled, NotFound, ShopError
from shoptui.domain.table import Table
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui import garbage
from shoptui.ui.command import Command
from shoptui.ui.unkept import tell_unkept

Data = TypeVar("Data")


class Pane(Vertical, Generic[Data]):
    """What stands behind one number key.

    A subclass says in `fetch` what to read (it runs in a thread and touches no widget) and in
    `show` how to draw it. `revision` is bound to the app's: when it moves, the visible pane reads
    again and a hidden one only remembers that it is stale.
    """

    ACTIONS: ClassVar[tuple[Command, ...]] = ()
    HELP: ClassVar[str] = ""  # what the pane is for, in a sentence marked with N_
    READING: ClassVar[str] = "pane-read"  # the group of what reads; of `OPENING` keys wait for it
    revision: reactive[int] = reactive(0, init=False)

    class Changed(Message):
        """The shop was changed, so every pane is stale."""

    class Trouble(Message):
        """Something failed that the owner must read.

        Attributes:
            error: the sentence to show.
        """

        def __init__(self, error: ShopError) -> None:
            """Carries the error."""
            super().__init__()
            self.error = error

    class Gone(Message):
        """The one record the pane is about is not in the shop any more.

        Attributes:
            error: says so to the owner.
        """

        def __init__(self, error: NotFound) -> None:
            """Carries the sentence."""
            super().__init__()
            self.error = error

    class OpenCustomer(Message):
        """The owner wants to see a customer's card.

        Attributes:
            customer_id: whose.
        """

        def __init__(self, customer_id: int) -> None:
            """Carries the customer."""
            super().__init__()
            self.customer_id = customer_id

    class Compare(Message):
        """The owner wants to see two customers side by side, who may be one.

        Attributes:
            one: a customer.
            other: another one.
        """

        def __init__(self, one: int, other: int) -> None:
            """Carries the two."""
            super().__init__()
            self.one = one
            self.other = other

    def __init__(self, desk: Desk, formats: Formats, *, id: str | None = None) -> None:
        """A pane over an open shop."""
        super().__init__(id=id)
        self.desk = desk
        self.formats = formats
        self._stale = True
        self._last_focus: Widget | None = None

    # For subclasses

    def read_ahead(self) -> None:
        """Reads what shows from the first moment on, in a thread, before the pane is mounted.

        For what takes no longer than a blink; by default nothing.
        """

    def fetch(self) -> Data:
        """Reads what the pane shows; runs in a thread.

        Raises:
            Cancelled: nobody waits for it any more.
            ShopError: shown to the owner.
        """
        raise NotImplementedError

    def show(self, data: Data) -> None:
        """Draws what was read."""
        raise NotImplementedError

    def exported(self) -> Table | None:
        """The list the owner sees, for export; None when there is nothing to export."""
        return None

    def explain(self) -> None:
        """Says why the thing under the cursor is as it is; nothing by default."""

    def explains(self) -> bool:
        """Whether `explain` says something right now."""
        return type(self).explain is not Pane.explain

    def selected_customer(self) -> int | None:
        """The customer under the cursor, for a new sale; None where there is none."""
        return None

    def trouble(self, error: ShopError) -> "Pane.Trouble | Pane.Gone":
        """What a reading that failed is told as; a pane of one record says where it is gone."""
        return self.Trouble(error)

    # The focus

    def enter(self) -> None:
        """Puts the focus where it was, or on the first thing that takes it."""
        last = self._last_focus
        if last is not None and last.is_attached and last.focusable:
            last.focus()
            return
        first = next((node for node in self.walk_children(Widget) if node.focusable), None)
        if first is not None:
            first.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remembers where the owner was."""
        self._last_focus = event.widget

    # Reading

    def on_show(self) -> None:
        """Reads again when something changed while the pane was hidden."""
        if self._stale:
            self.reload()

    def watch_revision(self) -> None:
        """Follows the shop; a bound value may arrive before the pane is on the screen."""
        self._stale = True
        if self.is_mounted and self.is_on_screen:
            self.reload()

    def reload(self) -> None:
        """Reads and shows again; a reading under way is overtaken."""
        self._stale = False
        self.run_worker(self._read, thread=True, exclusive=True, group=self.READING)

    def _read(self) -> None:
        worker, app, began = get_current_worker(), self.app, monotonic()
        try:
            data = self.fetch()
        except Cancelled:  # overtaken before it began
            return
        except ShopError as error:
            self.post_message(self.trouble(error))
            return
        if not worker.is_cancelled:
            app.call_from_thread(self._show_if_open, data)
        if monotonic() - began > garbage.LONG:
            garbage.give_back()

    def _show_if_open(self, data: Data) -> None:
        # The owner may have left meanwhile; then there is nothing to draw on any more.
        if self.is_attached and self.children:
            self.show(data)

    # Writing

    @work(thread=True, group="write")
    def save(self, change: Callable[[], object], said: str = "") -> None:
        """Runs a service that changes the shop, then tells every pane; shows what went wrong.

        Args:
            change: the call of the service; runs in a thread.
            said: what to tell the owner once it is saved.
        """
        app = self.app  # which a pane that was closed meanwhile does not find any more
        try:
            done = change()
        except ShopError as error:
            self.post_message(self.Trouble(error))
            return
        self.post_message(self.Changed())
        if said:
            app.call_from_thread(app.notify, said, markup=False)
        tell_unkept(app, done)
