"""What the owner can do in the list of customers."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command
from shoptui.ui.panes.person_actions import PERSON_ACTIONS

CUSTOMERS_ACTIONS = (
    *PERSON_ACTIONS,
    Command(
        "customers.filter",
        "f",
        N_("Filter"),
        N_("Choose whom to show: by name, tier, group, class, stage, area, or those put away."),
        "filter",
        rank=6,
    ),
    Command(
        "customers.columns",
        "v",
        N_("Columns"),
        N_("Choose which columns the list shows, such as group, class and stage."),
        "columns",
        rank=7,
    ),
    Command(
        "customers.clear",
        "escape",
        N_("Show all"),
        N_("Take the filter off, then the marks."),
        "clear",
        rank=1,
    ),
)
