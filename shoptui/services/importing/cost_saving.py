"""Saving the marketing costs of a sheet, and the campaigns that are new with it."""

from collections.abc import Iterator, Sequence
from datetime import date

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.loyalty import LoyaltyType
from shoptui.services.importing.work import CostPosting, Work
from shoptui.storage import bulk, campaigns, marketing_imports
from shoptui.storage.bulk import MarketingRow
from shoptui.storage.imports import Session


def save_costs(db: Session, work: Work, batch_id: int) -> None:
    """Puts the costs into the file, in the write the caller has open."""
    made = _make_campaigns(db, [each for each in work.costs if each.new_campaign])
    bulk.insert(db, MarketingRow, _rows(work.costs, made, bulk.this_operation(db), batch_id))
    marketing_imports.adopt(
        db, ((identity, cost_id) for cost_id, identity in work.adopted_costs.items())
    )


def _make_campaigns(db: Session, costs: Sequence[CostPosting]) -> dict[str, int]:
    """Campaigns of which only the costs are known: they last as long as these."""
    days: dict[str, list[date]] = {}
    for each in costs:
        days.setdefault(each.new_campaign, []).append(date.fromisoformat(each.cost.day))
    return {
        name: campaigns.insert(
            db,
            Campaign(
                name=name,
                raises=LoyaltyType.FINANCIAL,
                kind=CampaignKind.PROMOTION,
                starts_on=min(known),
                ends_on=max(known),
            ),
        )
        for name, known in days.items()
    }


def _rows(
    costs: Sequence[CostPosting], made: dict[str, int], operation_id: int, batch_id: int
) -> Iterator[MarketingRow]:
    for each in costs:
        cost = each.cost
        campaign_id = made[each.new_campaign] if each.new_campaign else each.campaign_id
        yield MarketingRow(
            cost.day,
            cost.amount,
            cost.channel,
            campaign_id,
            int(cost.is_wages),
            cost.note,
            operation_id,
            each.identity,
            batch_id,
        )
