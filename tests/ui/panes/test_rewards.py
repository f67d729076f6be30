"""The suggested rewards, what was given, and the lists they stand in."""

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from textual.screen import Screen

from shoptui.domain.customers import Consent
from shoptui.services import people, rewards
from shoptui.services.desk import Desk, open_desk
from shoptui.services.reward_lists import catalogue_table
from shoptui.services.reward_skips import skip
from shoptui.services.timeline import timeline_table
from shoptui.storage import customers
from shoptui.ui.command import offers
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes.rewards import RewardsPane
from shoptui.ui.widgets.grid import Grid
from shoptui.ui.widgets.list_names import ListNames
from tests.builders import Clock
from tests.ui.apps import SMALL, app_over, press, settled, text_of
from tests.ui.pane_host import WIDE, hosted
from tests.ui.panes.rewards_shop import column, pane_over, rewards_file


@pytest.fixture(scope="module")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rewards_file(tmp_path_factory.mktemp("rewards"))


@pytest.fixture
def desk(shop_file: Path, tmp_path: Path) -> Desk:
    clock = Clock()
    return open_desk(Path(copy(shop_file, tmp_path)), clock.today, clock.now)


def hints(screen: Screen[Any]) -> set[str]:
    """What the footer, the help and the palette offer."""
    return {offer.command.title for offer in offers(screen)}


@pytest.mark.slow
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


async def test_what_was_refused_can_be_tried_again(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        people.change_customer(desk, replace(people.customer(desk, 1), consent=Consent.NO))
        await app.strike("g")
        await app.strike("g")
        assert len(app.troubles) == 2
        assert "does not want to be offered anything" in app.troubles[1]
        assert len(rewards.grants_table(desk).rows) == 0


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


async def test_a_reward_is_redeemed_with_one_key_and_only_once(desk: Desk) -> None:
    rewards.give(desk, rewards.suggestions(desk).rows[0])
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("tab")
        assert column(pane, "state") == ["open"]
        assert app.said("#rewards-detail").splitlines()[1] == "open, 29 more days"
        assert "Redeemed" in hints(app.screen)
        await app.strike("r", "r")
        pane.reload()
        await app.calm()
        assert column(pane, "name") == []
        assert app.troubles == []
        await app.strike("tab")
        assert (column(pane, "state"), column(pane, "days")) == (["redeemed"], ["today"])
        assert "Redeemed" not in hints(app.screen)
        await app.strike("r", "enter")
        assert app.troubles == []
        assert app.customers_opened == [1]


async def test_a_reward_that_ran_out_says_since_when(shop_file: Path, tmp_path: Path) -> None:
    clock = Clock()
    desk = open_desk(Path(copy(shop_file, tmp_path)), clock.today, clock.now)
    rewards.give(desk, rewards.suggestions(desk).rows[0])  # from June 30 to July 29
    clock.pass_time(timedelta(days=32))
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("tab")
        assert column(pane, "name") == []
        await app.strike("tab")
        assert app.said("#rewards-detail").splitlines()[:2] == [
            "[/] Lan: Personal call and 20% off",
            "expired, 3 days ago",
        ]
        await app.strike("r", "w")
        assert isinstance(app.screen, WhyDialog)
        assert column(pane, "state") == ["expired"]


@pytest.mark.slow
async def test_tab_goes_round_the_lists_and_each_can_be_exported(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane, WIDE) as app:
        names = []
        for _time in range(5):
            table = pane.exported()
            assert table is not None
            names.append(table.name)
            await app.strike("tab")
        assert names == ["rewards", "grants", "grants", "reward_catalogue", "reward_rules"]
        await app.strike("shift+tab", "shift+tab")
        assert column(pane, "name") == [row[0] for row in catalogue_table(desk).rows]
        assert pane.selected_customer() is None
        await app.strike("g", "k", "y", "r", "escape")
        assert column(pane, "name")[0] == "[/] Lan"
        assert rewards.grants_table(desk).rows == []


async def test_a_click_on_a_name_goes_to_the_list(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        line = app.text.splitlines()[0]
        assert "▐Suggested 3▌" in line
        await app.pilot.click(ListNames, offset=(line.index("Rules"), 0))
        await app.calm()
        assert "▐Rules 27▌" in app.text.splitlines()[0]
        assert column(pane, "condition")[0] == "Open complaints: 1 or more"


async def test_what_was_taken_back_meanwhile_harms_nothing(desk: Desk) -> None:
    rewards.give(desk, rewards.suggestions(desk).rows[0])
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("tab")
        with desk.file.write("Taken back") as db:
            db.execute("DELETE FROM reward_grant")
        await app.strike("enter", "r")
        assert app.customers_opened == []
        assert len(app.troubles) == 2
        assert "not among those given any more" in app.troubles[0]


async def test_moving_through_the_suggestions_reads_nothing_where_keys_wait(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[threading.Thread] = []
    page = customers.page

    def noted(*args: Any) -> Any:
        readers.append(threading.current_thread())
        return page(*args)

    monkeypatch.setattr(customers, "page", noted)
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike("down", "down", "up", "w", "escape", "tab", "shift+tab")
        assert app.troubles == []
    assert readers
    assert threading.main_thread() not in readers


SUGGESTED_KEYS = {"Give", "Not now", "Copy text", "Open"}
GIVEN_KEYS = {"Redeemed", "Open"}
CATALOGUE_KEYS = {"Edit", "New reward", "Put away", "Open"}
RULES_KEYS = {"Edit", "New rule", "Switch off", "Later", "Open"}


@pytest.mark.slow
async def test_every_list_shows_its_own_keys_and_an_empty_one_none_for_rows(desk: Desk) -> None:
    rewards.give(desk, rewards.suggestions(desk).rows[0])
    mine = SUGGESTED_KEYS | GIVEN_KEYS | CATALOGUE_KEYS | RULES_KEYS | {"Sooner", "Sort", "Mark"}
    pane = pane_over(desk)
    async with hosted(pane) as app:
        shown = []
        for _time in range(5):
            assert "Next list" in hints(app.screen)
            shown.append(hints(app.screen) & mine - {"Sort", "Mark"})
            await app.strike("tab")
        assert shown == [SUGGESTED_KEYS, GIVEN_KEYS, GIVEN_KEYS, CATALOGUE_KEYS, RULES_KEYS]
        rewards.redeem(desk, 1)
        for found in rewards.suggestions(desk).rows:
            skip(desk, found)
        pane.reload()
        await app.calm()
        for _view in ("suggested", "open"):
            assert hints(app.screen) & mine == set()
            assert not pane.explains()
            await app.strike("tab")


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
