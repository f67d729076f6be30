"""Every part of an export as a table: the very lists that the screen and the reports show."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from shoptui.domain.language import _
from shoptui.domain.table import Table
from shoptui.services import loyalty, tiers
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.analyses.registry import NAMES
from shoptui.services.desk import Desk
from shoptui.services.export_customers import customers_table
from shoptui.services.export_marketing import costs_to_bring_back
from shoptui.services.export_parts import Part
from shoptui.services.export_receipts import lines_table
from shoptui.services.export_sales import receipts_table
from shoptui.services.loyalty import LoyalShop
from shoptui.services.reports import answer
from shoptui.services.suggestions import rewards_table
from shoptui.services.tiers import Scored
from shoptui.services.today import today_table


@dataclass(frozen=True)
class ExportTables:
    """The shop on one day; what several parts need is worked out once.

    Attributes:
        desk: the open shop.
        as_of: the last day that counts.
    """

    desk: Desk
    as_of: date

    @cached_property
    def scored(self) -> Scored:
        """Everybody's figures and tier."""
        return tiers.score(self.desk, self.as_of)

    @cached_property
    def loyal(self) -> LoyalShop:
        """Everybody's five scores, from the same facts."""
        return loyalty.score(self.desk, facts=self.scored.result.facts)

    def table(self, part: Part) -> Table:
        """One part, under the short title its sheet has."""
        if part in NAMES:
            return self.answer(part).table
        table, title = _TABLES[part](self), _short_titles().get(part)
        return replace(table, title=title) if title else table

    def answer(self, part: Part) -> Answer:
        """One of the reports of pane 8, worked out once."""
        if part not in self._answers:
            self._answers[part] = answer(self.desk, part, Asked(as_of=self.as_of))
        return self._answers[part]

    @cached_property
    def _answers(self) -> dict[Part, Answer]:
        return {}


def _short_titles() -> dict[Part, str]:
    return {Part.LOYALTY: _("Loyalty"), Part.REWARDS: _("Rewards"), Part.TODAY: _("Today")}


_TABLES: dict[Part, Callable[[ExportTables], Table]] = {
    Part.CUSTOMERS: lambda shop: customers_table(shop.desk, shop.scored),
    Part.TIERS: lambda shop: shop.scored.tiers(),
    Part.HEATMAP: lambda shop: shop.scored.cells(),
    Part.LOYALTY: lambda shop: shop.loyal.customers(),
    Part.MAP: lambda shop: shop.loyal.map(),
    Part.REWARDS: lambda shop: rewards_table(shop.desk, shop.as_of),
    Part.TODAY: lambda shop: today_table(shop.desk, shop.as_of),
    Part.SALES: lambda shop: receipts_table(shop.desk, shop.as_of),
    Part.RECEIPTS: lambda shop: lines_table(shop.desk, shop.as_of),
    Part.MARKETING: lambda shop: costs_to_bring_back(shop.desk, shop.as_of),
}
