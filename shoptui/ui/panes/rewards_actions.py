"""What the owner can do in the pane of rewards."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command

SUGGESTED_ACTIONS = (
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
)
GIVEN_ACTIONS = (
    Command(
        "rewards.redeem",
        "r",
        N_("Redeemed"),
        N_("Note that the customer redeemed this reward today."),
        "redeem",
        rank=1,
    ),
)
CATALOGUE_ACTIONS = (
    Command(
        "rewards.edit",
        "e",
        N_("Edit"),
        N_("Change the reward or the rule under the cursor."),
        "edit",
        rank=1,
    ),
    Command(
        "rewards.new_reward",
        "a",
        N_("New reward"),
        N_("Add a reward to the catalogue."),
        "new_reward",
        rank=1,
    ),
    Command(
        "rewards.new_rule",
        "a",
        N_("New rule"),
        N_("Add a rule for a condition that has none."),
        "new_rule",
        rank=1,
    ),
    Command(
        "rewards.put_away",
        "delete",
        N_("Put away"),
        N_("Put the reward away: it is suggested and given no more."),
        "put_away",
        rank=1,
    ),
    Command(
        "rewards.bring_back",
        "delete",
        N_("Bring back"),
        N_("Bring the reward back into use."),
        "bring_back",
        rank=1,
    ),
    Command(
        "rewards.switch_off",
        "delete",
        N_("Switch off"),
        N_("Switch the rule off: it suggests nothing any more."),
        "switch_off",
        rank=1,
    ),
    Command(
        "rewards.switch_on",
        "delete",
        N_("Switch on"),
        N_("Switch the rule on again."),
        "switch_on",
        rank=1,
    ),
)
VIEW_ACTIONS = (
    Command(
        "rewards.view",
        "tab,v",
        N_("Next list"),
        N_("Go on to the next list: suggested, open, all given, catalogue, rules."),
        "next_view",
        rank=1,
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
MOVING_ACTIONS = (
    Command(
        "rewards.sooner",
        "plus,equals_sign",
        N_("Sooner"),
        N_("Move the rule up: where two rules fit a customer, the upper one decides."),
        "sooner",
        rank=1,
        key_name="+",
    ),
    Command(
        "rewards.later",
        "minus",
        N_("Later"),
        N_("Move the rule down."),
        "later",
        rank=1,
        key_name="-",
    ),
)
REWARDS_ACTIONS = (
    *SUGGESTED_ACTIONS,
    *GIVEN_ACTIONS,
    *CATALOGUE_ACTIONS,
    *VIEW_ACTIONS,
    *MOVING_ACTIONS,
)
