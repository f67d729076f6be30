"""What the owner can do in the pane of tiers."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command

OVERVIEW_ACTIONS = (
    Command(
        "tiers.switch",
        "tab,t",
        N_("Map/table"),
        N_("Change between the heat map and the table of tiers."),
        "switch",
        rank=2,
        key_name="Tab",
    ),
    Command(
        "tiers.figure",
        "v",
        N_("Figure"),
        N_("Let the cells show customers, net spend or the average order."),
        "figure",
        rank=2,
    ),
)
TIERS_ACTIONS = (
    Command(
        "tiers.back",
        "escape",
        N_("Back"),
        N_("Go back to the map or the table."),
        "back",
        rank=1,
        palette=False,
    ),
    Command(
        "tiers.day",
        "d",
        N_("Day"),
        N_("Look at the tiers as they were on another day."),
        "day",
        rank=6,
    ),
)
