"""What stands in an open form is there again after the app was killed."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from shoptui.domain.errors import FileTrouble
from shoptui.services import people, sales
from shoptui.services.desk import Desk, open_desk
from shoptui.services.drafts import DraftBook
from shoptui.ui.app import ShopApp
from shoptui.ui.busy import running
from shoptui.ui.dialogs.customer import CustomerDialog
from shoptui.ui.dialogs.discard import DiscardPrompt
from shoptui.ui.dialogs.leave import LeaveQuestion
from shoptui.ui.dialogs.left_behind import LeftBehindDialog
from shoptui.ui.dialogs.line import LineDialog
from shoptui.ui.dialogs.refund import RefundDialog
from shoptui.ui.dialogs.sale import SaleDialog
from shoptui.ui.drafts import keeper
from shoptui.ui.drafts.drafted import DraftedForm
from shoptui.ui.screens.desk import DeskScreen
from tests.builders import Clock
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, strokes, text_of

CLOCK = Clock()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps ten times as often, so that nobody waits for it."""
    monkeypatch.setattr(keeper, "PAUSE", 0.05)
    monkeypatch.setattr(keeper, "PATIENCE", 0.05)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_shop(tmp_path, CLOCK)


@asynccontextmanager
async def opened(desk: Desk, folder: Path) -> AsyncIterator[tuple[ShopApp, Pilot[None]]]:
    """A window that ends without leaving, as when it is killed."""
    app = app_over(open_desk(desk.file.path, CLOCK.today, CLOCK.now), folder, CLOCK)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await pilot.pause(0.1)
        yield app, pilot
        app.draft_book.let_go()


def drafts(desk: Desk) -> int:
    return count(desk, "draft")


def count(desk: Desk, table: str) -> int:
    with desk.file.read() as db:
        (many,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(many)


async def until_kept(pilot: Pilot[None], desk: Desk, many: int = 1) -> None:
    for _attempt in range(1000):
        await pilot.pause(0.02)
        if drafts(desk) == many:
            return
    raise AssertionError(f"there are {drafts(desk)} drafts, not {many}")


async def kept(pilot: Pilot[None], app: ShopApp, desk: Desk) -> None:
    """Waits until all that was typed is in the file."""
    form = app.screen
    assert isinstance(form, DraftedForm) and form._keeper is not None
    for _attempt in range(400):
        await pilot.pause(0.01)
        if form._keeper._timer is None and not running(app, (keeper.KEEPING,)):
            assert drafts(desk) == 1
            return
    raise AssertionError("it was never kept")


async def top(pilot: Pilot[None], app: ShopApp, kind: type[Any]) -> Any:
    for _attempt in range(1000):
        if isinstance(app.screen, kind):
            await settled(pilot, app)
            return app.screen
        await pilot.pause(0.02)
    raise AssertionError(f"{app.screen} is no {kind.__name__}")


async def open_draft(pilot: Pilot[None], app: ShopApp, kind: type[Any]) -> Any:
    await top(pilot, app, LeftBehindDialog)
    await press(pilot, app, "enter")
    form = await top(pilot, app, kind)
    await pilot.pause(0.1)
    return form


async def test_a_sale_that_was_being_typed_is_back_and_saved_once(
    desk: Desk, tmp_path: Path
) -> None:
    before, revision = count(desk, "purchase"), desk.revision()
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "n", "text:duc\r120k+35k\t", "ctrl+o", "down", "down")
        await press(pilot, app, "text:R-17 [b]x", "left", "left", "text:y")
        await kept(pilot, app, desk)
    assert desk.revision() == revision
    async with opened(desk, tmp_path) as (app, pilot):
        offer = await top(pilot, app, LeftBehindDialog)
        assert "New sale" in text_of(app) and "today" in text_of(app)
        assert list(offer.lines) == [
            "Customer: Đức Trần",
            "Amount: 120k+35k",
            "Receipt number: R-17 [by]x",
        ]
        form = await open_draft(pilot, app, SaleDialog)
        assert form.customer.given().title == "Đức Trần"
        assert form.amount.text == "120k+35k" and form.receipt.text == "R-17 [by]x"
        assert form.receipt.has_focus_within and form.note.display
        await press(pilot, app, "text:!", "ctrl+s")
        await top(pilot, app, DeskScreen)
        assert count(desk, "purchase") == before + 1 and drafts(desk) == 0
    with desk.file.read() as db:
        query = "SELECT amount, receipt FROM purchase ORDER BY id DESC LIMIT 1"
        assert tuple(db.execute(query).fetchone()) == (155_000, "R-17 [by!]x")
    async with opened(desk, tmp_path) as (app, pilot):
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.slow
async def test_a_product_being_typed_over_the_sale_is_back_over_it(
    desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "n", "down", "down", "ctrl+o", "space")
        await top(pilot, app, LineDialog)
        await press(pilot, app, "text:Trà s\t2\t25")
        await until_kept(pilot, desk)
        await pilot.pause(0.3)
    async with opened(desk, tmp_path) as (app, pilot):
        line = await open_draft(pilot, app, LineDialog)
        assert (line.product.text, line.quantity.text) == ("Trà s", "2")
        assert line.price.has_focus_within
        await press(pilot, app, "text:k", "up", "up", "down", "down", "ctrl+s")
        await top(pilot, app, LineDialog)
        await press(pilot, app, "text:ữa\r")
        await press(pilot, app, "ctrl+s")
        sale = await top(pilot, app, SaleDialog)
        assert [each.amount for each in sale.lines.read()] == [50_000]


