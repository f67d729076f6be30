"""Rows of a sheet as typed entries; what a row cannot do without is refused, the rest noted."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeVar

from shoptui.domain.errors import InvalidInput
from shoptui.domain.text import MAX_TEXT
from shoptui.exchange.fields import Field
from shoptui.services.importing.items import Item, ItemReader
from shoptui.services.importing.left_out import LeftOut
from shoptui.services.importing.row_cells import Cells, RowCells
from shoptui.services.importing.who import Who, who_from
from shoptui.services.importing.words import is_cancelled, is_refund

_REMEMBERED = 65_536
T = TypeVar("T")


class Extra(NamedTuple):
    """What else a row says of its sale; days are ISO text, "" for none."""

    channel: str = ""
    note: str = ""
    invoiced: str = ""
    due: str = ""
    paid: str = ""


NOTHING_ELSE = Extra()


@dataclass(slots=True)
class Entry:
    """One row that can be taken.

    Attributes:
        number: of the row in the sheet.
        day: ISO text, "" where the row has none (another row of its receipt may).
        amount: with its sign, None where the row has none.
        refund: money went back.
        said_refund: the row says so itself, not only a sign.
        void: the status says whether it counts; None where it says nothing.
        undone: the status says that the whole of the sale was given back.
        refunded: what was given back of this sale, on the row of the sale.
        refund_of: receipt number of the sale this refund belongs to.
        returned_as: number of the credit note of this sale.
    """

    number: int
    who: Who
    day: str
    receipt: str
    amount: Decimal | None
    refund: bool = False
    said_refund: bool = False
    void: bool | None = None
    undone: bool = False
    discount: Decimal | None = None
    item: Item | None = None
    extra: Extra = NOTHING_ELSE
    refunded: Decimal | None = None
    refund_of: str = ""
    returned_as: str = ""


class EntryReader:
    """Reads the rows of one sheet."""

    def __init__(self, cells: RowCells, left_out: LeftOut) -> None:
        """Takes the functions that read the sheet's fields."""
        self._left_out = left_out
        self._who_from = lru_cache(_REMEMBERED)(who_from)
        self._code, self._name = cells.mark(Field.CODE), cells.text(Field.NAME)
        self._phone, self._email = cells.mark(Field.PHONE), cells.text(Field.EMAIL)
        self._contact_columns = [
            cells.column(field) if cells.has(field) else "" for field in (Field.PHONE, Field.EMAIL)
        ]
        self.receipt = cells.mark(Field.RECEIPT)
        self._day = cells.day(Field.DATE)
        self._status, self._kind = cells.text(Field.STATUS), cells.text(Field.KIND)
        self._items = ItemReader(cells)
        self._discount = self._optional(cells, Field.DISCOUNT, cells.number, None)
        self._extra = self._extra_reader(cells) if _has_extra(cells) else None
        self._cancelled = cells.long_text(Field.CANCELLED)
        self._refunded = cells.number(Field.REFUNDED)
        self._refund_of = cells.mark(Field.REFUND_OF)
        self._returned_as = cells.mark(Field.RETURNED_AS)
        self._says_refunded = cells.has(Field.REFUNDED)

    def read(self, number: int, cells: Cells) -> Entry:
        """The entry of a row.

        Raises:
            InvalidInput: a cell that the row cannot do without makes no sense.
        """
        figures = self._items.figures(cells)
        entry = Entry(
            number,
            self.who(number, cells),
            self._day(cells),
            self.receipt(cells),
            figures.amount,
            discount=self._discount(number, cells),
            item=self._items.item(cells, figures),
            refunded=self._refunded(cells),
            refund_of=self._refund_of(cells),
            returned_as=self._returned_as(cells),
        )
        if self._extra:
            entry.extra = self._extra(number, cells)
        self._judge(entry, figures.quantity, cells)
        return entry

    def who(self, number: int, cells: Cells) -> Who:
        """The customer of a row as the sheet has it."""
        phone, email = self._phone(cells), self._email(cells)
        who = self._who_from(self._code(cells), self._name(cells), phone, email)
        if phone and not who.phone:
            self._left_out.note(self._contact_columns[0], number, phone)
        if email and not who.email:
            self._left_out.note(self._contact_columns[1], number, email)
        return who

    def _judge(self, entry: Entry, quantity: Decimal | None, cells: Cells) -> None:
        """Decides whether money came or went, and whether the row counts at all."""
        status, kind = self._status(cells), self._kind(cells)
        cancelled = bool(self._cancelled(cells)) or is_cancelled(status) or is_cancelled(kind)
        entry.void = cancelled if cancelled or status else None
        entry.said_refund = is_refund(kind)
        negative = entry.amount < 0 if entry.amount else (quantity or 0) < 0
        entry.refund = entry.said_refund or negative
        only_status_tells = not (kind or self._says_refunded or entry.refund)
        entry.undone = only_status_tells and is_refund(status)

    def _extra_reader(self, cells: RowCells) -> Callable[[int, Cells], Extra]:
        channel, note = cells.text(Field.CHANNEL), cells.long_text(Field.NOTE)
        invoiced, due, paid = (
            self._optional(cells, field, cells.day, "")
            for field in (Field.INVOICED, Field.DUE, Field.PAID)
        )

        def extra(number: int, row: Cells) -> Extra:
            days = invoiced(number, row), due(number, row), paid(number, row)
            return Extra(channel(row), note(row)[:MAX_TEXT], *days)

        return extra

    def _optional(
        self,
        cells: RowCells,
        field: Field,
        reader: Callable[[Field], Callable[[Cells], T]],
        nothing: T,
    ) -> Callable[[int, Cells], T]:
        """Reads a field the row can do without: what makes no sense is noted and left out."""
        if not cells.has(field):
            return lambda number, row: nothing
        read, get, column = reader(field), cells.raw(field), cells.column(field)

        def optional(number: int, row: Cells) -> T:
            try:
                return read(row)
            except InvalidInput:
                self._left_out.note(column, number, get(row))
                return nothing

        return optional


def _has_extra(cells: RowCells) -> bool:
    fields = (Field.CHANNEL, Field.NOTE, Field.INVOICED, Field.DUE, Field.PAID)
    return any(map(cells.has, fields))
