"""Colours, room, and what went wrong."""

from pathlib import Path

import pytest
from textual.geometry import Size

from shoptui.domain.errors import ShopError
from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.dialogs.trouble import Trouble
from shoptui.ui.panes.pane import Pane
from shoptui.ui.panes.registry import PANES
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.screens.too_small import TooSmallScreen
from shoptui.ui.shell.pane_bar import PaneBar
from shoptui.ui.styles.themes import DARK, LIGHT
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of


@pytest.mark.slow
async def test_colours_are_tried_on_and_remembered(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await app.run_action("app.theme")
        await press(pilot, app, "down")
        assert app.theme == LIGHT.name
        await press(pilot, app, "escape")
        assert app.theme == DARK.name
        await app.run_action("app.theme")
        await press(pilot, app, "down", "enter")
    assert app_over(None, tmp_path).theme == LIGHT.name


@pytest.mark.slow
async def test_too_small_a_terminal_says_so_and_keeps_the_work(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "c", "text:Hoa")
        await pilot.resize_terminal(59, 17)
        await settled(pilot, app)
        assert isinstance(app.screen, TooSmallScreen)
        assert "59 by 17" in " ".join(text_of(app).split())
        await press(pilot, app, "text:x", "ctrl+s", "escape", "m")
        await pilot.resize_terminal(60, 18)
        await settled(pilot, app)
        form = app.screen
        assert isinstance(form, CustomerDialog) and form.name_field.text == "Hoa"


async def test_a_start_in_too_small_a_terminal_shows_the_shop_once_there_is_room(
    tmp_path: Path,
) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=(50, 15)) as pilot:
        await settled(pilot, app)
        assert isinstance(app.screen, TooSmallScreen)
        await press(pilot, app, "c")
        await pilot.resize_terminal(*SMALL)
        await settled(pilot, app)
        assert isinstance(app.screen, DeskScreen)
        assert "Ánh Nguyễn" in text_of(app)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (160, 50)])
@pytest.mark.slow
async def test_header_bar_and_hints_are_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot, app)
        lines = text_of(app).splitlines()
        assert len(lines) == Size(*size).height
        assert "Tiệm Mây" in lines[0] and "As of" in lines[0]
        assert "m Menu" in lines[-1]
        bar = app.screen.query_one(PaneBar)
        for entry in PANES:
            bar.current = entry.module
            await settled(pilot, app)
            shown = text_of(app).splitlines()[1]
            for other in PANES if size >= SMALL else [entry]:
                assert f"{other.key} {other.title}" in shown
            assert all(f" {other.key} " in shown.replace("▌", " ") for other in PANES)


async def test_trouble_must_be_closed_and_can_be_read_again(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert app.pane is not None
        trouble = Pane.Trouble(ShopError("The shop [/] file is away; plug the disk in."))
        app.pane.post_message(trouble)
        app.pane.post_message(trouble)
        await settled(pilot, app)
        await pilot.pause(0.1)
        assert isinstance(app.screen, Trouble)
        await press(pilot, app, "enter")
        assert isinstance(app.screen, DeskScreen)
        await app.run_action("app.messages")
        await settled(pilot, app)
        assert "The shop [/] file is away" in text_of(app)


async def test_a_save_from_anywhere_tells_the_panes(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        before = app.revision

        def refused() -> None:
            raise ShopError("No.")

        app.save(refused)
        await settled(pilot, app)
        assert isinstance(app.screen, Trouble)
        assert app.revision == before
