"""How columns write days and numbers, decided from all their values."""

from collections.abc import Sequence

import pytest

from shoptui.domain.dates import DayOrder
from shoptui.domain.errors import InvalidInput
from shoptui.exchange.columns import understand
from shoptui.exchange.fields import Field
from shoptui.exchange.raw_sheet import RawCell, RawRow
from shoptui.exchange.read_days import DayReader
from shoptui.exchange.sheet_formats import DayFormat, NumberFormat, SheetFormats, decide_formats


def decided(
    header: Sequence[str],
    *cells: Sequence[RawCell],
    usual: DayOrder = DayOrder.DMY,
    digits: int = 2,
) -> SheetFormats:
    rows: list[RawRow] = [(1, header), *enumerate(cells, 2)]
    return decide_formats(rows, understand(rows), usual, digits)


def days(*cells: RawCell, usual: DayOrder = DayOrder.DMY) -> DayFormat:
    header, rows = ("Date", "Name"), [(cell, "") for cell in cells]
    return decided(header, *rows, usual=usual).days[Field.DATE]


def amounts(*cells: RawCell, digits: int = 2) -> NumberFormat:
    header, rows = ("Amount", "Name"), [(cell, "") for cell in cells]
    return decided(header, *rows, digits=digits).numbers[Field.AMOUNT]


def quantities(*cells: RawCell) -> NumberFormat:
    header, rows = ("Qty", "Name"), [(cell, "") for cell in cells]
    return decided(header, *rows).numbers[Field.QUANTITY]


def test_one_value_with_a_part_above_twelve_decides_the_order_of_all() -> None:
    assert days("03/02/2026", "13/02/2026", usual=DayOrder.MDY).order is DayOrder.DMY
    assert days("03/02/2026", "02/13/2026").order is DayOrder.MDY
    assert days("3.2.26", "32.2.13").order is DayOrder.YMD


def test_it_decides_even_from_the_last_row() -> None:
    found = days(*["03/02/2026"] * 5000, "02/28/2026 10:00")
    assert found == DayFormat(DayOrder.MDY, True, "02/28/2026 10:00")


def test_an_open_order_is_the_shops_and_said_to_be_so() -> None:
    assert days("03/02/2026", usual=DayOrder.MDY) == DayFormat(DayOrder.MDY, False, "03/02/2026")
    assert days("03/02/2026") == DayFormat(DayOrder.DMY, False, "03/02/2026")


def test_another_column_of_the_sheet_settles_an_open_order() -> None:
    found = decided(
        ("Date", "Due date", "Amount"), ("03/02/2026", "02/28/2026", "1"), ("04/02/2026", "", "2")
    )
    assert found.days[Field.DATE] == DayFormat(DayOrder.MDY, False, "03/02/2026")


def test_days_that_read_one_way_only_need_no_decision() -> None:
    assert days("2026-02-03", "5 May 2026", 46056.0, "4/4/2026").proved


@pytest.mark.parametrize(
    ("cells", "point", "proved"),
    [
        (("8.00", "1.250"), ".", True),
        (("8,00", "1.250"), ",", True),
        (("1.250,00",), ",", True),
        (("1,250.00",), ".", True),
        (("259.000", "1.250.000"), ",", True),
        (("259.000",), ",", False),
        (("259,000",), ".", False),
        (("259.000", "259,000"), "", False),
        (("0.500",), ".", True),
        (("12345.678",), ".", True),
        (("5", "7"), ".", True),
        ((259.5, 1.125), ".", True),
        (("$1,250.00",), ".", True),
    ],
)
def test_the_decimal_point_of_amounts(cells: Sequence[RawCell], point: str, proved: bool) -> None:
    found = amounts(*cells)
    assert (found.point, found.proved) == (point, proved)


def test_three_decimals_are_decimals_for_dinars_and_for_weights() -> None:
    assert amounts("1.250", digits=3).point == "."
    assert amounts("1.250", digits=0).point == ","
    assert quantities("1.000", "2.000").point == "."


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("03/02/2026", "2026-02-03"),
        ("31/12/2026 23:59:59", "2026-12-31"),
        ("2026-06-30 09:05:00", "2026-06-30"),
        ("2024-05-01 09:58:12 +0000", "2024-05-01"),
        ("7/8/26 1:33 PM", "2026-08-07"),
        ("13/02/2569", "2026-02-13"),
        ("๑๓/๐๒/๒๕๖๙", "2026-02-13"),
        ("22 Nov 2026 10:15", "2026-11-22"),
        ("46056", "2026-02-03"),
        (46056.0, "2026-02-03"),
        (46056.999, "2026-02-03"),
        ("", ""),
    ],
)
def test_days_are_read_as_written(cell: RawCell, day: str) -> None:
    assert DayReader(DayOrder.DMY)(cell) == day


def test_serial_days_of_an_old_mac() -> None:
    assert DayReader(DayOrder.DMY, epoch_1904=True)(44594.0) == "2026-02-03"
    assert DayReader(DayOrder.DMY, epoch_1904=True)("0") == "1904-01-01"


@pytest.mark.parametrize(
    "cell",
    [
        *("0", "60", "-5", "3000000", "2026-02-30", "29/02/2025", "today", "10:15:00", "22/11"),
        *(0.0, 60.0, -5.0, 3e6, 1e300, float("nan"), float("inf"), "1/2/1899", "#N/A"),
    ],
)
def test_what_is_no_day_is_refused(cell: RawCell) -> None:
    with pytest.raises(InvalidInput):
        DayReader(DayOrder.DMY)(cell)
