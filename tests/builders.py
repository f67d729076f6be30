"""Small shops for tests, built through the services as an owner would."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from shoptui.domain.customers import Customer
from shoptui.domain.money import Currency
from shoptui.domain.purchases import Line, Purchase
from shoptui.domain.shop import Shop, Trade
from shoptui.services import people, sales
from shoptui.services.desk import Desk, found_shop

VND = Currency("VND", 0)
USD = Currency("USD", 2)
TODAY = date(2026, 6, 30)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, day: date = TODAY) -> None:
        self.moment = datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def pass_time(self, span: timedelta) -> None:
        self.moment += span


def new_desk(
    folder: Path,
    *,
    currency: Currency = VND,
    locale: str = "vi_VN",
    trade: Trade = Trade.FASHION,
    clock: Clock | None = None,
    file: str = "shop.db",
) -> Desk:
    """An empty shop."""
    clock = clock or Clock()
    shop = Shop(name="Tiệm Mây", currency=currency, locale=locale, trade=trade)
    return found_shop(folder / file, shop, clock.today, clock.now)


def add(desk: Desk, name: str, **fields: object) -> int:
    """A customer; returns the id."""
    return people.add_customer(desk, Customer(name=name, **fields)).id  # type: ignore[arg-type]


def sell(
    desk: Desk,
    customer_id: int | None,
    day: date,
    amount: int,
    *lines: Line,
    **fields: object,
) -> int:
    """A sale; returns the id."""
    draft = Purchase(
        customer_id=customer_id,
        ordered_on=day,
        amount=amount,
        lines=lines,
        **fields,  # type: ignore[arg-type]
    )
    return sales.record_sale(desk, draft)
