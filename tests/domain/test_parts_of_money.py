"""Parts of amounts, rounded as exact arithmetic rounds them."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from random import Random

import pytest
from hypothesis import given

from shoptui.domain.money import MAX_MINOR, parse_amount, part_of, plain, to_minor
from tests.domain.test_money import KWD, THB, VND, amounts


@pytest.mark.parametrize(
    ("amount", "part", "whole", "result"),
    [
        (100, 1, 3, 33),
        (100, 2, 3, 67),
        (5, 1, 2, 3),
        (-5, 1, 2, -3),
        (5, -1, 2, -3),
        (-5, -1, -2, -3),
        (0, 7, 9, 0),
        (MAX_MINOR, MAX_MINOR, MAX_MINOR, MAX_MINOR),
    ],
)
def test_a_part_of_an_amount(amount: int, part: int, whole: int, result: int) -> None:
    assert part_of(amount, part, whole) == result


def test_a_part_of_nothing_is_no_figure() -> None:
    with pytest.raises(ZeroDivisionError):
        part_of(100, 1, 0)


def as_decimal_says(amount: int, part: int, whole: int) -> int:
    with localcontext(prec=80):
        return int((Decimal(amount) * part / whole).quantize(Decimal(1), ROUND_HALF_UP))


@given(amounts, amounts, amounts.filter(bool))
def test_parts_agree_with_decimal(amount: int, part: int, whole: int) -> None:
    assert part_of(amount, part, whole) == as_decimal_says(amount, part, whole)


@pytest.mark.slow
def test_a_hundred_thousand_amounts_agree_with_decimal() -> None:
    chance = Random(16)
    for _ in range(100_000):
        amount, part = (chance.randrange(-(10 ** chance.randrange(13)), 10**12) for _ in "ab")
        whole = chance.randrange(1, 10 ** chance.randrange(1, 13))
        currency = chance.choice([VND, THB, KWD])
        assert part_of(amount, part, whole) == as_decimal_says(amount, part, whole)
        assert part_of(-amount, part, whole) == -part_of(amount, part, whole)
        assert parse_amount(plain(amount, currency), currency) == amount
        value = Decimal(part % 10**9) / whole
        exact = as_decimal_says(10**currency.digits, *value.as_integer_ratio())
        if exact <= MAX_MINOR:
            assert to_minor(value, currency) == exact
            assert to_minor(-value, currency) == -exact
    print("100000 amounts, all exact")
