"""How the cells of the heat map share the room and are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.color import Color

from shoptui.ui.widgets.bar import bar
from shoptui.ui.widgets.heat_cells import COLUMNS, ROWS, HeatCell, arrange, cell_lines, shade

SLEEPY = HeatCell("About to sleep", "Dozing off", "12", 0.5)
WIDE_NAME = HeatCell("ลูกค้าประจำที่กำลังจะหายไป", "ใกล้หาย", "1.204", 1.0)


@given(
    st.sampled_from((SLEEPY, WIDE_NAME, HeatCell("Lost", "Lost", "1.234.567.890 ₫", 0.1))),
    st.integers(4, 18),
    st.integers(1, 3),
    st.integers(0, 20),
)
def test_a_cell_fills_its_place_exactly(
    cell: HeatCell, width: int, height: int, figures: int
) -> None:
    lines = cell_lines(cell, width, height, figures)
    assert len(lines) == height
    assert {cell_len(text) + cell_len(drawn) for text, drawn in lines} == {width}


def test_a_long_name_is_broken_where_there_are_lines_and_short_where_there_are_none() -> None:
    tall = [text.strip() for text, _bar in cell_lines(SLEEPY, 12, 3)]
    low = [text.strip() for text, _bar in cell_lines(SLEEPY, 12, 2)]
    assert tall[:2] == ["About to", "sleep"]
    assert low[0] == "Dozing off"
    assert cell_lines(SLEEPY, 15, 2)[0][0] == " About to sleep"


def test_a_figure_too_wide_for_a_bar_keeps_its_digits() -> None:
    cell = HeatCell("Lost", "Lost", "12.345.678 ₫", 1.0)
    assert cell_lines(cell, 13, 2)[1] == (" 12.345.678 ₫", "")


@given(st.integers(60, 240), st.integers(6, 60))
def test_the_map_never_grows_out_of_its_room(width: int, height: int) -> None:
    layout = arrange(width, height, 4)
    assert layout.total_height <= height
    assert layout.left(COLUMNS - 1) + layout.width < width


@pytest.mark.parametrize("size", [(60, 7), (78, 12), (70, 23), (110, 40)])
def test_a_point_in_a_cell_finds_that_cell(size: tuple[int, int]) -> None:
    layout = arrange(*size, 4)
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y = layout.left(column), layout.head + row * layout.pitch
            assert layout.cell_at(x, y) == (row, column)
            assert layout.cell_at(x + layout.width - 1, y) == (row, column)
    assert layout.cell_at(0, layout.head) is None
    assert layout.cell_at(layout.left(0), 0) is None


def test_a_bar_is_drawn_in_eighths_and_shows_anything_above_nothing() -> None:
    assert bar(0.5, 4) == "██"
    assert bar(0.3, 4) == "█▎"  # 9.6 eighths, rounded to 10: one whole cell and two eighths
    assert bar(0.0001, 4) == "▏"
    assert bar(0, 4) == ""
    assert bar(1, 0) == ""


def test_more_is_always_warmer() -> None:
    cold, hot = Color.parse("#2b3034"), Color.parse("#1f6b4e")
    greens = [shade(cold, hot, step / 10).g for step in range(11)]
    assert greens == sorted(greens)
    assert (shade(cold, hot, 0), shade(cold, hot, 1)) == (cold, hot)
