"""What the owner can do with events and newsletters, and with their people."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command

CAMPAIGNS_ACTIONS = (
    Command("campaigns.add", "n", N_("New"), N_("Add an event or a newsletter."), "add", rank=1),
    Command(
        "campaigns.edit",
        "e",
        N_("Edit"),
        N_("Change name, days, budget or note."),
        "edit",
        rank=3,
    ),
    Command("campaigns.back", "escape", N_("Back"), N_("Back to where you came from."), "back"),
)

CAMPAIGN_PEOPLE_ACTIONS = (
    Command(
        "campaign.invite",
        "i",
        N_("Invite"),
        N_("Note whom you invited or wrote to: a group of customers, or one by name."),
        "invite",
        rank=1,
    ),
    Command(
        "campaign.came",
        "a",
        N_("Came"),
        N_("Note that those marked came; again, that they did not."),
        "came",
        rank=1,
    ),
    Command(
        "campaign.answer",
        "b",
        N_("Answer"),
        N_("Note what those marked answered."),
        "answer",
        rank=1,
    ),
    Command(
        "campaign.edit",
        "e",
        N_("Edit"),
        N_("Change name, days, budget or note."),
        "edit",
        rank=0,
    ),
    Command(
        "campaign.back",
        "escape",
        N_("Back"),
        N_("Take the marks off, then back to the list."),
        "back",
        rank=1,
    ),
)
