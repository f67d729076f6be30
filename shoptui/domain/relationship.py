"""How long a customer has been with the shop: the stage of the relationship."""

from enum import StrEnum

from shoptui.domain.language import _


class Relationship(StrEnum):
    """The four stages, the closest first."""

    LONG = "long"
    MEDIUM = "medium"
    SHORT_TERM = "short term"
    LEFT = "left"


def relationship_names() -> dict[Relationship, str]:
    """The name of every stage in the owner's language."""
    return {
        Relationship.LONG: _("Long"),
        Relationship.MEDIUM: _("Medium"),
        Relationship.SHORT_TERM: _("Short term"),
        Relationship.LEFT: _("Left"),
    }
