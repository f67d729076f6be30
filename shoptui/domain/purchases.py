"""Products, sales and refunds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something the shop sells.

    Attributes:
        group: name of its product group, "" when in none.
        price: usual price in minor units, None when it varies.
    """

    id: int = 0
    name: str
    group: str = ""
    price: int | None = None


class PurchaseKind(StrEnum):
    """Money in or money back."""

    SALE = "sale"
    REFUND = "refund"


class Fulfilment(StrEnum):
    """How the goods reached the customer."""

    UNKNOWN = ""
    DELIVERED = "delivered"
    COLLECTED = "collected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a receipt.

    Attributes:
        product: name of the product.
        group: name of its product group, used when the product is new.
        quantity: thousandths of a unit, so that 0.35 kg is 350.
        price: for one unit, minor units.
        amount: for the whole line, minor units.
    """

    product: str
    group: str = ""
    quantity: int = 1000
    price: int = 0
    amount: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """One sale or refund, or the draft of one while `id` is 0.

    Attributes:
        customer_id: None for a walk-in.
        ordered_on: the day of the sale, or the day the money went back.
        amount: whole minor units, never negative; for a refund what was given back.
        discount: what was taken off before `amount`, minor units.
        sale_id: for a refund the sale it belongs to, when known.
        receipt: the receipt number on paper or in the other program.
        source: where the receipt number came from ("" for this program).
        void: kept and shown struck out, counted nowhere.
        channel: where it was ordered (counter, phone, our form).
        papers_on: the day the closing papers were signed.
    """

    id: int = 0
    customer_id: int | None = None
    kind: PurchaseKind = PurchaseKind.SALE
    ordered_on: date
    amount: int
    discount: int = 0
    sale_id: int | None = None
    receipt: str = ""
    source: str = ""
    void: bool = False
    channel: str = ""
    invoiced_on: date | None = None
    due_on: date | None = None
    paid_on: date | None = None
    papers_on: date | None = None
    fulfilment: Fulfilment = Fulfilment.UNKNOWN
    note: str = ""
    lines: tuple[Line, ...] = ()
