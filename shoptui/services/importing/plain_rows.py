"""Rows of plain sales, read a page at a time and column by column.

A row that names a receipt, a day, a customer and an amount, and says nothing else, needs no object:
its cells are looked up among those met before, and what they mean makes the row as it is put aside.
That takes a quarter of the time `RowReader` needs. Any other row, and any cell that makes no sense,
is left to that one, which has the say about what a row means.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from shoptui.domain.errors import InvalidInput
from shoptui.domain.text import MAX_NAME
from shoptui.exchange.fields import Field
from shoptui.exchange.raw_sheet import RawCell
from shoptui.exchange.spool import Row
from shoptui.services.importing.packing import Packing, plain_flags
from shoptui.services.importing.row_cells import Cells, RowCells
from shoptui.services.importing.row_reader import OF_STATE, OF_WHO, state_reader, who_reader

_SPECIAL = " '."  # what a mark has to be read with care for
_OF_SALE = (Field.RECEIPT, Field.DATE, Field.AMOUNT)
T = TypeVar("T")


class PlainRows:
    """Reads the plain rows of one sheet."""

    def __init__(self, cells: RowCells, packing: Packing, *, is_own: bool) -> None:
        """Takes the functions that read the sheet's fields; no row of shoptui's own is plain."""
        self._packing = packing
        self._has_any = cells.has(*_OF_SALE) and not is_own
        self._receipt, self._mark = cells.raw(Field.RECEIPT), _or_none(cells.mark(Field.RECEIPT))
        self._who = cells.remembered(OF_WHO, self._who_reader)
        self._day = cells.remembered((Field.DATE,), lambda part: _or_none(part.day(Field.DATE)))
        self._amount = cells.remembered((Field.AMOUNT,), _amount_reader)
        self._flags = cells.remembered(OF_STATE, _flags_reader)
        plain = {*_OF_SALE, *OF_WHO, *OF_STATE}
        self._is_bare = cells.emptiness([field for field in Field if field not in plain])

    def read(self, page: Sequence[tuple[int, Cells]]) -> Sequence[Row | None]:
        """Each row as it is put aside, None for one that is not plain."""
        if not self._has_any:
            return [None] * len(page)
        rows = [cells for _number, cells in page]
        columns = self._who(rows), self._day(rows), self._marks(rows), self._amount(rows)
        return [
            (number, who, day, mark, amount, flags, None)
            if is_bare and day and mark and amount and flags and who is not None
            else None
            for (number, _cells), who, day, mark, amount, flags, is_bare in zip(
                page, *columns, self._flags(rows), self._is_bare(rows), strict=True
            )
        ]

    def _marks(self, rows: Sequence[Cells]) -> Iterable[RawCell | None]:
        cells = list(map(self._receipt, rows))
        return cells if _are_marks(cells) else map(self._mark, rows)

    def _who_reader(self, part: RowCells) -> Callable[[Cells], int | None]:
        read = who_reader(part)

        def number(row: Cells) -> int | None:
            who, left_out = read(row)
            return None if left_out else self._packing.number_of(who)

        return _or_none(number)


def _or_none(read: Callable[[Cells], T | None]) -> Callable[[Cells], T | None]:
    def reading(row: Cells) -> T | None:
        try:
            return read(row)
        except InvalidInput:
            return None

    return reading


def _amount_reader(part: RowCells) -> Callable[[Cells], str | None]:
    read = part.number(Field.AMOUNT)

    def amount(row: Cells) -> str | None:
        number = read(row)
        return None if number is None or number < 0 else str(number)

    return _or_none(amount)


def _flags_reader(part: RowCells) -> Callable[[Cells], int | None]:
    read = state_reader(part)

    def flags(row: Cells) -> int | None:
        state = read(row)
        return plain_flags(state.refund or state.undone, state.void)

    return _or_none(flags)


def _are_marks(cells: Sequence[RawCell]) -> bool:
    """Whether the marks of a whole page stand there as they are to be stored."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    whole = "".join(texts)
    is_simple = whole.isascii() and whole.isprintable() and not any(map(whole.count, _SPECIAL))
    return is_simple and len(texts) == len(cells) and max(map(len, texts), default=0) <= MAX_NAME
