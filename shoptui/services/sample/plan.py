"""What sample shop is wanted."""

from dataclasses import dataclass
from datetime import date, timedelta

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.shop import Shop, Trade
from shoptui.services.sample.market import Market

DAYS = 3 * 365 + 1
MOST_CUSTOMERS, MOST_SALES = 1_000_000, 10_000_000
_EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePlan:
    """A sample shop before it is built.

    Attributes:
        seed: another seed is another shop.
        customers: how many customers it knows.
        sales: how many sales it made, walk-ins and void ones included; refunds come on top.
        market: where it stands.
        until: its last day; on that day there is a sale.
    """

    seed: int
    customers: int
    sales: int
    market: Market
    until: date

    def __post_init__(self) -> None:
        """Refuses sizes no shop has.

        Raises:
            InvalidInput: a number is negative or too large, or the day too early.
        """
        _in_reach(self.customers, MOST_CUSTOMERS, "customers")
        _in_reach(self.sales, MOST_SALES, "sales")
        if self.until < _EARLIEST:
            message = _("A sample shop can't end before {day}: choose a later day.")
            raise InvalidInput(message.format(day=_EARLIEST.isoformat()), "until")

    @property
    def begin(self) -> date:
        """The first day with records."""
        return self.until - timedelta(days=DAYS - 1)

    def shop(self) -> Shop:
        """The shop's own record; it follows the calendar of whatever laptop it is looked at on."""
        return Shop(
            name=self.market.shop,
            currency=self.market.currency,
            language="en",
            locale=self.market.locale,
            trade=Trade.FASHION,
            records_begin=self.begin,
            demo=True,
        )


def _in_reach(number: int, most: int, field: str) -> None:
    if not 0 <= number <= most:
        message = _("{number} is out of reach for the number of {field}: type 0 to {most}.")
        raise InvalidInput(message.format(number=number, field=field, most=most), field)
