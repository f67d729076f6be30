"""What the pane of loyalty shows, read and worked out in one go."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from shoptui.domain.language import _
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.table import Table
from shoptui.services.loyalty import LoyalShop
from shoptui.services.paged_rows import PagedRows
from shoptui.services.sorting import sorted_table
from shoptui.ui.widgets.columns import Sort


class Whom(NamedTuple):
    """Which customers are listed: everybody, or those strong or weak in one type."""

    type: LoyaltyType | None = None
    is_strong: bool = True


EVERYBODY = Whom()
WHOLE_NAMES, SHORT_NAMES = 92, 70  # cells across a list whose headings can be so long
BEST_FIRST: Sort = ("overall", True)  # as the service lists them


class Figures(NamedTuple):
    """One type in the whole shop.

    Attributes:
        mean: the shop's mean, 0 to 100 with one decimal; None where nobody's score is known.
        known: how many customers have a score.
        strong: how many are strong in it.
        weak: how many are weak in it.
    """

    mean: float | None
    known: int
    strong: int
    weak: int


@dataclass(frozen=True, slots=True)
class LoyaltyData:
    """One reading of the shop, and the list as it was arranged of it.

    Attributes:
        loyal: everybody's scores.
        map: the map of types.
        table: those listed.
        whom: which they are.
        sort: the order they are in.
    """

    loyal: LoyalShop
    map: Table
    table: Table
    whom: Whom
    sort: Sort

    @property
    def everybody(self) -> int:
        """How many customers the shop has."""
        return len(self.loyal.order)

    def figures(self, which: LoyaltyType) -> Figures:
        """One type in the whole shop."""
        row = self.map.rows[list(LoyaltyType).index(which)]
        mean, *counts = row[self.map.column("mean") :]
        known, strong, weak = (count if isinstance(count, int) else 0 for count in counts)
        return Figures(mean if isinstance(mean, float) else None, known, strong, weak)


def arranged(loyal: LoyalShop, type_map: Table, whom: Whom, sort: Sort) -> LoyaltyData:
    """Filters and sorts what was read; runs in a thread."""
    if whom.type is None:
        table = loyal.customers()
    else:
        table = loyal.strong_in(whom.type) if whom.is_strong else loyal.weak_in(whom.type)
    if sort != BEST_FIRST:
        made = replace(table, rows=list(table.rows))  # each row once, for sorting asks often
        table = sorted_table(made, *sort)
    return LoyaltyData(loyal, type_map, table, whom, sort)


def on_screen(table: Table, room: int) -> Table:
    """The list without the code, and with headings as long as there is room for.

    Args:
        table: the list.
        room: cells across.
    """
    short = {} if room >= WHOLE_NAMES else _short_names() if room >= SHORT_NAMES else _marks()
    columns = tuple(
        replace(column, title=short.get(column.key, column.title)) for column in table.columns[1:]
    )
    whole = table.rows
    rows = PagedRows(len(whole), lambda at: [whole[place][1:] for place in at])
    return replace(table, columns=columns, rows=rows)


def _short_names() -> dict[str, str]:
    return {
        LoyaltyType.FINANCIAL: _("Finan."),
        LoyaltyType.REFERRAL: _("Refer."),
        LoyaltyType.PROCEDURAL: _("Proced."),
        LoyaltyType.CONTACT: _("Cont."),
        LoyaltyType.EVALUATION: _("Eval."),
    }


def _marks() -> dict[str, str]:
    return {
        LoyaltyType.FINANCIAL: _("Fin."),
        LoyaltyType.REFERRAL: _("Ref."),
        LoyaltyType.PROCEDURAL: _("Pro."),
        LoyaltyType.CONTACT: _("Con."),
        LoyaltyType.EVALUATION: _("Eva."),
        "overall": _("All"),
    }
