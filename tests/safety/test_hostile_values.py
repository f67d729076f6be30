"""Values that look like others: each of the list read as its owner means it, or refused."""

from datetime import date

import pytest

from shoptui.domain.dates import DayOrder, parse_day
from shoptui.domain.errors import InvalidInput
from shoptui.domain.money import parse_amount
from shoptui.exchange.read_days import DayReader
from shoptui.services.phones import phone_key
from tests.builders import TODAY, USD, VND
from tests.safety.hostile import DATES, MONEY, PHONES

# In dong and in cents; None where it is refused.
AMOUNTS: dict[str, tuple[int | None, int | None]] = {
    "1.250.000 đ": (1_250_000, None),
    "1,250,000": (1_250_000, 125_000_000),
    "1.250": (1_250, 125_000),
    "๑๒๓": (123, 12_300),
    "１２３": (123, 12_300),
    **dict.fromkeys(("1_000", "nan", "1e5", "Infinity", "²", "9223372036854775808"), (None, None)),
}
# As typed in a form, in a sheet, and in a sheet that counts its days from 1904.
DAYS: dict[str, tuple[str | None, str | None, str | None]] = {
    "03/02/2026": ("2026-02-03",) * 3,
    "31/12/2026": ("2026-12-31",) * 3,
    "13/02/2569": ("2026-02-13",) * 3,
    "๑๓/๐๒/๒๕๖๙": ("2026-02-13",) * 3,
    "2026-02-30": (None,) * 3,
    "29/02/2025": (None,) * 3,
    "0": (None, None, "1904-01-01"),
    "60": (None, None, "1904-03-01"),
    "-5": ("2026-06-25", None, None),
    "46056": (None, "2026-02-03", "2030-02-04"),
    "3000000": (None,) * 3,
}


def test_every_value_of_the_list_is_told_here() -> None:
    assert set(AMOUNTS) == set(MONEY) and set(DAYS) == set(DATES)


@pytest.mark.parametrize("text", PHONES)
def test_one_phone_in_four_ways_is_one(text: str) -> None:
    assert phone_key(text, "VN") == "84901234567"


@pytest.mark.parametrize("text", MONEY)
def test_an_amount_is_read_or_refused(text: str) -> None:
    for currency, expected in zip((VND, USD), AMOUNTS[text], strict=True):
        if expected is None:
            with pytest.raises(InvalidInput):
                parse_amount(text, currency)
        else:
            assert parse_amount(text, currency) == expected


@pytest.mark.parametrize("text", DATES)
def test_a_day_is_read_or_refused(text: str) -> None:
    typed, in_a_sheet, since_1904 = DAYS[text]
    if typed is None:
        with pytest.raises(InvalidInput):
            parse_day(text, TODAY)
    else:
        assert parse_day(text, TODAY) == date.fromisoformat(typed)
    for epoch_1904, expected in ((False, in_a_sheet), (True, since_1904)):
        read = DayReader(DayOrder.DMY, epoch_1904=epoch_1904)
        if expected is None:
            with pytest.raises(InvalidInput):
                read(text)
        else:
            assert read(text) == expected
