"""What was sold of each product."""

from typing import NamedTuple


class ProductSales(NamedTuple):
    """One product over a period.

    Attributes:
        product_id: the product.
        name: its name.
        group: the name of its product group, "" when in none.
        quantity: thousandths of a unit, less what came back.
        net: sales less refunds by its lines, minor units.
    """

    product_id: int
    name: str
    group: str
    quantity: int
    net: int


class SoldLine(NamedTuple):
    """One line of a sale.

    Attributes:
        product_id: the product.
        quantity: thousandths of a unit.
        amount: minor units.
    """

    product_id: int
    quantity: int
    amount: int


class PlainRefund(NamedTuple):
    """All money given back on a sale without saying for which of its goods.

    Attributes:
        amount: minor units.
        lines: the lines of the sale.
    """

    amount: int
    lines: tuple[SoldLine, ...]
