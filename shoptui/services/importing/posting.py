"""One sale or refund to be recorded."""

from dataclasses import dataclass

from shoptui.services.importing.directory import Ref
from shoptui.services.importing.receipt import Receipt


@dataclass(slots=True)
class Posting:
    """One sale or refund to be recorded.

    Attributes:
        amount: minor units.
        discount: minor units.
        customer: None for a walk-in.
        sale: for a refund the sale it belongs to: its id in the file, or below zero one planned
            here, the first of which is -1.
        counted_on: the day its money counts, ISO text.
        wholly_refunded_on: for a sale the day all of it was given back, ISO text.
    """

    receipt: Receipt
    amount: int
    discount: int = 0
    customer: Ref | None = None
    sale: int | None = None
    counted_on: str = ""
    wholly_refunded_on: str | None = None
