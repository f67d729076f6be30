"""The figures of a row: its quantity, price and amount, and the line of a receipt they make."""

from decimal import Decimal
from typing import NamedTuple

from shoptui.exchange.fields import Field
from shoptui.services.importing.row_cells import Cells, RowCells


class Figures(NamedTuple):
    """The figures of a row, None for each it has not."""

    quantity: Decimal | None
    price: Decimal | None
    amount: Decimal | None


class Item(NamedTuple):
    """The line of a receipt that a row holds, in whole units of the currency."""

    product: str
    group: str
    quantity: Decimal | None
    price: Decimal | None
    amount: Decimal | None


class ItemReader:
    """Reads figures and lines."""

    def __init__(self, cells: RowCells) -> None:
        """Takes the functions that read the sheet's fields."""
        self._quantity = cells.number(Field.QUANTITY)
        self._price = cells.number(Field.PRICE)
        self._amount = cells.number(Field.AMOUNT)
        self._gross = cells.number(Field.GROSS)
        self._discount = cells.number(Field.DISCOUNT)
        self._line_amount = cells.number(Field.LINE_AMOUNT)
        self._product, self._group = cells.text(Field.PRODUCT), cells.text(Field.GROUP)
        self._has_amount = cells.has(Field.AMOUNT)
        self._has_gross = cells.has(Field.GROSS) and not self._has_amount
        self._has_quantity = cells.has(Field.QUANTITY)
        self._has_product = cells.has(Field.PRODUCT)
        self._has_line_amount = cells.has(Field.LINE_AMOUNT)
        self._once = cells.is_once(Field.AMOUNT)
        self._only_amount = not cells.has_any(Field.QUANTITY, Field.PRICE, Field.GROSS)

    def figures(self, cells: Cells) -> Figures:
        """What a row says of quantity and price, and the amount of it.

        The amount is the row's own; else gross less discount; else quantity × price.

        Raises:
            InvalidInput: a figure makes no sense.
        """
        if self._only_amount:
            return Figures(None, None, self._amount(cells))
        quantity, price = self._quantity(cells), self._price(cells)
        amount = self._amount(cells)
        if amount is None and self._has_gross:
            amount = _less(self._gross(cells), self._discount(cells))
        if amount is None and not self._once:
            amount = self._counted(quantity, price)
        return Figures(quantity, price, amount)

    def item(self, cells: Cells, figures: Figures) -> Item | None:
        """The line a row holds, None where it names no product.

        Raises:
            InvalidInput: its amount makes no sense.
        """
        if not self._has_product or not (product := self._product(cells)):
            return None
        quantity, price, amount = figures
        if self._has_line_amount:
            amount = self._line_amount(cells)
        elif self._once:
            amount = None
        if amount is None:
            amount = self._counted(quantity, price)
        return Item(product, self._group(cells), quantity, price, amount)

    def _counted(self, quantity: Decimal | None, price: Decimal | None) -> Decimal | None:
        if price is None or (quantity is None and self._has_quantity):
            return None
        return price if quantity is None else price * quantity


def _less(gross: Decimal | None, discount: Decimal | None) -> Decimal | None:
    """Gross less discount, both of which may be written below zero."""
    if gross is None:
        return None
    off = abs(discount or Decimal(0))
    return gross + off if gross < 0 else gross - off
