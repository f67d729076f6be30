"""Lists as text: aligned for people, JSON and CSV for programs."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import plain
from shoptui.domain.table import Cell, Column, Kind, Row, Table
from shoptui.domain.text import visible
from shoptui.services.formats import Formats

Plain = str | int | float | None

GAP = "  "
DECIMALS = 6  # of shares and other fractions, for programs

_RIGHT = frozenset(Kind) - {Kind.TEXT, Kind.DATE}
# What would act on a terminal or reorder its line; JSON may always spell it out.
_ACTING = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class Printed(StrEnum):
    """The ways a list is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def printed(name: str) -> Printed:
    """The way of printing of a name.

    Raises:
        InvalidInput: there is no such way; the sentence lists them.
    """
    if name.casefold() in list(Printed):
        return Printed(name.casefold())
    raise InvalidInput(
        _("A list is printed as one of: {formats}.").format(formats=", ".join(Printed)), "format"
    )


def render(table: Table, way: Printed, formats: Formats) -> str:
    """The list as text, without a line end after the last line.

    JSON is a list of objects keyed by column, CSV has the keys as its header. In both money is a
    decimal number in the shop's currency (in JSON as a string), days are ISO, shares are 0 to 1.
    In the table they are written as the shop's locale does, and the notes follow.
    """
    if way is Printed.JSON:
        return _as_json(table)
    if way is Printed.CSV:
        return _as_csv(table)
    return _as_text(table, formats)


def _as_json(table: Table) -> str:
    keys = [column.key for column in table.columns]
    rows = (
        json.dumps(dict(zip(keys, row, strict=True)), ensure_ascii=False)
        for row in _plain_rows(table)
    )
    body = ",\n".join(rows)
    return harmless(f"[\n{body}\n]" if body else "[]")


def harmless(json_text: str) -> str:
    """The same JSON with everything spelled out that would act on a terminal."""
    return _ACTING.sub(_escaped, json_text)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _as_csv(table: Table) -> str:
    from shoptui.exchange.safe_text import guarded

    def shown(cell: Plain) -> str:
        return _ACTING.sub("\ufffd", guarded(str(cell))) if cell else ""

    texts = [column.kind is Kind.TEXT for column in table.columns]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    for row in _plain_rows(table):
        cells = zip(row, texts, strict=True)
        writer.writerow([shown(c) if is_text else c for c, is_text in cells])
    return text.getvalue().removesuffix("\n")


def _plain_rows(table: Table) -> Iterator[list[Plain]]:
    """The rows with money, days and shares as programs read them."""
    plains = [_plain(column, table) for column in table.columns]
    for row in table.rows:
        yield [as_plain(cell) for cell, as_plain in zip(row, plains, strict=True)]


def _plain(column: Column, table: Table) -> Callable[[Cell], Plain]:
    if column.kind is Kind.MONEY:
        return lambda cell: plain(cell, table.currency) if isinstance(cell, int) else None
    return _plain_cell


def _plain_cell(cell: Cell) -> Plain:
    if isinstance(cell, date):
        return cell.isoformat()
    return round(cell, DECIMALS) if isinstance(cell, float) else cell


def _as_text(table: Table, formats: Formats) -> str:
    from rich.cells import cell_len

    lines = [[visible(column.title) for column in table.columns]]
    lines += [_drawn_row(row, table, formats) for row in table.rows]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    rights = [column.kind in _RIGHT for column in table.columns]

    def fitted(text: str, width: int, right: bool) -> str:
        room = " " * (width - cell_len(text))
        return room + text if right else text + room

    drawn = [GAP.join(map(fitted, line, widths, rights)).rstrip() for line in lines]
    drawn.insert(1, GAP.join("─" * width for width in widths))
    if not table.rows:
        drawn.append(_("Nothing to list yet."))
    return "\n".join([visible(table.title), "", *drawn, *_noted(table)])


def _drawn_row(row: Row, table: Table, formats: Formats) -> list[str]:
    return [
        visible(cell) if isinstance(cell, str) else formats.cell(cell, column, table)
        for cell, column in zip(row, table.columns, strict=True)
    ]


def _noted(table: Table) -> list[str]:
    return ["", *map(visible, table.notes)] if table.notes else []
