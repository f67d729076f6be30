"""The line of panes in little room."""

from itertools import pairwise

import pytest
from rich.cells import cell_len

from shoptui.ui.shell.pane_bar import fitting_tabs

ENGLISH = ["Today", "Customers", "Sales", "Tiers", "Loyalty", "Segments", "Rewards", "Reports"]
VIETNAMESE = [
    "Hôm nay",
    "Khách hàng",
    "Bán hàng",
    "Hạng",
    "Trung thành",
    "Nhóm",
    "Thưởng",
    "Báo cáo",
]


def tabs(titles: list[str], width: int, current: int | None = None) -> list[str]:
    return fitting_tabs([(str(at), title) for at, title in enumerate(titles, 1)], width, current)


def test_all_eight_panes_are_whole_on_eighty_columns() -> None:
    assert " ".join(tabs(ENGLISH, 80)).split() == [
        part for at, title in enumerate(ENGLISH, 1) for part in (str(at), title)
    ]


@pytest.mark.parametrize("titles", [ENGLISH, VIETNAMESE])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 150])
def test_every_key_shows_and_nothing_runs_over_the_edge(titles: list[str], width: int) -> None:
    for current in (None, *range(8)):
        line = "".join(f" {tab}" for tab in tabs(titles, width, current)).rstrip()
        assert cell_len(line) <= width
        assert [word for word in line.split() if word.isdigit()] == list("12345678")


@pytest.mark.parametrize("titles", [ENGLISH, VIETNAMESE])
def test_the_title_of_the_current_place_is_whole_on_the_smallest_terminal(
    titles: list[str],
) -> None:
    for current, title in enumerate(titles):
        assert tabs(titles, 60, current)[current] == f"{current + 1} {title}"


def test_the_longest_titles_are_cut_first() -> None:
    cut = [tab.split(" ", 1)[1] for tab in tabs(ENGLISH, 66)]
    assert "Sales" in cut and "Tiers" in cut and "Customers" not in cut


def test_more_room_is_never_used_worse() -> None:
    lengths = [sum(map(cell_len, tabs(ENGLISH, width))) for width in range(40, 120)]
    assert all(narrow <= wide for narrow, wide in pairwise(lengths))
