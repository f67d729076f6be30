"""The import wizard: file, columns, check, done."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from shoptui.services import people
from shoptui.services.desk import Desk
from shoptui.services.sales_list import SalesFilter, sales_totals
from shoptui.ui.app import ShopApp
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.screens.import_check import ImportCheckScreen
from shoptui.ui.screens.import_columns import ImportColumnsScreen
from shoptui.ui.screens.importing import ImportScreen
from tests.builders import add
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of

SHEET = (
    "Ngày,Khách hàng,Điện thoại,Tổng tiền\n"
    "22/06/2026,[VIP] Lan,0911 222 333,250000\n"
    "23/06/2026,Mai,0922 333 444,90000\n"
    "24/06/2026,,,15000\n"
    "31/02/2026,Mai,0922 333 444,70000\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_shop(tmp_path)


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "sales.csv").write_text(SHEET, encoding="utf-8")
    return folder


async def until(pilot: Pilot[None], app: ShopApp, is_so: Callable[[], bool]) -> None:
    for _attempt in range(2000):
        if is_so():
            await settled(pilot, app)
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"it never came true on\n{text_of(app)}")


async def open_wizard(pilot: Pilot[None], app: ShopApp, desk: Desk, folder: Path) -> None:
    await settled(pilot, app)
    assert app.formats is not None
    app.push_screen(ImportScreen(desk, app.formats, folder=folder))
    await settled(pilot, app)


@pytest.mark.parametrize("size", [SMALL, (120, 36)])
async def test_from_file_to_saved(
    desk: Desk, sheets: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_over(desk, tmp_path)
    async with app.run_test(size=size) as pilot:
        await open_wizard(pilot, app, desk, sheets)
        await press(pilot, app, "enter")
        await until(pilot, app, lambda: isinstance(app.screen, ImportColumnsScreen))
        assert "Tổng tiền" in text_of(app) or "Ngày" in text_of(app)
        await press(pilot, app, "ctrl+s")
        await until(pilot, app, lambda: isinstance(app.screen, ImportCheckScreen))
        shown = text_of(app)
        assert "4  Rows read" in shown and "3  New sales" in shown, shown
        assert "left out" in shown and "31/02/2026" in shown
        assert sales_totals(desk, SalesFilter()).sales == 3  # nothing is saved yet
        await press(pilot, app, "ctrl+s")
        await until(pilot, app, lambda: "Saved" in text_of(app))
        await press(pilot, app, "enter")
        await until(pilot, app, lambda: isinstance(app.screen, DeskScreen))
        await until(pilot, app, lambda: "[VIP] Lan" in text_of(app))
    assert sales_totals(desk, SalesFilter()).sales == 6
    assert (sheets / "sales.csv.refused.csv").exists()


@pytest.mark.slow
async def test_escape_goes_a_step_back_and_saves_nothing(
    desk: Desk, sheets: Path, tmp_path: Path
) -> None:
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await open_wizard(pilot, app, desk, sheets)
        await press(pilot, app, "enter")
        await until(pilot, app, lambda: isinstance(app.screen, ImportColumnsScreen))
        await press(pilot, app, "ctrl+s", "escape")
        assert isinstance(app.screen, ImportColumnsScreen)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, ImportScreen)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, DeskScreen)
    assert sales_totals(desk, SalesFilter()).sales == 3


@pytest.mark.slow
async def test_a_file_that_is_no_sheet_says_so_and_the_next_can_be_chosen(
    desk: Desk, sheets: Path, tmp_path: Path
) -> None:
    (sheets / "broken.xlsx").write_bytes(b"not a workbook")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await open_wizard(pilot, app, desk, sheets)
        await press(pilot, app, "enter")  # broken.xlsx comes first
        await until(pilot, app, lambda: "broken.xlsx" in text_of(app).split("Enter")[0][-400:])
        assert isinstance(app.screen, ImportScreen)
        await press(pilot, app, "down", "enter")
        await until(pilot, app, lambda: isinstance(app.screen, ImportColumnsScreen))


@pytest.mark.slow
async def test_a_column_is_changed_by_choosing_another(
    desk: Desk, sheets: Path, tmp_path: Path
) -> None:
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await open_wizard(pilot, app, desk, sheets)
        await press(pilot, app, "enter")
        await until(pilot, app, lambda: isinstance(app.screen, ImportColumnsScreen))
        await press(pilot, app, "down", "down", "enter")  # the phone
        await press(pilot, app, "home", "enter")  # none of them
        await until(pilot, app, lambda: "Điện thoại" not in text_of(app))
        await press(pilot, app, "ctrl+s", "ctrl+s")
        await until(pilot, app, lambda: "Saved" in text_of(app))
    (mai,) = people.find(desk, "mai")
    assert people.customer(desk, mai.id).phone == ""


@pytest.mark.slow
async def test_a_row_that_needs_the_owner_is_decided(
    desk: Desk, sheets: Path, tmp_path: Path
) -> None:
    """The same phone under another name may be a family; nobody but the owner knows."""
    add(desk, "Hoa", phone="0911 222 333")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_wizard(pilot, app, desk, sheets)
        await press(pilot, app, "enter")
        await until(pilot, app, lambda: isinstance(app.screen, ImportColumnsScreen))
        await press(pilot, app, "ctrl+s")
        await until(pilot, app, lambda: "needs you" in text_of(app))
        await press(pilot, app, "enter", "enter")  # the first one offered is Hoa
        await until(pilot, app, lambda: "needs you" not in text_of(app))
        await press(pilot, app, "ctrl+s")
        await until(pilot, app, lambda: "Saved" in text_of(app))
    hoa = people.find(desk, "hoa")[0]
    assert sales_totals(desk, SalesFilter(customer_id=hoa.id)).sold == 250_000
