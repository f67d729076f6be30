"""Understanding which column of a sheet means what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.exchange.column_places import Place, hand_place, known_place, position, tidy_headers
from shoptui.exchange.fields import HAND_FIELDS, Field
from shoptui.exchange.guess_columns import guess_columns, header_score
from shoptui.exchange.header_text import plain_header
from shoptui.exchange.known_export import KnownExport
from shoptui.exchange.known_exports import known_export
from shoptui.exchange.own_lists import OWN, own_list
from shoptui.exchange.raw_sheet import RawRow

SOURCE_OF_ANY_SHEET = "sheet"
_FIRST_ROWS = 40  # titles and shop addresses stand above the header, but not more than this


@dataclass(frozen=True, slots=True)
class Columns:
    """What was understood of a sheet's header.

    Attributes:
        row: number of the row that names the columns.
        headers: the names.
        places: where each field stands.
        export: the program's export it is, None for a sheet of nobody's.
        once: positions of columns whose value is the whole receipt's.
    """

    row: int
    headers: tuple[str, ...]
    places: Mapping[Field, Place]
    export: KnownExport | None = None
    once: frozenset[int] = frozenset()

    @property
    def source(self) -> str:
        """What receipt numbers of this sheet are kept under."""
        return self.export.source if self.export else SOURCE_OF_ANY_SHEET

    @property
    def is_own(self) -> bool:
        """Whether shoptui itself wrote the sheet."""
        return self.source == OWN

    def cut(self, fields: Sequence[Field]) -> tuple[tuple[int, ...], "Columns"]:
        """The positions of a few fields, and what they mean in a row of only these columns."""
        there = {field: self.places[field] for field in fields if field in self.places}
        positions = tuple(sorted({at for place in there.values() for at in place.columns}))
        places = {
            field: Place(tuple(map(positions.index, place.columns)), place.joined)
            for field, place in there.items()
        }
        headers = tuple(self.headers[at] for at in positions)
        return positions, Columns(self.row, headers, places, self.export)

    def is_once(self, field: Field) -> bool:
        """Whether a field's value is the whole receipt's and not one row's."""
        return field in self.places and self.places[field].columns[0] in self.once

    def named(self) -> dict[str, str]:
        """Field → column, as the owner reads it."""
        there = (field for field in Field if field in self.places)
        return {field.value: self.places[field].named(self.headers) for field in there}


def understand(rows: Iterable[RawRow], hand: Mapping[str, str] | None = None) -> Columns:
    """Finds the header and what its columns mean.

    What the owner maps replaces the guess for that field, and takes the column away from other
    guesses; an empty mapping takes the guess away.

    Args:
        rows: the sheet from its top.
        hand: field → column, by the owner.

    Raises:
        InvalidInput: the owner named a field there is not, or the sheet has no rows.
        NotFound: the owner named a column there is not.
    """
    wanted = {_hand_field(name): column.strip() for name, column in (hand or {}).items()}
    row, cells = _header(list(islice(rows, _FIRST_ROWS)), list(wanted.values()))
    headers = tidy_headers(cells)
    given = {field: hand_place(column, headers) for field, column in wanted.items() if column}
    taken = {at for place in given.values() for at in place.columns}
    export = known_export(headers)
    guessed = _known(export, headers) if export else guess_columns(headers, taken)
    places = {
        field: place
        for field, place in guessed.items()
        if field not in wanted and not taken.intersection(place.columns)
    }
    return Columns(row, headers, places | given, export, _once(export, headers))


def _known(export: KnownExport, headers: Sequence[str]) -> dict[Field, Place]:
    found = {field: known_place(text, headers) for field, text in export.fields.items()}
    return {field: place for field, place in found.items() if place}


def _once(export: KnownExport | None, headers: Sequence[str]) -> frozenset[int]:
    found = (position(header, headers) for header in export.once) if export else ()
    return frozenset(at for at in found if at is not None)


def _hand_field(name: str) -> Field:
    plain = name.strip().casefold().replace("-", "_").replace(" ", "_")
    if plain not in HAND_FIELDS:
        raise InvalidInput(
            _("There is no field “{field}”. Choose from: {fields}.").format(
                field=name.strip(), fields=", ".join(HAND_FIELDS)
            ),
            "map",
        )
    return Field(plain)


def _header(rows: Sequence[RawRow], wanted: Sequence[str]) -> RawRow:
    """The row with the columns the owner named, else with the most words that name columns."""
    if not rows:
        raise InvalidInput(_("The sheet is empty: choose another one."))
    if own_list([str(cell) for cell in rows[0][1]]):
        return rows[0]
    scores = [_score(cells, wanted) for _number, cells in rows]
    return rows[scores.index(max(scores))]


def _score(cells: Sequence[object], wanted: Sequence[str]) -> tuple[int, int, int]:
    """How much a row looks like a header: named by the owner, known words, cells with text."""
    there = {plain_header(str(cell)) for cell in cells} - {""}
    named = sum(plain_header(column) in there for column in wanted)
    known = header_score(cells)
    texts = sum(isinstance(cell, str) and not _is_figure(cell) for cell in cells if cell != "")
    return named, known if known > 1 else 0, texts


def _is_figure(cell: str) -> bool:
    return any(letter.isdigit() for letter in cell)
