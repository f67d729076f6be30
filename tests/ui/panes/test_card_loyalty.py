"""The five bars and the suggested reward on a customer's card, and why."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from shoptui.domain.relations import Referral
from shoptui.services import judged, relations
from shoptui.services.desk import Desk
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.screens.card import CardScreen
from shoptui.ui.widgets.card_view import CardView
from tests.builders import TODAY
from tests.services.reward_people import buyer, fixed_desk
from tests.ui.apps import SMALL, settled
from tests.ui.panes.test_customers import WIDE, WIDEST, Owner, opened
from tests.ui.screens.test_importing import until


def shop(folder: Path) -> Desk:
    """One who stayed away, who gets an offer; one who named a friend; two who bought once."""
    desk = fixed_desk(folder)
    buyer(desk, "[/] Away", 130, 9, 300)
    friendly = buyer(desk, "Friendly", 3, 1, 20)
    relations.record_referral(desk, Referral(referrer_id=friendly, on=TODAY, friend_name="Bo"))
    buyer(desk, "Third", 2, 1, 20)
    buyer(desk, "Fourth", 1, 1, 20)
    return desk


def offered(owner: Owner) -> str:
    return str(owner.app.screen.query_one(".card-reward", Static).content)


@pytest.mark.parametrize("size", [SMALL, WIDE])
@pytest.mark.slow
async def test_the_card_shows_scores_beside_the_mean_and_the_reward_with_its_reason(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(shop(tmp_path), tmp_path, size) as owner:
        await owner.press("end", "enter")
        assert isinstance(owner.app.screen, CardScreen)
        # Away alone spent much: 100 there; the others have 20 of 2,700 dollars and 1 of 9 orders.
        assert "Financial   100 ███" in owner.shown
        # Friendly named one of three friends; the others none. Nobody ever gave feedback.
        assert "Referral      0" in owner.shown and "4,2 ▒" not in owner.shown
        assert "Procedural    –" in owner.shown and "Evaluation    –" in owner.shown
        assert "Evaluation    0" not in owner.shown
        assert "Overall" in owner.shown
        what, why = offered(owner).splitlines()
        assert what.startswith("Suggested reward: Personal call and 20% off · costs $60.00")
        assert why.startswith("Because: Can't lose: 9 orders, the last 130 days ago")


@pytest.mark.slow
async def test_the_widest_screen_has_room_for_all_of_the_card_above_the_timeline(
    tmp_path: Path,
) -> None:
    async with opened(shop(tmp_path), tmp_path, WIDEST) as owner:
        card = owner.app.screen.query_one(CardView)
        assert card.has_class("-across") and card.max_scroll_y == 0
        for text in ("Overall", "Suggested reward", "May we write?", "Friend"):
            assert text in owner.shown


@pytest.mark.slow
async def test_w_on_the_card_explains_tier_reward_and_scores_at_once(tmp_path: Path) -> None:
    async with opened(shop(tmp_path), tmp_path) as owner:
        await owner.press("end", "enter", "w")
        assert isinstance(owner.app.screen, WhyDialog)
        titles = [section.title for section in owner.app.screen.sections]
        assert "[/] Away: Can't lose" in titles
        assert "[/] Away: Personal call and 20% off" in titles
        assert "Its place in the list" in titles
        assert any(title.startswith("Financial") for title in titles)


@pytest.mark.slow
async def test_the_cursor_moves_without_judging_anybody_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings: list[Desk] = []
    judge = judged._judge

    def noted(desk: Desk) -> judged.Judged:
        readings.append(desk)
        return judge(desk)

    monkeypatch.setattr(judged, "_judge", noted)
    async with opened(shop(tmp_path), tmp_path, WIDE) as owner:
        assert len(readings) == 1
        for key in ["down", "down", "up", "down", "down", "down"]:  # in one read of the terminal
            owner.app.post_message(events.Key(key, None))
        await settled(owner.pilot, owner.app)
        assert owner.app.screen.query_one(CardView).customer_id == 1
        assert "Personal call and 20% off" in offered(owner)
        await owner.press("enter", "escape", "up", "enter")
        assert isinstance(owner.app.screen, CardScreen)
        assert len(readings) == 1
        await owner.press("escape", "n", "text:35", "ctrl+s")  # a sale changes everybody's place
        await until(owner.pilot, owner.app, lambda: len(readings) == 2)


@pytest.mark.slow
async def test_somebody_put_away_has_neither_scores_nor_reward(tmp_path: Path) -> None:
    async with opened(shop(tmp_path), tmp_path) as owner:
        await owner.press("end", "enter", "delete")
        assert "Put away on" in owner.shown
        assert "Financial" not in owner.shown and "reward" not in owner.shown
        await owner.press("a")
        assert "Financial   100" in owner.shown
