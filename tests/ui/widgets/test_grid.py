import asyncio
from collections.abc import Sequence

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import OptionList

from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.ui.widgets.grid import Grid

COLUMNS = (
    Column("name", "Customer"),
    Column("orders", "Orders", Kind.COUNT),
    Column("monetary", "Net spend", Kind.MONEY),
)
NAMES = ("Ánh", "[/]", "สมชาย", "[VIP] Lan", "李小龍", "\x1b[31mAn", "Bình", "Châu")


def customers(rows: Sequence[Row], ids: Sequence[int] = ()) -> Table:
    return Table("customers", "Customers", COLUMNS, rows, Currency("VND", 0), ids)


def eight() -> Table:
    rows = [(name, at, at * 1000) for at, name in enumerate(NAMES)]
    return customers(rows, [10, 11, 12, 13, 14, 15, 16, 17])


class ListApp(App[None]):
    """A list that keeps the messages it sends."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid
        self.said: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_grid_opened(self, message: Grid.Opened) -> None:
        self.said.append(("opened", message.row_id, message.index))

    def on_grid_highlighted(self, message: Grid.Highlighted) -> None:
        self.said.append(("at", message.row_id, message.index))

    def on_grid_marked(self, message: Grid.Marked) -> None:
        self.said.append(("marked", message.ids))

    def on_grid_sort_asked(self, message: Grid.SortAsked) -> None:
        self.said.append(("sort", message.column_key, message.descending))

    def on_grid_failed(self, message: Grid.Failed) -> None:
        self.said.append(("failed", str(message.error)))


def lines(grid: Grid) -> list[str]:
    return [grid.render_line(y).text for y in range(grid.size.height)]


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def loaded(pilot: Pilot[None], table: Table) -> None:
    await pilot.pause()
    app = pilot.app
    assert isinstance(app, ListApp)
    app.grid.load(table)
    await pilot.pause()
    app.said.clear()


async def all_read(pilot: Pilot[None]) -> None:
    while any(not worker.is_finished for worker in pilot.app.workers):
        await asyncio.sleep(0.005)
    await pilot.pause()


async def test_rows_stand_as_typed_with_figures_at_the_right() -> None:
    app = ListApp(Grid())
    async with app.run_test(size=(60, 12)) as pilot:
        await loaded(pilot, eight())
        drawn = lines(app.grid)
    assert drawn[0].split() == ["Customer", "Orders", "Net", "spend"]
    assert drawn[1].startswith("▌ Ánh ")
    assert drawn[2].split() == ["[/]", "1", "1000"]
    assert drawn[4].startswith("  [VIP] Lan ")
    assert "\x1b" not in "".join(drawn)
    assert {line.rstrip()[-4:] for line in drawn[2:9]} == {f"{at}000" for at in range(1, 8)} | set()


async def test_keys_move_the_cursor_and_open_the_record() -> None:
    app = ListApp(Grid())
    async with app.run_test(size=(60, 6)) as pilot:
        await loaded(pilot, eight())
        await press(pilot, "down", "down", "up", "pagedown", "enter")
        assert app.said == [
            ("at", 11, 1),
            ("at", 12, 2),
            ("at", 11, 1),
            ("at", 16, 6),  # a screen is five rows
            ("opened", 16, 6),
        ]
        await press(pilot, "end", "down", "home", "up")
        assert app.said[5:] == [("at", 17, 7), ("at", 10, 0)]  # no further than the ends


async def test_the_cursor_is_always_in_sight() -> None:
    app = ListApp(Grid())
    async with app.run_test(size=(60, 6)) as pilot:
        await loaded(pilot, customers([(f"row {at}", at, at) for at in range(1000)]))
        for key in ("end", "pageup", "home", "pagedown", "down"):
            await press(pilot, key)
            assert any(line.startswith(f"▌ row {app.grid.cursor} ") for line in lines(app.grid))


async def test_marks_belong_to_records_and_outlive_a_reload() -> None:
    app = ListApp(Grid())
    async with app.run_test(size=(60, 12)) as pilot:
        await loaded(pilot, eight())
        await press(pilot, "space", "space")
        assert app.grid.marks == {10, 11}
        assert lines(app.grid)[1].startswith(" ■Ánh")
        turned = customers(list(eight().rows)[::-1], [17, 16, 15, 14, 13, 12, 11])
        app.grid.load(turned)
        await pilot.pause()
        assert app.grid.marks == {11}  # record 10 has left the list
        assert lines(app.grid)[7].startswith(" ■[/]")
        await press(pilot, "asterisk")
        assert app.grid.marks == {11, 12, 13, 14, 15, 16, 17}
        await press(pilot, "asterisk")
        assert app.grid.marks == frozenset()


async def test_the_cursor_stays_on_its_record_and_at_its_height() -> None:
    app = ListApp(Grid())
    async with app.run_test(size=(60, 6)) as pilot:
        ids = list(range(100))
        table = customers([(f"row {at}", at, at) for at in ids], ids)
        await loaded(pilot, table)
        app.grid.cursor = 60
        await press(pilot, "up", "up")
        before = lines(app.grid)
        app.grid.load(customers([("new", 0, 0), *table.rows], [999, *ids]))
        await pilot.pause()
        assert (app.grid.cursor, app.grid.row_id(app.grid.cursor)) == (59, 58)
        assert lines(app.grid) == before
        app.grid.load(table, keep_cursor=False)
        await pilot.pause()
        assert app.grid.cursor == 0
        assert lines(app.grid)[1].startswith("▌ row 0 ")


async def test_a_record_that_is_gone_leaves_the_cursor_on_the_list() -> None:
    app = ListApp(Grid())
    async with app.run_test(size=(60, 12)) as pilot:
        await loaded(pilot, eight())
        await press(pilot, "end")
        app.grid.load(customers([("Ánh", 0, 0)], [10]))
        await pilot.pause()
        assert app.grid.cursor == 0
        app.grid.load(customers([]))
        await press(pilot, "enter", "down", "end", "space", "asterisk", "s", "escape")
        assert not [said for said in app.said if said[0] == "opened"]  # type: ignore[index]


async def test_an_empty_list_says_what_will_stand_here() -> None:
    app = ListApp(Grid(empty_text="Your customers will stand here. Press c to add the first."))
    async with app.run_test(size=(70, 8)) as pilot:
        await pilot.pause()
        assert "".join(lines(app.grid)).strip() == ""  # nothing is known yet
        app.grid.load(customers([]))
        await pilot.pause()
        assert lines(app.grid)[2].strip().startswith("Your customers will stand here.")


@pytest.mark.slow
async def test_s_asks_for_the_column_to_sort_by() -> None:
    app = ListApp(Grid())
    async with app.run_test(size=(60, 20)) as pilot:
        await loaded(pilot, eight())
        await press(pilot, "s", "down", "enter")
        assert app.said == [("sort", "orders", True)]  # figures: the largest first
        app.grid.load(eight(), sort=("orders", True))
        await pilot.pause()
        assert "Orders ▼" in lines(app.grid)[0]
        await press(pilot, "s")
        assert app.screen.query_one(OptionList).highlighted == 1
        await press(pilot, "enter")
        assert app.said[-1] == ("sort", "orders", False)  # chosen again it turns round
        await press(pilot, "s", "up", "up", "escape")
        assert app.said[-1] == ("sort", "orders", False)


async def test_the_mouse_goes_opens_sorts_and_scrolls() -> None:
    app = ListApp(Grid())
    async with app.run_test(size=(60, 6)) as pilot:
        await loaded(pilot, eight())
        await pilot.click(app.grid, offset=(5, 3))
        await pilot.double_click(app.grid, offset=(5, 4))
        await pilot.click(app.grid, offset=(3, 0))
        await pilot.pause()
        assert app.said == [
            ("at", 12, 2),
            ("at", 13, 3),
            ("opened", 13, 3),
            ("sort", "name", False),
        ]
        app.grid.post_message(
            events.MouseScrollDown(app.grid, 5, 3, 0, 1, 0, False, False, False, 5, 3, None)
        )
        await pilot.pause()
        assert "Ánh" not in lines(app.grid)[1]
        assert app.grid.cursor == 3


async def test_columns_without_room_come_with_the_arrow() -> None:
    app = ListApp(Grid())
    async with app.run_test(size=(28, 6)) as pilot:
        await loaded(pilot, eight())
        assert "Net spend" not in lines(app.grid)[0]
        assert lines(app.grid)[0].endswith("›")
        await press(pilot, "right")
        assert "Net spend" in lines(app.grid)[0]
        assert lines(app.grid)[0].startswith("‹")
        await press(pilot, "right", "left")
        assert "Orders" in lines(app.grid)[0]


async def test_a_figure_is_never_cut() -> None:
    rows = [("Ánh", 1, 5)] * 500 + [("Bình", 1, 1_234_567_890_123)]
    app = ListApp(Grid())
    async with app.run_test(size=(60, 6)) as pilot:
        await loaded(pilot, customers(rows))
        await press(pilot, "end")
        assert lines(app.grid)[-1].split()[-1] == "1234567890123"


async def test_a_void_row_is_struck_out_even_under_the_cursor() -> None:
    app = ListApp(Grid(row_style=lambda row: "void" if row[1] == 0 else ""))
    async with app.run_test(size=(60, 12)) as pilot:
        await loaded(pilot, eight())
        struck = [
            all(segment.style.strike for segment in app.grid.render_line(y) if segment.style)
            for y in (1, 2)
        ]
        assert struck == [True, False]


@pytest.mark.parametrize("size", [(20, 5), (60, 18), (80, 24), (200, 60)])
async def test_every_line_is_as_wide_as_the_list(size: tuple[int, int]) -> None:
    app = ListApp(Grid())
    async with app.run_test(size=size) as pilot:
        await loaded(pilot, eight())
        widths = {app.grid.render_line(y).cell_length for y in range(app.grid.size.height)}
        assert widths == {app.grid.cells_across}
