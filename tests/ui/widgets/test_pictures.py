"""Pictures of reports: what is drawn, in how many cells, and that each has its figures."""

from itertools import pairwise

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.content import Content

from shoptui.domain.money import Currency
from shoptui.domain.picture import Bars, Curve, Heat, Lines
from shoptui.domain.shop import Shop
from shoptui.domain.table import Kind
from shoptui.services.formats import Formats
from shoptui.ui.widgets.picture_bars import bars_lines
from shoptui.ui.widgets.picture_curve import crossing, curve_lines, height_at
from shoptui.ui.widgets.picture_figures import Room, column, figure, ground
from shoptui.ui.widgets.picture_heat import Ground, heat_lines, sight
from shoptui.ui.widgets.picture_lines import lines_lines

EN = Formats(Shop(name="Shop", currency=Currency("USD", 2), locale="en"))
GROUND = Ground(Color(20, 20, 20), Color(0, 120, 80), Color(240, 240, 240))
HOSTILE = "[/b]\x1b[31m\u202eevil"
FUNNEL = Bars(
    "Customers so far",
    ("Knows us", "Tried", "Came back"),
    (8, 4, 1),
    Kind.COUNT,
    marked=2,
    mark="weakest step",
)
MONTHS = tuple(f"2026-{month:02d}" for month in range(1, 13))
BLOCKS = set(" ░▒▓█▇▆▅▄▃▂▁▏▎▍▌▋▊▉")


def texts(lines: list[Content]) -> list[str]:
    return [line.plain.rstrip() for line in lines]


def heat(rows: int, columns: int) -> Heat:
    return Heat(
        "Share that came",
        tuple(f"row {at}" for at in range(rows)),
        tuple(str(at) for at in range(columns)),
        tuple(tuple(0.5 for _at in range(columns)) for _row in range(rows)),
        Kind.SHARE,
    )


def drawn_heat(picture: Heat, room: Room, top: int = 0, left: int = 0) -> list[str]:
    return texts(heat_lines(picture, room, EN, sight(picture, room, EN, top, left), GROUND))


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        (None, Kind.COUNT, "–"),
        (0.455, Kind.SHARE, "46%"),
        (123_456_00, Kind.MONEY, "123.5K"),
        (1234, Kind.COUNT, "1,234"),
        (2.5, Kind.SCORE, "2.5"),
    ],
)
def test_figures_are_brief(value: float | None, kind: Kind, written: str) -> None:
    assert figure(value, kind, EN) == written


def test_bars_are_as_long_as_their_figures_and_the_marked_one_is_told_in_words() -> None:
    title, *bars = texts(bars_lines(FUNNEL, Room(42, 10), EN))
    assert title == "Customers so far"
    lengths = [line.count("█") for line in bars]
    assert lengths == [15, 7, 1]  # 15, 7½ and 1⅞ cells
    assert bars[1].endswith("█▌")
    assert bars[2].endswith("← weakest step")
    assert [" 8 " in bars[0], " 4 " in bars[1], " 1 " in bars[2]] == [True] * 3


def test_a_bar_without_a_value_says_so_and_one_of_nothing_is_empty() -> None:
    picture = Bars("Cost", ("a", "b"), (None, 0), Kind.COUNT)
    assert texts(bars_lines(picture, Room(40, 5), EN))[1:] == ["a –", "b 0"]


def test_bars_without_room_are_counted() -> None:
    many = Bars("Many", tuple(map(str, range(9))), tuple(range(9)), Kind.COUNT)
    lines = texts(bars_lines(many, Room(40, 5), EN))
    assert len(lines) == 5
    assert lines[-1] == "6 more in the list"


def test_a_grid_gives_each_cell_its_figure_and_a_shade() -> None:
    picture = Heat(
        "Share",
        ("2026-01", "2026-02"),
        ("0", "1", "2"),
        ((1.0, 0.4, 0.1), (1.0, 0.2, None)),
        Kind.SHARE,
    )
    lines = drawn_heat(picture, Room(60, 10))
    assert lines[1].split() == ["0", "1", "2"]
    assert lines[2] == "2026-01 █100% █ 40% ▒ 10%"  # shares are held against 40 %, not the 100 %
    assert lines[3] == "2026-02 █100% ▓ 20%"


def test_a_grid_larger_than_the_room_says_where_it_is_and_stays_within() -> None:
    lines = drawn_heat(heat(30, 30), Room(40, 12), top=99, left=99)
    assert len(lines) == 12
    assert lines[-1].endswith("rows 22–30/30, columns 25–30/30")
    assert all(cell_len(line) <= 40 for line in lines)


