"""What to do today, the week and the last sales."""

from pathlib import Path
from shutil import copy
from threading import Event

import pytest

from shoptui.domain.dates import Birthday
from shoptui.domain.relations import FeedbackKind
from shoptui.services import today
from shoptui.services.desk import Desk, open_desk
from shoptui.services.formats import Formats
from shoptui.services.timeline import timeline_table
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes.rewards import RewardsPane
from shoptui.ui.panes.today import TodayPane
from shoptui.ui.panes.today_words import sparkline
from shoptui.ui.screens.card import CardScreen
from shoptui.ui.widgets.grid import Grid
from tests.builders import Clock, new_desk
from tests.services.reward_people import ago, buyer, complain, fixed_desk
from tests.ui.apps import SMALL, app_over, press, settled, text_of
from tests.ui.pane_host import WIDE, PaneHost, hosted


@pytest.fixture(scope="module")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cross complained and stays away; two have a birthday; Fresh bought today and last week."""
    desk = fixed_desk(tmp_path_factory.mktemp("today"))
    complain(desk, buyer(desk, "[/] Cross", 40, 5, 200), 3, FeedbackKind.COMPLAINT)
    buyer(desk, "Born soon", 300, 1, 50, birthday=Birthday(7, 3))
    buyer(desk, "Born later", 300, 1, 20, birthday=Birthday(7, 4))
    buyer(desk, "Fresh", 0, 2, 30)
    return desk.file.path


@pytest.fixture
def desk(shop_file: Path, tmp_path: Path) -> Desk:
    clock = Clock()
    return open_desk(Path(copy(shop_file, tmp_path)), clock.today, clock.now)


def pane_over(desk: Desk) -> TodayPane:
    return TodayPane(desk, Formats(desk.shop()), id="today")


def listed(pane: TodayPane) -> list[tuple[object, ...]]:
    table = pane.query_one("#today-list", Grid).table
    assert table is not None
    return [row[:2] for row in table.rows]


CROSS = ("Complaint", "[/] Cross")
ASK = ("Ask for feedback", "Fresh")
BIRTHDAYS = [("Birthday", "Born soon"), ("Birthday", "Born later")]
AWAY = ("Away for long", "[/] Cross")


async def test_the_list_goes_by_value_and_says_why(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        assert listed(pane) == [CROSS, ASK, *BIRTHDAYS, AWAY]
        assert app.said("#today-title") == "5 things to do"
        assert app.said("#today-detail").splitlines() == [
            "[/] Cross: open for 3 days · It came late.",
            "What to do: answer it. Enter opens the card, d marks it as done.",
        ]


@pytest.mark.slow
async def test_the_week_stands_against_the_last(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        sold, counts, shares = app.said("#today-week").splitlines()
        # Fresh bought for $30 today and ten days ago, which is the fourth of the week before.
        assert sold == "Last 7 days ▁▁▁▁▁▁█ $30.00 · before ▁▁▁█▁▁▁ $30.00"
        assert counts.startswith("Orders 1 (before: 1) · New customers 0 (before: 1)")
        assert shares == "Enquiries that became orders: – · Sales with trouble: 0.0% of 9"


def test_a_column_is_as_high_as_its_figure() -> None:
    assert sparkline([-5, 0, 1, 40, 70], 70) == "▁▁▂▅█"
    assert sparkline([0] * 3, 0) == "▁▁▁"


async def test_what_is_done_or_put_off_leaves_the_list(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("down", "down", "d", "d")
        pane.reload()
        await app.calm()
        assert listed(pane) == [CROSS, ASK, BIRTHDAYS[1], AWAY]
        await app.strike("end", "k")
        pane.reload()
        await app.calm()
        assert listed(pane) == [CROSS, ASK, BIRTHDAYS[1]]
        assert app.troubles == []
        assert [entry.name for entry in today.today(desk).to_dos] == [
            row[1] for row in (CROSS, ASK, BIRTHDAYS[1])
        ]


async def test_all_that_is_marked_is_done_and_no_mark_slips_to_another_entry(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        before = listed(pane)
        await app.strike("home", "space", "down", "space", "d")
        pane.reload()
        await app.calm()
        assert listed(pane) == [before[1], *before[3:]]
        assert pane.query_one("#today-list", Grid).marks == frozenset()


@pytest.mark.slow
async def test_the_second_entry_of_a_customer_is_the_one_under_the_cursor(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("end", "w")
        assert isinstance(app.screen, WhyDialog)
        assert app.screen.sections[0].title == "[/] Cross: Away for long"
        await app.strike("escape", "d")
        pane.reload()
        await app.calm()
        assert listed(pane) == [CROSS, ASK, *BIRTHDAYS]


async def test_a_sorted_list_marks_what_stands_under_the_cursor(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        grid = pane.query_one("#today-list", Grid)
        grid.post_message(Grid.SortAsked(grid, "name", False))
        await app.pilot.pause()
        await app.calm()
        await app.strike("home")
        exported = pane.exported()
        assert exported is not None
        ids = {entry.name: entry.customer_id for entry in today.today(desk).to_dos}
        assert list(exported.ids) == [ids[str(row[1])] for row in exported.rows]
        assert exported.rows[-1][:2] == ASK
        await app.strike("end", "d")
        pane.reload()
        await app.calm()
        assert listed(pane) == [row[:2] for row in exported.rows[:-1]]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_last_sales_are_a_list_of_their_own(desk: Desk, size: tuple[int, int]) -> None:
    pane = pane_over(desk)
    async with hosted(pane, size) as app:
        assert "Fresh" in app.text
        await app.strike("tab", "d", "k", "enter")
        assert app.customers_opened == [pane.selected_customer()]
        assert listed(pane) == [CROSS, ASK, *BIRTHDAYS, AWAY]
        exported = pane.exported()
        assert exported is not None and exported.name == "last_sales"
        assert exported.rows[0][:3] == (ago(0), "Fresh", 3_000)
        await app.strike("tab", "enter")
        assert len(set(app.customers_opened)) == 2


async def test_the_last_sales_do_not_wait_for_what_takes_long(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    work_out, is_asked, is_let = today.today, Event(), Event()

    def slowly(desk: Desk) -> today.Today:
        is_asked.set()
        assert is_let.wait(30)
        return work_out(desk)

    monkeypatch.setattr(today, "today", slowly)
    pane = pane_over(desk)
    async with PaneHost(pane).run_test(size=WIDE) as pilot:
        to_do, sold = (pane.query_one(f"#{which}", Grid) for which in ("today-list", "today-sales"))
        while not (is_asked.is_set() and sold.row_count):
            await pilot.pause()
        assert to_do.table is None
        is_let.set()
        while to_do.table is None:
            await pilot.pause()
        assert (to_do.row_count, sold.row_count) == (5, 9)


@pytest.mark.parametrize(("size", "is_beside"), [((100, 30), False), ((120, 33), True)])
@pytest.mark.slow
async def test_the_reasons_keep_their_room_at_every_width(
    desk: Desk, size: tuple[int, int], is_beside: bool
) -> None:
    pane = pane_over(desk)
    async with hosted(pane, size) as app:
        assert "open for 3 days · It came late." in app.text
        to_do, sold = (
            pane.query_one(f"#{which}").region for which in ("today-list", "today-sales")
        )
        assert (sold.x >= to_do.right) is is_beside


async def test_an_empty_shop_says_which_key_to_press(tmp_path: Path) -> None:
    pane = pane_over(new_desk(tmp_path))
    async with hosted(pane) as app:
        await app.strike("d", "k", "w", "enter", "tab", "enter")
        assert "What there is to do today will stand here" in app.text
        assert "Here stand the last sales" in app.text


@pytest.mark.slow
async def test_the_top_item_leads_to_its_reward_and_both_are_gone(
    desk: Desk, tmp_path: Path
) -> None:
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "1")
        pane = app.pane
        assert isinstance(pane, TodayPane)
        customer = pane.selected_customer()
        assert customer is not None
        await press(pilot, app, "w")
        assert "answer it" in text_of(app)
        await press(pilot, app, "escape", "enter")
        assert isinstance(app.screen, CardScreen)
        await press(pilot, app, "escape", "d", "7")
        rewards = app.pane
        assert isinstance(rewards, RewardsPane)
        assert rewards.selected_customer() == customer
        await press(pilot, app, "w", "escape", "g")
        assert rewards.selected_customer() != customer
        assert "Apology" in str(timeline_table(desk, customer).rows[0])
        await press(pilot, app, "1")
        assert CROSS not in listed(pane)
