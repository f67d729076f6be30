"""The catalogue and the rules, changed on the screen, and what is suggested then."""

from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from shoptui.domain.customers import Consent
from shoptui.services import people, rewards
from shoptui.services.desk import Desk, open_desk
from shoptui.services.reward_catalogue import catalogue
from shoptui.services.timeline import timeline_table
from shoptui.ui.dialogs.choices import ChoicesDialog
from shoptui.ui.dialogs.discard import DiscardPrompt
from shoptui.ui.dialogs.give import GiveDialog
from shoptui.ui.dialogs.reward import RewardDialog
from shoptui.ui.dialogs.reward_rule import RewardRuleDialog
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes.rewards import RewardsPane
from shoptui.ui.screens.card import CardScreen
from tests.builders import Clock
from tests.services.reward_people import reward_id
from tests.ui.apps import SMALL, app_over, press, settled, text_of
from tests.ui.pane_host import PaneHost, hosted
from tests.ui.panes.rewards_shop import SUGGESTED, column, pane_over, rewards_file, suggested

CATALOGUE, RULES = ("tab",) * 3, ("shift+tab",)
CANT_LOSE, LOYAL, NEWCOMER = 3, 12, 13  # the places of their rules, from 0


@pytest.fixture(scope="module")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rewards_file(tmp_path_factory.mktemp("rewards"))


@pytest.fixture
def desk(shop_file: Path, tmp_path: Path) -> Desk:
    clock = Clock()
    return open_desk(Path(copy(shop_file, tmp_path)), clock.today, clock.now)


async def again(app: PaneHost, pane: RewardsPane) -> None:
    pane.reload()
    await app.calm()


@pytest.mark.slow
async def test_a_cost_changed_is_the_cost_suggested_and_budgeted(
    desk: Desk, tmp_path: Path
) -> None:
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "7", *CATALOGUE, "down", "down", "down", "e")
        form = app.screen
        assert isinstance(form, RewardDialog)
        assert (form.name_field.text, form.cost.text) == ("Personal call and 20% off", "")
        await press(pilot, app, *["tab"] * 4, "text:50", "ctrl+s", "escape")
        pane = app.pane
        assert isinstance(pane, RewardsPane)
        assert suggested(pane)[0] == ("[/] Lan", "Personal call and 20% off", 5_000)
        assert "3 offers would cost $90.00" in text_of(app)  # 50 and twice 20
        await press(pilot, app, "g")
        assert "Spent this month: $50.00" in text_of(app)


