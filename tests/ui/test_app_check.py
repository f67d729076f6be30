"""Checking the shop file from the menu."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shoptui.ui.dialogs.notice import Notice
from tests.ui.apps import SMALL, app_over, choose, press, settled, small_shop, text_of


async def checked(folder: Path, statement: str) -> str:
    """What the check says after a statement in the file."""
    desk = small_shop(folder)
    with closing(sqlite3.connect(desk.file.path, isolation_level=None)) as db:
        db.execute(statement)
    app = app_over(desk, folder)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await choose(pilot, app, "Help and messages", "Check the shop file")
        await app.workers.wait_for_complete()
        await settled(pilot, app)
        assert isinstance(app.screen, Notice)
        said = text_of(app)
        await press(pilot, app, "enter")
        assert not isinstance(app.screen, Notice)
    return said


@pytest.mark.slow
async def test_a_sound_shop_is_well(tmp_path: Path) -> None:
    said = await checked(tmp_path, "SELECT 1")
    assert "All is well" in said and "3 customers, 3 sales, 0 refunds" in said


@pytest.mark.slow
async def test_what_is_wrong_is_said_in_words(tmp_path: Path) -> None:
    said = await checked(tmp_path, "UPDATE purchase SET counted_on = '2026-01-01' WHERE id = 2")
    assert "not well" in said and "Entry 2, " in said and "2026-01-01" in said
