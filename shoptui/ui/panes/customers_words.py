"""What the list of customers says about itself."""

from shoptui.domain.groups import FOCUS, Group, group_names
from shoptui.domain.language import _, counted
from shoptui.domain.relationship import relationship_names
from shoptui.domain.tiers import tier_names
from shoptui.services.customer_filter import EVERYBODY, CustomerFilter
from shoptui.services.formats import Formats


def empty_text(which: CustomerFilter) -> str:
    """What an empty list will show, and which key fills it."""
    if which == CustomerFilter(archived=True):
        return _("Nobody is put away. Press Esc to see your customers.")
    if which != EVERYBODY:
        return _("Nobody fits. Press f to change the filter, Esc to see everybody.")
    return _("Here stand your customers. Press c for the first one, or m to bring in a list.")


def summary(
    which: CustomerFilter, shown: int, everybody: int, marked: int, formats: Formats
) -> str:
    """How many are shown, of whom, and how many are marked."""
    parts = [_shown(which, shown, everybody, formats), *_conditions(which, formats)]
    if marked:
        parts.append(_("{count} marked").format(count=formats.number(marked)))
    if which != EVERYBODY:
        parts.append(_("Esc shows everybody"))
    return " · ".join(parts)


def _shown(which: CustomerFilter, shown: int, everybody: int, formats: Formats) -> str:
    total = counted("{count} customer", "{count} customers", everybody)
    total = total.replace(str(everybody), formats.number(everybody), 1)
    if which.archived:
        total = _("{count} put away").format(count=formats.number(everybody))
    if shown == everybody:
        return total
    return _("{shown} of {total}").format(shown=formats.number(shown), total=total)


def _conditions(which: CustomerFilter, formats: Formats) -> list[str]:
    least = "" if which.least is None else formats.money(which.least)
    stage = relationship_names()[which.stage] if which.stage else ""
    return [
        said
        for said in (
            _("with “{text}”").format(text=which.text) if which.text else "",
            tier_names()[which.tier] if which.tier else "",
            _groups(which.groups),
            _("class {abc}").format(abc=which.abc) if which.abc else "",
            _("stage {stage}").format(stage=stage) if stage else "",
            _("from {amount} on").format(amount=least) if least else "",
            _("in “{area}”").format(area=which.area) if which.area else "",
        )
        if said
    ]


def _groups(groups: frozenset[Group]) -> str:
    if groups == FOCUS:
        return _("Focus")
    return ", ".join(name for group, name in group_names().items() if group in groups)
