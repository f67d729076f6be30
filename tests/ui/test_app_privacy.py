"""Erasing a customer, and writing all that is held on one, from the menu and the palette."""

from pathlib import Path

import pytest

from shoptui.services import people
from shoptui.ui.dialogs.erase import EraseDialog
from shoptui.ui.dialogs.find import FindDialog
from shoptui.ui.dialogs.hold import HoldDialog
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.screens.card import CardScreen
from shoptui.ui.screens.desk import DeskScreen
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of


async def test_a_customer_is_erased_by_the_typed_name_only(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "ctrl+p", "text:erase", "enter")
        assert isinstance(app.screen, FindDialog)
        await press(pilot, app, "text:duc", "enter")
        assert isinstance(app.screen, EraseDialog)
        shown = " ".join(text_of(app).replace("│", " ").split())
        for said in (
            "Đức Trần",
            "cannot be undone",
            "What stays: the sales",
            "Backups",
            "Erase for good",
        ):
            assert said in shown
        await press(pilot, app, "enter", "text:duc", "enter", "ctrl+s")
        assert isinstance(app.screen, EraseDialog)
        assert people.customer(desk, 2).name == "Đức Trần"
        await press(pilot, app, "text: tran", "enter")
        assert isinstance(app.screen, DeskScreen)
        assert people.customer(desk, 2).name == "Erased customer"
        assert app.said[-1].text.startswith("Erased.")


@pytest.mark.slow
async def test_from_the_card_it_is_about_whose_card_it_is(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "slash", "text:anh", "enter")
        app.notify("Saved: Ánh Nguyễn is in your list.")
        await press(pilot, app, "ctrl+p", "text:erase", "enter", "text:Ánh Nguyễn", "ctrl+s")
        assert isinstance(app.screen, CardScreen)
        assert "Erased customer" in text_of(app) and "Ánh" not in text_of(app)
        assert not any("Ánh" in each.text for each in app.said)
        await press(pilot, app, "ctrl+p", "text:erase", "enter")
        assert isinstance(app.screen, Notice) and "erased already" in text_of(app)


@pytest.mark.slow
async def test_no_single_key_erases(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "slash", "text:anh", "enter")
        for key in "abcdefghijklmnopqrstuvwxyzEDX0":
            await press(pilot, app, key)
            assert not isinstance(app.screen, EraseDialog)
            while not isinstance(app.screen, CardScreen):
                await press(pilot, app, "escape")
                if isinstance(app.screen, DeskScreen):
                    await press(pilot, app, "slash", "text:anh", "enter")


@pytest.mark.slow
async def test_all_that_is_held_is_written_where_the_owner_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shoptui.services.export_paths.downloads", lambda: tmp_path)
    monkeypatch.setattr("shoptui.ui.dialogs.hold.downloads", lambda: tmp_path)
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "slash", "text:anh", "enter")
        await press(pilot, app, "ctrl+p", "text:all we hold", "enter")
        assert isinstance(app.screen, HoldDialog)
        await press(pilot, app, "ctrl+s")
        assert isinstance(app.screen, Notice) and "Customer (1)" not in text_of(app)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, CardScreen)
    assert [each.name for each in tmp_path.glob("*.xlsx")] == [
        "All we hold on C00001 2026-06-30.xlsx"
    ]
