"""What was understood of a sheet, in the owner's words."""

from collections.abc import Iterator
from datetime import date

from shoptui.domain.dates import month_name
from shoptui.domain.language import _
from shoptui.exchange.columns import Columns
from shoptui.exchange.fields import Field
from shoptui.exchange.read_days import DayReader
from shoptui.exchange.read_numbers import NumberReader
from shoptui.services.importing.open_import import OpenImport
from shoptui.services.importing.sheet_kind import SheetKind


def understood(sheet: OpenImport) -> Iterator[str]:
    """One sentence for each thing that was decided and that the owner can judge."""
    columns = sheet.columns
    if columns.export:
        yield _("This is the export “{title}”.").format(title=columns.export.title)
    elif sheet.kind is SheetKind.PEOPLE:
        yield _("This is a list of customers, without sales.")
    for field, days in sheet.formats.days.items():
        if days.example:
            day = date.fromisoformat(DayReader(days.order, sheet.raw.epoch_1904)(days.example))
            yield _judged(columns, field, days.example, _in_words(day), days.proved)
    for field, numbers in sheet.formats.numbers.items():
        if numbers.example:
            money = None if field is Field.QUANTITY else sheet.shop.currency
            value = NumberReader(numbers.point, money)(numbers.example)
            if f"{value:f}" != numbers.example.strip():
                yield _judged(columns, field, numbers.example, f"{value:f}", numbers.proved)


def _judged(columns: Columns, field: Field, example: str, meaning: str, proved: bool) -> str:
    column = columns.places[field].named(columns.headers)
    if proved:
        said = _("{column}: {example} is read as {meaning}.")
    else:
        said = _("{column}: {example} is read as {meaning}, though the sheet leaves it open.")
    return said.format(column=column, example=example.strip(), meaning=meaning)


def _in_words(day: date) -> str:
    return f"{day.day} {month_name(day.month)} {day.year}"
