"""Rows of the lists that shoptui itself wrote: every cell is taken for exactly what it says.

Nothing is guessed here as it is in a sheet of another program: "Guest" may be somebody's name.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from shoptui.domain.errors import InvalidInput
from shoptui.domain.text import clean
from shoptui.exchange.fields import Field
from shoptui.exchange.raw_sheet import RawCell
from shoptui.exchange.read_texts import as_written
from shoptui.services.importing.items import Item
from shoptui.services.importing.own_words import FULFILMENTS, REFUNDS, VOIDS, reader_of
from shoptui.services.importing.receipt import ZERO, Extra, Receipt
from shoptui.services.importing.row_cells import Cells, RowCells
from shoptui.services.importing.who import Who

_REMEMBERED = 65_536
Meaning = TypeVar("Meaning")
Text = Callable[[Cells], str]


def own_text(cells: RowCells, field: Field, *, lines: bool = False) -> Text:
    """Reads a text as it was exported; `lines` keeps line breaks."""
    get, written = cells.raw(field), as_written(cells.sheet)

    @lru_cache(_REMEMBERED)
    def tidy(cell: RawCell) -> str:
        return clean(written(cell), lines=lines)

    return (lambda row: tidy(get(row))) if cells.has(field) else lambda row: ""


class OwnRowReader:
    """Reads the rows of one list."""

    def __init__(self, cells: RowCells) -> None:
        """Takes the functions that read the list's fields."""
        fields = (Field.CODE, Field.NAME, Field.PHONE, Field.EMAIL)
        self._of_who = tuple(own_text(cells, field) for field in fields)
        self._number, self._refund_of, self._receipt, self._source = (
            own_text(cells, field)
            for field in (Field.NUMBER, Field.REFUND_OF, Field.RECEIPT, Field.SOURCE)
        )
        self._product, self._group, self._channel = (
            own_text(cells, field) for field in (Field.PRODUCT, Field.GROUP, Field.CHANNEL)
        )
        self._note = own_text(cells, Field.NOTE, lines=True)
        self._amount, self._discount, self._quantity, self._price, self._line_amount = (
            cells.number(field)
            for field in (
                *(Field.AMOUNT, Field.DISCOUNT, Field.QUANTITY, Field.PRICE, Field.LINE_AMOUNT),
            )
        )
        self._day, self._invoiced, self._due, self._paid, self._papers = (
            cells.day(field)
            for field in (Field.DATE, Field.INVOICED, Field.DUE, Field.PAID, Field.PAPERS)
        )
        self._refund = own_word(cells, Field.KIND, reader_of(REFUNDS, False))
        self._void = own_word(cells, Field.STATUS, reader_of(VOIDS, False))
        self._fulfilment = own_word(cells, Field.FULFILMENT, reader_of(FULFILMENTS, ""))

    def number(self, row: Cells) -> str:
        """By what its receipt is known."""
        return self._number(row) or self._receipt(row)

    def who(self, number: int, row: Cells) -> Who:
        """The customer of a row; nobody's name means a walk-in."""
        return Who(*(read(row) for read in self._of_who))

    def read(self, number: int, row: Cells) -> Receipt:
        """The receipt that this row alone would be.

        Raises:
            InvalidInput: a cell makes no sense.
        """
        amount = self._amount(row)
        return Receipt(
            number,
            self.who(number, row),
            self._day(row),
            self._receipt(row),
            None if amount is None else abs(amount),
            refund=self._refund(row),
            void=self._void(row),
            discount=abs(self._discount(row) or ZERO),
            items=self._items(row),
            extra=self._extra(row),
            refund_of=self._refund_of(row),
            own_number=self._number(row),
            source=self._source(row),
        )

    def _items(self, row: Cells) -> list[Item] | None:
        product = self._product(row)
        if not product:
            return None
        figures = self._quantity(row), self._price(row), self._line_amount(row)
        return [Item(product, self._group(row), *figures)]

    def _extra(self, row: Cells) -> Extra:
        days = self._invoiced(row), self._due(row), self._paid(row), self._papers(row)
        return Extra(self._channel(row), self._note(row), *days, self._fulfilment(row))


def own_word(
    cells: RowCells, field: Field, read: Callable[[str], Meaning]
) -> Callable[[Cells], Meaning]:
    """Reads a word that is one of a few; another one is refused, with the name of its column."""
    get = own_text(cells, field)
    column = cells.column(field) if cells.has(field) else ""

    def word(row: Cells) -> Meaning:
        try:
            return read(get(row))
        except InvalidInput as error:
            raise InvalidInput(f"{column}: {error}") from error

    return word
