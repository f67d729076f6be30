"""One sale or refund as a sheet has it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from shoptui.exchange.spool import Row
from shoptui.services.importing.items import Item
from shoptui.services.importing.who import Who

ZERO = Decimal(0)


class Extra(NamedTuple):
    """What else a sheet says of a sale; days are ISO text, "" for none."""

    channel: str = ""
    note: str = ""
    invoiced: str = ""
    due: str = ""
    paid: str = ""
    papers: str = ""
    fulfilment: str = ""


NOTHING_ELSE = Extra()


@dataclass(slots=True)
class Receipt:
    """One sale or refund: one row, or the rows that share a receipt number.

    Attributes:
        row: number of its first row.
        day: ISO text, "" while no row has one.
        number: of the receipt, "" for none.
        amount: sum of its rows before rounding, never below zero; None while no row has one.
        refund: money went back.
        void: the status says whether it counts; None where it says nothing.
        undone: the status says that the whole of the sale was given back.
        items: its lines, None where there are none, as in most sheets.
        refunded: what was given back of this sale, on the row of the sale.
        refund_of: receipt number of the sale this refund belongs to.
        returned_as: number of the credit note of this sale.
        fault: why it cannot be taken, "" if it can.
        made_from: for what was given back on the row of a sale, that sale.
        more_rows: numbers of its rows after the first, None where there are none.
        identity: by which the same rows are known again.
        own_number: by which it was known in the shop file it was exported from, "" for none.
        source: where its number came from, None for the source of the sheet.
        packed: as it was put aside, None once anything about it changed.
    """

    row: int
    who: Who
    day: str
    number: str
    amount: Decimal | None
    refund: bool = False
    void: bool | None = None
    undone: bool = False
    discount: Decimal = ZERO
    items: list[Item] | None = None
    extra: Extra = NOTHING_ELSE
    refunded: Decimal | None = None
    refund_of: str = ""
    returned_as: str = ""
    fault: str = ""
    made_from: "Receipt | None" = None
    more_rows: list[int] | None = None
    identity: str = ""
    own_number: str = ""
    source: str | None = None
    packed: Row | None = None

    @property
    def rows(self) -> tuple[int, ...]:
        """Numbers of its rows."""
        return (self.row, *(self.more_rows or ()))