@pytest.mark.slow
async def test_what_cannot_be_stands_beside_its_field_and_loses_nothing(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike(*CATALOGUE, "down", "down", "down", "enter")
        form = app.screen
        assert isinstance(form, RewardDialog)
        await app.strike("tab", "tab", "text:5", "ctrl+s")  # an amount besides the percentage
        assert form.percent.note == "! A reward takes an amount or a percentage off, not both."
        await app.strike("backspace", "backspace", "ctrl+s")  # the text says {percent}
        await app.until(lambda: form.percent.has_error and "rule" in form.percent.note)
        assert isinstance(app.screen, RewardDialog)
        await app.strike("text:many", "ctrl+s")
        assert form.percent.note == "! Type a whole number, such as 30."
        await app.strike("escape")
        assert isinstance(app.screen, DiscardPrompt)


@pytest.mark.slow
async def test_a_new_reward_is_put_away_and_brought_back(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike(*CATALOGUE, "a", "text:[/] Cake", "tab", "space")
        assert isinstance(app.screen, ChoicesDialog)
        await app.strike("home", *["down"] * 5, "enter")  # a free product
        form = app.screen
        assert isinstance(form, RewardDialog)
        await app.strike("enter", "enter", "enter", "text:3", "enter", "enter", "text:7")
        assert form.valid_days.note == "= given today, until Jul 6, 2026"
        await app.strike("ctrl+s")
        await again(app, pane)
        cake = catalogue(desk).reward(reward_id(desk, "[/] Cake"))
        assert (cake.cost, cake.kind, cake.valid_days) == (300, "free product", 7)
        await app.strike("end", "delete")
        await again(app, pane)
        assert column(pane, "state")[-1] == "put away"
        assert not catalogue(desk).reward(cake.id).active
        await app.strike("delete")
        await again(app, pane)
        assert catalogue(desk).reward(cake.id).active


@pytest.mark.slow
async def test_a_rule_switched_off_suggests_nothing(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike(*RULES)
        assert column(pane, "condition")[CANT_LOSE] == "Tier: Can't lose"
        assert [at for at, count in enumerate(column(pane, "today")) if count] == [
            CANT_LOSE,
            LOYAL,
            NEWCOMER,
        ]
        await app.strike("home", *["down"] * CANT_LOSE, "delete")
        await again(app, pane)
        assert (column(pane, "state")[CANT_LOSE], column(pane, "today")[CANT_LOSE]) == ("off", 0)
        await app.strike("escape")
        assert SUGGESTED[0] not in suggested(pane)
        assert suggested(pane)[:2] == SUGGESTED[1:]
        await app.strike(*RULES, "home", *["down"] * CANT_LOSE, "delete")
        await again(app, pane)
        await app.strike("escape")
        assert suggested(pane) == SUGGESTED


@pytest.mark.slow
async def test_the_upper_of_two_rules_that_fit_decides(desk: Desk) -> None:
    """Seven orders or more: Lan has nine, Loyal five; four or more fits both, behind all rules.

    Above the 13th rule (Tier: Loyal) it wins Loyal, and below the 4th (Can't lose) never Lan.
    """
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike(*RULES, "a")
        assert isinstance(app.screen, ChoicesDialog)
        wanted = [line.title for line in app.screen._lines].index("Orders ever: 10 or more")
        await app.strike("home", *["down"] * wanted, "enter")
        form = app.screen
        assert isinstance(form, RewardRuleDialog)
        await app.strike("text:4", "tab", "space", "home", "enter", "ctrl+s")
        await again(app, pane)
        assert column(pane, "condition")[-1] == "Orders ever: 4 or more"
        assert column(pane, "reward")[-1] == "Apology and free delivery"  # the first by name
        assert column(pane, "today")[-1] == 0
        places = len(catalogue(desk).rules) - 1 - LOYAL
        await app.strike("end", *["plus"] * places)
        await again(app, pane)
        assert column(pane, "condition")[LOYAL : LOYAL + 2] == [
            "Orders ever: 4 or more",
            "Tier: Loyal",
        ]
        assert column(pane, "today")[LOYAL : LOYAL + 2] == [1, 0]
        await app.strike("escape")
        assert [row[:2] for row in suggested(pane)] == [
            SUGGESTED[0][:2],
            ("Loyal", "Apology and free delivery"),
            SUGGESTED[2][:2],
        ]
        await app.strike(*RULES, "home", *["down"] * LOYAL, "minus")
        await again(app, pane)
        await app.strike("escape")
        assert suggested(pane) == SUGGESTED


@pytest.mark.slow
async def test_an_amount_in_a_condition_is_typed_as_money(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike(*RULES, "a")
        choices = app.screen
        assert isinstance(choices, ChoicesDialog)
        titles = [line.title for line in choices._lines]
        wanted = titles.index("Average order: $40.00 or more")  # four first orders of ten dollars
        await app.strike("home", *["down"] * wanted, "enter", "text:-5", "ctrl+s")
        form = app.screen
        assert isinstance(form, RewardRuleDialog)
        assert [field.has_error for field in form.fields()] == [True, False, False]
        await app.strike("backspace", "backspace", "text:1k5", "ctrl+s")
        await again(app, pane)
        assert column(pane, "condition")[-1] == "Average order: $1,500.00 or more"
        assert catalogue(desk).rules[-1].name == "average_order >= 150000"


@pytest.mark.slow
async def test_the_text_of_a_rule_is_shown_as_a_customer_reads_it(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike(*RULES, "home", *["down"] * CANT_LOSE, "e")
        form = app.screen
        assert isinstance(form, RewardRuleDialog)
        assert form.message.note.startswith("They read: Dear [/] Lan, we miss you.")
        await app.strike("tab", "text:Hi {name}, {percent} {line}")
        # A fifth off; the line is the round amount above the average order of $400.
        assert form.message.note.startswith("They read: Hi [/] Lan, 20% $")
        await app.strike("up", "home", "right")
        assert form.reward.read() != reward_id(desk, "Personal call and 20% off")
        await app.strike("ctrl+s")
        await app.until(lambda: form.message.has_error)
        assert "has no percent" in form.message.note
        await app.strike("tab", "escape", "enter")


async def test_why_names_whom_a_rule_is_for_and_when_a_reward_is_suggested(desk: Desk) -> None:
    pane = pane_over(desk)
    async with hosted(pane) as app:
        await app.strike(*RULES, "home", *["down"] * CANT_LOSE, "w")
        assert isinstance(app.screen, WhyDialog)
        assert "[/] Lan: Can't lose: 9 orders, the last 130 days ago" in app.text
        await app.strike("escape", "home", "w")
        assert "Nobody" in app.text
        await app.strike("escape", "shift+tab", "home", *["down"] * 3, "w")
        assert "Tier: Can't lose" in app.text


@pytest.mark.slow
async def test_a_reward_by_hand_from_the_card(desk: Desk, tmp_path: Path) -> None:
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "7", "enter")
        assert isinstance(app.screen, CardScreen)
        before = desk.revision()
        await press(pilot, app, "g")
        assert isinstance(app.screen, GiveDialog)
        await press(pilot, app, "right", "tab", "text:waited long", "ctrl+s")
        assert isinstance(app.screen, CardScreen)
        assert desk.revision() == before + 1
        given = rewards.grants_table(desk).rows
        assert [row[1:4] for row in given] == [("[/] Lan", "Apology before they complain", "open")]
        assert "waited long" in str(timeline_table(desk, 1).rows[0])
        await press(pilot, app, "g")
        assert "Still open: Apology before they complain" in text_of(app)
        await press(pilot, app, "escape", "escape")
        assert column(app.pane, "name") == ["Loyal", "Newcomer"]  # type: ignore[arg-type]


async def test_who_said_no_is_given_nothing(desk: Desk, tmp_path: Path) -> None:
    people.change_customer(desk, replace(people.customer(desk, 1), consent=Consent.NO))
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.show_customer(1)
        await settled(pilot, app)
        await press(pilot, app, "g")
        assert "does not want to be offered anything" in " ".join(text_of(app).split())
        assert not isinstance(app.screen, GiveDialog)
        assert rewards.grants_table(desk).rows == []
