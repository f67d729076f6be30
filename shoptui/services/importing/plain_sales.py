"""Weighing plain sales: as `sales` does, without an object for each."""

from decimal import Decimal

from shoptui.domain.errors import InvalidInput
from shoptui.domain.money import Currency, to_decimal, to_minor
from shoptui.exchange.remembered import Remembered
from shoptui.exchange.spool import Row
from shoptui.services.importing.customers import Customers
from shoptui.services.importing.directory import Doubt, Ref
from shoptui.services.importing.identity import receipt_identity
from shoptui.services.importing.packing import Packing
from shoptui.services.importing.typed_by_hand import TypedByHand
from shoptui.services.importing.weighed_sales import WeighedSales

_REMEMBERED = 65_536


class PlainSales:
    """Weighs the plain sales of one sheet; what needs a closer look is left to the caller."""

    def __init__(
        self, packing: Packing, source: str, currency: Currency, customers: Customers, today: str
    ) -> None:
        """Takes what is the same for all of them."""
        self._start = receipt_identity(source, "sale", "")
        self._minor = Remembered[str, int | None](lambda text: _minor(text, currency), _REMEMBERED)
        self._buyers = Remembered[int, Ref | Doubt | None](
            lambda number: customers.of(packing.who(number)), _REMEMBERED
        )
        self._customers = customers
        self._today = today

    def posting(self, row: Row) -> Row | None:
        """The posting of a row as `Packing` has it; None where the amount has to be judged."""
        amount = self._minor[row[4]]
        return None if amount is None else (*row, self._start + row[3], amount, 0, None)

    def take(self, posting: Row, typed: TypedByHand, done: WeighedSales) -> bool:
        """Takes a posting, unless the owner may have to say who bought, or typed it by hand."""
        row, who, day, number, _text, _flags, _rest, _identity, amount, _discount, _none = posting
        buyer = self._buyers[who]
        if isinstance(buyer, Doubt) or typed.may_be(number, buyer, day, amount):
            return False
        done.postings.add_plain((*posting[:-1], buyer))
        if day > self._today:
            done.coming.add(row)
        if buyer is not None and buyer < 0:
            self._customers.newcomers[-buyer - 1].bought(day)
        return True


def _minor(text: str, currency: Currency) -> int | None:
    """The amount in minor units, None where it is not exactly that or too large."""
    try:
        minor = to_minor(Decimal(text), currency)
    except InvalidInput:
        return None
    return minor if to_decimal(minor, currency) == Decimal(text) else None
