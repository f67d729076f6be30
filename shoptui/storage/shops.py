"""The shop's own record, kept among the settings under `shop.` keys."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from shoptui.domain.errors import NotAShop
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.shop import Shop, Stage, Trade
from shoptui.domain.text import visible
from shoptui.storage import settings


def read(db: sqlite3.Connection) -> Shop:
    """The shop as recorded; defaults for what was never set.

    Raises:
        NotAShop: the record makes no sense.
    """
    try:
        return _shop(settings.read_all(db))
    except (KeyError, ValueError) as error:
        raise NotAShop(
            _(
                "What the file says about the shop itself cannot be read ({detail}). It was left "
                "as it is; please open a backup."
            ).format(detail=visible(str(error)))
        ) from error


def _shop(known: Mapping[str, str]) -> Shop:
    begin = known.get("shop.records_begin")
    return Shop(
        name=known["shop.name"],
        currency=Currency(known["shop.currency"], int(known["shop.currency_digits"])),
        language=known.get("shop.language", "en"),
        locale=known.get("shop.locale", "en"),
        time_zone=known.get("shop.time_zone", ""),
        trade=Trade(known.get("shop.trade", Trade.FASHION)),
        stage=Stage(known.get("shop.stage", Stage.GROWING)),
        records_begin=date.fromisoformat(begin) if begin else None,
        demo=known.get("shop.demo") == "yes",
    )


def write(db: sqlite3.Connection, shop: Shop) -> None:
    """Records the whole of it."""
    words = {
        "shop.name": shop.name,
        "shop.currency": shop.currency.code,
        "shop.currency_digits": str(shop.currency.digits),
        "shop.language": shop.language,
        "shop.locale": shop.locale,
        "shop.time_zone": shop.time_zone,
        "shop.trade": shop.trade,
        "shop.stage": shop.stage,
        "shop.records_begin": shop.records_begin.isoformat() if shop.records_begin else "",
        "shop.demo": "yes" if shop.demo else "no",
    }
    for key, value in words.items():
        settings.put(db, key, value)


def holds_amounts(db: sqlite3.Connection) -> bool:
    """Whether an amount is recorded, so that the currency is settled."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM purchase) OR EXISTS (SELECT 1 FROM product WHERE price) "
        "OR EXISTS (SELECT 1 FROM marketing_cost)"
    )
    return bool(db.execute(query).fetchone()[0])
