"""Every command and customer by a few letters."""

from pathlib import Path

import pytest
from textual import events

from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.dialogs.palette import PaletteDialog
from shoptui.ui.dialogs.trouble import Messages
from shoptui.ui.screens.card import CardScreen
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("text:new cust", CustomerDialog), ("text:messag", Messages), ("text:anh", CardScreen)],
)
@pytest.mark.slow
async def test_the_palette_finds_commands_and_customers(
    tmp_path: Path, typed: str, shown: type
) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "ctrl+p", typed, "enter")
        assert isinstance(app.screen, shown)


@pytest.mark.slow
async def test_a_burst_into_the_palette_takes_what_was_typed_last(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        for key in ("ctrl+p", *"duc", "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot, app)
        assert isinstance(app.screen, CardScreen)
        assert "Đức Trần" in text_of(app)


async def test_names_in_the_palette_are_no_markup(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "ctrl+p", "text:lan")
        assert isinstance(app.screen, PaletteDialog)
        assert "[/nope] Lan" in text_of(app)
