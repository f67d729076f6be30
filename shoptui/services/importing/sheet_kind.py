"""What a sheet is a list of: sales, or customers."""

from collections.abc import Collection
from enum import StrEnum
from hashlib import blake2b

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.exchange.columns import Columns
from shoptui.exchange.fields import Field
from shoptui.exchange.header_text import plain_header

_MONEY = (Field.AMOUNT, Field.GROSS, Field.PRICE)
_OF_SALES = (Field.RECEIPT, Field.PRODUCT, Field.KIND, Field.QUANTITY)
_OF_PEOPLE = (Field.CODE, Field.NAME, Field.PHONE, Field.EMAIL)


class SheetKind(StrEnum):
    """What each row of a sheet stands for."""

    SALES = "sales"
    PEOPLE = "people"


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
