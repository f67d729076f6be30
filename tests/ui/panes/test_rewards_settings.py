"""What the settings of rewards do to pane 7, at once."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest
from textual.widgets import OptionList

from shoptui.domain.dates import Birthday
from shoptui.services import people, rewards, settings
from shoptui.services.desk import Desk, open_desk
from shoptui.ui.app import ShopApp
from shoptui.ui.panes.rewards import RewardsPane
from tests.builders import Clock
from tests.services.reward_people import ago, contact
from tests.ui.apps import SMALL, app_over, press, settled, text_of
from tests.ui.panes.rewards_shop import SUGGESTED, column, rewards_file, suggested

Setter = Callable[..., Awaitable[None]]


@pytest.fixture(scope="module")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rewards_file(tmp_path_factory.mktemp("rewards"))


@pytest.fixture
def desk(shop_file: Path, tmp_path: Path) -> Desk:
    clock = Clock()
    return open_desk(Path(copy(shop_file, tmp_path)), clock.today, clock.now)


@asynccontextmanager
async def opened(desk: Desk, folder: Path) -> AsyncIterator[tuple[Setter, RewardsPane, ShopApp]]:
    """Pane 7 of the whole app, and what changes a setting in the window of settings."""
    app = app_over(desk, folder)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "7")
        pane = app.pane
        assert isinstance(pane, RewardsPane)

        async def change(key: str, *keys: str) -> None:
            app.action_settings()
            await settled(pilot, app)
            listed = [each.key for each in settings.shown(desk)]
            app.screen.query_one(OptionList).highlighted = listed.index(key)
            await press(pilot, app, "enter", *keys, "ctrl+s", "escape")

        yield change, pane, app


@pytest.mark.slow
async def test_a_budget_holds_at_once(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, tmp_path) as (change, pane, app):
        assert suggested(pane) == SUGGESTED
        assert "3 offers would cost $120.00" in text_of(app)
        await change("rewards.budget", "text:25")  # $80 is too dear, and $20 leave no other $20
        assert suggested(pane) == [SUGGESTED[1]]
        assert "Spent this month: $0.00 of $25.00. 1 offer would cost $20.00." in text_of(app)
        assert "2 more are beyond the budget: $100.00." in " ".join(text_of(app).split())
        await change("rewards.budget", "text:100")
        assert suggested(pane) == SUGGESTED[:2]
        await change("rewards.budget", "text:none")
        assert suggested(pane) == SUGGESTED


@pytest.mark.slow
async def test_quiet_days_and_the_rest_of_a_rule_hold_at_once(desk: Desk, tmp_path: Path) -> None:
    contact(desk, 1, 3)
    then = Clock(ago(20))
    before = open_desk(desk.file.path, then.today, then.now)
    rewards.redeem(before, rewards.give(before, rewards.suggestions(desk).rows[0]))
    async with opened(desk, tmp_path) as (change, pane, _app):
        assert SUGGESTED[0] not in suggested(pane)
        assert SUGGESTED[1] not in suggested(pane)
        await change("rewards.quiet_days", "text:2")
        assert suggested(pane)[0] == SUGGESTED[0]
        await change("rewards.again_days", "text:10")
        assert suggested(pane) == SUGGESTED


@pytest.mark.slow
async def test_birthdays_and_who_gets_messages_follow_at_once(desk: Desk, tmp_path: Path) -> None:
    loyal = people.customer(desk, 2)
    people.change_customer(desk, replace(loyal, birthday=Birthday(7, 9), phone="0907 654 321"))
    async with opened(desk, tmp_path) as (change, pane, _app):
        assert suggested(pane) == SUGGESTED
        assert column(pane, "way") == ["by message", "in person", "in person"]
        await change("rewards.birthday_days", "text:9")
        # A tenth of the average order of $308, rounded to the next of 10, 20 and 50.
        assert suggested(pane)[0] == ("Loyal", "Birthday greeting and a gift", 2_000)
        await change("rewards.mail_unknown_consent", "right")
        assert column(pane, "way") == ["by message", "by message", "in person"]
