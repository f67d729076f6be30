"""How a list reads its rows: only those near the screen, and away from the event loop."""

import threading

from shoptui.domain.errors import ShopBusy
from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Table
from shoptui.ui.widgets.grid import Grid
from tests.ui.widgets.test_grid import ListApp, all_read, lines, loaded, press
from tests.ui.widgets.test_row_window import Counted


async def test_of_a_hundred_thousand_rows_only_those_near_the_screen_are_read() -> None:
    rows = Counted(100_000)
    app = ListApp(Grid())
    async with app.run_test(size=(60, 6)) as pilot:
        await loaded(pilot, Table("t", "T", (Column("name", "Name"),), rows, Currency("VND", 0)))
        await press(pilot, "end")
        await all_read(pilot)
        assert lines(app.grid)[-1].startswith("▌ row 99999 ")
        assert len(rows.read) < 1000


class Slow(Counted):
    """Rows that do not come until they are let."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.let = threading.Event()

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        assert threading.current_thread() is not threading.main_thread()
        self.let.wait(5)
        return super().__getitem__(index)


async def test_rows_not_read_yet_show_dots_and_keys_work_meanwhile() -> None:
    rows = Slow(1000)
    app = ListApp(Grid())
    async with app.run_test(size=(60, 6)) as pilot:
        await loaded(pilot, Table("t", "T", (Column("name", "Name"),), rows, Currency("VND", 0)))
        assert lines(app.grid)[1].split() == ["▌", "…"]
        await press(pilot, "down")
        assert app.grid.cursor == 1
        rows.let.set()
        await all_read(pilot)
        assert lines(app.grid)[2].split() == ["▌", "row", "1"]


class Unreadable(Counted):
    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        raise ShopBusy("Another window holds the file; try again in a moment.")


async def test_rows_that_cannot_be_read_are_told() -> None:
    app = ListApp(Grid())
    async with app.run_test(size=(60, 6)) as pilot:
        await pilot.pause()
        column = (Column("name", "Name"),)
        app.grid.load(Table("t", "T", column, Unreadable(10), Currency("VND", 0)))
        await all_read(pilot)
        assert ("failed", "Another window holds the file; try again in a moment.") in app.said
