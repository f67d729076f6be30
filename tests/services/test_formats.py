import os
import subprocess
import sys
from datetime import date

import pytest

from shoptui.domain.money import Currency
from shoptui.domain.shop import Shop
from shoptui.domain.table import Cell, Column, Kind, Table
from shoptui.services.formats import Formats, known_locale

DAY = date(2026, 11, 22)


def formats(locale: str, code: str = "VND", digits: int = 0) -> Formats:
    return Formats(Shop(name="Tiệm Mây", currency=Currency(code, digits), locale=locale))


@pytest.mark.parametrize(
    ("locale", "code", "digits", "minor", "written"),
    [
        ("vi_VN", "VND", 0, 1_250_000, "1.250.000 ₫"),
        ("vi", "VND", 0, -5, "-5 ₫"),
        ("en_US", "USD", 2, 125_050, "$1,250.50"),
        ("th_TH", "THB", 2, 100, "฿1.00"),
        ("fr_FR", "EUR", 2, 123_456_789, "1 234 567,89 €"),
        ("en_IN", "INR", 2, 123_456_700, "₹12,34,567.00"),
        ("en", "KWD", 3, 1_250, "KWD1.250"),
        ("lo", "LAK", 2, 150, "₭1,50"),  # the shop's digits win over the locale's own
        ("vi_VN", "VND", 0, 10**12, "1.000.000.000.000 ₫"),
    ],
)
def test_money_is_written_as_the_locale_does(
    locale: str, code: str, digits: int, minor: int, written: str
) -> None:
    assert formats(locale, code, digits).money(minor) == written


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("vi_VN", "22/11/2026"),
        ("fr", "22/11/2026"),
        ("de", "22.11.2026"),
        ("th", "22/11/2026"),
        ("en", "Nov 22, 2026"),
        ("en_GB", "22 Nov 2026"),
    ],
)
def test_a_day_has_four_digits_of_year_and_cannot_be_misread(locale: str, written: str) -> None:
    assert formats(locale).date(DAY) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (-1000, "-1.000"), (2.5, "2,5"), (12.0, "12")],
)
def test_numbers(value: float, written: str) -> None:
    assert formats("vi_VN").number(value) == written


@pytest.mark.parametrize(
    ("value", "written"), [(0.0, "0.0%"), (0.1234, "12.3%"), (1.0, "100.0%"), (0.0004, "0.0%")]
)
def test_shares(value: float, written: str) -> None:
    assert formats("en").share(value) == written


@pytest.mark.parametrize("locale", ["", "bogus", "xx_YY", "vi_VN\x00", "💥"])
def test_an_unknown_locale_is_written_as_english(locale: str) -> None:
    assert formats(locale, "USD", 2).money(123456) == "$1,234.56"


def test_locales_are_known_by_either_dash() -> None:
    assert str(known_locale("vi-VN")) == str(known_locale(" vi_VN ")) == "vi_VN"


@pytest.mark.parametrize("locale", ["ar_EG", "fa_IR", "he_IL", "fr_FR", "de_CH"])
def test_figures_hold_no_mark_that_turns_or_joins_a_line(locale: str) -> None:
    written = formats(locale, "EUR", 2)
    figures = written.money(-123_456_789) + written.date(DAY) + written.share(0.5)
    assert not set(figures) & set("\u200e\u200f\u061c\xa0\u202f")


@pytest.mark.parametrize(
    ("kind", "cell", "written"),
    [
        (Kind.TEXT, "[b]Ánh[/b]", "[b]Ánh[/b]"),
        (Kind.TEXT, "", ""),
        (Kind.COUNT, 12345, "12.345"),
        (Kind.DAYS, 0, "0"),
        (Kind.MONEY, 250_000, "250.000 ₫"),
        (Kind.DATE, DAY, "22/11/2026"),
        (Kind.SHARE, 0.25, "25,0%"),
        (Kind.SHARE, 1, "100,0%"),
        (Kind.SCORE, 5, "5"),
        (Kind.MONEY, None, "–"),
    ],
)
def test_a_cell_is_written_by_its_kind(kind: Kind, cell: Cell, written: str) -> None:
    column = Column("x", "X", kind)
    table = Table("t", "T", (column,), [(cell,)], Currency("VND", 0))
    assert formats("vi_VN").cell(cell, column, table) == written


def test_babel_is_loaded_only_when_a_figure_is_written() -> None:
    code = (
        "import sys; from shoptui.services.formats import Formats; "
        "from tests.services.test_formats import formats; formats('vi'); "
        "assert 'babel' not in sys.modules; formats('vi').money(1); assert 'babel' in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
