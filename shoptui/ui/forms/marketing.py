"""Forms about marketing."""

from collections.abc import Sequence
from functools import partial

from shoptui.domain.campaigns import Campaign
from shoptui.domain.marketing import MarketingCost
from shoptui.services import marketing_costs
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.marketing_cost import MarketingCostDialog


def marketing_cost(
    desk: Desk, formats: Formats, campaigns: Sequence[Campaign], before: MarketingCost | None
) -> MarketingCostDialog:
    """A form for a marketing cost, new or recorded."""
    keep = marketing_costs.change_cost if before else marketing_costs.add_cost
    return MarketingCostDialog(desk, formats, campaigns, before).kept_by(partial(keep, desk))
