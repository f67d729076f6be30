"""The field that says which event or newsletter something is about."""

from collections.abc import Sequence

from shoptui.domain.campaigns import Campaign
from shoptui.services.formats import Formats
from shoptui.ui.widgets.choice_field import ChoiceField


def campaign_field(
    key: str,
    label: str,
    known: Sequence[Campaign],
    formats: Formats,
    chosen: int | None = None,
    none: str | None = None,
) -> ChoiceField[int | None]:
    """A choice of events or newsletters, the latest first.

    Args:
        key: its name in `InvalidInput.field`.
        label: what the owner reads beside it.
        known: what there is to choose from.
        formats: how days are written.
        chosen: the one chosen at first.
        none: the first choice, for none of them; None offers no such choice.
    """
    named: list[tuple[int | None, str]] = [
        (each.id, f"{each.name}, {formats.date(each.starts_on)}") for each in known
    ]
    if none is not None:
        named.insert(0, (None, none))
    return ChoiceField[int | None](key, label, named, value=chosen)
