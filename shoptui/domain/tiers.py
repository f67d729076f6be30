"""The tiers: who a customer is to the shop, from best to worst."""

from enum import StrEnum

from shoptui.domain.language import _


class Tier(StrEnum):
    """The twelve tiers, best first; the value is the English name."""

    CHAMPION = "Champion"
    LOYAL = "Loyal"
    POTENTIAL_LOYAL = "Potential loyal"
    NEW = "New"
    PROMISING = "Promising"
    COOLING_OFF = "Cooling off"
    ABOUT_TO_SLEEP = "About to sleep"
    CANT_LOSE = "Can't lose"
    AT_RISK = "At risk"
    HIBERNATING = "Hibernating"
    LOST = "Lost"
    PROSPECT = "Prospect"


BEST_FIRST: tuple[Tier, ...] = tuple(Tier)
RANK: dict[Tier, int] = {tier: rank for rank, tier in enumerate(BEST_FIRST)}


def tier_names() -> dict[Tier, str]:
    """The name of every tier in the owner's language."""
    return {
        Tier.CHAMPION: _("Champion"),
        Tier.LOYAL: _("Loyal"),
        Tier.POTENTIAL_LOYAL: _("Potential loyal"),
        Tier.NEW: _("New"),
        Tier.PROMISING: _("Promising"),
        Tier.COOLING_OFF: _("Cooling off"),
        Tier.ABOUT_TO_SLEEP: _("About to sleep"),
        Tier.CANT_LOSE: _("Can't lose"),
        Tier.AT_RISK: _("At risk"),
        Tier.HIBERNATING: _("Hibernating"),
        Tier.LOST: _("Lost"),
        Tier.PROSPECT: _("Prospect"),
    }
