"""What the owner can do in the pane of the day."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command

TODAY_ACTIONS = (
    Command(
        "today.done",
        "d",
        N_("Done"),
        N_("Mark it as done; it does not come back."),
        "done",
        rank=1,
    ),
    Command(
        "today.put_off",
        "k",
        N_("Not today"),
        N_("Take it off the list for today."),
        "put_off",
        rank=3,
    ),
    Command(
        "today.switch",
        "tab,v",
        N_("Other list"),
        N_("Change between what there is to do and the last sales."),
        "switch",
        rank=4,
        key_name="Tab",
    ),
)
