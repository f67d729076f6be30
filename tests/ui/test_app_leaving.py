"""Leaving, and what never leaves."""

import asyncio
import threading
from pathlib import Path

import pytest

from shoptui.services.people import customer
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.dialogs.leave import LeaveQuestion
from shoptui.ui.screens.desk import DeskScreen
from tests.builders import add
from tests.ui.apps import SMALL, app_over, press, settled, small_shop


async def gone(app: ShopApp) -> None:
    """Waits until the app has left."""
    for _look in range(500):
        if not app.is_running:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never left")


@pytest.mark.slow
async def test_ctrl_q_leaves_at_once_when_nothing_would_be_lost(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "c")
        await pilot.press("ctrl+q")
        await gone(app)
    assert app.return_code == 0


async def test_typed_work_is_asked_about_and_stay_keeps_it(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "c", "text:Hoa", "ctrl+q", "ctrl+q")
        assert isinstance(app.screen, LeaveQuestion)
        await press(pilot, app, "enter")
        form = app.screen
        assert isinstance(form, CustomerDialog) and form.name_field.text == "Hoa"
        await press(pilot, app, "ctrl+q", "right")
        await pilot.press("enter")
        await gone(app)


@pytest.mark.slow
async def test_ctrl_c_never_leaves(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "ctrl+c", "ctrl+c", "c", "ctrl+c", "escape", "escape", "ctrl+c")
        assert app.is_running
        await press(pilot, app, "escape")
        assert isinstance(app.screen, DeskScreen)


async def test_leaving_waits_for_what_is_being_saved(tmp_path: Path) -> None:
    desk, may_save = small_shop(tmp_path), threading.Event()
    saved: list[int] = []

    def save_slowly() -> None:
        may_save.wait(5)
        saved.append(add(desk, "Hoa"))

    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.save(save_slowly)
        await app.run_action("app.quit")
        await asyncio.sleep(0.1)
        assert app.is_running
        may_save.set()
        await gone(app)
    assert customer(desk, saved[0]).name == "Hoa"
