"""ABC by share: the few items that make most of the sales, and the many that make the rest.

After Pareto's curve of incomes, as used on stocks by Dickie, "ABC Inventory Analysis Shoots for
Dollars" (1951).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from shoptui.domain.abc_class import AbcClass

A_UP_TO = 80  # per cent of the total
B_UP_TO = 95
LINES = (A_UP_TO / 100, B_UP_TO / 100)
MOST_POINTS = 100


@dataclass(frozen=True, slots=True)
class Pareto:
    """Items by what each brings.

    Attributes:
        values: net sales of each item, minor units.
        total: their sum. Items that brought less than nothing are in it, so the largest can come
            to more than the total, and `running` falls at the end.
        order: the positions of the items, the largest value first; equal ones as they came.
        running: for each place of `order` the sum up to and with it.
        classes: of each item in the order of `values`; None where the total is 0 or less, of which
            nobody has a share.
    """

    values: Sequence[int]
    total: int
    order: list[int]
    running: list[int]
    classes: list[AbcClass | None]

    def share(self, position: int) -> float | None:
        """An item's part of the total, None where the total is 0 or less."""
        return self.values[position] / self.total if self.total > 0 else None

    def running_share(self, place: int) -> float | None:
        """The part of the total up to and with a place of `order`, None as above."""
        return self.running[place] / self.total if self.total > 0 else None

    def points(self, most: int = MOST_POINTS) -> tuple[tuple[float, float], ...]:
        """Share of the items against their share of the total, from 0 to 1 and never falling.

        Args:
            most: about so many points, spread evenly over the items.
        """
        if self.total <= 0:
            return ()
        count, top = len(self.order), 0.0
        points = []
        for number in sorted({-(-count * step // most) for step in range(1, most + 1)} - {0}):
            top = max(top, min(self.running[number - 1] / self.total, 1.0))
            points.append((number / count, top))
        return tuple(points)


def pareto(values: Sequence[int]) -> Pareto:
    """Puts items into classes by their share of the total.

    Sorted by value, A goes up to 80 % of the total and B up to 95 %. The item that crosses a line
    still belongs to the better class, equal values share the better class of them, and what brings
    nothing or less is C.

    Args:
        values: net sales of each item, minor units.
    """
    order = sorted(range(len(values)), key=lambda position: -values[position])
    total = sum(values)
    running: list[int] = []
    classes: list[AbcClass | None] = [None] * len(values)
    before = 0
    for value, equals in groupby(order, key=values.__getitem__):
        name = _class(value, before, total) if total > 0 else None
        for position in equals:
            classes[position] = name
            before += value
            running.append(before)
    return Pareto(values, total, order, running, classes)


def _class(value: int, before: int, total: int) -> AbcClass:
    if value <= 0:
        return AbcClass.C
    if before * 100 < A_UP_TO * total:
        return AbcClass.A
    return AbcClass.B if before * 100 < B_UP_TO * total else AbcClass.C
