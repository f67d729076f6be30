"""What the owner can do with the customer under the cursor."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command

PERSON_ACTIONS = (
    Command(
        "customers.edit", "e", N_("Edit"), N_("Change what is recorded of them."), "edit", rank=3
    ),
    Command(
        "customers.say",
        "b",
        N_("Feedback"),
        N_("Record feedback, a contact, or a friend they named."),
        "say",
        rank=4,
    ),
    Command(
        "customers.refer",
        "r",
        N_("Friend named"),
        N_("Record a friend this customer named."),
        "refer",
        rank=5,
    ),
    Command(
        "customers.give",
        "g",
        N_("Give reward"),
        N_("Give the customer any reward of the catalogue, now and in person."),
        "give",
        rank=6,
    ),
    Command(
        "customers.copy",
        "y",
        N_("Copy phone"),
        N_("Copy the phone number, for Zalo, LINE or a text message."),
        "copy_phone",
        rank=0,
    ),
    Command(
        "customers.merge",
        "j",
        N_("Same as…"),
        N_("This is the same customer as another one: see both, and make them one."),
        "merge",
        rank=0,
    ),
    Command(
        "customers.archive",
        "delete",
        N_("Put away"),
        N_("Take the customer off the list; the sales stay, and it can be undone."),
        "archive",
        rank=0,
    ),
    Command(
        "customers.restore",
        "a",
        N_("Bring back"),
        N_("Put the customer back on the list."),
        "restore",
        rank=2,
    ),
)
