"""The four groups of old customers: on whom to spend effort, and how."""

from enum import StrEnum

from shoptui.domain.language import _


class Group(StrEnum):
    """The four groups, the first in its four kinds."""

    BEST = "best"
    FREQUENT = "frequent"
    BIG_ORDERS = "big orders"
    SMALL = "small"
    WIN_BACK = "win back"
    NEEDS_ATTENTION = "needs attention"
    IGNORE = "ignore"

    @property
    def is_focus(self) -> bool:
        """Whether the customer is active, in whichever kind."""
        return self in FOCUS


FOCUS = frozenset({Group.BEST, Group.FREQUENT, Group.BIG_ORDERS, Group.SMALL})


def group_names() -> dict[Group, str]:
    """The name of every group in the owner's language."""
    return {
        Group.BEST: _("Focus: best"),
        Group.FREQUENT: _("Focus: frequent"),
        Group.BIG_ORDERS: _("Focus: big orders"),
        Group.SMALL: _("Focus: small"),
        Group.WIN_BACK: _("Win back"),
        Group.NEEDS_ATTENTION: _("Needs attention"),
        Group.IGNORE: _("Ignore"),
    }
