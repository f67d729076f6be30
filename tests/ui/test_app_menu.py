"""The menu by arrows, help with real keys."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import OptionList

from shoptui.ui.app_actions import APP_ACTIONS
from shoptui.ui.command import offers
from shoptui.ui.dialogs.find import FindDialog
from shoptui.ui.dialogs.help import HelpDialog
from shoptui.ui.dialogs.menu import MENU, MenuDialog, menu_entries
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.dialogs.open_file import OpenFileDialog
from shoptui.ui.screens.desk import DeskScreen
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of


@pytest.mark.slow
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
        await press(pilot, app, "end", "up", "enter", "end", "enter")  # behind “Help and messages…”
        assert isinstance(app.screen, Notice) and "MIT" in text_of(app)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, DeskScreen)


async def test_the_whole_menu_is_seen_at_once_on_a_small_screen(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "m")
        shown = text_of(app)
        for entry in MENU:
            assert entry is None or entry.label in shown
        assert app.screen.query_one(OptionList).max_scroll_y == 0


@pytest.mark.slow
async def test_behind_a_line_there_are_more_and_esc_leads_back_one_step(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "m", *["end"], *["up"] * 3, "enter")
        shown = text_of(app)
        assert "Open another shop" in shown and "Look around the demo shop" in shown
        await press(pilot, app, "escape")
        assert isinstance(app.screen, MenuDialog) and "New sale" in text_of(app)
        await press(pilot, app, "enter")  # the cursor stands where it stood
        await press(pilot, app, "enter")
        assert isinstance(app.screen, OpenFileDialog)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.slow
async def test_the_keys_printed_in_the_menu_work_there_also_in_one_burst(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "m", "slash")
        assert isinstance(app.screen, FindDialog)
        await press(pilot, app, "escape")
        before = desk.revision()
        for key in ["m", "c", *"Zoe", "ctrl+s"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot, app)
        assert desk.revision() == before + 1
        assert app.said[-1].text == "Saved: Zoe is in your list."


def test_no_two_lines_of_the_menu_share_a_key_or_an_action() -> None:
    entries = list(menu_entries())
    keys = [entry.key for entry in entries if entry.key]
    assert len(set(keys)) == len(keys)
    assert len({entry.action for entry in entries}) == len(entries)


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


@pytest.mark.slow
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
