"""Customers who are there twice, found and made one by keys as a terminal sends them."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from shoptui.domain.customers import Consent
from shoptui.services import people
from shoptui.services.card import card
from shoptui.services.desk import Desk
from shoptui.services.duplicates import duplicates, side_by_side
from shoptui.services.merging import merge
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.dialogs.merge_with import MergeWithDialog
from shoptui.ui.panes import comparison
from shoptui.ui.screens.card import CardScreen
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.screens.duplicates import ComparisonScreen, DuplicatesScreen
from tests.builders import TODAY, add, new_desk, sell
from tests.ui.apps import SMALL, app_over, press, settled, strokes, text_of

Journey = tuple[Pilot[None], ShopApp, Desk]


def shop(folder: Path) -> Desk:
    """Ánh is there twice, and shares her phone with her brother; [/nope] Lan is there once."""
    desk = new_desk(folder)
    anh = add(desk, "Nguyễn Thị Ánh", phone="0901 234 567", area="Quận 1", code="K1")
    add(
        desk,
        "Anh Nguyen Thi",
        phone="+84901234567",
        area="Quận 7",
        email="anh@x.vn",
        code="K2",
        consent=Consent.NO,
    )
    add(desk, "Trần Hùng", phone="0901234567")
    add(desk, "[/nope] Lan")
    sell(desk, anh, TODAY, 250_000)
    return desk


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Waits for something that comes in its own time."""
    for _attempt in range(1000):
        if is_so():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came true")


@asynccontextmanager
async def journey(folder: Path, size: tuple[int, int] = SMALL) -> AsyncIterator[Journey]:
    """The app on the list of duplicates, reached through the menu."""
    desk = shop(folder)
    app = app_over(desk, folder)
    async with app.run_test(size=size) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "m", *["end"], *["up"] * 4, "enter", "enter")
        assert isinstance(app.screen, DuplicatesScreen)
        yield pilot, app, desk


@pytest.mark.slow
async def test_two_records_become_one_and_u_parts_them(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk):
        assert "Very likely one customer: same phone, same name." in text_of(app)
        await press(pilot, app, "enter")
        assert isinstance(app.screen, ComparisonScreen)
        shown = text_of(app)
        assert "● Nguyễn Thị Ánh" in shown and "○ Anh Nguyen Thi" in shown
        assert "○ not asked" in shown and "● no, since 30/6/2026" in shown
        await press(pilot, app, "right")  # of the names the other one's
        await press(pilot, app, "left")  # and back
        area = next(line for line in shown.split("\n") if "Quận 1" in line)
        down = [line.strip("▌ ")[:4] for line in shown.split("\n")[4:]].index(area.strip("▌ ")[:4])
        await press(pilot, app, *["down"] * down, "right")
        assert "● Quận 7" in text_of(app) and "○ Quận 1" in text_of(app)
        await press(pilot, app, "j")
        assert isinstance(app.screen, DuplicatesScreen)
        assert "u parts them again" in app.said[-1].text
        kept = people.customer(desk, 1)
        assert (kept.name, kept.area, kept.email) == ("Nguyễn Thị Ánh", "Quận 7", "anh@x.vn")
        assert kept.consent is Consent.NO
        assert "Anh Nguyen Thi" not in text_of(app)
        await press(pilot, app, "u")
        assert "Anh Nguyen Thi" in text_of(app)
        assert people.customer(desk, 1).area == "Quận 1"


@pytest.mark.slow
async def test_the_other_record_may_stay(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk):
        await press(pilot, app, "enter", "k")
        assert "K2 stays, and K1 still finds" in text_of(app)
        assert "● Nguyễn Thị Ánh" in text_of(app)  # what was chosen still holds
        await press(pilot, app, "j")
        assert (card(desk, 2).orders, people.customer(desk, 2).name) == (1, "Nguyễn Thị Ánh")
        assert [hit.id for hit in people.find(desk, "K1")] == [2]


