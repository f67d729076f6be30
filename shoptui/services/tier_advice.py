"""What a tier says about its customers, and what to do for them."""

from shoptui.domain.language import _
from shoptui.domain.tiers import Tier


def meaning(tier: Tier) -> str:
    """Who stands in the tier, as a sentence."""
    return {
        Tier.CHAMPION: _("They came lately, come often and spend the most."),
        Tier.LOYAL: _("They come and spend well, and were here not long ago."),
        Tier.POTENTIAL_LOYAL: _("They came lately and more than once, or for a good sum."),
        Tier.NEW: _("They came very lately, but have bought little so far."),
        Tier.PROMISING: _("They came lately and have bought little so far."),
        Tier.COOLING_OFF: _("They buy neither much nor little, and it is a while ago."),
        Tier.ABOUT_TO_SLEEP: _("They bought little, and it is a while ago."),
        Tier.CANT_LOSE: _("They were among your best, and have stayed away for long."),
        Tier.AT_RISK: _("They bought well, and have stayed away for long."),
        Tier.HIBERNATING: _("They bought little, and have stayed away for long."),
        Tier.LOST: _("They bought little, longest ago, or nothing in the days counted."),
        Tier.PROSPECT: _("You know them, but they have not bought yet."),
    }[tier]


def advice(tier: Tier) -> str:
    """What to do, as a sentence."""
    return {
        Tier.CHAMPION: _("Thank them in public, show them new things first, invite them."),
        Tier.LOYAL: _("Reward them, ask what they think and whom they would bring."),
        Tier.POTENTIAL_LOYAL: _("Offer a bonus for a little more than they usually spend."),
        Tier.NEW: _("Greet them by name and give them a reason for the second visit."),
        Tier.PROMISING: _("Offer a bonus for a little more than they usually spend."),
        Tier.COOLING_OFF: _("Remind them of you, with an offer that ends soon."),
        Tier.ABOUT_TO_SLEEP: _("Remind them of you, with an offer that ends soon."),
        Tier.CANT_LOSE: _("Call them yourself, find out why, and make an offer to win them back."),
        Tier.AT_RISK: _("Call or write to them yourself, with an offer to win them back."),
        Tier.HIBERNATING: _("Ask why they stay away; spend little on it."),
        Tier.LOST: _("Try once when you have something new; then let them go."),
        Tier.PROSPECT: _("Invite them with a small first offer."),
    }[tier]
