"""Amounts as people write them, and figures exact to the minor unit."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shoptui.domain.errors import InvalidInput
from shoptui.domain.money import (
    MAX_MINOR,
    Currency,
    parse_amount,
    plain,
    to_decimal,
    to_minor,
)

VND, THB, KWD = Currency("VND", 0), Currency("THB", 2), Currency("KWD", 3)
USD, EUR, IDR = Currency("USD", 2), Currency("EUR", 2), Currency("IDR", 2)

currencies = st.sampled_from([VND, THB, KWD, USD, EUR, Currency("CLF", 4)])
amounts = st.integers(-MAX_MINOR, MAX_MINOR)


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("0", 0),
        ("250k", 250_000),
        ("250 K", 250_000),
        ("2k5", 2_500),
        ("1,5k", 1_500),
        ("1.250k", 1_250_000),
        ("2tr", 2_000_000),
        ("1tr2", 1_200_000),
        ("1TR25", 1_250_000),
        ("1tr250", 1_250_000),
        ("1tr05", 1_050_000),
        ("1.5tr", 1_500_000),
        ("1 triệu 2", 1_200_000),
        ("1 trie\u0323\u0302u", 1_000_000),
        ("1m5", 1_500_000),
        ("3M", 3_000_000),
        ("120+35", 155),
        ("1tr2 đ + 5k đ - 200", 1_204_800),
        ("5-8", -3),
        ("-250k", -250_000),
        ("\u2212250k", -250_000),
        ("(250k)", -250_000),
        ("(100+20)", -120),
        ("1.250.000", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1\u00a0250\u00a0000", 1_250_000),
        ("1\u202f250\u202f000", 1_250_000),
        ("1'250'000", 1_250_000),
        ("1’250’000", 1_250_000),
        ("12,34,567", 1_234_567),
        ("1.250", 1_250),
        ("1,250", 1_250),
        ("1.250.000 đ", 1_250_000),
        ("1.250.000đ", 1_250_000),
        ("1.250.000 Đ", 1_250_000),
        ("1.250.000 ₫", 1_250_000),
        ("₫1.250.000", 1_250_000),
        ("1.250.000 VND", 1_250_000),
        ("vnd 1.250.000", 1_250_000),
        ("1.250.000 vnđ", 1_250_000),
        ("5 đồng", 5),
        ("901234567.0", 901_234_567),
        ("150000.00", 150_000),
        ("12,00", 12),
        ("๑๒๓", 123),
        ("１２３", 123),
        ("１，２５０", 1_250),
        ("  7 ", 7),
        ("1000000000000", MAX_MINOR),
        ("-1.000.000.000.000", -MAX_MINOR),
    ],
)
def test_whole_amounts_as_people_write_them(text: str, minor: int) -> None:
    assert parse_amount(text, VND) == minor


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12", THB, 1_200),
        ("12,50", THB, 1_250),
        ("12.5", THB, 1_250),
        (".50", THB, 50),
        ("0.500", THB, 50),
        ("12.5000", THB, 1_250),
        ("1.250", THB, 125_000),
        ("1,250", THB, 125_000),
        ("1.250,50", THB, 125_050),
        ("1,250.50", THB, 125_050),
        ("1.234.567,5", THB, 123_456_750),
        ("12,34,567.50", THB, 123_456_750),
        ("1 250,50", THB, 125_050),
        ("1'250.50", THB, 125_050),
        ("฿1,250.50", THB, 125_050),
        ("1,250.50 บาท", THB, 125_050),
        ("๑,๒๕๐.๕๐", THB, 125_050),
        ("2.5k", THB, 250_000),
        ("0.05+.1", THB, 15),
        ("$8.00", USD, 800),
        ("$ 8.00 USD", USD, 800),
        ("-$12.00", USD, -1_200),
        ("$-12.00", USD, -1_200),
        ("(12.00)", USD, -1_200),
        ("($12.00)", USD, -1_200),
        ("$(12.00)", USD, -1_200),
        ("1.250,50 €", EUR, 125_050),
        ("Rp 250.000", IDR, 25_000_000),
        ("Rp. 250.000", IDR, 25_000_000),
        ("1.250", KWD, 1_250),
        ("1,250", KWD, 1_250),
        ("1,250.500", KWD, 1_250_500),
        ("1 250", KWD, 1_250_000),
        ("1,250,000", KWD, 1_250_000_000),
    ],
)
def test_amounts_with_decimals_and_symbols(text: str, currency: Currency, minor: int) -> None:
    assert parse_amount(text, currency) == minor


@pytest.mark.parametrize(
    "text",
    [
        *("1_000", "nan", "Infinity", "-inf", "1e5", "²", "abc", "k", "tr", "đ", "triệu", "-", "+"),
        *("1,25,00", "1.25.000", "1.2500.000", "1..250", "1 2", "1.250 000", "1250.000", "12."),
        *("1.250,000.5", "1,250.000,5", "1.5tr2", "1tr2345", "1tr250k", "2 k k", "1tr tr"),
        *("--5", "120+", "120++35", "+35", "((5))", "(5", "5)", "5-", "1/2", "2*3", "50%"),
        *("$8", "฿8", "€8", "8 USD", "THB 8", "8 baht"),
        *("0901234567", "0901 234 567", "+84 901 234 567", "+84901234567", "00", "007"),
        *("2026-02-30", "22-11-2026", "22/11/2026", "22.11.2026", "13/02/2569"),
        *("=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "#N/A", "[/]", "1\n250", "1\0250", "1\u202e250"),
        *("9" * 101, "\ud800", "\x1b[31m5"),
    ],
)
def test_what_is_no_amount_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_amount(text, VND)
    assert str(refusal.value).endswith("is no amount shoptui can read: type one such as 1.250.000.")
    assert "\x1b" not in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "currency", "sentence"),
    [
        ("", VND, "The amount is empty: type one such as 1.250.000."),
        (" \u00a0", THB, "The amount is empty: type one such as 1250.50."),
        (
            "12,50",
            VND,
            "VND has no decimals, so “12,50” can't be kept exactly: type one such as 1.250.000.",
        ),
        ("12.5455", KWD, "KWD has 3 decimals, “12.5455” has more: type one such as 1,250.500."),
        ("0.125", THB, "THB has 2 decimals, “0.125” has more: type one such as 1250.50."),
        (
            "9223372036854775808",
            VND,
            "This amount is too large: the most that one amount can be is 1000000000000 VND.",
        ),
        (
            "10000000000.01",
            THB,
            "This amount is too large: the most that one amount can be is 10000000000.00 THB.",
        ),
        (
            "600000000000+600000000000",
            VND,
            "This amount is too large: the most that one amount can be is 1000000000000 VND.",
        ),
    ],
)
def test_a_refusal_says_what_to_do(text: str, currency: Currency, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_amount(text, currency)
    assert str(refusal.value) == sentence


STYLES = [(",", "."), (".", ","), ("\u202f", ","), ("'", "."), ("", "."), ("", ",")]
SIGNED = ["-{}", "({})", "-{} XXX", "XXX -{}", "(XXX {})"]
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@given(amounts, currencies, st.sampled_from(STYLES), st.sampled_from(SIGNED), st.booleans())
def test_every_written_form_reads_back(
    minor: int, currency: Currency, style: tuple[str, str], signed: str, thai: bool
) -> None:
    grouping, point = style
    whole, _, decimals = plain(abs(minor), currency).partition(".")
    number = f"{int(whole):,}".replace(",", grouping) + (point + decimals if decimals else "")
    text = (signed if minor < 0 else signed.strip("()").replace("-", "")).format(number)
    text = text.replace("XXX", currency.code)
    assert parse_amount(text.translate(THAI) if thai else text, currency) == minor


@given(amounts, currencies)
def test_the_plain_form_is_exact_and_reads_back(minor: int, currency: Currency) -> None:
    assert to_minor(to_decimal(minor, currency), currency) == minor
    assert to_minor(Decimal(plain(minor, currency)), currency) == minor
    assert parse_amount(plain(minor, currency), currency) == minor


@given(st.text("0123456789.,' kmtr+-()đ$฿\u00a0", max_size=12) | st.text(), currencies)
@example("(", VND)
@example("-", VND)
def test_any_text_is_an_amount_or_a_refusal(text: str, currency: Currency) -> None:
    try:
        minor = parse_amount(text, currency)
    except InvalidInput:
        return
    assert abs(minor) <= MAX_MINOR


@given(st.lists(st.integers(-(10**6), 10**6), max_size=8))
def test_sums_and_differences_are_exact(values: list[int]) -> None:
    terms = [("-" if value < 0 else "+") + plain(abs(value), THB) for value in values]
    assert parse_amount("0" + "".join(terms), THB) == sum(values)


@pytest.mark.parametrize(
    ("value", "currency", "minor"),
    [
        ("12.5", VND, 13),
        ("-12.5", VND, -13),
        ("0.5", VND, 1),
        ("-0.5", VND, -1),
        ("12.4999999999999999999999999999999999999999", VND, 12),
        ("2.675", THB, 268),
        ("-2.675", THB, -268),
        ("1.0005", KWD, 1_001),
        ("1e3", VND, 1_000),
        ("1e-999999", VND, 0),
        ("10000000000.004", THB, MAX_MINOR),
    ],
)
def test_rounding_is_half_up_and_the_same_for_refunds(
    value: str, currency: Currency, minor: int
) -> None:
    assert to_minor(Decimal(value), currency) == minor


@pytest.mark.parametrize(
    "value", ["nan", "snan", "inf", "-inf", "1e999999", "1000000000000.5", "-1000000000001"]
)
def test_what_no_amount_can_hold_is_refused(value: str) -> None:
    with pytest.raises(InvalidInput):
        to_minor(Decimal(value), VND)


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (1_250_000, VND, "1250000"),
        (1_250, THB, "12.50"),
        (5, THB, "0.05"),
        (-5, THB, "-0.05"),
        (0, THB, "0.00"),
        (-1_250, KWD, "-1.250"),
        (MAX_MINOR, Currency("CLF", 4), "100000000.0000"),
    ],
)
def test_the_plain_form(minor: int, currency: Currency, text: str) -> None:
    assert plain(minor, currency) == text
