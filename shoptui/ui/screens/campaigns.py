"""The events and newsletters over the whole screen."""

from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.campaigns import CampaignsPane
from shoptui.ui.screens.pane_screen import PaneScreen


class CampaignsScreen(PaneScreen):
    """What the shop invited to and sent."""

    def __init__(self, desk: Desk, formats: Formats) -> None:
        """A screen over an open shop."""
        super().__init__(CampaignsPane(desk, formats, id="campaigns"))
