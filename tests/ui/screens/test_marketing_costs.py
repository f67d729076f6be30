"""Marketing costs on the screen. Today is Tuesday 30 June 2026."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from shoptui.domain.marketing import MarketingCost
from shoptui.services import campaigns
from shoptui.services.desk import Desk
from shoptui.services.marketing_costs import add_cost, costs_table
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.marketing_cost import MarketingCostDialog
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.screens.marketing_costs import MarketingCostsScreen
from tests.builders import TODAY, add
from tests.ui.apps import SMALL, app_over, choose, press, settled, small_shop, text_of

ADVERT = MarketingCost(on=date(2026, 6, 1), amount=250_000, channel="Facebook", note="Reels")


def listed(desk: Desk) -> list[tuple[object, ...]]:
    return [tuple(row) for row in costs_table(desk).rows]


async def opened(pilot: Pilot[None], app: ShopApp) -> None:
    await settled(pilot, app)
    await pilot.app.run_action("app.marketing_costs")
    await settled(pilot, app)
    assert isinstance(app.screen, MarketingCostsScreen)


async def test_the_menu_leads_there_and_esc_back(tmp_path: Path) -> None:
    app = app_over(small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await choose(pilot, app, "Marketing costs")
        assert isinstance(app.screen, MarketingCostsScreen)
        assert "Here stands what you spend to be found" in text_of(app)
        await press(pilot, app, "escape")
        assert isinstance(app.screen, DeskScreen)


async def test_a_cost_is_recorded_in_one_burst_with_a_channel_known_before(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    add(desk, "Zoe", channel="Facebook")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        await press(pilot, app, "n", "text:250k")
        assert "= " in text_of(app) and "250.000" in text_of(app)
        await press(pilot, app, "enter", "text:face")
        await app.workers.wait_for_complete(
            [each for each in app.workers if each.group == "search"]
        )
        await press(pilot, app, "enter", "enter", "right", "enter", "text:Helper", "ctrl+s")
        assert listed(desk) == [(TODAY, 250_000, "Facebook", "", "yes", "Helper")]
        assert "1 cost · together 250.000 ₫ · of it wages 250.000 ₫" in text_of(app)


@pytest.mark.slow
async def test_a_campaign_is_picked_and_a_cost_changed(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    campaigns.create_event(desk, "Tea [b]evening[/b]", TODAY)
    add_cost(desk, ADVERT)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        await press(pilot, app, "enter")
        form = app.screen
        assert isinstance(form, MarketingCostDialog)
        assert (form.amount.text, form.channel.text) == ("250000", "Facebook")
        await press(pilot, app, "tab", "tab", "right")
        assert "Tea [b]evening[/b]" in text_of(app)
        await press(pilot, app, "ctrl+s")
        assert listed(desk) == [
            (date(2026, 6, 1), 250_000, "Facebook", "Tea [b]evening[/b]", "", "Reels")
        ]


async def test_delete_takes_a_cost_away_and_u_brings_it_back(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    add_cost(desk, ADVERT)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        await press(pilot, app, "delete")
        assert listed(desk) == []
        await press(pilot, app, "u")
        assert len(listed(desk)) == 1 and "Facebook" in text_of(app)


@pytest.mark.slow
async def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        await press(pilot, app, "n", "text:much", "ctrl+s")
        form = app.screen
        assert isinstance(form, MarketingCostDialog)
        assert form.amount.has_error and form.amount.entry.has_focus
        assert form.amount.text == "much"
        await press(pilot, app, "escape")
        assert listed(desk) == [] and form.is_attached  # asks before it throws anything away


@pytest.mark.slow
async def test_hostile_texts_are_drawn_as_they_stand(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    add_cost(desk, MarketingCost(on=TODAY, amount=1, channel="[/nope]", note="[red]x"))
    app = app_over(desk, tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot, app)
        assert "[/nope]" in text_of(app) and "[red]x" in text_of(app)
        await press(pilot, app, "enter")
        assert "[/nope]" in text_of(app) and "[red]x" in text_of(app)
