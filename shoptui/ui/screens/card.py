"""The card of one customer over the whole screen."""

from textual.app import ComposeResult

from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.card import CardPane
from shoptui.ui.screens.record_screen import RecordScreen
from shoptui.ui.shell.hints import Hints


class CardScreen(RecordScreen):
    """Who a customer is and everything that happened; Esc goes back to where the owner was."""

    AUTO_FOCUS = "#card-timeline"

    def __init__(self, desk: Desk, formats: Formats, customer_id: int) -> None:
        """The screen of one customer."""
        super().__init__()
        self.pane = CardPane(desk, formats, customer_id)

    def compose(self) -> ComposeResult:
        """The card, and what can be done."""
        yield self.pane
        yield Hints()

    def on_mount(self) -> None:
        """Follows the shop."""
        self.watch(self.app, "revision", self._shop_changed, init=False)

    def selected_customer(self) -> int | None:
        """Whose card it is, for a new sale."""
        return self.pane.selected_customer()

    def _shop_changed(self, revision: int) -> None:
        self.pane.revision = revision