@pytest.mark.slow
async def test_the_next_pair_is_under_the_cursor_after_one_is_done_with(tmp_path: Path) -> None:
    """Enter, j and Delete: the pair becomes one, the next pair two people."""
    async with journey(tmp_path) as (pilot, app, desk):
        await press(pilot, app, "enter", "j")
        await until(pilot, lambda: people.customer(desk, 2).archived_on is not None)
        before = len(duplicates(desk).pairs)
        await press(pilot, app, "delete")
        await until(pilot, lambda: len(duplicates(desk).pairs) == before - 1)


@pytest.mark.slow
async def test_two_people_are_not_shown_together_again(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk):
        await press(pilot, app, "enter", "delete")
        assert isinstance(app.screen, DuplicatesScreen)
        assert "Very likely" not in text_of(app)
        await press(pilot, app, "delete", "delete")
        assert duplicates(desk).pairs == []
        assert "Nobody seems to be here twice" in text_of(app)
        await press(pilot, app, "delete", "enter")  # nothing to do them with
        await press(pilot, app, "u", "u", "u")
        assert len(duplicates(desk).pairs) == 3
        assert "Very likely" in text_of(app)


@pytest.mark.slow
async def test_a_key_typed_ahead_of_the_comparison_is_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two records take long to read, and j is struck before they stand there."""

    def slow(*asked: Any) -> Any:
        time.sleep(0.3)
        return side_by_side(*asked)

    monkeypatch.setattr(comparison, "side_by_side", slow)
    async with journey(tmp_path) as (pilot, app, desk):
        for event in strokes("text:\rj"):
            app.post_message(event)
        await until(pilot, lambda: people.customer(desk, 2).archived_on is not None)
        await settled(pilot, app)
        assert isinstance(app.screen, DuplicatesScreen)


@pytest.mark.slow
async def test_esc_changes_nothing(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk):
        revision = desk.revision()
        await press(pilot, app, "enter", "right", "k", "escape", "escape")
        assert isinstance(app.screen, DeskScreen)
        assert desk.revision() == revision


@pytest.mark.slow
async def test_another_window_was_faster(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk):
        await press(pilot, app, "enter")
        merge(desk, 1, 2)
        await press(pilot, app, "j")
        assert "was merged into another record already" in text_of(app)
        await press(pilot, app, "enter", "escape")
        assert card(desk, 1).orders == 1


@pytest.mark.slow
async def test_from_a_card_any_two_can_be_made_one(tmp_path: Path) -> None:
    desk = shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.show_customer(4)
        await settled(pilot, app)
        await press(pilot, app, "j")
        assert isinstance(app.screen, MergeWithDialog)
        await press(pilot, app, "text:lan")  # nobody is the same as herself
        assert "Nobody by that name" in text_of(app)
        await press(pilot, app, *["backspace"] * 3, "text:hung")
        await press(pilot, app, "enter", "ctrl+s")
        assert isinstance(app.screen, ComparisonScreen)
        await press(pilot, app, "j")
        assert "Merged into Trần Hùng" in text_of(app)  # the older record stays
        assert people.customer(desk, 4).archived_on is not None


async def test_the_card_of_a_merged_record_leads_to_the_kept_one(tmp_path: Path) -> None:
    desk = shop(tmp_path)
    merge(desk, 1, 2)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.show_customer(2)
        await settled(pilot, app)
        assert isinstance(app.screen, CardScreen)
        assert "Merged into Nguyễn Thị Ánh, K1" in text_of(app)
        assert app.screen.selected_customer() == 1
        await press(pilot, app, "delete", "a", "j")  # only undo parts them
        assert isinstance(app.screen, CardScreen)
        assert people.customer(desk, 1).archived_on is None


@pytest.mark.slow
async def test_the_form_says_whom_a_new_customer_looks_like(tmp_path: Path) -> None:
    desk = shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "c", "text:nguyen thi anh")
        assert isinstance(app.screen, CustomerDialog)
        await until(pilot, lambda: "Looks like Anh Nguyen Thi, K2. 1 more has" in text_of(app))
        await press(pilot, app, "text:h")
        await until(pilot, lambda: "Looks like" not in text_of(app))
        await press(pilot, app, "backspace", "ctrl+s")  # it does not block
        assert isinstance(app.screen, DeskScreen)
        assert people.customer(desk, 5).name == "nguyen thi anh"
