"""The cells of a row by their meaning: one small function for each field, made once a sheet."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import repeat
from operator import eq, itemgetter
from typing import TypeVar

from shoptui.domain.dates import DayOrder
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.text import MAX_NAME
from shoptui.exchange.column_places import Place
from shoptui.exchange.columns import Columns
from shoptui.exchange.fields import Field
from shoptui.exchange.raw_sheet import RawCell, RawSheet
from shoptui.exchange.read_days import DayReader
from shoptui.exchange.read_numbers import NumberReader
from shoptui.exchange.read_texts import mark_of, text_of, texts_of
from shoptui.exchange.remembered import Remembered
from shoptui.exchange.sheet_formats import SheetFormats

Cells = Sequence[RawCell]
_REMEMBERED = 262_144  # customers of a sheet, or days, or amounts
T = TypeVar("T")


class RowCells:
    """Makes the functions that read the fields of a row; one for a field without a column is empty.

    A function raises InvalidInput, naming the column, where a cell makes no sense.
    """

    def __init__(
        self, sheet: RawSheet, columns: Columns, formats: SheetFormats, currency: Currency
    ) -> None:
        """Takes what was understood of the sheet."""
        self.sheet = sheet
        self._text_of = texts_of(sheet)
        self._columns = columns
        self._formats = formats
        self._currency = currency

    def has(self, *fields: Field) -> bool:
        """Whether all these fields have a column."""
        return all(field in self._columns.places for field in fields)

    def has_any(self, *fields: Field) -> bool:
        """Whether one of these fields has a column."""
        return any(field in self._columns.places for field in fields)

    def cut(self, fields: Sequence[Field]) -> tuple[Callable[[Cells], Cells], "RowCells"]:
        """Cuts the columns of a few fields out of a row, and reads the fields from the cut."""
        positions, columns = self._columns.cut(fields)
        part = RowCells(self.sheet, columns, self._formats, self._currency)
        return (itemgetter(*positions) if len(positions) > 1 else _one_of(positions)), part

    def remembered(
        self, fields: Sequence[Field], make: Callable[["RowCells"], Callable[[Cells], T]]
    ) -> Callable[[Sequence[Cells]], Iterator[T]]:
        """Reads some fields of many rows, what repeats only once; no function is called for that.

        Args:
            fields: what is read.
            make: makes what reads them from a row of their columns only.
        """
        positions, columns = self._columns.cut(fields)
        read = make(RowCells(self.sheet, columns, self._formats, self._currency))
        if not positions:
            return lambda rows: repeat(read(()), len(rows))
        get = itemgetter(*positions)
        if len(positions) == 1:
            of_cell = Remembered[RawCell, T](lambda cell: read((cell,)), _REMEMBERED)
            return lambda rows: map(of_cell.__getitem__, map(get, rows))
        of_cells = Remembered[Cells, T](read, _REMEMBERED)
        return lambda rows: map(of_cells.__getitem__, map(get, rows))

    def emptiness(self, fields: Sequence[Field]) -> Callable[[Sequence[Cells]], Iterator[bool]]:
        """Looks whether some fields of many rows hold nothing."""
        positions, _columns = self._columns.cut(fields)
        if not positions:
            return lambda rows: repeat(True, len(rows))
        get = itemgetter(*positions)
        nothing = "" if len(positions) == 1 else ("",) * len(positions)
        return lambda rows: map(partial(eq, nothing), map(get, rows))

    def is_once(self, field: Field) -> bool:
        """Whether a field's value is the whole receipt's and not one row's."""
        return self._columns.is_once(field)

    def day_order(self, field: Field) -> DayOrder:
        """In which order a field writes its days."""
        return self._formats.days[field].order if self.has(field) else DayOrder.DMY

    def column(self, field: Field) -> str:
        """The name of a field's column."""
        return self._columns.places[field].named(self._columns.headers)

    def raw(self, field: Field) -> Callable[[Cells], RawCell]:
        """Reads the cell as it stands; joined cells are one text."""
        place = self._columns.places.get(field)
        return _getter(place) if place else lambda cells: ""

    def text(self, field: Field) -> Callable[[Cells], str]:
        """Reads a text as it may be stored."""
        return self._short(field, self._text_of)

    def mark(self, field: Field) -> Callable[[Cells], str]:
        """Reads a code, phone or receipt number."""
        return self._short(field, mark_of)

    def long_text(self, field: Field) -> Callable[[Cells], str]:
        """Reads a text that may be longer than a name."""
        get, text_of = self.raw(field), self._text_of
        return (lambda cells: text_of(get(cells))) if self.has(field) else lambda cells: ""

    def number(self, field: Field) -> Callable[[Cells], Decimal | None]:
        """Reads a number, None for an empty cell."""
        if not self.has(field):
            return lambda cells: None
        point = self._formats.numbers[field].point
        return self._named(
            field, NumberReader(point, None if field is Field.QUANTITY else self._currency)
        )

    def day(self, field: Field) -> Callable[[Cells], str]:
        """Reads a day as ISO text, "" for an empty cell."""
        if not self.has(field):
            return lambda cells: ""
        order = self._formats.days[field].order
        return self._named(field, DayReader(order, self.sheet.epoch_1904))

    def _short(self, field: Field, read: Callable[[RawCell], str]) -> Callable[[Cells], str]:
        if not self.has(field):
            return lambda cells: ""
        get, column = self.raw(field), self.column(field)

        def short(cells: Cells) -> str:
            text = read(get(cells))
            if len(text) > MAX_NAME:
                raise InvalidInput(
                    _("{column}: this text is longer than {most} letters.").format(
                        column=column, most=MAX_NAME
                    )
                )
            return text

        return short

    def _named(self, field: Field, read: Callable[[RawCell], T]) -> Callable[[Cells], T]:
        get, column = self.raw(field), self.column(field)
        remembered = Remembered(read)

        def named(cells: Cells) -> T:
            try:
                return remembered[get(cells)]
            except InvalidInput as error:
                raise InvalidInput(f"{column}: {error}") from error

        return named


def _getter(place: Place) -> Callable[[Cells], RawCell]:
    if len(place.columns) == 1:
        return itemgetter(place.columns[0])
    columns = place.columns
    if place.joined:
        return lambda cells: " ".join(filter(None, (text_of(cells[at]) for at in columns)))
    return lambda cells: next((cells[at] for at in columns if cells[at] != ""), "")


def _one_of(positions: Sequence[int]) -> Callable[[Cells], Cells]:
    if not positions:
        return lambda cells: ()
    (only,) = positions
    return lambda cells: (cells[only],)
