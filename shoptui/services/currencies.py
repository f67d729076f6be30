"""Currencies by their code."""

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.money import Currency


def currency(code: str) -> Currency:
    """The currency of an ISO 4217 code, with the digits of its minor unit as Unicode CLDR has them.

    Raises:
        InvalidInput: there is no such currency.
    """
    from babel.numbers import get_currency_precision, is_currency

    wanted = code.strip().upper()
    if not is_currency(wanted, locale="en"):
        raise InvalidInput(
            _("{code} is no currency. Type its three letters, such as VND, THB or USD.").format(
                code=code
            ),
            "currency",
        )
    return Currency(wanted, get_currency_precision(wanted))