async def test_control_without_keeping_it_is_gone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper.Keeper, "touch", lambda self, pause=0.0: None)
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "n", "text:duc\r250k\t")
        await pilot.pause(0.3)
    async with opened(desk, tmp_path) as (app, pilot):
        await pilot.pause(0.2)
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.slow
async def test_discarding_throws_the_draft_away(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "c", "text:Hoa")
        await until_kept(pilot, desk)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, DiscardPrompt)
        await press(pilot, app, "right", "enter")
        await until_kept(pilot, desk, 0)


@pytest.mark.slow
async def test_taking_back_all_that_was_typed_leaves_no_draft(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "c", "text:Ho")
        await until_kept(pilot, desk)
        await press(pilot, app, "backspace", "backspace")
        await until_kept(pilot, desk, 0)


@pytest.mark.slow
async def test_leaving_without_it_throws_it_away(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "c", "text:Hoa")
        await until_kept(pilot, desk)
        await press(pilot, app, "ctrl+q")
        assert isinstance(app.screen, LeaveQuestion)
        await press(pilot, app, "right", "enter")
        await until_kept(pilot, desk, 0)


@pytest.mark.slow
async def test_what_is_kept_for_later_is_in_the_menu_and_can_be_thrown_away(
    desk: Desk, tmp_path: Path
) -> None:
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "c", "text:Hoa")
        await until_kept(pilot, desk)
    async with opened(desk, tmp_path) as (app, pilot):
        await top(pilot, app, LeftBehindDialog)
        await press(pilot, app, "escape")
        await top(pilot, app, DeskScreen)
        assert drafts(desk) == 1
        await app.run_action("app.drafts")
        await top(pilot, app, LeftBehindDialog)
        await press(pilot, app, "right", "right", "enter")
        await until_kept(pilot, desk, 0)
        await app.run_action("app.drafts")
        await settled(pilot, app)
        await pilot.pause(0.1)
        assert "No form was left unfinished." in [said.text for said in app.said]


@pytest.mark.slow
async def test_a_draft_opened_again_survives_the_next_crash(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "c", "text:Hoa")
        await until_kept(pilot, desk)
    async with opened(desk, tmp_path) as (app, pilot):
        await open_draft(pilot, app, CustomerDialog)
        await press(pilot, app, "text: Lê")
        await kept(pilot, app, desk)
    async with opened(desk, tmp_path) as (app, pilot):
        form = await open_draft(pilot, app, CustomerDialog)
        assert form.name_field.text == "Hoa Lê"


