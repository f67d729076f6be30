"""What the owner can do in the pane of rewards."""

from shoptui.ui.command import N_, Command

REWARDS_ACTIONS = (
    Command(
        "rewards.give",
        "g",
        N_("Give"),
        N_("Give the customer what is suggested; it is noted as given today."),
        "give",
        rank=1,
    ),
    Command(
        "rewards.skip",
        "k",
        N_("Not now"),
        N_("Take this suggestion off the list for some days."),
        "skip",
        rank=2,
    ),
    Command(
        "rewards.copy",
        "y",
        N_("Copy text"),
        N_("Copy the message for the customer, for Zalo, LINE or a text message."),
        "copy_message",
        rank=4,
    ),
    Command(
        "rewards.view",
        "tab,v",
        N_("Next list"),
        N_("Go on to the next list: suggested, open, all given, catalogue."),
        "next_view",
        rank=3,
        key_name="Tab",
    ),
    Command(
        "rewards.view_back",
        "shift+tab",
        N_("List before"),
        N_("Go back to the list before."),
        "previous_view",
        rank=0,
        palette=False,
    ),
    Command(
        "rewards.back",
        "escape",
        N_("Suggested"),
        N_("Go back to the suggestions."),
        "back",
        rank=5,
        palette=False,
    ),
    Command(
        "rewards.campaigns",
        "i",
        N_("Events"),
        N_("Go to the events and newsletters: whom you invited, who came, who answered."),
        "app.campaigns",
        rank=6,
    ),
)
