"""What the pane of tiers shows, read and worked out in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shoptui.domain.language import _
from shoptui.domain.table import Row, Table
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.tiers import Scored, score
from shoptui.ui.widgets.heat_cells import COLUMNS, ROWS, HeatCell

Place = tuple[int, int]  # row and column on the map, from the top left
Group = Place | Tier  # whose customers are listed: those of a cell, or of a tier

R_OF_ROW = tuple(range(ROWS, 0, -1))
FM_OF_COLUMN = tuple(range(1, COLUMNS + 1))


class Figure(StrEnum):
    """What the cells show; the value is the column of the cells' table."""

    CUSTOMERS = "customers"
    NET = "net"
    AVERAGE = "average_order"

    @property
    def next(self) -> "Figure":
        """The figure that follows; after the last comes the first."""
        figures = tuple(Figure)
        return figures[(figures.index(self) + 1) % len(figures)]


@dataclass(frozen=True, slots=True)
class TiersData:
    """One reading of the shop.

    Attributes:
        scored: everybody's scores.
        cells: the 25 cells, R 5 down to 1, in each FM 1 to 5.
        tiers: the twelve tiers, best first.
        cuts: the cut points in force.
    """

    scored: Scored
    cells: Table
    tiers: Table
    cuts: Table

    def cell(self, place: Place) -> Row:
        """The row of `cells` that stands at a place of the map."""
        return self.cells.rows[place[0] * COLUMNS + place[1]]

    def tier_at(self, place: Place) -> Tier:
        """The tier of a cell."""
        return named(str(self.cell(place)[self.cells.column("tier")]))

    def members(self, group: Group) -> Table:
        """The customers of a cell or a tier."""
        if isinstance(group, Tier):
            return self.scored.in_tier(group)
        return self.scored.in_cell(R_OF_ROW[group[0]], FM_OF_COLUMN[group[1]])

    @property
    def customers(self) -> int:
        """How many customers were known on the day."""
        return sum(_whole(row[self.tiers.column("customers")]) for row in self.tiers.rows)

    @property
    def lost_off_the_map(self) -> int:
        """How many are lost without an order in the days counted, and so stand in no cell."""
        at, name = self.cells.column("customers"), tier_names()[Tier.LOST]
        on_it = sum(_whole(row[at]) for row in self.cells.rows if name in row)
        return self.count(Tier.LOST) - on_it

    def count(self, tier: Tier) -> int:
        """How many customers a tier has."""
        return _whole(self.tier_row(tier)[self.tiers.column("customers")])

    def tier_row(self, tier: Tier) -> Row:
        """The row of `tiers` of one tier."""
        name = tier_names()[tier]
        return next(row for row in self.tiers.rows if row[0] == name)

    def heat(self, figure: Figure, formats: Formats) -> Sequence[HeatCell]:
        """The cells as they are drawn, with the figure chosen."""
        at = self.cells.column(figure)
        most = max((_whole(row[at]) for row in self.cells.rows), default=0)
        short = short_names()
        return [
            HeatCell(
                name=str(row[2]),
                short=short[named(str(row[2]))],
                figure=_written(row[at], figure, formats),
                weight=max(_whole(row[at]), 0) / most if most > 0 else 0.0,
            )
            for row in self.cells.rows
        ]


def read(desk: Desk, as_of: date | None) -> TiersData:
    """Scores everybody as of a day, today when left out; runs in a thread."""
    scored = score(desk, as_of)
    return TiersData(scored, scored.cells(), scored.tiers(), scored.cuts())


def named(name: str) -> Tier:
    """The tier of a name in the owner's language."""
    return next(tier for tier, its_name in tier_names().items() if its_name == name)


def short_names() -> dict[Tier, str]:
    """The names of the tiers in at most twelve letters, for the cells of a small screen."""
    brief = {Tier.POTENTIAL_LOYAL: _("Potential"), Tier.ABOUT_TO_SLEEP: _("Dozing off")}
    return tier_names() | brief


def _whole(cell: object) -> int:
    return cell if isinstance(cell, int) else 0


def _written(cell: object, figure: Figure, formats: Formats) -> str:
    if not isinstance(cell, int):
        return "–"
    return formats.number(cell) if figure is Figure.CUSTOMERS else formats.brief_money(cell)
