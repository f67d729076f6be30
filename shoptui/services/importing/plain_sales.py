"""Weighing plain sales: as `sales` does, without an object for each."""

from collections.abc import Callable, Iterable
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
_BUYERS = 1 << 62  # they are remembered anyway


class PlainSales:
    """Weighs the plain sales of one sheet; what needs a closer look is left to the caller."""

    def __init__(
        self, packing: Packing, source: str, currency: Currency, customers: Customers, today: str
    ) -> None:
        """Takes what is the same for all of them."""
        self._start = receipt_identity(source, "sale", "")
        self._minor = Remembered[str, int | None](lambda text: _minor(text, currency), _REMEMBERED)
        self._buyers = Remembered[int, Ref | Doubt | None](
            lambda number: customers.of(packing.who(number)), _BUYERS
        )
        self._customers = customers
        self._today = today

    def postings(self, rows: Iterable[Row]) -> list[Row] | None:
        """The postings of rows, nobody knows yet of whom; None where an amount is not exact."""
        start, minor = self._start, self._minor
        postings = [(*row, start + row[3], minor[row[4]], 0, None) for row in rows]
        return None if any(posting[8] is None for posting in postings) else postings

    def take(
        self,
        postings: Iterable[Row],
        typed: TypedByHand,
        done: WeighedSales,
        otherwise: Callable[[Row], None],
    ) -> None:
        """Takes postings; of what the owner may have to say more goes to `otherwise`."""
        taken, buyers, newcomers = list[Row](), self._buyers, self._customers.newcomers
        for posting in postings:
            row, who, day, number, _text, _flags, _rest, _identity, amount, _0, _none = posting
            buyer = buyers[who]
            if isinstance(buyer, Doubt) or typed.may_be(number, buyer, day, amount):
                done.postings.add_plain(taken)
                taken = []
                otherwise(posting)
                continue
            taken.append((*posting[:-1], buyer))
            if day > self._today:
                done.coming.add(row)
            if buyer is not None and buyer < 0:
                newcomers[-buyer - 1].bought(day)
        done.postings.add_plain(taken)


def _minor(text: str, currency: Currency) -> int | None:
    """The amount in minor units, None where it is not exactly that or too large."""
    try:
        minor = to_minor(Decimal(text), currency)
    except InvalidInput:
        return None
    return minor if to_decimal(minor, currency) == Decimal(text) else None
