"""The rules of the house and the holidays, from the menu to a sale that is judged by them.

Today is Tuesday 30 June 2026. Tết of 2027 is named from Monday 8 to Wednesday 10 February.
"""

from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.house_rules import HouseRule, Judged
from shoptui.services import house_rules
from shoptui.services.desk import Desk
from shoptui.services.holidays import add_holidays, holidays
from shoptui.ui.app import ShopApp
from shoptui.ui.command import offers
from shoptui.ui.dialogs.house_rule import HouseRuleDialog
from shoptui.ui.screens.house_rules import HolidaysScreen, HouseRulesScreen
from tests.builders import TODAY, sell
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of

NEW_YEAR = date(2026, 1, 1)
RULE = HouseRule(name="Paid in time", judged=Judged.PAID_WITHIN, days=3, starts_on=NEW_YEAR)


def keys_of(app: ShopApp) -> set[str]:
    """The keys that do something here."""
    return {offer.command.id for offer in offers(app.screen)}


def stored(desk: Desk) -> list[tuple[str, str, bool]]:
    rules = house_rules.rules(desk)
    return [(rule.name, house_rules.judged_words(rule), rule.active) for rule in rules]


@pytest.mark.slow
async def test_a_rule_is_added_from_the_menu_in_one_burst(tmp_path: Path) -> None:
    app = app_over(desk := small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await pilot.app.run_action("app.house_rules")
        await settled(pilot, app)
        assert isinstance(app.screen, HouseRulesScreen)
        assert "Here stand the rules of your house" in text_of(app)
        await press(pilot, app, "text:nTrả đúng hạn\r\r3\r", "enter")
        assert stored(desk) == [("Trả đúng hạn", "paid within 3 working days", True)]
        assert house_rules.rules(desk)[0].starts_on == TODAY
        shown = text_of(app)
        assert "Trả đúng hạn" in shown and "paid within 3 working days" in shown
        assert "30/6/2026" in shown


@pytest.mark.slow
async def test_only_what_the_kind_of_judging_needs_is_asked(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    sell(desk, None, TODAY, 1, channel="web shop")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await pilot.app.run_action("app.house_rules")
        await press(pilot, app, "n")
        form = app.screen
        assert isinstance(form, HouseRuleDialog)
        assert (form.days.display, form.channel.display) == (True, False)
        await press(pilot, app, "text:Our form", "enter", "right", "right")
        assert (form.days.display, form.channel.display) == (False, True)
        assert "So far: web shop." in text_of(app)
        await press(pilot, app, "ctrl+s")  # refused: which channel?
        assert form.channel.has_error and form.channel.entry.has_focus
        await press(pilot, app, "text:web")
        await app.workers.wait_for_complete(
            [each for each in app.workers if each.group == "search"]
        )
        await press(pilot, app, "enter", "enter")
        assert stored(desk) == [("Our form", "ordered through web shop", True)]


@pytest.mark.slow
async def test_a_rule_without_days_is_refused_beside_its_field(tmp_path: Path) -> None:
    app = app_over(desk := small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await pilot.app.run_action("app.house_rules")
        await press(pilot, app, "text:nPaid", "ctrl+s")
        form = app.screen
        assert isinstance(form, HouseRuleDialog)
        assert "from 1 to 3660" in form.days.note and form.days.entry.has_focus
        assert stored(desk) == []
        await press(pilot, app, "text:3", "ctrl+s")
        assert stored(desk) == [("Paid", "paid within 3 working days", True)]


async def test_delete_retires_a_rule_and_brings_it_back(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    house_rules.add_rule(desk, RULE)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await pilot.app.run_action("app.house_rules")
        await settled(pilot, app)
        assert "rules.retire" in keys_of(app) and "rules.bring_back" not in keys_of(app)
        await press(pilot, app, "delete")
        assert stored(desk) == [("Paid in time", "paid within 3 working days", False)]
        assert "retired" in text_of(app)
        assert "rules.bring_back" in keys_of(app) and "rules.retire" not in keys_of(app)
        await press(pilot, app, "delete")
        assert stored(desk)[0][2]


@pytest.mark.slow
async def test_editing_keeps_what_is_not_touched(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    house_rules.add_rule(desk, RULE)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await pilot.app.run_action("app.house_rules")
        await settled(pilot, app)
        await press(pilot, app, "enter", "end", "text: !", "ctrl+s")
        (rule,) = house_rules.rules(desk)
        assert (rule.name, rule.days, rule.starts_on) == ("Paid in time !", 3, NEW_YEAR)
        await press(pilot, app, "escape")
        assert app.screen is app.desk_screen


@pytest.mark.slow
async def test_a_range_of_holidays_is_added_in_one_burst_and_a_day_removed(tmp_path: Path) -> None:
    app = app_over(desk := small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await pilot.app.run_action("app.house_rules")
        await settled(pilot, app)
        assert "Press h to name your holidays" in text_of(app)
        await press(pilot, app, "h")
        assert isinstance(app.screen, HolidaysScreen)
        before = desk.revision()
        await press(pilot, app, "text:n8/2\r")
        assert "Monday, 8/2/2027" in text_of(app)
        await press(pilot, app, "text:10/2")
        assert "Wednesday, 10/2/2027 · 3 days" in text_of(app)
        await press(pilot, app, "text:\rTết\r")
        tet = [date(2027, 2, day) for day in (8, 9, 10)]
        assert holidays(desk) == dict.fromkeys(tet, "Tết")
        assert desk.revision() == before + 1
        assert "9/2/2027" in text_of(app) and "Tuesday" in text_of(app)
        await press(pilot, app, "down", "delete")
        assert list(holidays(desk)) == [tet[0], tet[2]]
        await press(pilot, app, "escape")
        assert "less your 2 holidays" in text_of(app)


@pytest.mark.slow
async def test_the_last_day_of_a_holiday_follows_the_first(tmp_path: Path) -> None:
    app = app_over(desk := small_shop(tmp_path), tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await pilot.app.run_action("app.house_rules")
        await press(pilot, app, "h", "text:n16/2/2026\r20/2")
        assert "Friday, 20/2/2026 · 5 days" in text_of(app)
        await press(pilot, app, "shift+tab", "end", *["backspace"] * 4, "text:2025")
        assert "Thursday, 20/2/2025 · 5 days" in text_of(app)
        await press(pilot, app, "ctrl+s")
        assert len(holidays(desk)) == 5


@pytest.mark.slow
async def test_the_cursor_starts_on_the_next_holiday_and_enter_names_it(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    for day in (date(2026, 4, 30), date(2026, 9, 2), date(2027, 1, 1)):
        add_holidays(desk, day, day, "Lễ")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        await pilot.app.run_action("app.house_rules")
        await press(pilot, app, "h", "enter")
        assert "Wednesday, 2/9/2026" in text_of(app)
        await press(pilot, app, "end", "text: 2-9\r")
        assert list(holidays(desk).values()) == ["Lễ", "Lễ 2-9", "Lễ"]
