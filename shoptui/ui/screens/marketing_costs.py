"""The marketing costs over the whole screen."""

from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.marketing_costs import MarketingCostsPane
from shoptui.ui.screens.pane_screen import PaneScreen


class MarketingCostsScreen(PaneScreen):
    """Every cost, and what they come to."""

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """The screen of an open shop."""
        super().__init__(MarketingCostsPane(desk, formats))
