"""The words for the four groups: names, what they mean, what to do."""

from shoptui.domain.groups import Group
from shoptui.domain.language import _


def family(group: Group) -> str:
    """Which of the four groups, in words for programs."""
    if group.is_focus:
        return "focus"
    return "attention" if group is Group.NEEDS_ATTENTION else str(group)


def kind(group: Group) -> str | None:
    """Which kind of focus, in words for programs; None for the other groups."""
    if not group.is_focus:
        return None
    return "big" if group is Group.BIG_ORDERS else str(group)


def family_name(group: Group) -> str:
    """Which of the four groups."""
    return {
        "focus": _("Focus"),
        "win back": _("Win back"),
        "attention": _("Needs attention"),
        "ignore": _("Ignore"),
    }[family(group)]


def kind_name(group: Group) -> str | None:
    """Which kind of focus, None for the other groups."""
    return {
        Group.BEST: _("best"),
        Group.FREQUENT: _("frequent"),
        Group.BIG_ORDERS: _("big orders"),
        Group.SMALL: _("small"),
    }.get(group)


def meaning(group: Group) -> str:
    """Who is in the group, as a sentence."""
    return {
        Group.BEST: _("They are active, come often and spend well each time."),
        Group.FREQUENT: _("They are active and come often, for less than the average order."),
        Group.BIG_ORDERS: _("They are active and spend well each time, but come seldom."),
        Group.SMALL: _("They are active, come seldom and spend little each time."),
        Group.WIN_BACK: _("They came often or spent well, and have stayed away since."),
        Group.NEEDS_ATTENTION: _("They came more than once for little, and have stayed away."),
        Group.IGNORE: _(
            "They never bought, bought once long ago, or stay away and left three offers in a row "
            "without a yes."
        ),
    }[group]


def advice(group: Group) -> str:
    """What to do, as a sentence."""
    return {
        Group.BEST: _("Thank them, and show them what is new first."),
        Group.FREQUENT: _("Offer what goes with it, or a bonus for more."),
        Group.BIG_ORDERS: _("Give them a reason to come again soon."),
        Group.SMALL: _("Offer a bonus for a little more, or a visit more."),
        Group.WIN_BACK: _("Call them yourself, with an offer."),
        Group.NEEDS_ATTENTION: _("Remind them of you."),
        Group.IGNORE: _("Spend nothing more; greet as new who returns."),
    }[group]
