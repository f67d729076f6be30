"""Finding a currency by a few letters."""

import pytest

from shoptui.services import currency_search


@pytest.mark.parametrize(
    ("typed", "code"),
    [("vnd", "VND"), ("dong", "VND"), ("đồng", "VND"), ("thai baht", "THB"), ("US", "USD")],
)
def test_the_best_hit_is_the_currency_meant(typed: str, code: str) -> None:
    assert currency_search.like(typed)[0].code == code


def test_money_no_longer_in_use_is_not_offered() -> None:
    assert [each.code for each in currency_search.like("DEM")] == []
    assert "EUR" in {each.code for each in currency_search.like("euro")}


def test_nonsense_finds_nothing() -> None:
    assert currency_search.like("xyzzy") == []


@pytest.mark.parametrize(
    ("code", "written"), [("VND", "1.250 ₫"), ("USD", "$1,250.00"), ("THB", "฿1,250.00")]
)
def test_a_sample_is_written_as_at_home(code: str, written: str) -> None:
    assert currency_search.sample(code) == written
