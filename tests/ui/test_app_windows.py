"""Two windows over one file, the turn of the day, and rules that change."""

import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from shoptui.services import settings
from shoptui.services.desk import open_desk
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.setting import SettingDialog
from shoptui.ui.dialogs.settings import SettingsDialog
from shoptui.ui.dialogs.trouble import Trouble
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.shell.watch import SECONDS_BETWEEN_LOOKS
from tests.builders import Clock, add
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of

FRESH = 2.0  # seconds
CROWDED = 30.0  # seconds until the same has had its turns on a machine with much else to do


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the app look ten times as often, so that nobody waits for it."""
    monkeypatch.setattr("shoptui.ui.shell.watch.SECONDS_BETWEEN_LOOKS", 0.1)


@pytest.mark.slow
async def test_another_window_s_sale_shows_within_two_seconds(tmp_path: Path) -> None:
    clock = Clock()
    desk = small_shop(tmp_path, clock)
    other = open_desk(desk.file.path, clock.today, clock.now)
    app = app_over(desk, tmp_path, clock)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "2")
        assert "Hoa Lê" not in text_of(app)
        add(other, "Hoa Lê")
        latest, spent = time.monotonic() + CROWDED, time.process_time()
        while "Hoa Lê" not in text_of(app):
            assert time.monotonic() < latest
            await pilot.pause(0.05)
        # What is left of the two seconds after a look was due is counted in the app's own time.
        assert SECONDS_BETWEEN_LOOKS + time.process_time() - spent < FRESH


@pytest.mark.usefixtures("eager")
async def test_nothing_changed_reloads_nothing(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        before = app.revision
        await pilot.pause(0.4)
        assert app.revision == before


async def test_a_hidden_pane_is_fresh_when_it_is_visited_again(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "3")
        app.save(lambda: add(desk, "Hoa Lê"))
        await settled(pilot, app)
        await press(pilot, app, "2")
        assert "Hoa Lê" in text_of(app)


async def test_a_new_day_moves_the_header_and_the_panes(tmp_path: Path) -> None:
    clock = Clock()
    app = app_over(small_shop(tmp_path, clock), tmp_path, clock)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert "As of 30/6/2026" in text_of(app).splitlines()[0]
        before = app.revision
        clock.pass_time(timedelta(days=1))
        app.on_pane_changed()
        await settled(pilot, app)
        await pilot.pause(0.1)
        assert app.revision == before + 1
        assert "As of 1/7/2026" in text_of(app).splitlines()[0]


@pytest.mark.slow
@pytest.mark.usefixtures("eager")
async def test_a_busy_file_is_waited_for_without_a_word(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        with closing(sqlite3.connect(desk.file.path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await pilot.pause(0.4)
            other.execute("COMMIT")
        await pilot.pause(0.3)
        assert isinstance(app.screen, DeskScreen) and app.said == []


@pytest.mark.usefixtures("eager")
async def test_a_file_that_goes_away_is_said_once_and_the_screen_stays(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        desk.file.path.rename(tmp_path / "away.db")
        await pilot.pause(0.5)
        assert isinstance(app.screen, Trouble)
        await press(pilot, app, "enter")
        await pilot.pause(0.4)
        assert isinstance(app.screen, DeskScreen)
        assert sum(said.is_trouble for said in app.said) == 1


# Settings


async def open_settings(pilot: Pilot[None], app: ShopApp) -> None:
    await app.run_action("app.settings")
    await settled(pilot, app)
    assert isinstance(app.screen, SettingsDialog)


@pytest.mark.slow
async def test_a_rule_refuses_nonsense_beside_the_field_and_keeps_it(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await open_settings(pilot, app)
        await press(pilot, app, *["down"] * 8, "enter")
        form = app.screen
        assert isinstance(form, SettingDialog)
        form.typed.text = "soon"
        await press(pilot, app, "enter")
        assert isinstance(app.screen, SettingDialog)
        assert form.typed.note.startswith("! ") and "number of days" in form.typed.note
        assert form.typed.text == "soon"
        form.typed.text = "90"
        await press(pilot, app, "enter")
        assert isinstance(app.screen, SettingsDialog)
    assert settings.read_one(desk, "rfm.window_days").value == "90"


@pytest.mark.slow
async def test_a_rule_with_few_words_is_chosen_with_the_arrows(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await open_settings(pilot, app)
        await press(pilot, app, *["down"] * 9, "enter", "right", "enter")
    assert settings.read_one(desk, "rfm.method").value == "fixed"


@pytest.mark.slow
async def test_a_new_name_shows_in_the_header_once_the_rules_are_closed(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "3")
        await open_settings(pilot, app)
        await press(pilot, app, "enter")
        form = app.screen
        assert isinstance(form, SettingDialog)
        form.typed.text = "Tiệm Gió"
        await press(pilot, app, "enter")
        await pilot.pause(0.1)
        await press(pilot, app, "escape")
        await pilot.pause(0.1)
        await settled(pilot, app)
        assert "Tiệm Gió" in text_of(app).splitlines()[0]
        assert isinstance(app.screen, DeskScreen) and app.screen.pane_id == "sales"
