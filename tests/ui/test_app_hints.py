"""The last line is true to what works."""

from pathlib import Path

import pytest

from shoptui.ui.dialogs.menu import MenuDialog
from shoptui.ui.panes.registry import PANES
from shoptui.ui.shell.hints import Hints, chosen, fitting
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of


@pytest.mark.slow
async def test_hints_are_few_and_each_key_works(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        for key in [entry.key for entry in PANES]:
            await press(pilot, app, key)
            shown = chosen(app.screen)
            assert 3 <= len(shown) <= 7
            assert [offer.command.id for offer in shown][-2:] == ["app.help", "app.menu"]
            bound = {
                binding for node in app.screen._binding_chain for binding in node[1].key_to_bindings
            }
            assert {key for offer in shown for key in offer.keys} <= bound


@pytest.mark.slow
async def test_the_hints_of_a_window_are_its_own(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "c")
        assert [offer.command.id for offer in chosen(app.screen)][:2] == [
            "form.save",
            "form.cancel",
        ]
        assert "Ctrl+S Save" in text_of(app).splitlines()[-1]


async def test_hints_that_do_not_fit_go_but_the_ways_out_stay(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        kept = fitting(chosen(app.screen), 24)
        assert [offer.command.id for offer in kept] == ["app.help", "app.menu"]


async def test_a_hint_can_be_clicked(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        line = text_of(app).splitlines()[-1]
        await pilot.click(Hints, offset=(line.index("Menu") - 1, 0))
        await settled(pilot, app)
        assert isinstance(app.screen, MenuDialog)
