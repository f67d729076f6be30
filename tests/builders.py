"""Small shops for tests, built through the services as an owner would."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from shoptui.domain.customers import Customer
from shoptui.domain.money import Currency
from shoptui.domain.purchases import Line, Purchase
from shoptui.domain.shop import Shop, Trade
from shoptui.services import people, sales
from shoptui.services.desk import Desk, found_shop
from shoptui.storage.database import ShopFile

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
    path = folder / file
    with open(path, "xb", opener=_for_its_owner) as made:
        made.write(_founded(shop))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA synchronous = OFF")
        # No two files were made at one moment.
        db.execute("UPDATE _sqlite_migrations SET applied_at = ?", (str(datetime.now(UTC)),))
    return Desk(ShopFile(path, clock.now), clock.today, clock.now)


def found(path: Path, shop: Shop | None = None, clock: Clock | None = None) -> Desk:
    """An empty shop, made as the app makes it; for tests of how it is made."""
    clock = clock or Clock()
    shop = shop or Shop(name="Tiệm Mây", currency=VND, locale="vi_VN", trade=Trade.FASHION)
    return found_shop(path, shop, clock.today, clock.now)


@cache
def _founded(shop: Shop) -> bytes:
    """The file of a new shop; making it anew for each test would take a tenth of all their time."""
    with TemporaryDirectory() as folder:
        return found(Path(folder, "shop.db"), shop).file.path.read_bytes()


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


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
