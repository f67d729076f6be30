"""The rules of the house, and behind them the shop's holidays."""

from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.holidays import HolidaysPane
from shoptui.ui.panes.house_rules import HouseRulesPane
from shoptui.ui.screens.pane_screen import PaneScreen


class HouseRulesScreen(PaneScreen):
    """The house rules over the whole screen."""

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """The screen of an open shop."""
        super().__init__(HouseRulesPane(desk, formats))


class HolidaysScreen(PaneScreen):
    """The holidays over the whole screen."""

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """The screen of an open shop."""
        super().__init__(HolidaysPane(desk, formats))
