"""Rows of a sheet as receipts of one row; what a row cannot do without is refused, the rest noted.

A sheet may have a million rows that name a few thousand customers and a handful of states: what
repeats is read once and remembered by the cells it was read from.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeVar

from shoptui.domain.errors import InvalidInput
from shoptui.domain.text import MAX_TEXT
from shoptui.exchange.fields import Field
from shoptui.services.importing.items import ItemReader
from shoptui.services.importing.left_out import LeftOut
from shoptui.services.importing.receipt import NOTHING_ELSE, Extra, Receipt
from shoptui.services.importing.row_cells import Cells, RowCells
from shoptui.services.importing.who import Who, who_from
from shoptui.services.importing.words import is_cancelled, is_refund

_REMEMBERED = 262_144
OF_WHO = (Field.CODE, Field.NAME, Field.PHONE, Field.EMAIL)
OF_STATE = (Field.STATUS, Field.KIND, Field.CANCELLED)
_OF_EXTRA = (Field.CHANNEL, Field.NOTE, Field.INVOICED, Field.DUE, Field.PAID)
_OF_REFUND = (Field.REFUNDED, Field.REFUND_OF, Field.RETURNED_AS)
_NONE = Decimal(0)  # compared much faster than a bare 0
T = TypeVar("T")


class State(NamedTuple):
    """What a row says of its standing."""

    void: bool | None = None
    refund: bool = False
    undone: bool = False


class RowReader:
    """Reads the rows of one sheet."""

    def __init__(self, cells: RowCells, left_out: LeftOut) -> None:
        """Takes the functions that read the sheet's fields."""
        self._left_out = left_out
        self._columns_of = {field: cells.column(field) for field in OF_WHO if cells.has(field)}
        self._who = _remembered(cells, OF_WHO, who_reader)
        self._state = (
            _remembered(cells, OF_STATE, state_reader) if cells.has_any(*OF_STATE) else None
        )
        self.number = cells.mark(Field.RECEIPT)
        self._day = cells.day(Field.DATE)
        self._items = ItemReader(cells)
        self._discount = (
            self._optional(cells, Field.DISCOUNT, cells.number)
            if cells.has(Field.DISCOUNT)
            else None
        )
        self._extra = self._extra_reader(cells) if cells.has_any(*_OF_EXTRA) else None
        self._refunds = _refund_reader(cells) if cells.has_any(*_OF_REFUND) else None
        self._says_refunded = cells.has(Field.REFUNDED)

    def read(self, number: int, cells: Cells) -> Receipt:
        """The receipt that this row alone would be.

        Raises:
            InvalidInput: a cell that the row cannot do without makes no sense.
        """
        figures = self._items.figures(cells)
        quantity, _price, amount = figures
        receipt = Receipt(
            number, self.who(number, cells), self._day(cells), self.number(cells), amount
        )
        if (amount < _NONE) if amount else (quantity or 0) < 0:
            receipt.refund, receipt.amount = True, None if amount is None else abs(amount)
        if self._state:
            self._judge(receipt, self._state(cells))
        if self._discount and (discount := self._discount(number, cells)):
            receipt.discount = abs(discount)
        if item := self._items.item(cells, figures):
            receipt.items = [item]
        if self._extra:
            receipt.extra = self._extra(number, cells)
        if self._refunds:
            receipt.refunded, receipt.refund_of, receipt.returned_as = self._refunds(cells)
        return receipt

    def _judge(self, receipt: Receipt, state: State) -> None:
        receipt.void = state.void
        receipt.refund = receipt.refund or state.refund
        receipt.undone = state.undone and not (receipt.refund or self._says_refunded)

    def who(self, number: int, cells: Cells) -> Who:
        """The customer of a row as the sheet has it."""
        who, left_out = self._who(cells)
        if left_out:
            for field, text in left_out:
                self._left_out.note(self._columns_of[field], number, text)
        return who

    def _extra_reader(self, cells: RowCells) -> Callable[[int, Cells], Extra]:
        channel, note = cells.text(Field.CHANNEL), cells.long_text(Field.NOTE)
        invoiced, due, paid = (
            self._optional(cells, field, cells.day)
            for field in (Field.INVOICED, Field.DUE, Field.PAID)
        )

        def extra(number: int, row: Cells) -> Extra:
            days = (invoiced(number, row), due(number, row), paid(number, row))
            found = Extra(channel(row), note(row)[:MAX_TEXT], *(day or "" for day in days))
            return found if any(found) else NOTHING_ELSE

        return extra

    def _optional(
        self, cells: RowCells, field: Field, reader: Callable[[Field], Callable[[Cells], T]]
    ) -> Callable[[int, Cells], T | None]:
        """Reads a field the row can do without: what makes no sense is noted and left out."""
        if not cells.has(field):
            return lambda number, row: None
        read, get, column = reader(field), cells.raw(field), cells.column(field)

        def optional(number: int, row: Cells) -> T | None:
            try:
                return read(row)
            except InvalidInput:
                self._left_out.note(column, number, get(row))
                return None

        return optional


def _remembered(
    cells: RowCells, fields: tuple[Field, ...], make: Callable[[RowCells], Callable[[Cells], T]]
) -> Callable[[Cells], T]:
    """Reads several fields at once, and what repeats only once."""
    cut, part = cells.cut(fields)
    read = lru_cache(_REMEMBERED)(make(part))
    return lambda row: read(cut(row))


WhoRead = tuple[Who, tuple[tuple[Field, str], ...]]


def who_reader(cells: RowCells) -> Callable[[Cells], WhoRead]:
    """Reads who a row is, and what of it is no phone or mail address."""
    code, name = cells.mark(Field.CODE), cells.text(Field.NAME)
    phone, email = cells.mark(Field.PHONE), cells.text(Field.EMAIL)

    def read(row: Cells) -> WhoRead:
        number, address = phone(row), email(row)
        who = who_from(code(row), name(row), number, address)
        said = (Field.PHONE, number, who.phone), (Field.EMAIL, address, who.email)
        return who, tuple((field, text) for field, text, kept in said if text and not kept)

    return read


def state_reader(cells: RowCells) -> Callable[[Cells], State]:
    """Reads whether money came or went, and whether the row counts at all."""
    status, kind = cells.text(Field.STATUS), cells.text(Field.KIND)
    cancelled = cells.long_text(Field.CANCELLED)

    def read(row: Cells) -> State:
        said, sort = status(row), kind(row)
        void = bool(cancelled(row)) or is_cancelled(said) or is_cancelled(sort)
        return State(
            void=void if void or said else None,
            refund=is_refund(sort),
            undone=not sort and is_refund(said),
        )

    return read


def _refund_reader(
    cells: RowCells,
) -> Callable[[Cells], tuple[Decimal | None, str, str]]:
    refunded = cells.number(Field.REFUNDED)
    refund_of, returned_as = cells.mark(Field.REFUND_OF), cells.mark(Field.RETURNED_AS)
    return lambda row: (refunded(row), refund_of(row), returned_as(row))
