"""Backups on the screen: listed, made, brought back, offered; and made by themselves."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.errors import Cancelled
from shoptui.domain.language import _
from shoptui.services import backups, restoring
from shoptui.services.config import ConfigFile
from shoptui.services.desk import Desk, open_desk
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.bring_back import BringBackQuestion
from shoptui.ui.dialogs.leaving import LeavingNotice
from shoptui.ui.dialogs.offer_backups import OfferBackups
from shoptui.ui.dialogs.open_file import OpenFileDialog
from shoptui.ui.dialogs.trouble import Trouble
from shoptui.ui.screens.backups import BackupsScreen
from shoptui.ui.screens.desk import DeskScreen
from tests.builders import Clock, add, new_desk
from tests.ui.apps import SMALL, app_over, choose, press, settled, small_shop, text_of


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return small_shop(tmp_path, clock)


async def until(is_so: Callable[[], bool]) -> None:
    """Waits for something that comes in its own time."""
    for _look in range(2000):
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came true")


def made(desk: Desk) -> list[str]:
    """Why each backup was made, the newest first."""
    return [backup.reason for backup in backups.all_backups(desk.file.path)]


def names(desk: Desk) -> list[str]:
    with desk.file.read() as db:
        return [row[0] for row in db.execute("SELECT name FROM customer ORDER BY id")]


def no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets no backup be made any more."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)


def spoil(desk: Desk) -> None:
    desk.file.path.write_bytes(desk.file.path.read_bytes()[:-1000])


# The list


async def test_from_the_menu_make_one_go_back_and_come_forward_again(
    desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    app = app_over(desk, tmp_path, clock)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await choose(pilot, app, "Backups")
        assert isinstance(app.screen, BackupsScreen)
        assert "Press a to make the first one" in text_of(app)
        await press(pilot, app, "a")
        assert "made by you" in text_of(app)
        clock.pass_time(timedelta(minutes=1))
        add(desk, "Hoa Lê")
        await press(pilot, app, "enter")
        assert isinstance(app.screen, BringBackQuestion)
        shown = " ".join(text_of(app).split())
        assert "Then: 3 customers, 3 sales. Now: 4 customers, 3 sales." in shown
        assert "New customer Hoa Lê" in shown
        await press(pilot, app, "right", "enter")
        await until(lambda: isinstance(app.screen, DeskScreen))
        assert "Hoa Lê" not in names(desk)
        assert any("kept as backup 2" in said.text for said in app.said)
        await app.run_action("app.backups")
        await settled(pilot, app)
        await press(pilot, app, "enter", "right", "enter")
        await until(lambda: isinstance(app.screen, DeskScreen))
    assert "Hoa Lê" in names(desk)


@pytest.mark.slow
async def test_the_safe_answer_has_the_focus_and_changes_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    backups.back_up(desk)
    add(desk, "Hoa Lê")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await app.run_action("app.backups")
        await settled(pilot, app)
        await press(pilot, app, "enter", "enter")
        assert isinstance(app.screen, BackupsScreen)
        await press(pilot, app, "enter", "escape", "escape")
        assert isinstance(app.screen, DeskScreen)
    assert "Hoa Lê" in names(desk) and len(made(desk)) == 1


@pytest.mark.slow
async def test_a_spoilt_backup_is_said_and_the_shop_stays(desk: Desk, tmp_path: Path) -> None:
    backup = backups.back_up(desk)
    backup.path.write_bytes(backup.path.read_bytes()[:-1] + b"\xff")
    add(desk, "Hoa Lê")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await app.run_action("app.backups")
        await settled(pilot, app)
        await press(pilot, app, "enter", "right", "enter")
        await until(lambda: isinstance(app.screen, Trouble))
        await settled(pilot, app)
        assert "nothing was changed" in " ".join(text_of(app).split())
    assert "Hoa Lê" in names(desk)


@pytest.mark.slow
async def test_another_window_sees_what_was_brought_back(
    desk: Desk, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the number of changes is the same before and after."""
    monkeypatch.setattr("shoptui.ui.shell.watch.SECONDS_BETWEEN_LOOKS", 0.1)
    old = backups.back_up(desk)
    add(desk, "Hoa Lê")
    revision = desk.revision()
    app = app_over(desk, tmp_path, clock)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "2")
        assert "Hoa Lê" in text_of(app)
        watch = app.screen.query_one("ShopWatch")
        monkeypatch.setattr(watch, "look", lambda: None)  # it sleeps while all of this happens
        restoring.restore(desk.file.path, old, clock.now())
        add(desk, "Kim Chi")
        assert desk.revision() == revision
        monkeypatch.undo()
        app.on_pane_changed()
        await until(lambda: "Kim Chi" in text_of(app))
        assert "Hoa Lê" not in text_of(app)


