"""What a sheet is a list of: sales, customers, or marketing costs."""

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from hashlib import blake2b

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.exchange.columns import Columns
from shoptui.exchange.fields import OF_COSTS, Field
from shoptui.exchange.header_text import plain_header

_MONEY = (Field.AMOUNT, Field.GROSS, Field.PRICE)
_OF_SALES = (Field.RECEIPT, Field.PRODUCT, Field.KIND, Field.QUANTITY)
_COST_FIELDS = (Field.DATE, *OF_COSTS, Field.CHANNEL, Field.NOTE, Field.NUMBER)
_OF_PEOPLE = (Field.CODE, Field.NAME, Field.PHONE, Field.EMAIL)


class SheetKind(StrEnum):
    """What each row of a sheet stands for."""

    SALES = "sales"
    PEOPLE = "people"
    COSTS = "costs"


def kind_of(columns: Columns, by_hand: Collection[str]) -> SheetKind:
    """What the sheet lists; without dates and amounts it is a list of customers.

    Args:
        columns: what its columns mean.
        by_hand: fields the owner mapped.

    Raises:
        InvalidInput: a column that such a list can't do without is missing.
    """
    has = columns.places.keys()
    has_money = any(field in has for field in _MONEY)
    if columns.is_own and columns.export and not columns.export.fields:
        raise _for_reading()
    if columns.export and columns.export.customers:
        return SheetKind.PEOPLE
    if _is_of_costs(columns, by_hand):
        return SheetKind.COSTS
    if Field.DATE in has and has_money:
        return SheetKind.SALES
    meant_as_sales = (
        columns.export is not None
        or any(field in has for field in _OF_SALES)
        or any(field in by_hand for field in (Field.DATE, *_MONEY))
    )
    if any(field in has for field in _OF_PEOPLE) and not meant_as_sales:
        return SheetKind.PEOPLE
    raise _missing(Field.DATE if Field.DATE not in has else Field.AMOUNT, columns)


def _is_of_costs(columns: Columns, by_hand: Collection[str]) -> bool:
    """Whether the rows are marketing costs: said by the owner, by a column, or by what is absent.

    A sale may have a campaign and a cost, too, so a sheet that names products, receipts or people
    is one of sales.
    """
    has = columns.places.keys()
    if columns.export or Field.DATE not in has:
        return bool(columns.export and columns.export.costs)
    if Field.COST in has and Field.COST in by_hand:
        return True
    if any(field in has for field in (Field.RECEIPT, Field.QUANTITY, *_OF_PEOPLE)):
        return False
    if Field.COST in has and not any(field in has for field in _MONEY):
        return True
    if Field.AMOUNT not in has or Field.KIND in has:
        return False
    return Field.WAGES in has or (Field.CAMPAIGN in has and Field.PRODUCT not in has)


def fitted(columns: Columns, kind: SheetKind) -> Columns:
    """The columns with only the meanings that rows of this kind have."""
    places = dict(columns.places)
    if kind is not SheetKind.COSTS:
        return replace(columns, places={k: v for k, v in places.items() if k not in OF_COSTS})
    # What such a list calls an amount is a cost, and what it calls a description is a note.
    for field, instead in ((Field.COST, Field.AMOUNT), (Field.NOTE, Field.PRODUCT)):
        if field not in places and instead in places:
            places[field] = places[instead]
    return replace(columns, places={k: v for k, v in places.items() if k in _COST_FIELDS})


def signature_of(columns: Columns) -> str:
    """The same for all sheets with these headers in any order."""
    plain = "\n".join(sorted(plain_header(header) for header in columns.headers))
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _for_reading() -> InvalidInput:
    message = _(
        "This is shoptui's list of sales for reading: it leaves out what was on each receipt. "
        "Bring in the list “{receipts}” instead, from the same workbook or from a new export."
    )
    return InvalidInput(message.format(receipts=_("Receipts")), "worksheet")


def _missing(field: Field, columns: Columns) -> InvalidInput:
    said = {
        Field.DATE: _("shoptui can't tell which column holds the date of the sale."),
        Field.AMOUNT: _("shoptui can't tell which column holds the amount of the sale."),
    }[field]
    how = _("Its columns are: {columns}. Choose one; on the command line: --map {field}=COLUMN.")
    return InvalidInput(
        said + " " + how.format(columns=", ".join(columns.headers), field=field), field
    )
