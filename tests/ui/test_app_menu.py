"""The menu by arrows, help with real keys."""

from pathlib import Path

from textual.widgets import OptionList

from shoptui.ui.app_actions import APP_ACTIONS
from shoptui.ui.command import offers
from shoptui.ui.dialogs.help import HelpDialog
from shoptui.ui.dialogs.menu import MENU, MenuDialog
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.screens.desk import DeskScreen
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of


async def test_everything_in_the_menu_is_reached_by_arrows_and_esc_leads_back(
    tmp_path: Path,
) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, MenuDialog)
        listed = app.screen.query_one(OptionList)
        assert listed.option_count == sum(entry is not None for entry in MENU)
        for at in range(listed.option_count):
            assert listed.highlighted == at
            await press(pilot, app, "down")
        await press(pilot, app, "up", "up", "enter")
        assert isinstance(app.screen, Notice) and "MIT" in text_of(app)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, DeskScreen)


async def test_help_lists_every_key_that_works_here(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=(100, 80)) as pilot:
        await settled(pilot, app)
        here = list(offers(app.screen))
        await press(pilot, app, "question_mark")
        assert isinstance(app.screen, HelpDialog)
        shown = " ".join(text_of(app).split())
        for offer in here:
            assert offer.key_label in shown
            assert offer.command.explanation.split(",")[0][:30] in shown
        assert "The first look at a day" in shown
        assert {"n", "c", "/", "?", "m Esc", "Ctrl+Q"} <= {offer.key_label for offer in here}


async def test_long_help_is_read_to_its_end_with_the_arrow(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "question_mark")
        assert "How to type" not in text_of(app)
        await press(pilot, app, *["down"] * 8)
        assert "How to type" in text_of(app)
        await press(pilot, app, "enter")
        assert isinstance(app.screen, DeskScreen)


def test_every_command_has_a_key_a_word_and_a_sentence() -> None:
    for command in APP_ACTIONS:
        assert command.key and command.label and command.explanation.endswith(".")
        assert command.binding().id == command.id
    assert len({command.id for command in APP_ACTIONS}) == len(APP_ACTIONS)
