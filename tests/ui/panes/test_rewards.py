"""The suggested rewards, what was given, and the catalogue."""

from pathlib import Path
from shutil import copy

import pytest

from shoptui.domain.customers import Consent
from shoptui.services import rewards
from shoptui.services.desk import Desk, open_desk
from shoptui.services.formats import Formats
from shoptui.services.reward_lists import catalogue_table
from shoptui.services.reward_skips import skip
from shoptui.services.timeline import timeline_table
from shoptui.ui.dialogs.question import Question
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes.rewards import RewardsPane
from shoptui.ui.widgets.grid import Grid
from tests.builders import Clock
from tests.services.reward_people import buyer, fixed_desk
from tests.ui.apps import SMALL, app_over, press, settled, text_of
from tests.ui.pane_host import WIDE, hosted


@pytest.fixture(scope="module")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = fixed_desk(tmp_path_factory.mktemp("rewards"))
    buyer(desk, "[/] Lan", 130, 9, 400, consent=Consent.YES, phone="0901 234 567")
    buyer(desk, "Loyal", 40, 5, 200)
    buyer(desk, "Newcomer", 5, 1, 20)
    return desk.file.path


@pytest.fixture
def desk(shop_file: Path, tmp_path: Path) -> Desk:
    clock = Clock()
    return open_desk(Path(copy(shop_file, tmp_path)), clock.today, clock.now)


def pane_over(desk: Desk) -> RewardsPane:
    return RewardsPane(desk, Formats(desk.shop()), id="rewards")


def column(pane: RewardsPane, key: str) -> list[object]:
    table = pane.query_one(Grid).table
    assert table is not None
    return [row[table.column(key)] for row in table.rows]


async def test_a_suggestion_is_explained_given_and_stands_in_the_timeline(
    desk: Desk, tmp_path: Path
) -> None:
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "7")
        pane = app.pane
        assert isinstance(pane, RewardsPane)
        assert column(pane, "name") == ["[/] Lan", "Loyal", "Newcomer"]
        customer = pane.selected_customer()
        assert customer is not None
        await press(pilot, app, "w")
        assert isinstance(app.screen, WhyDialog)
        assert "9 orders, the last 130 days ago" in text_of(app)
        await press(pilot, app, "escape")
        before = desk.revision()
        await press(pilot, app, "g")
        await settled(pilot, app)
        assert desk.revision() == before + 1
        assert column(pane, "name") == ["Loyal", "Newcomer"]
        assert "Spent this month: $80.00" in text_of(app)
        happened = timeline_table(desk, customer).rows[0]
        assert "Personal call and 20% off" in str(happened)


async def test_one_key_pressed_twice_gives_once(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("g", "g")
        assert app.troubles == []
        assert len(rewards.grants_table(desk).rows) == 1


async def test_what_is_not_wanted_now_leaves_the_list_and_costs_nothing(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("down", "k")
        pane.reload()
        await app.calm()
        assert column(pane, "name") == ["[/] Lan", "Newcomer"]
        assert rewards.budget(desk).spent == 0


async def test_the_message_is_copied_only_where_it_may_be_sent(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("y")
        assert app.clipboard.startswith("Dear [/] Lan")
        assert app.clipboard in app.said("#rewards-detail")
        app.copy_to_clipboard("nothing")
        await app.strike("down", "y")
        assert app.clipboard == "nothing"
        assert app.said("#rewards-detail").splitlines()[2].startswith("Say to them:")
        assert "Loyal · costs" in app.said("#rewards-detail")


async def test_a_reward_is_redeemed_after_a_question_and_only_once(desk: Desk) -> None:
    rewards.give(desk, rewards.suggestions(desk).rows[0])
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("tab", "enter")
        assert isinstance(app.screen, Question)
        await app.strike("enter")  # the safe answer has the focus
        assert column(pane, "state") == ["open"]
        await app.strike("enter", "left", "enter")
        pane.reload()
        await app.calm()
        assert column(pane, "name") == []
        await app.strike("tab")
        assert column(pane, "state") == ["redeemed"]
        await app.strike("enter")
        assert "already" in app.troubles[0]


async def test_tab_goes_round_the_lists_and_each_can_be_exported(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane, WIDE) as app:
        names = []
        for _time in range(4):
            table = pane.exported()
            assert table is not None
            names.append(table.name)
            await app.strike("tab")
        assert names == ["rewards", "grants", "grants", "reward_catalogue"]
        await app.strike("shift+tab")
        assert column(pane, "name") == [row[0] for row in catalogue_table(desk).rows]
        assert pane.selected_customer() is None
        await app.strike("g", "k", "enter", "escape")
        assert column(pane, "name")[0] == "[/] Lan"
        assert rewards.grants_table(desk).rows == []


async def test_a_sorted_list_gives_what_stands_under_the_cursor(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        grid = pane.query_one(Grid)
        grid.post_message(Grid.SortAsked(grid, "name", True))
        await app.pilot.pause()
        await app.calm()
        await app.strike("home")
        assert column(pane, "name") == ["Newcomer", "Loyal", "[/] Lan"]
        await app.strike("g")
        assert [row[1] for row in rewards.grants_table(desk).rows] == ["Newcomer"]


async def test_enter_opens_the_card_of_whom_it_is_for(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("down", "enter")
        assert app.customers_opened == [pane.selected_customer()]


async def test_an_empty_list_says_what_will_stand_there(desk: Desk) -> None:
    for found in rewards.suggestions(desk).rows:
        skip(desk, found)
    pane = pane_over(desk)
    async with hosted(pane) as app:
        assert "Nobody to offer anything to just now" in app.text
        await app.strike("g", "w", "tab")
        assert "Here stand rewards not redeemed yet" in app.text
