"""The duplicates over the whole screen, and two records side by side."""

from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.comparison import ComparisonPane
from shoptui.ui.panes.duplicates import DuplicatesPane
from shoptui.ui.screens.pane_screen import PaneScreen


class DuplicatesScreen(PaneScreen):
    """Who may be here twice; Esc goes back to where the owner was."""

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """The screen of an open shop."""
        super().__init__(DuplicatesPane(desk, formats))


class ComparisonScreen(PaneScreen):
    """Two customers side by side; Esc changes nothing."""

    ALONE = True  # no new sale or menu before it is decided or left

    def __init__(self, desk: Desk, formats: Formats, one: int, other: int) -> None:
        """The screen of two customers."""
        super().__init__(ComparisonPane(desk, formats, one, other))
