"""Deciding in which order a column writes its days, from all of its values."""

import re
from dataclasses import dataclass

from shoptui.domain.dates import DayOrder
from shoptui.domain.text import plain_digits
from shoptui.exchange.raw_sheet import RawCell

_DAY = re.compile(r"\s*(\d\d?)[/.-](\d\d?)[/.-](\d{4}|\d\d)(?!\d)")


@dataclass(slots=True)
class DayEvidence:
    """What the values of one column say about their order.

    Attributes:
        order: the order they prove, None while they would make sense in several.
        example: a value that proves it, or the first that could be read in two ways.
    """

    order: DayOrder | None = None
    example: str = ""

    def see(self, cell: RawCell) -> bool:
        """Looks at one more value; True once the order is proved."""
        if isinstance(cell, str) and (found := _DAY.match(plain_digits(cell))):
            first, second = int(found[1]), int(found[2])
            if first > 12 or second > 12:
                self.order, self.example = _proved(first, second, found[3]), cell
            elif not self.example and first != second:
                self.example = cell
        return self.order is not None


def _proved(first: int, second: int, third: str) -> DayOrder | None:
    if first > 31 and len(third) == 2:
        return DayOrder.YMD
    if first > 12 >= second:
        return DayOrder.DMY
    return DayOrder.MDY if second > 12 >= first else None
