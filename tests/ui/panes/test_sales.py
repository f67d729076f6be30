"""The list of sales and the form of a sale, as the owner uses them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Static

from shoptui.domain.purchases import Line
from shoptui.services import people, sales
from shoptui.services.desk import Desk
from shoptui.services.sales_list import SalesFilter, sales_table, sales_totals
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.sale import SaleDialog
from shoptui.ui.panes.sales import SalesPane
from shoptui.ui.widgets.grid import Grid
from tests.builders import TODAY, Clock, add, new_desk, sell

NAMES = {"\t": "tab", "\r": "enter", "\x1b": "escape", "\x13": "ctrl+s"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    desk = new_desk(tmp_path, clock=clock)
    an = add(desk, "Nguyễn Thị Ánh", phone="0901 234 567")
    add(desk, "Trần Văn Đức")
    add(desk, "[/nope] Lan")
    for days in range(1, 31):
        sell(desk, an, TODAY - timedelta(days=days), days * 1000)
    clock.pass_time(timedelta(hours=1))
    return desk


@pytest.fixture
def app(desk: Desk, clock: Clock, tmp_path: Path) -> ShopApp:
    return ShopApp(desk, clock.today, clock.now, config_dir=tmp_path / "config")


async def burst(app: ShopApp, text: str) -> None:
    """Delivers all keys in one go, as a scanner or an input method does."""
    for key in text:
        app.post_message(events.Key(NAMES.get(key) or _character_to_key(key), key))
    await app.keys_settled()


async def until(pilot: Pilot[Any], is_so: Callable[[], bool]) -> None:
    for _attempt in range(2000):
        if is_so():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came true")


async def open_sales(pilot: Pilot[Any], app: ShopApp) -> SalesPane:
    await until(pilot, lambda: app.desk_screen is not None and app.desk_screen.pane is not None)
    await pilot.press("3")
    await until(pilot, lambda: bool(app.screen.query(SalesPane)) and grid(app).row_count > 0)
    return app.screen.query_one(SalesPane)


def grid(app: ShopApp) -> Grid:
    return app.screen.query_one("#sales-list", Grid)


def totals(app: ShopApp) -> str:
    return str(app.screen.query_one("#sales-totals", Static).content)


async def test_a_sale_takes_four_keys_beyond_what_is_typed(app: ShopApp, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.desk_screen is not None)
        await burst(app, "nduc\r250k\r\r")
        await until(pilot, lambda: sales_totals(desk, SalesFilter()).sales == 31)
    table = sales_table(desk, SalesFilter(start=TODAY))
    assert [row[:3] for row in table.rows] == [(TODAY, "Trần Văn Đức", 250_000)]


@pytest.mark.slow
async def test_a_sale_without_a_customer_is_a_walk_in(app: ShopApp, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.desk_screen is not None)
        await burst(app, "n\r120+35\r\x13")
        await until(pilot, lambda: sales_totals(desk, SalesFilter()).sales == 31)
    (row,) = sales_table(desk, SalesFilter(start=TODAY)).rows
    assert row[1:3] == ("walk-in", 155)


@pytest.mark.slow
async def test_a_mistyped_amount_stays_with_its_error_beside_it(app: ShopApp, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.desk_screen is not None)
        await burst(app, "n\r25o0\x13")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, SaleDialog)
        assert form.amount.text == "25o0"
        assert form.amount.note.startswith("!") or "amount" in form.amount.note.lower()
        assert form.amount.entry.has_focus
    assert sales_totals(desk, SalesFilter()).sales == 30


@pytest.mark.slow
async def test_the_same_sale_again_is_asked_about(app: ShopApp, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.desk_screen is not None)
        await burst(app, "nduc\r250k\r\r")
        await until(pilot, lambda: sales_totals(desk, SalesFilter()).sales == 31)
        await until(pilot, lambda: app.screen is app.desk_screen)  # the form has closed
        await burst(app, "nduc\r250k\r\r")
        await until(pilot, lambda: type(app.screen).__name__ == "Question")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SaleDialog))
    assert sales_totals(desk, SalesFilter()).sales == 31


@pytest.mark.slow
async def test_a_new_customer_is_made_without_leaving_the_sale(app: ShopApp, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.desk_screen is not None)
        await burst(app, "nPhạm Thu")
        await pilot.press("down")  # past nobody: the last line offers a new customer
        await pilot.press("enter")
        await until(pilot, lambda: type(app.screen).__name__ == "CustomerDialog")
        await burst(app, "\x13")
        await until(pilot, lambda: isinstance(app.screen, SaleDialog))
        await burst(app, "90k\r\r")
        await until(pilot, lambda: sales_totals(desk, SalesFilter()).sales == 31)
    assert [hit.title for hit in people.find(desk, "pham thu")] == ["Phạm Thu"]
    (row,) = sales_table(desk, SalesFilter(start=TODAY)).rows
    assert row[1:3] == ("Phạm Thu", 90_000)


@pytest.mark.slow
async def test_products_fill_in_the_amount(app: ShopApp, desk: Desk) -> None:
    sell(desk, None, TODAY, 0, Line(product="Cà phê sữa", price=25_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.desk_screen is not None)
        await burst(app, "n")
        await pilot.press("ctrl+o", "space")
        await until(pilot, lambda: type(app.screen).__name__ == "LineDialog")
        await burst(app, "ca phe\r3\r25k\r")
        await until(pilot, lambda: isinstance(app.screen, SaleDialog))
        form = app.screen
        assert isinstance(form, SaleDialog)
        assert form.amount.read() == 75_000
        assert form.lines.read()[0].quantity == 3000


@pytest.mark.slow
async def test_a_part_is_given_back(app: ShopApp, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_sales(pilot, app)
        await pilot.press("r")
        await until(pilot, lambda: type(app.screen).__name__ == "RefundDialog")
        await pilot.press("end", "ctrl+u")
        await burst(app, "400\x13")
        await until(pilot, lambda: sales_totals(desk, SalesFilter()).refunds == 1)
        await until(pilot, lambda: "1 refund" in totals(app))
    assert sales_totals(desk, SalesFilter()).given_back == 400


@pytest.mark.slow
async def test_delete_strikes_out_and_brings_back(app: ShopApp, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_sales(pilot, app)
        await pilot.press("delete")
        await until(pilot, lambda: sales_totals(desk, SalesFilter()).sales == 29)
        await until(pilot, lambda: "29 sales" in totals(app))
        await pilot.press("delete")
        await until(pilot, lambda: sales_totals(desk, SalesFilter()).sales == 30)


@pytest.mark.slow
async def test_editing_changes_the_sale_under_the_cursor(app: ShopApp, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await open_sales(pilot, app)
        chosen = grid(app).row_id(grid(app).cursor)
        assert chosen is not None
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, SaleDialog))
        form = app.screen
        assert isinstance(form, SaleDialog)
        form.amount.text = "5000"
        await burst(app, "\x13")
        await until(pilot, lambda: sales.sale(desk, chosen).amount == 5000)
        assert pane.exported() is not None


@pytest.mark.slow
async def test_the_filter_narrows_the_list_and_escape_shows_all(app: ShopApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_sales(pilot, app)
        await pilot.press("f")
        await burst(app, "anh")
        await pilot.press("enter", "right", "right")  # the last 7 days
        await burst(app, "\x13")
        await until(pilot, lambda: grid(app).row_count == 6)
        assert "filtered" in totals(app)
        await pilot.press("escape")
        await until(pilot, lambda: grid(app).row_count == 30)


@pytest.mark.slow
async def test_the_receipt_stands_beside_the_list_where_there_is_room(app: ShopApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        pane = await open_sales(pilot, app)
        receipt = pane.query_one("Receipt", Static)
        await until(pilot, lambda: "Nguyễn Thị Ánh" in str(receipt.content))
        assert "1.000" in str(receipt.content)
