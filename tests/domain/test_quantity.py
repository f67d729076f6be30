import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoptui.domain.errors import InvalidInput
from shoptui.domain.quantity import MAX_QUANTITY, parse_quantity, write_quantity


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [("2", 2000), ("0,35", 350), ("0.35", 350), (" 1.5 ", 1500), ("๒", 2000), ("0.0005", 1)],
)
def test_how_people_write_it(text: str, thousandths: int) -> None:
    assert parse_quantity(text) == thousandths


@pytest.mark.parametrize("text", ["", "two", "-1", "nan", "Infinity", "1e9", "²", "1,2,3"])
def test_what_is_no_quantity(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_quantity(text)


@given(st.integers(0, MAX_QUANTITY))
def test_what_is_written_reads_back(thousandths: int) -> None:
    assert parse_quantity(write_quantity(thousandths)) == thousandths
