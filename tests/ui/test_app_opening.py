"""The first look: the shop opens on what there is to do today."""

import asyncio
from pathlib import Path
from threading import Event

import pytest
from textual import events

from shoptui.services import today
from shoptui.services.desk import Desk
from shoptui.services.sales_list import SalesFilter, sales_table
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.dialogs.find import FindDialog
from shoptui.ui.dialogs.sale import SaleDialog
from shoptui.ui.panes.today import TodayPane
from tests.builders import TODAY, add, new_desk, sell
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of


def burst(app: ShopApp, text: str) -> None:
    """Letters and "enter" as one read of a terminal delivers them."""
    for each in text.split():
        for letter in [each] if each == "enter" else each:
            app.post_message(events.Key(letter, letter if len(letter) == 1 else None))


async def test_the_shop_opens_on_today_with_the_cursor_in_the_list(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    sell(desk, 2, TODAY.replace(day=25), 80_000)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert isinstance(app.pane, TodayPane)
        assert app.focused is not None and app.focused.id == "today-list"
        waiting = len(today.today(desk).to_dos)
        assert waiting == 1  # the order of the 25th was not asked about
        await press(pilot, app, "d")
        assert today.today(desk).to_dos == []


@pytest.mark.slow
async def test_a_new_shop_says_what_will_stand_there_and_which_key_fills_it(tmp_path: Path) -> None:
    app = app_over(new_desk(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        said = " ".join(text_of(app).split())
        assert "What there is to do today will stand here. Press n for your first sale" in said
        await press(pilot, app, "c")
        assert isinstance(app.screen, CustomerDialog)
        await press(pilot, app, "escape", "slash")
        assert isinstance(app.screen, FindDialog)


async def test_a_shop_without_anything_to_do_is_not_told_it_is_new(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    sell(desk, add(desk, "Hoa"), TODAY, 50_000)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert "Nothing waits for you" in text_of(app)


def sold(desk: Desk) -> list[tuple[object, ...]]:
    return [row[1:3] for row in sales_table(desk, SalesFilter()).rows]


async def test_a_sale_typed_in_one_burst_on_the_first_screen_is_saved(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Đức Trần")
    add(desk, "Ánh Nguyễn")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        burst(app, "n duc enter 250k enter enter")
        await settled(pilot, app)
        assert sold(desk) == [("Đức Trần", 250_000)]
        assert isinstance(app.pane, TodayPane)
        assert "250.000" in text_of(app)  # among the last sales


@pytest.mark.slow
async def test_the_frame_stands_and_keys_work_while_the_day_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, reading, go_on = small_shop(tmp_path), Event(), Event()
    read = today.today

    def slowly(desk: Desk) -> today.Today:
        reading.set()
        go_on.wait(10)
        return read(desk)

    monkeypatch.setattr(today, "today", slowly)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        try:
            await asyncio.to_thread(reading.wait, 10)
            await pilot.pause()
            frame = text_of(app)
            assert "1 Today" in frame and "…" in frame and "Orders" not in frame
            app.post_message(events.Key("n", "n"))
            await app.keys_settled()
            assert isinstance(app.screen, SaleDialog)
        finally:
            go_on.set()
        await settled(pilot, app)
        app.pop_screen()
        await settled(pilot, app)
        assert "Orders" in text_of(app)
