"""One customer and one event, as noted from the card."""

from datetime import timedelta
from pathlib import Path

import pytest

from shoptui.domain.customers import Consent
from shoptui.domain.relations import Answer
from shoptui.services import campaigns, people
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.ui.dialogs.choices import ChoicesDialog
from shoptui.ui.dialogs.person_event import PersonEventDialog
from shoptui.ui.screens.card import CardScreen
from tests.builders import TODAY, add, new_desk
from tests.ui.apps import SMALL, app_over, press, settled, text_of
from tests.ui.dialogs.host import UNSET, over


def form(desk: Desk, customer_id: int) -> PersonEventDialog:
    dialog = PersonEventDialog(desk, Formats(desk.shop()), people.customer(desk, customer_id))
    dialog.kept_by(dialog.note)
    return dialog


@pytest.mark.slow
async def test_invited_then_came_then_answered(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, locale="en")
    an = add(desk, "An")
    event = campaigns.create_event(desk, "Tasting", TODAY)
    campaigns.create_event(desk, "Fair", TODAY - timedelta(days=9))
    async with over(lambda: form(desk, an)) as (app, _dialog):
        assert "Tasting, Jun 30, 2026" in app.text
        await app.strike("down", "space", "ctrl+s")
        assert "An was not invited to Tasting; note the invitation first." in app.text
        await app.strike("left", "ctrl+s")
        assert app.answer is not UNSET
    async with over(lambda: form(desk, an)) as (app, dialog):
        await app.strike("down", "space", "ctrl+s")
        assert app.answer is not UNSET and not dialog.way.display
    async with over(lambda: form(desk, an)) as (app, _dialog):
        await app.strike("down", "left", "down", "space", "enter", "enter")
    (member,) = campaigns.members(desk, event)
    assert (member.reached_on, member.attended_on) == (TODAY, TODAY)
    assert (member.answer, member.answered_on) == (Answer.BOUGHT, TODAY)


async def test_who_said_no_is_not_invited_and_the_form_says_so(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, locale="en")
    an = add(desk, "An", consent=Consent.NO)
    event = campaigns.create_event(desk, "Tasting", TODAY)
    async with over(lambda: form(desk, an)) as (app, _dialog):
        await app.strike("ctrl+s")
        assert "An did not agree to that" in app.text and app.answer is UNSET
    assert campaigns.members(desk, event) == []


@pytest.mark.slow
async def test_from_the_card_by_keys(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, locale="en")
    an = add(desk, "An")
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.show_customer(an)
        await settled(pilot, app)
        await press(pilot, app, "b")
        assert isinstance(app.screen, ChoicesDialog)
        await press(pilot, app, "down", "down", "enter")
        assert isinstance(app.screen, CardScreen)
        assert any("No event or newsletter yet" in said.text for said in app.said)
        campaigns.create_event(desk, "Tasting", TODAY)
        await press(pilot, app, "b", "down", "down", "enter", "ctrl+s")
        assert "Invited" in text_of(app) and "Tasting · by message" in text_of(app)
