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

    def take(
        self,
        rows: Iterable[Row],
        typed: TypedByHand,
        done: WeighedSales,
        otherwise: Callable[[Row], None],
    ) -> None:
        """Takes sales that the file does not know; what needs a closer look goes to `otherwise`."""
        taken, minor, buyers, start = list[Row](), self._minor, self._buyers, self._start
        newcomers, today, may_be_typed = self._customers.newcomers, self._today, typed.may_be
        for packed in rows:
            row, who, day, number, text, _flags, _rest = packed
            amount, buyer = minor[text], buyers[who]
            if (
                amount is None
                or isinstance(buyer, Doubt)
                or may_be_typed(number, buyer, day, amount)
            ):
                done.postings.add_plain(taken)
                taken = []
                otherwise(packed)
                continue
            taken.append((*packed, start + number, amount, 0, buyer))
            if day > today:
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
