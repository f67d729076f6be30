"""Who the shop's customers are: scores, tiers, the heat map, and why."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from shoptui.analytics.explanation import explain
from shoptui.analytics.rfm import RfmResult
from shoptui.analytics.tier_summary import best_first, cell_members, tier_members
from shoptui.analytics.tiers import tier_of
from shoptui.domain.language import _
from shoptui.domain.shop import Shop
from shoptui.domain.table import Table
from shoptui.domain.tiers import Tier, tier_names
from shoptui.domain.why import Section
from shoptui.services import tier_tables
from shoptui.services.desk import Desk
from shoptui.services.figures import figures
from shoptui.services.formats import Formats
from shoptui.services.settings import recorded, rfm_rules_of
from shoptui.services.why_tier import sections
from shoptui.storage.side_by_side import Told


@dataclass(frozen=True)
class Scored:
    """All customers scored once; every list of the analysis follows from it.

    Attributes:
        shop: whose customers they are.
        result: the facts, the cut points in force and the scores.
    """

    shop: Shop
    result: RfmResult

    @cached_property
    def order(self) -> list[int]:
        """All customers, tier best first, in each the highest net spend first.

        Positions of `result.facts.customers`.
        """
        return best_first(self.result)

    @property
    def as_of(self) -> date:
        """The last day that counts."""
        return self.result.facts.as_of

    def customers(self) -> Table:
        """Everybody, Lost and Prospect included: the "rfm" table, `ids` the customers."""
        return self._list(self.order, _("Customers by tier"))

    def in_tier(self, tier: Tier) -> Table:
        """The customers of one tier; columns as in `customers`."""
        members = set(tier_members(self.result)[tier])
        return self._list(self._ordered(members), tier_names()[tier])

    def in_cell(self, r: int, fm: int) -> Table:
        """The customers of one cell of the heat map, both scores 1 to 5."""
        members = set(cell_members(self.result)[r, fm])
        title = _("R {r}, FM {fm}: {tier}").format(r=r, fm=fm, tier=tier_names()[tier_of(r, fm)])
        return self._list(self._ordered(members), title)

    def tiers(self) -> Table:
        """The tier table: twelve rows, best first."""
        return tier_tables.tiers(self.result, self.shop.currency)

    def cells(self) -> Table:
        """The heat map: 25 rows, R 5 down to 1, in each FM 1 to 5."""
        return tier_tables.cells(self.result, self.shop.currency)

    def cuts(self) -> Table:
        """The cut points in force, and in the notes where they come from."""
        return tier_tables.cut_points(self.result, self.shop.currency, Formats(self.shop))

    def why(self, customer_id: int) -> list[Section]:
        """Why a customer is in a tier, and what a better one would take.

        Raises:
            NotFound: the customer was not known on the as-of date.
        """
        explanation = explain(self.result, customer_id)
        return sections(explanation, self.result, Formats(self.shop))

    def _ordered(self, members: set[int]) -> list[int]:
        return [position for position in self.order if position in members]

    def _list(self, positions: list[int], title: str) -> Table:
        return tier_tables.customers(self.result, positions, title, self.shop.currency)


def score(desk: Desk, as_of: date | None = None, told: Told | None = None) -> Scored:
    """Reads the facts and scores everybody.

    Args:
        desk: the open shop.
        as_of: the last day that counts, today when left out.
        told: is called with how many questions to the file are answered, and how many there are;
            from a thread, and not at all where today's figures are held.
    """
    now = recorded(desk)
    rules = rfm_rules_of(now)
    with desk.file.read() as db:
        read = figures(desk, db, rules, as_of or now.today, told)
    return scored_of(now.shop, read.scored(rules))


def scored_of(shop: Shop, result: RfmResult) -> Scored:
    """The same where everybody was scored already."""
    return Scored(shop, result)


def rfm_table(desk: Desk, as_of: date | None = None) -> Table:
    """Every customer with raw figures, scores and tier; see `Scored.customers`."""
    return score(desk, as_of).customers()


def tier_table(desk: Desk, as_of: date | None = None) -> Table:
    """The tier table; see `Scored.tiers`."""
    return score(desk, as_of).tiers()


def cells_table(desk: Desk, as_of: date | None = None) -> Table:
    """The heat map; see `Scored.cells`."""
    return score(desk, as_of).cells()


def cuts_table(desk: Desk, as_of: date | None = None) -> Table:
    """The cut points in force; see `Scored.cuts`."""
    return score(desk, as_of).cuts()


def why(desk: Desk, customer_id: int, as_of: date | None = None) -> list[Section]:
    """Why a customer is in a tier; see `Scored.why`."""
    return score(desk, as_of).why(customer_id)
