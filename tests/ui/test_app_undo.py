"""Undo and redo from anywhere, and the history, by keyboard."""

import sqlite3
import time
from pathlib import Path

import pytest

from shoptui.services import people, sales, settings
from shoptui.services.desk import Desk
from shoptui.services.history import history_table
from shoptui.storage import undo
from shoptui.ui import undo_frame
from shoptui.ui.dialogs.question import Question
from shoptui.ui.dialogs.trouble import Trouble
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.screens.history import HistoryScreen
from tests.builders import TODAY, add, sell
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of


def names(desk: Desk) -> list[str]:
    return sorted(hit.title for hit in people.find(desk, "c0000"))


async def test_u_takes_back_the_last_step_and_says_so_and_shift_u_brings_it_back(
    tmp_path: Path,
) -> None:
    desk = small_shop(tmp_path)
    add(desk, "Zoe")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "2")
        assert "Zoe" in text_of(app)
        await press(pilot, app, "u")
        assert app.said[-1].text == "Undone: New customer Zoe. U brings it back."
        assert "Zoe" not in names(desk)
        await press(pilot, app, "U")
        assert app.said[-1].text == "Brought back: New customer Zoe. u takes it back again."
        assert "Zoe" in names(desk)


async def test_a_step_that_takes_long_says_so_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = small_shop(tmp_path)
    add(desk, "Zoe")
    real = undo.take_back

    def slow(db: sqlite3.Connection, operation_id: int) -> None:
        time.sleep(0.4)
        real(db, operation_id)

    monkeypatch.setattr(undo, "take_back", slow)
    monkeypatch.setattr(undo_frame, "PATIENCE", 0.05)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "u")
        assert [said.text for said in app.said][-2:] == [
            "This was a large step; it takes a moment.",
            "Undone: New customer Zoe. U brings it back.",
        ]


@pytest.mark.slow
async def test_u_pressed_twice_in_a_burst_takes_back_two_steps(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    add(desk, "Yen")
    add(desk, "Zoe")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "text:uu")
        assert [each.text.split(".")[0] for each in app.said[-2:]] == [
            "Undone: New customer Zoe",
            "Undone: New customer Yen",
        ]
        assert len(names(desk)) == 3
        await press(pilot, app, "text:UUU")
        assert len(names(desk)) == 5
        assert app.said[-1].text == "There is nothing to bring back."


async def test_undo_works_after_a_restart_until_nothing_is_left(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "text:uuuuuuu")
        assert app.said[-1].text == "There is nothing to undo."


@pytest.mark.slow
async def test_u_is_a_letter_where_text_is_typed(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    before = desk.revision()
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "c", "text:uU")
        assert desk.revision() == before


@pytest.mark.slow
async def test_one_step_of_the_history_is_undone_alone_after_it_is_shown(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    zoe = add(desk, "Zoe")
    sell(desk, 1, TODAY, 70_000)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.action_history()
        await settled(pilot, app)
        assert isinstance(app.screen, HistoryScreen)
        assert "New customer Zoe" in text_of(app)
        await press(pilot, app, "down", "enter")
        assert isinstance(app.screen, Question)
        shown = " ".join(text_of(app).split())
        assert "Undo “New customer Zoe”?" in shown and "customers 1" in shown
        await press(pilot, app, "escape")
        assert "Zoe" in names(desk)
        await press(pilot, app, "u", "tab", "enter")
        assert "Zoe" not in names(desk)
        assert sales.sale(desk, 4).amount == 70_000
        assert "undone" in text_of(app)
        await press(pilot, app, "enter", "tab", "enter")  # the cursor stands where it stood
        assert people.customer(desk, zoe).name == "Zoe"
        await press(pilot, app, "escape")
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.slow
async def test_what_stands_in_the_way_is_told_in_a_window_that_stays(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    sell(desk, add(desk, "Zoe"), TODAY, 70_000)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.action_history()
        await settled(pilot, app)
        await press(pilot, app, "down", "enter", "tab", "enter")
        assert isinstance(app.screen, Trouble)
        shown = " ".join(text_of(app).split())
        assert "“New customer Zoe” was left as it is" in shown
        assert "Undo that first." in shown
        assert "Zoe" in names(desk)


async def test_the_app_follows_when_the_language_of_the_shop_is_set_back(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    settings.change(desk, "shop.name", "Tiệm Gió")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        assert "Tiệm Gió" in text_of(app)
        await press(pilot, app, "u")
        await settled(pilot, app)
        assert "Tiệm Mây" in text_of(app)
        assert desk.shop().name == "Tiệm Mây"


@pytest.mark.slow
async def test_the_card_of_a_customer_who_is_undone_closes(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    zoe = add(desk, "Zoe")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.show_customer(zoe)
        await settled(pilot, app)
        await press(pilot, app, "u")
        await settled(pilot, app)
        assert isinstance(app.screen, DeskScreen)
        assert sorted(each.text for each in app.said[-2:]) == [
            "This customer is not in the shop any more.",
            "Undone: New customer Zoe. U brings it back.",
        ]


@pytest.mark.slow
async def test_a_card_beneath_the_history_closes_where_its_customer_is_undone_there(
    tmp_path: Path,
) -> None:
    desk = small_shop(tmp_path)
    zoe = add(desk, "Zoe")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.show_customer(zoe)
        await settled(pilot, app)
        app.action_history()
        await settled(pilot, app)
        await press(pilot, app, "enter", "right", "enter")
        await settled(pilot, app)
        assert isinstance(app.screen, HistoryScreen)
        assert "Zoe" not in names(desk)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, DeskScreen)


def test_a_long_history_is_read_a_page_at_a_time(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    table = history_table(desk)
    assert len(table.rows) == 6
    assert str(table.rows[0][2]).startswith("Sale of 1")


async def test_what_was_done_has_the_room_of_the_history(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot, app)
        app.action_history()
        await settled(pilot, app)
        heading = next(line for line in text_of(app).splitlines() if "What was done" in line)
        assert heading.index("What was done") < 40
