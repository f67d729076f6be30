"""What was understood of a sheet, in the owner's words."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypedDict

from shoptui.domain.dates import month_name
from shoptui.domain.language import _
from shoptui.exchange.columns import Columns
from shoptui.exchange.fields import Field
from shoptui.exchange.read_days import DayReader
from shoptui.exchange.read_numbers import NumberReader
from shoptui.services.importing.open_import import OpenImport
from shoptui.services.importing.sheet_kind import SheetKind


class Heading(TypedDict):
    """What every plan says of its sheet; see `ImportPlan`."""

    title: str
    worksheet: str
    headers: tuple[str, ...]
    mapping: Mapping[str, str]
    understood: tuple[str, ...]


def heading(sheet: OpenImport) -> Heading:
    """What a plan says of its sheet."""
    columns = sheet.columns
    return Heading(
        title=columns.export.title if columns.export else "",
        worksheet=sheet.raw.name,
        headers=columns.headers,
        mapping=columns.named(),
        understood=tuple(understood(sheet)),
    )


def about(sheet: OpenImport) -> Mapping[str, Any]:
    """What is remembered of an import."""
    return {
        "signature": sheet.signature,
        "hand": dict(sheet.hand),
        "columns": sheet.columns.named(),
    }


def understood(sheet: OpenImport) -> Iterator[str]:
    """One sentence for each thing that was decided and that the owner can judge."""
    columns = sheet.columns
    yield from _what_it_is(sheet)
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


def _what_it_is(sheet: OpenImport) -> Iterator[str]:
    if sheet.columns.export:
        yield _("This is the export “{title}”.").format(title=sheet.columns.export.title)
        if sheet.is_foreign:
            yield _(
                "It was exported from another shop file. Somebody with the code and the name of a "
                "customer here is taken for the same; where only the code is the same, you are "
                "asked."
            )
    elif sheet.kind is SheetKind.PEOPLE:
        yield _("This is a list of customers, without sales.")
    elif sheet.kind is SheetKind.COSTS:
        yield _("This is a list of marketing costs.")


def _judged(columns: Columns, field: Field, example: str, meaning: str, proved: bool) -> str:
    column = columns.places[field].named(columns.headers)
    if proved:
        said = _("{column}: {example} is read as {meaning}.")
    else:
        said = _("{column}: {example} is read as {meaning}, though the sheet leaves it open.")
    return said.format(column=column, example=example.strip(), meaning=meaning)


def _in_words(day: date) -> str:
    return f"{day.day} {month_name(day.month)} {day.year}"
