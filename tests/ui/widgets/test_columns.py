import pytest
from rich.cells import cell_len

from shoptui.domain.table import Column, Kind
from shoptui.ui.widgets.columns import Place, arrange, fit

COLUMNS = (
    Column("code", "Code"),
    Column("name", "Customer"),
    Column("orders", "Orders", Kind.COUNT),
    Column("monetary", "Net spend", Kind.MONEY),
    Column("last", "Last seen", Kind.DATE),
)
NEEDS = [4, 30, 6, 12, 10]


@pytest.mark.parametrize(
    "text",
    ["Hà", "Ha\u0300", "สมชาย ใจดี", "ກຳລັງ", "李小龍", "An 😀", "[/]", "", "A" + "\u0301" * 4, "né́"],
)
@pytest.mark.parametrize("width", [1, 2, 3, 7, 12, 40])
def test_a_text_of_any_script_takes_exactly_its_cells(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert cell_len(fit(text, width, right=True)) == width


def test_what_is_cut_says_so() -> None:
    assert fit("Nguyễn Thị Ánh", 8) == "Nguyễn… "
    assert fit("李小龍", 4) == "李… "
    assert fit("1.250.000", 12, right=True) == "   1.250.000"


def test_the_name_takes_what_remains() -> None:
    # 100 cells: 2 gutter + 4 + 6 + 12 + 10 + gaps of 4 before each but the first = 50 for the name
    places, hidden = arrange(COLUMNS, NEEDS, 100)
    assert places == [
        Place(0, 4, 0),
        Place(1, 50, 4),
        Place(2, 6, 4),
        Place(3, 12, 4),
        Place(4, 10, 4),
    ]
    assert not hidden


@pytest.mark.parametrize("width", range(20, 160, 7))
@pytest.mark.parametrize("first", [0, 1, 2])
def test_a_line_never_runs_over_the_edge(width: int, first: int) -> None:
    places, hidden = arrange(COLUMNS, NEEDS, width, first)
    taken = 2 + sum(place.width + place.gap for place in places) + (2 if hidden else 0)
    assert taken <= max(width, 2 + 4 + 2 + 1 + 2 + 12 + 2)


def test_a_long_text_takes_what_the_name_leaves() -> None:
    # 80 cells: 2 gutter + 12 name + 4 gap + 24 text leave 38, of which the first text needs 30
    columns = (Column("name", "Customer"), Column("reason", "Why"))
    assert arrange(columns, [12, 54], 80)[0] == [Place(0, 20, 0), Place(1, 54, 4)]
    assert arrange(columns, [12, 99], 80)[0] == [Place(0, 12, 0), Place(1, 62, 4)]
    assert arrange(columns, [60, 99], 80)[0] == [Place(0, 52, 0), Place(1, 24, 2)]


def test_columns_without_room_can_be_scrolled_to() -> None:
    places, hidden = arrange(COLUMNS, NEEDS, 50)
    assert [place.column for place in places] == [0, 1, 2]
    assert hidden
    places, hidden = arrange(COLUMNS, NEEDS, 50, first=2)
    assert [place.column for place in places] == [0, 1, 4]
    assert not hidden


def test_the_name_stands_where_it_is_named_and_else_with_the_first_text() -> None:
    only_figures = (Column("r", "R", Kind.SCORE), Column("f", "F", Kind.SCORE))
    places, _hidden = arrange(only_figures, [3, 3], 40)
    assert [place.column for place in places] == [0, 1]
    assert arrange((), [], 40) == ([], False)


def test_a_name_is_not_cut_for_wider_gaps() -> None:
    columns = (Column("name", "Name"), *(Column(f"d{i}", "Day", Kind.DATE) for i in range(9)))
    places, hidden = arrange(columns, [7, 12, 4, 6, 8, 5, 6, 7, 9, 9], 79)
    assert hidden and places[0].width >= 7