@pytest.mark.parametrize("width", [40, 57, 80, 200])
@pytest.mark.parametrize("label", ["ร้านกาแฟใบไม้", "陈美玲陈美玲陈美玲陈美玲", "Ánh", HOSTILE])
def test_labels_of_any_script_keep_within_the_width(width: int, label: str) -> None:
    room = Room(width, 14)
    bars = Bars(label, (label, "b"), (3, 1), Kind.COUNT, marked=1, mark=label[:8])
    grid = Heat(label, (label, "b"), (label, "1"), ((1.0, 0.5), (0.2, None)), Kind.SHARE)
    lines = Lines(label, (label, "b"), (label,), ((1, 2),), Kind.COUNT)
    curve = Curve(label, label, ((0.5, 0.9), (1.0, 1.0)), (0.8,))
    drawn = [
        *texts(bars_lines(bars, room, EN)),
        *drawn_heat(grid, room),
        *texts(lines_lines(lines, room, EN)),
        *texts(curve_lines(curve, room, EN)),
    ]
    assert max(map(cell_len, drawn)) <= width
    assert not any({"\x1b", "\u202e"} & set(line) for line in drawn)


def test_a_curve_is_read_straight_between_its_points() -> None:
    curve = Curve("customers", "sales", ((0.5, 0.8), (1.0, 1.0)), (0.4, 0.9))
    assert [height_at(curve, at) for at in (0.0, 0.25, 0.5, 0.75, 1.0)] == pytest.approx(
        [0.0, 0.4, 0.8, 0.9, 1.0]
    )
    assert crossing(curve, 0.4) == pytest.approx(0.25)
    assert crossing(curve, 0.9) == pytest.approx(0.75)
    lines = texts(curve_lines(curve, Room(60, 14), EN))
    assert lines[-2:] == ["40% of sales: 25.0% of customers", "90% of sales: 75.0% of customers"]


def test_a_curve_never_falls_and_ends_full() -> None:
    curve = Curve("customers", "sales", tuple((n / 50, (n / 50) ** 0.3) for n in range(1, 51)))
    area = [line[5:65] for line in texts(curve_lines(curve, Room(65, 12), EN))[1:-1]]
    full = [sum(row.ljust(60)[at] == "█" for row in area) for at in range(60)]
    assert all(left <= right for left, right in pairwise(full))
    assert full[-1] == len(area)


def test_lines_show_every_figure_where_there_is_room() -> None:
    values = tuple(0.1 * month for month in range(12))
    picture = Lines("By month", MONTHS, ("Retention",), (values,), Kind.SHARE)
    lines = texts(lines_lines(picture, Room(96, 10), EN))
    assert lines[1] == "Retention"
    assert lines[-2].split() == [f"{10 * month}%" for month in range(11)] + ["110%"]
    assert lines[-1].split() == list(MONTHS)


def test_lines_without_room_for_figures_tell_the_last_the_highest_and_the_lowest() -> None:
    picture = Lines("By month", MONTHS, ("Net",), ((1e8, 9e8, 5e7, *[2e8] * 9),), Kind.MONEY)
    lines = texts(lines_lines(picture, Room(40, 10), EN))
    told = "Net · last 2026-12 2M · highest 2026-02…"
    assert lines[1] == told
    assert lines[-1].endswith("2026-12")


def test_a_month_without_a_value_stays_empty_and_says_so() -> None:
    picture = Lines("By month", MONTHS[:3], ("Rate",), ((0.5, None, 0.0),), Kind.SHARE)
    lines = texts(lines_lines(picture, Room(40, 8), EN))
    assert lines[-2].split() == ["50%", "–", "0%"]
    assert set("".join(lines[2:-2])) <= BLOCKS


def test_values_nearly_alike_do_not_all_look_full_and_the_ground_is_told() -> None:
    values = (0.94, 0.96, 0.98)
    assert ground(values) == pytest.approx(0.92)
    assert ground((0.1, 0.9)) == 0.0
    picture = Lines("By month", MONTHS[:3], ("Rate",), (values,), Kind.SHARE)
    lines = texts(lines_lines(picture, Room(40, 8), EN))
    assert lines[1] == "Rate · bars begin at 92%"
    assert lines[2].count("█") < lines[-3].count("█")


@pytest.mark.parametrize(
    ("value", "drawn"), [(0, "   "), (0.01, "▁  "), (50, "█▄ "), (100, "███"), (-5, "   ")]
)
def test_an_upright_bar_grows_by_eighths(value: float, drawn: str) -> None:
    assert "".join(reversed(column(value, 100, 3))) == drawn


@pytest.mark.parametrize("room", [Room(40, 3), Room(1, 1), Room(300, 60)])
def test_no_room_is_too_small_and_nothing_to_show_is_no_fault(room: Room) -> None:
    empty = Bars("t", (), (), Kind.COUNT)
    assert bars_lines(empty, room, EN)
    assert lines_lines(Lines("t", (), (), (), Kind.COUNT), room, EN)
    assert lines_lines(Lines("t", MONTHS, ("a",), ((None,) * 12,), Kind.MONEY), room, EN)
    assert curve_lines(Curve("a", "b", ()), room, EN)
    assert drawn_heat(Heat("t", (), (), (), Kind.SHARE), room)
    assert drawn_heat(heat(2, 2), room)
