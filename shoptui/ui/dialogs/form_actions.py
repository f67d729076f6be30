"""What the owner can do in every form."""

from shoptui.domain.language import N_
from shoptui.ui.command import Command

FORM_ACTIONS = (
    Command(
        "form.save",
        "ctrl+s",
        N_("Save"),
        N_("Save what is filled in."),
        "save",
        rank=1,
        palette=False,
        priority=True,
    ),
    Command(
        "form.cancel",
        "escape",
        N_("Cancel"),
        N_("Close without saving; asks first if you typed something."),
        "cancel",
        rank=2,
        palette=False,
    ),
    Command(
        "form.next",
        "down",
        N_("Next field"),
        N_("Go to the next field."),
        "app.focus_next",
        rank=3,
        palette=False,
        key_name="↓ Tab",
    ),
    Command(
        "form.previous",
        "up",
        N_("Field before"),
        N_("Go to the field before."),
        "app.focus_previous",
        rank=4,
        palette=False,
        key_name="↑",
    ),
)
