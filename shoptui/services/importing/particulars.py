"""What a sheet says of a person beyond who it is: birthday, address, consent and the like."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from shoptui.domain.customers import Consent, Gender, Party
from shoptui.domain.dates import Birthday, DayOrder, parse_birthday
from shoptui.domain.errors import InvalidInput
from shoptui.domain.text import MAX_TEXT
from shoptui.exchange.fields import Field
from shoptui.exchange.raw_sheet import RawCell
from shoptui.exchange.read_days import DayReader
from shoptui.exchange.read_texts import text_of
from shoptui.exchange.safe_text import unguarded
from shoptui.services.importing.left_out import LeftOut
from shoptui.services.importing.row_cells import Cells, RowCells
from shoptui.services.importing.words import consent_of, gender_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a sheet says of a person; empty or None for what it does not say. Days are ISO text.

    Attributes:
        referrer: code, name or phone of who brought this person.
        is_whole: it is the whole record, as shoptui exported it.
    """

    birthday: Birthday | None = None
    gender: Gender | None = None
    address: str = ""
    area: str = ""
    consent: Consent | None = None
    known_since: str = ""
    referrer: str = ""
    channel: str = ""
    note: str = ""
    party: Party | None = None
    interests: str = ""
    consent_on: str = ""
    created_on: str = ""
    archived_on: str = ""
    referred_on: str = ""
    is_whole: bool = False

    def filled(self, other: "Particulars") -> "Particulars":
        """These, with what they leave open taken from another row of the same person."""
        if self == other:
            return self
        open_ones = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if not getattr(self, field.name) and getattr(other, field.name)
        }
        return replace(self, **open_ones) if open_ones else self


NOTHING = Particulars()


class ParticularsReader:
    """Reads them from the rows of one sheet."""

    def __init__(
        self,
        cells: RowCells,
        left_out: LeftOut,
        today: date,
        *,
        of_people: bool,
    ) -> None:
        """Takes the sheet's fields; `of_people`: its channel and note are the person's.

        In a list of sales they are the sale's.
        """
        self._cells = cells
        self._left_out = left_out
        order = cells.day_order(Field.BIRTHDAY)
        self._birthday = self._maybe(Field.BIRTHDAY, lambda cell: birthday_of(cell, today, order))
        self._gender = self._maybe(Field.GENDER, lambda cell: gender_of(text_of(cell)))
        self._consent = self._maybe(Field.CONSENT, lambda cell: consent_of(text_of(cell)))
        self._address, self._area = (
            cells.long_text(field) for field in (Field.ADDRESS, Field.AREA)
        )
        self._known_since = self._day(Field.KNOWN_SINCE)
        self._referrer = cells.mark(Field.REFERRER)
        self._channel = cells.long_text(Field.CHANNEL) if of_people else lambda row: ""
        self._note = cells.long_text(Field.NOTE) if of_people else lambda row: ""
        personal = (Field.BIRTHDAY, Field.GENDER, Field.ADDRESS, Field.AREA, Field.CONSENT)
        self.reads_anything = of_people or any(
            map(cells.has, (*personal, Field.KNOWN_SINCE, Field.REFERRER))
        )

    def read(self, number: int, row: Cells) -> Particulars:
        """What a row says; what makes no sense is noted and left out."""
        return Particulars(
            birthday=self._birthday(number, row),
            gender=self._gender(number, row),
            address=self._address(row)[:MAX_TEXT],
            area=self._area(row)[:MAX_TEXT],
            consent=self._consent(number, row),
            known_since=self._known_since(number, row) or "",
            referrer=self._referrer(row),
            channel=self._channel(row)[:MAX_TEXT],
            note=self._note(row)[:MAX_TEXT],
        )

    def _day(self, field: Field) -> Callable[[int, Cells], str | None]:
        read = self._cells.day(field)
        return self._noting(field, read)

    def _maybe(
        self, field: Field, read: Callable[[RawCell], T | None]
    ) -> Callable[[int, Cells], T | None]:
        get = self._cells.raw(field)
        return self._noting(field, lambda row: read(get(row)))

    def _noting(
        self, field: Field, read: Callable[[Cells], T | None]
    ) -> Callable[[int, Cells], T | None]:
        if not self._cells.has(field):
            return lambda number, row: None
        get, column = self._cells.raw(field), self._cells.column(field)

        def noting(number: int, row: Cells) -> T | None:
            if get(row) == "":
                return None
            try:
                found = read(row)
            except InvalidInput:
                found = None
            if found is None:
                self._left_out.note(column, number, get(row))
            return found

        return noting


def birthday_of(cell: RawCell, today: date, order: DayOrder) -> Birthday:
    """The birthday a cell says.

    Raises:
        InvalidInput: it makes no sense.
    """
    if isinstance(cell, str):
        return parse_birthday(unguarded(cell), today, order)
    return Birthday.read(DayReader(order)(cell))
