"""Numbers in cells: what they are worth in the style of their column, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.domain.errors import InvalidInput
from shoptui.domain.money import Currency
from shoptui.exchange.raw_sheet import RawCell
from shoptui.exchange.read_numbers import NumberReader

USD, VND = Currency("USD", 2), Currency("VND", 0)
american = NumberReader(".", USD)
vietnamese = NumberReader(",", VND)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("8", "8"),
        ("8.00", "8.00"),
        (" $8.00 ", "8.00"),
        ("-$12.00", "-12.00"),
        ("$-12.00", "-12.00"),
        ("(12.00)", "-12.00"),
        ("12.00-", "-12.00"),
        ("−5", "-5"),
        ("1,250.50", "1250.50"),
        ("1 234 567", "1234567"),
        (".50", "0.50"),
        ("1,25,000", "125000"),
        ("๑๒๓", "123"),
        ("１２３", "123"),
        ("250k", "250000"),
        (5.95, "5.95"),
        (17850.0, "17850"),
        (-0.25, "-0.25"),
    ],
)
def test_american_figures(cell: RawCell, value: str) -> None:
    assert american(cell) == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("259.000", "259000"),
        ("1.250.000 đ", "1250000"),
        ("₫5.000", "5000"),
        ("12,50", "12.50"),
        ("1.250,75", "1250.75"),
        ("1tr2", "1200000"),
        ("VND 5", "5"),
    ],
)
def test_vietnamese_figures(cell: RawCell, value: str) -> None:
    assert vietnamese(cell) == Decimal(value)


def test_quantities_may_carry_their_unit() -> None:
    quantity = NumberReader(".", None)
    assert [quantity(cell) for cell in ("2 kg", "3.5kg", "-2", "1.000")] == [
        Decimal("2"),
        Decimal("3.5"),
        Decimal("-2"),
        Decimal("1.000"),
    ]


def test_an_empty_cell_holds_no_number() -> None:
    assert american("") is None
    assert american("  ") is None


@pytest.mark.parametrize(
    "cell",
    [
        *("nan", "Infinity", "1e5", "²", "1_000", "abc", "#N/A", "10%", "8,00", "1.2.3", "--5"),
        *("0901234567", "01/02/2026", "2026-02-01", "1-2", "1+2", "(5", ".", "-", "9" * 70),
        *("₫5.000", "฿8", "5 VND", float("inf"), float("nan")),
    ],
)
def test_what_is_no_number_or_other_money_is_refused(cell: RawCell) -> None:
    with pytest.raises(InvalidInput):
        american(cell)


def test_money_without_a_point_groups_by_either_sign() -> None:
    reader = NumberReader("", VND)
    assert [reader("1.250"), reader("1,250"), reader("7")] == [1250, 1250, 7]


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from([",", " ", "'", ""]))
def test_a_grouped_figure_reads_back(value: Decimal, gap: str) -> None:
    assert american(f"{value:,}".replace(",", gap)) == value


@given(st.text(max_size=20))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        american(text)
    except InvalidInput as refused:
        assert str(refused)
