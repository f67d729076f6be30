"""Where the sample shop may stand: money, prices, names, phones and feasts."""

from dataclasses import dataclass

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import Currency


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """A country a sample shop can be in.

    Attributes:
        currency: what it sells in.
        shop: the name of the shop.
        locale: how numbers and days are written there.
        rate: minor units that a thousand đồng are worth, about; goods are priced in these.
        step: prices and amounts are multiples of this many minor units.
        phone: a number with `#` for digits; of ranges in which nobody is called.
        calling_code: of the country, without the plus.
        tongues: in which languages people are called, in percent.
        areas: the part of the list of areas that is used.
        tet: how much busier the weeks before the lunar new year are, at their height.
        songkran: the same before the Thai new year.
        christmas: the same before Christmas.
    """

    currency: Currency
    shop: str
    locale: str
    rate: int
    step: int
    phone: str
    calling_code: str
    tongues: tuple[tuple[str, int], ...]
    areas: str
    tet: float = 0.2
    songkran: float = 0.0
    christmas: float = 2.2


_MOSTLY_ENGLISH = (("en", 70), ("vi", 10), ("th", 8), ("zh", 5), ("zh_latin", 7))

MARKETS = (
    Market(
        currency=Currency("VND", 0),
        shop="Tiệm Mây",
        locale="vi_VN",
        rate=1000,
        step=1000,
        phone="095# ### ###",
        calling_code="84",
        tongues=(("vi", 82), ("th", 5), ("en", 7), ("zh", 3), ("zh_latin", 3)),
        areas="VND",
        tet=2.4,
        songkran=0.3,
        christmas=1.6,
    ),
    Market(
        currency=Currency("THB", 2),
        shop="ร้านเมฆ",
        locale="th_TH",
        rate=135,
        step=500,
        phone="070 ### ####",
        calling_code="66",
        tongues=(("th", 82), ("vi", 3), ("en", 8), ("zh", 3), ("zh_latin", 4)),
        areas="THB",
        tet=0.4,
        songkran=2.2,
        christmas=1.6,
    ),
    Market(
        currency=Currency("USD", 2),
        shop="Cloud Corner",
        locale="en_US",
        rate=4,
        step=50,
        phone="2## 555 ####",
        calling_code="1",
        tongues=_MOSTLY_ENGLISH,
        areas="other",
    ),
    Market(
        currency=Currency("EUR", 2),
        shop="Cloud Corner",
        locale="en_IE",
        rate=4,
        step=50,
        phone="020 91# ####",
        calling_code="353",
        tongues=_MOSTLY_ENGLISH,
        areas="other",
    ),
    Market(
        currency=Currency("GBP", 2),
        shop="Cloud Corner",
        locale="en_GB",
        rate=3,
        step=50,
        phone="07700 9#####",
        calling_code="44",
        tongues=_MOSTLY_ENGLISH,
        areas="other",
    ),
    Market(
        currency=Currency("SGD", 2),
        shop="Cloud Corner",
        locale="en_SG",
        rate=5,
        step=50,
        phone="7### ####",
        calling_code="65",
        tongues=(("zh_latin", 45), ("zh", 10), ("en", 30), ("vi", 8), ("th", 7)),
        areas="other",
        tet=1.4,
        christmas=1.2,
    ),
    Market(
        currency=Currency("PHP", 2),
        shop="Cloud Corner",
        locale="en_PH",
        rate=220,
        step=500,
        phone="0900 ### ####",
        calling_code="63",
        tongues=_MOSTLY_ENGLISH,
        areas="other",
    ),
    Market(
        currency=Currency("JPY", 0),
        shop="Cloud Corner",
        locale="en_JP",
        rate=6,
        step=50,
        phone="0600 ### ####",
        calling_code="81",
        tongues=_MOSTLY_ENGLISH,
        areas="other",
    ),
)


def market_of(code: str) -> Market:
    """The market that sells in a currency.

    Raises:
        InvalidInput: the sample has no prices in it.
    """
    for market in MARKETS:
        if market.currency.code == code.strip().upper():
            return market
    known = ", ".join(market.currency.code for market in MARKETS)
    raise InvalidInput(
        _("The sample shop has no prices in {code}: choose one of {known}.").format(
            code=code, known=known
        ),
        "currency",
    )