# Files that cannot be opened


@pytest.mark.slow
async def test_a_last_shop_that_is_damaged_is_brought_back_from_the_first_screen(
    desk: Desk, tmp_path: Path
) -> None:
    backups.back_up(desk)
    spoil(desk)
    ConfigFile(tmp_path / "config").remember(last_file=str(desk.file.path), language="en")
    app = app_over(None, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert isinstance(app.screen, OfferBackups)
        assert "There is one backup, of today" in " ".join(text_of(app).split())
        await press(pilot, app, "enter")
        assert isinstance(app.screen, BackupsScreen)
        await press(pilot, app, "a", "enter", "right", "enter")
        await until(lambda: isinstance(app.screen, DeskScreen))
        await settled(pilot, app)
        assert "Ánh Nguyễn" in text_of(app)
    assert made(desk) == ["before-restore", "by-hand"]


async def test_a_damaged_file_picked_from_the_list_offers_its_backups(
    desk: Desk, tmp_path: Path
) -> None:
    other = new_desk(tmp_path, file="other.db")
    backups.back_up(other)
    spoil(other)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await app.run_action("app.open_file")
        await settled(pilot, app)
        dialog = app.screen
        assert isinstance(dialog, OpenFileDialog)
        await press(pilot, app, "shift+tab")
        dialog.place.value = str(other.file.path)
        await press(pilot, app, "enter")
        assert isinstance(app.screen, OfferBackups)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, OpenFileDialog) and "! " in text_of(app)


# By themselves


async def test_while_open_a_backup_is_made_each_half_hour_when_something_changed(
    desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    app = app_over(desk, tmp_path, clock)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)

        async def look_after(minutes: int) -> int:
            clock.pass_time(timedelta(minutes=minutes))
            app.keep_up()
            await app.workers.wait_for_complete()
            return len(made(desk))

        assert await look_after(0) == 1
        add(desk, "Hoa Lê")
        assert await look_after(29) == 1
        assert await look_after(1) == 2
        assert await look_after(60) == 2
        assert app.said == []


async def test_a_backup_that_fails_is_said_once_and_work_goes_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        no_folder(monkeypatch)
        for _time in range(3):
            app.keep_up()
            await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert [said.is_trouble for said in app.said] == [True]
        assert app.said[0].text.startswith("No backup could be made")
        add(desk, "Hoa Lê")


async def leave(app: ShopApp) -> None:
    await app.run_action("app.quit")
    await until(lambda: not app.is_running)


@pytest.mark.slow
async def test_leaving_makes_a_backup_when_something_changed(desk: Desk, tmp_path: Path) -> None:
    for _visit in range(2):
        app = app_over(desk, tmp_path)
        async with app.run_test(size=SMALL) as pilot:
            await settled(pilot, app)
            await leave(app)
        assert app.return_code == 0 and app.parting == ""
    assert made(desk) == ["leaving"]


async def test_leaving_is_never_held_up_by_a_backup_that_fails(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        no_folder(monkeypatch)
        await leave(app)
    assert app.return_code == 0
    assert app.parting.startswith("No backup could be made")


async def test_who_is_in_a_hurry_leaves_without_the_backup(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_desk: Desk, _reason: str, stop: Callable[[], bool]) -> None:
        while not stop():
            time.sleep(0.01)
        raise Cancelled(_("Stopped; nothing was changed."))

    monkeypatch.setattr(backups, "back_up_if_changed", slow)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await app.run_action("app.quit")
        await until(lambda: isinstance(app.screen, LeavingNotice))
        await pilot.pause(0.1)
        assert app.is_running and "Making a backup" in text_of(app)
        await app.run_action("app.quit")
        await until(lambda: not app.is_running)
    assert (app.return_code, app.parting, made(desk)) == (0, "", [])


async def test_another_shop_opened_leaves_a_backup_of_the_one_before(
    desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    other = new_desk(tmp_path, file="other.db").file.path
    app = app_over(desk, tmp_path, clock)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.open_file(other)
        await until(lambda: app.desk is not None and app.desk.file.path == other)
        await until(lambda: made(desk) == ["leaving"])
        await settled(pilot, app)
    assert open_desk(other, clock.today, clock.now).revision() == 0
