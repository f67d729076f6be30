"""The people of one event or newsletter over the whole screen."""

from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.panes.campaign_people import CampaignPeoplePane
from shoptui.ui.screens.pane_screen import PaneScreen
from shoptui.ui.screens.record_screen import RecordScreen


class CampaignPeopleScreen(RecordScreen, PaneScreen):
    """Who was invited or written to, who came, who answered."""

    def __init__(self, desk: Desk, formats: Formats, campaign_id: int) -> None:
        """The screen of one campaign."""
        super().__init__(CampaignPeoplePane(desk, formats, campaign_id))
