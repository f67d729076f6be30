"""Making a new shop."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.passphrase import Key
from shoptui.domain.shop import Shop, Trade
from shoptui.domain.text import MAX_NAME, clean
from shoptui.services.currencies import currency
from shoptui.services.desk import Desk, found_shop

# Where a currency is used in one country, numbers and days are written that country's way.
HOME_OF = {
    "VND": "vi_VN",
    "THB": "th_TH",
    "LAK": "lo_LA",
    "KHR": "km_KH",
    "MMK": "my_MM",
    "IDR": "id_ID",
    "MYR": "ms_MY",
    "PHP": "en_PH",
    "SGD": "en_SG",
    "INR": "en_IN",
    "CNY": "zh_CN",
    "JPY": "ja_JP",
    "KRW": "ko_KR",
    "GBP": "en_GB",
    "USD": "en_US",
    "AUD": "en_AU",
    "EUR": "de_DE",
}


def found(
    path: Path,
    name: str,
    currency_code: str,
    trade: Trade,
    today: Callable[[], date],
    now: Callable[[], datetime],
    *,
    language: str = "en",
    locale: str = "",
    key: Key | None = None,
) -> Desk:
    """Makes a new shop file; without a locale the currency's home decides how numbers look.

    It is protected where there is a key.

    Raises:
        InvalidInput: the name or the currency cannot be; `field` says which.
        FileTrouble: the file exists or cannot be made.
    """
    tidy = clean(name)
    if not tidy or len(tidy) > MAX_NAME:
        raise InvalidInput(_("The shop needs a name of at most 200 letters."), "name")
    money = currency(currency_code)
    shop = Shop(
        name=tidy,
        currency=money,
        language=clean(language) or "en",
        locale=clean(locale) or HOME_OF.get(money.code, "en"),
        trade=trade,
    )
    return found_shop(path, shop, today, now, key)
