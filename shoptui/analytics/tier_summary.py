"""What the tiers and the cells of the R x FM grid hold."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from shoptui.analytics.quantiles import half_up, median
from shoptui.analytics.rfm import RfmResult
from shoptui.analytics.tiers import GRADES, SCORES, tier_of
from shoptui.domain.money import part_of
from shoptui.domain.tiers import BEST_FIRST, RANK, Tier


class GridCell(NamedTuple):
    """One cell of the heat map.

    Attributes:
        r: recency score.
        fm: frequency and monetary score.
        tier: the tier of the cell.
        customers: how many are in it.
        net: their net spend in the window, minor units.
        average_order: net spend by order, minor units; None without orders.
    """

    r: int
    fm: int
    tier: Tier
    customers: int
    net: int
    average_order: int | None


class TierSummary(NamedTuple):
    """One row of the tier table.

    Attributes:
        tier: the tier.
        customers: how many are in it.
        share: of all customers, 0 to 1; None in a shop without customers.
        net: their net spend in the window, minor units.
        net_share: of the net spend of all, None where that is not above 0.
        recency: median days since the last order; the medians are None where nobody has bought.
        frequency: median orders in the window.
        monetary: median net spend in the window, minor units, a half rounded up.
    """

    tier: Tier
    customers: int
    share: float | None
    net: int
    net_share: float | None
    recency: Fraction | None
    frequency: Fraction | None
    monetary: int | None


def grid_cells(result: RfmResult) -> list[GridCell]:
    """All 25 cells as they are drawn: recency 5 down to 1, in each FM 1 to 5."""
    members = cell_members(result)
    return [_cell(result, r, fm, members[r, fm]) for r in reversed(SCORES) for fm in SCORES]


def cell_members(result: RfmResult) -> dict[tuple[int, int], list[int]]:
    """For each R and FM score the positions of the customers who have them."""
    cells: dict[tuple[int, int], list[int]] = {(r, fm): [] for r in SCORES for fm in SCORES}
    for grade, positions in zip(GRADES, result.members(), strict=True):
        if grade.r is not None and grade.fm is not None:
            cells[grade.r, grade.fm] += positions
    return cells


def tier_members(result: RfmResult) -> dict[Tier, list[int]]:
    """For each tier, best first, the positions of its customers."""
    tiers: dict[Tier, list[int]] = {tier: [] for tier in BEST_FIRST}
    for grade, positions in zip(GRADES, result.members(), strict=True):
        tiers[grade.tier] += positions
    return tiers


def best_first(result: RfmResult) -> list[int]:
    """The positions of all customers by tier, best first, in each the highest net spend first.

    Equal customers follow their record numbers, so that the order of the rows never shows.
    """
    nets, ids = result.facts.customers.net, result.facts.customers.customer_id
    ordered: list[int] = []
    for _tier, positions in sorted(tier_members(result).items(), key=lambda item: RANK[item[0]]):
        positions.sort(key=ids.__getitem__)
        positions.sort(key=nets.__getitem__, reverse=True)
        ordered += positions
    return ordered


def tier_summaries(result: RfmResult) -> list[TierSummary]:
    """All twelve tiers, best first."""
    total = sum(result.facts.customers.net)
    return [_summary(result, tier, at, total) for tier, at in tier_members(result).items()]


def _cell(result: RfmResult, r: int, fm: int, positions: Sequence[int]) -> GridCell:
    customers = result.facts.customers
    net = sum(map(customers.net.__getitem__, positions))
    orders = sum(map(customers.orders.__getitem__, positions))
    average = part_of(net, 1, orders) if orders else None
    return GridCell(r, fm, tier_of(r, fm), len(positions), net, average)


def _summary(result: RfmResult, tier: Tier, positions: Sequence[int], total: int) -> TierSummary:
    customers, today = result.facts.customers, result.facts.as_of.toordinal()
    nets = [*map(customers.net.__getitem__, positions)]
    days = map(customers.last_order.__getitem__, positions)
    silent = [today - day for day in days if day]
    monetary = median(nets) if silent else None
    orders = [*map(customers.orders.__getitem__, positions)] if silent else []
    net, everybody = sum(nets), len(customers)
    return TierSummary(
        tier=tier,
        customers=len(positions),
        share=len(positions) / everybody if everybody else None,
        net=net,
        net_share=net / total if total > 0 else None,
        recency=median(silent),
        frequency=median(orders),
        monetary=None if monetary is None else half_up(monetary),
    )
