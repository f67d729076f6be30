"""What the owner can do in the pane of loyalty."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command

LOYALTY_ACTIONS = (
    Command(
        "loyalty.back",
        "escape",
        N_("Back"),
        N_("Go back to the list; in it, take the filter off, then the marks."),
        "back",
        rank=1,
        palette=False,
    ),
    Command(
        "loyalty.switch",
        "tab,v",
        N_("List/map"),
        N_("Change between the list of customers and the map of types."),
        "switch",
        rank=2,
        key_name="Tab",
    ),
    Command(
        "loyalty.filter",
        "f",
        N_("Filter"),
        N_("Choose whom to show: those strong or weak in one type of loyalty."),
        "filter",
        rank=3,
    ),
)
PROFILE_ACTIONS = (
    Command(
        "profile.card", "enter", N_("Card"), N_("Open the card of this customer."), "card", rank=2
    ),
    Command(
        "profile.next",
        "down",
        N_("Next"),
        N_("Show the next customer of the list."),
        "step(1)",
        rank=3,
        palette=False,
    ),
    Command(
        "profile.previous",
        "up",
        N_("Previous"),
        N_("Show the customer before."),
        "step(-1)",
        rank=0,
        palette=False,
    ),
)
MAP_ACTIONS = (
    Command(
        "map.strong",
        "enter",
        N_("Who is strong"),
        N_("List the customers who are strong in this type of loyalty."),
        "strong",
        rank=1,
    ),
    *(
        Command(f"map.{key}", key, label, tooltip, f"go('{key}')", rank=0, palette=False)
        for key, label, tooltip in (
            ("up", N_("Up"), N_("Go to the type above.")),
            ("down", N_("Down"), N_("Go to the type below.")),
            ("left", N_("Left"), N_("Go to the types that pay now.")),
            ("right", N_("Right"), N_("Go to the types that pay later.")),
        )
    ),
)
