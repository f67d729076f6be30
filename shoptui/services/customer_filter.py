"""Which customers of the list are meant."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from shoptui.domain.abc_class import AbcClass
from shoptui.domain.groups import Group, group_names
from shoptui.domain.relationship import Relationship, relationship_names
from shoptui.domain.table import Cell
from shoptui.domain.text import fold
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services.customer_columns import place


@dataclass(frozen=True, slots=True)
class CustomerFilter:
    """Which customers are meant; all that is asked must fit.

    Attributes:
        text: words that name, code, phone or mail must hold, accents or not; "" for all.
        tier: only this tier, None for all.
        groups: only these groups, empty for all.
        abc: only this class by behaviour, None for all.
        stage: only this stage of relationship, None for all.
        least: a lifetime value of at least so many minor units, None for all.
        area: a piece of the area's name, accents or not; "" for all.
        archived: those put away, in place of those in use.
    """

    text: str = ""
    tier: Tier | None = None
    groups: frozenset[Group] = frozenset()
    abc: AbcClass | None = None
    stage: Relationship | None = None
    least: int | None = None
    area: str = ""
    archived: bool = False

    @property
    def needs_belonging(self) -> bool:
        """Whether it takes groups, classes or stages to say who is meant."""
        return bool(self.groups or self.abc or self.stage)


EVERYBODY = CustomerFilter()

Test = Callable[[Cell], bool]


def meant(
    columns: Sequence[Sequence[Cell]], keys: Sequence[str], which: CustomerFilter
) -> Sequence[int]:
    """The positions of those meant.

    Args:
        columns: everybody's cells, column by column as `customer_columns.all_columns` has them.
        keys: what a search looks through, one for each customer.
        which: whom.
    """
    positions: Sequence[int] = range(len(keys))
    for word in fold(which.text).split():
        positions = [at for at in positions if word in keys[at]]
    for column, fits in _tests(which):
        cells = columns[column]
        positions = [at for at in positions if fits(cells[at])]
    return positions


def _tests(which: CustomerFilter) -> Iterator[tuple[int, Test]]:
    """The columns looked at, each with what its cell must be."""
    if which.tier:
        yield place("tier"), _one_of({tier_names()[which.tier]})
    if which.groups:
        names = group_names()
        yield place("group"), _one_of({names[group] for group in which.groups})
    if which.abc:
        yield place("class"), _one_of({which.abc})
    if which.stage:
        yield place("stage"), _one_of({relationship_names()[which.stage]})
    if (least := which.least) is not None:
        yield place("net"), lambda net: isinstance(net, int) and net >= least
    if area := fold(which.area):
        folded = cache(fold)
        yield place("area"), lambda cell: area in folded(str(cell))


def _one_of(words: set[str]) -> Test:
    return lambda cell: cell in words
