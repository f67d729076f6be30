"""Amounts for little room."""

import pytest

from shoptui.domain.money import Currency
from shoptui.domain.shop import Shop
from shoptui.services.formats import Formats

DONG, DOLLAR, KIP = Currency("VND", 0), Currency("USD", 2), Currency("LAK", 0)


@pytest.mark.parametrize(
    ("locale", "currency", "minor", "written"),
    [
        ("vi_VN", DONG, 999, "999 ₫"),
        ("vi_VN", DONG, 54_321, "54,3 N ₫"),
        ("vi_VN", DONG, 1_249_999, "1,2 Tr ₫"),
        ("vi_VN", DONG, -1_250_000_000, "-1,2 T ₫"),
        ("en_US", DOLLAR, 99_999, "$999.99"),
        ("en_US", DOLLAR, 100_000, "$1K"),
        ("en_US", DOLLAR, -123_456_789, "-$1.2M"),
        ("lo", KIP, 2_500_000, "₭2,5 ລ້ານ"),
        ("nowhere", DOLLAR, 250_000_000, "$2.5M"),
    ],
)
def test_an_amount_is_rounded_from_a_thousand_on(
    locale: str, currency: Currency, minor: int, written: str
) -> None:
    formats = Formats(Shop(name="x", currency=currency, locale=locale))
    assert formats.brief_money(minor) == written


def test_the_sign_can_be_left_out_where_it_is_understood() -> None:
    formats = Formats(Shop(name="x", currency=DONG, locale="vi_VN"))
    assert [formats.brief_money(amount, sign=False) for amount in (800, 54_321)] == [
        "800",
        "54,3 N",
    ]
