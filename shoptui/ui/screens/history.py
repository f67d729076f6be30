"""The history over the whole screen."""

from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.history import HistoryPane
from shoptui.ui.screens.pane_screen import PaneScreen


class HistoryScreen(PaneScreen):
    """Everything that was done; Esc goes back to where the owner was."""

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """The screen of an open shop."""
        super().__init__(HistoryPane(desk, formats))
