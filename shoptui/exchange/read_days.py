"""Days in cells: written in any form, or as the serial numbers of Excel."""

import re
from datetime import date, timedelta
from functools import lru_cache

from shoptui.domain.dates import FIRST_YEAR, LAST_YEAR, DayOrder, parse_written_day
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.exchange.raw_sheet import RawCell

# Excel counts 1900 as a leap year, so its day 60 never was; from 61 on the count is from here.
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_FIRST_SURE = 61
_CLOCK = re.compile(
    r"([\d/.-]{6,10})[ T]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?"
)
_SERIAL = re.compile(r"-?\d{1,7}(?:\.\d+)?")
_REMEMBERED = 65_536


class DayReader:
    """Reads the days of one column."""

    def __init__(self, order: DayOrder, epoch_1904: bool = False) -> None:
        """Takes the column's order and its workbook's epoch."""
        self._order = order
        self._epoch_1904 = epoch_1904
        self._remembered = lru_cache(_REMEMBERED)(self._written)

    def __call__(self, cell: RawCell) -> str:
        """The day as ISO text, "" for an empty cell.

        Raises:
            InvalidInput: the cell holds no day.
        """
        if isinstance(cell, float):
            return self._serial(cell)
        # The time of day is cut off first: days repeat, moments hardly ever do.
        clocked = _CLOCK.fullmatch(cell)
        return self._remembered(clocked[1] if clocked else cell)

    def _written(self, text: str) -> str:
        bare = text.strip()
        if not bare:
            return ""
        if _SERIAL.fullmatch(bare):
            return self._serial(float(bare))
        return parse_written_day(bare, self._order).isoformat()

    def _serial(self, serial: float) -> str:
        if serial != serial or not -1e7 < serial < 1e7:
            raise _no_day(serial)
        whole = int(serial // 1)
        if whole < (0 if self._epoch_1904 else _FIRST_SURE):
            raise _no_day(serial)
        epoch = _EPOCH_1904 if self._epoch_1904 else _EPOCH
        try:
            day = epoch + timedelta(days=whole)
        except OverflowError:
            raise _no_day(serial) from None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise _no_day(serial)
        return day.isoformat()


def _no_day(serial: float) -> InvalidInput:
    return InvalidInput(
        _("{number} is no date: format the column as dates, such as 2026-11-22.").format(
            number=f"{serial:g}"
        )
    )
