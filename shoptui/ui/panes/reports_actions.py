"""What the owner can do in the pane of reports."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command

MENU_ACTIONS = (
    Command(
        "reports.open",
        "enter",
        N_("Look"),
        N_("Go into the report under the cursor."),
        "look",
        rank=1,
        palette=False,
    ),
)
REPORTS_ACTIONS = (
    Command(
        "reports.back",
        "escape",
        N_("Back"),
        N_("Go back: from the customers to the report, from the report to the list of reports."),
        "back",
        rank=1,
        palette=False,
    ),
    Command(
        "reports.part",
        "tab,v",
        N_("Picture/list"),
        N_("Go on to the next part of the report: its picture, its short list, its list."),
        "part(1)",
        rank=2,
        key_name="Tab",
    ),
    Command(
        "reports.part_back",
        "shift+tab",
        N_("Part before"),
        N_("Go back to the part of the report before."),
        "part(-1)",
        rank=0,
        palette=False,
    ),
    Command(
        "reports.by",
        "b",
        N_("Break down"),
        N_("Choose what the report is broken down by."),
        "by",
        rank=2,
    ),
    Command(
        "reports.period",
        "p",
        N_("Period"),
        N_("Choose the day the report begins with."),
        "period",
        rank=3,
    ),
    Command(
        "reports.day",
        "d",
        N_("Day"),
        N_("Look at the report as it was on another day."),
        "day",
        rank=3,
    ),
    Command(
        "reports.costs",
        "k",
        N_("Costs"),
        N_("Note what you spent on marketing, or change it."),
        "app.marketing_costs",
        rank=2,
    ),
)