@pytest.mark.slow
async def test_another_window_at_work_keeps_its_draft(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "c", "text:Hoa")
        await until_kept(pilot, desk)
        async with opened(desk, tmp_path) as (second, other):
            await other.pause(0.2)
            assert isinstance(second.screen, DeskScreen)
            await press(other, second, "ctrl+q")
        assert drafts(desk) == 1
        await press(pilot, app, "text: Lê", "ctrl+s")
        await top(pilot, app, DeskScreen)
    assert drafts(desk) == 0
    assert [hit.title for hit in people.find(desk, "Hoa")] == ["Hoa Lê"]


@pytest.mark.slow
async def test_a_busy_file_disturbs_nobody_and_it_is_kept_later(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "c")
        with closing(sqlite3.connect(desk.file.path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            for stroke in strokes("text:Hoa"):  # `press` would wait for the file
                app.post_message(stroke)
            await pilot.pause(0.5)
            assert app.screen.name_field.text == "Hoa"  # type: ignore[attr-defined]
            other.execute("COMMIT")
        await until_kept(pilot, desk)
        assert app.said == [] and isinstance(app.screen, CustomerDialog)


@pytest.mark.slow
async def test_a_full_disk_disturbs_nobody(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> int:
        raise FileTrouble("The disk is full.")

    monkeypatch.setattr(DraftBook, "keep", full)
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "c", "text:Hoa")
        await pilot.pause(0.3)
        assert app.said == [] and isinstance(app.screen, CustomerDialog)
        await press(pilot, app, "ctrl+s")
        await top(pilot, app, DeskScreen)
    assert [hit.title for hit in people.find(desk, "Hoa")] == ["Hoa"]


@pytest.mark.slow
async def test_what_was_changed_meanwhile_is_said_and_what_was_not_touched_is_taken(
    desk: Desk, tmp_path: Path
) -> None:
    (anh,) = people.find(desk, "Ánh")
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "2", "home")
        app.show_customer(anh.id)
        await settled(pilot, app)
        await press(pilot, app, "e", "end", "text: Thị", "down", "end", "text:9")
        form = await top(pilot, app, CustomerDialog)
        assert form.phone.text.endswith("9")
        await kept(pilot, app, desk)
    known = people.customer(desk, anh.id)
    assert known.area == ""
    people.change_customer(desk, replace(known, area="Quận 3", name="Ánh Lê"))
    async with opened(desk, tmp_path) as (app, pilot):
        form = await open_draft(pilot, app, CustomerDialog)
        assert form.name_field.text == "Ánh Nguyễn Thị"
        assert form.phone.text.endswith("9") and form.area.text == "Quận 3"
        assert "Changed elsewhere since you typed here: Name." in text_of(app)


@pytest.mark.slow
async def test_where_the_record_is_gone_the_text_is_still_there(desk: Desk, tmp_path: Path) -> None:
    with desk.file.read() as db:
        (sale,) = db.execute("SELECT max(id) FROM purchase").fetchone()
    async with opened(desk, tmp_path) as (app, pilot):
        await press(pilot, app, "3", "home", "r")
        await top(pilot, app, RefundDialog)
        await press(pilot, app, "down", "down", "text:was torn")
        await kept(pilot, app, desk)
    with desk.file.read() as db:
        ids = [row[0] for row in db.execute("SELECT id FROM purchase")]
    for each in ids:
        sales.set_void(desk, each, True)
    assert sale in ids
    async with opened(desk, tmp_path) as (app, pilot):
        await top(pilot, app, LeftBehindDialog)
        await press(pilot, app, "enter")
        await pilot.pause(0.2)
        shown = await top(pilot, app, LeftBehindDialog)
        assert "nothing to give back" in text_of(app)
        assert shown.lines == ("Why: was torn",)
        await press(pilot, app, "y")
        assert app.clipboard == "Why: was torn"
        await press(pilot, app, "escape")
        assert drafts(desk) == 1
