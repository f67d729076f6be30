"""Events and newsletters as the owner keeps them: by keys as a terminal sends them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from shoptui.domain.relations import Answer
from shoptui.services import campaigns, loyalty
from shoptui.services.desk import Desk
from shoptui.services.timeline import timeline_table
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.campaign import CampaignDialog
from shoptui.ui.dialogs.invite import InviteDialog
from shoptui.ui.screens.campaign_people import CampaignPeopleScreen
from shoptui.ui.screens.campaigns import CampaignsScreen
from shoptui.ui.screens.desk import DeskScreen
from tests.builders import TODAY
from tests.services.event_people import Guests, guests_shop
from tests.ui.apps import SMALL, app_over, press, settled, text_of

Journey = tuple[Pilot[None], ShopApp, Desk, Guests]


@asynccontextmanager
async def journey(folder: Path, size: tuple[int, int] = SMALL) -> AsyncIterator[Journey]:
    """The app on its events and newsletters."""
    desk, guests = guests_shop(folder)
    app = app_over(desk, folder)
    async with app.run_test(size=size) as pilot:
        await settled(pilot, app)
        app.action_campaigns()
        await settled(pilot, app)
        yield pilot, app, desk, guests


def contact_score(desk: Desk, customer_id: int) -> object:
    table = loyalty.loyalty_table(desk)
    return table.rows[table.ids.index(customer_id)][table.column("contact")]


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Waits for something that comes in its own time."""
    for _attempt in range(1000):
        if is_so():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came true")


async def counted(pilot: Pilot[None], app: ShopApp, said: str) -> None:
    """Waits until the form says how many it comes to."""
    await until(pilot, lambda: said in text_of(app))


@pytest.mark.slow
async def test_an_event_from_its_invitation_to_the_timeline(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, who):
        await press(pilot, app, "escape", "7", "i")
        assert isinstance(app.screen, CampaignsScreen)
        assert "Press n for the first one" in text_of(app)
        await press(pilot, app, "n", "enter", "text:Tasting", "enter", "text:today", "ctrl+s")
        assert campaigns.all_campaigns(desk)[0].name == "Tasting"
        assert "Saved: Tasting." in [said.text for said in app.said]

        await press(pilot, app, "enter", "i")
        assert isinstance(app.screen, InviteDialog)
        await counted(pilot, app, "Invites 4 customers.")
        await press(pilot, app, "down", "space")  # Champions only
        await counted(pilot, app, "Invites 2 customers.")
        assert "Left out: 1 said no." in text_of(app)
        assert campaigns.members(desk, 1) == []
        await press(pilot, app, "ctrl+s")
        assert isinstance(app.screen, CampaignPeopleScreen)
        assert {each.customer_id for each in campaigns.members(desk, 1)} == {who.an, who.binh}
        assert "2 invited · 0 came (0.0%)" in text_of(app)
        assert contact_score(desk, who.an) == 0  # invited, and the event is today

        revision = desk.revision()
        await press(pilot, app, "asterisk", "a")
        assert desk.revision() == revision + 1
        assert "2 came (100.0%)" in text_of(app) and "2 marked" not in text_of(app)
        assert contact_score(desk, who.an) == contact_score(desk, who.binh) == 100
        await press(pilot, app, "a")  # An alone, who did not come after all
        assert [each.attended_on for each in campaigns.members(desk, 1)] == [None, TODAY]
        assert contact_score(desk, who.an) == 0

        await press(pilot, app, "down", "enter")
        assert "Came to an event" in text_of(app) and "Tasting" in text_of(app)
        assert [row[1] for row in timeline_table(desk, who.binh).rows][:2] == [
            "Came to an event",
            "Invited",
        ]
        await press(pilot, app, "escape", "escape", "escape")
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.slow
async def test_keys_struck_ahead_reach_the_windows_they_open(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, _who):
        await press(pilot, app, "n", "enter", "text:Tasting", "enter", "text:today", "ctrl+s")
        for key in ("enter", "i"):  # without waiting for the first
            app.post_message(Key(key, None if key == "enter" else key))
        await settled(pilot, app)
        assert isinstance(app.screen, InviteDialog)
        assert campaigns.members(desk, 1) == []


@pytest.mark.slow
async def test_answers_are_noted_for_all_marked_at_once(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, who):
        event = campaigns.create_event(desk, "Tasting", TODAY)
        campaigns.invite(desk, event, [who.an, who.binh, who.dung])
        await shop_read(pilot, app)
        await press(pilot, app, "enter", "space", "space")
        assert "2 marked" in text_of(app)
        await press(pilot, app, "b", "enter")  # interested
        said = [each.answer for each in campaigns.members(desk, event)]
        assert sorted(said) == [Answer.INTERESTED, Answer.INTERESTED, Answer.NONE]
        assert "2 answered (66.7%)" in text_of(app)


@pytest.mark.slow
async def test_a_newsletter_goes_to_who_agreed_and_says_so_before(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, who):
        await press(pilot, app, "n", "space", "enter", "text:June", "enter", "text:today")
        assert isinstance(app.screen, CampaignDialog) and not app.screen.ends_on.display
        await press(pilot, app, "ctrl+s", "enter", "i")
        await counted(pilot, app, "Goes to 3 customers.")
        assert "1 said no, 1 was never asked if we may write" in text_of(app)
        await press(pilot, app, "ctrl+s")
        reached = {each.customer_id for each in campaigns.members(desk, 1)}
        assert reached == {who.an, who.dung, who.em}
        offered = text_of(app).splitlines()[-1]
        assert "Came" not in offered and "Answer" in offered


@pytest.mark.slow
async def test_one_customer_is_invited_by_name(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, who):
        event = campaigns.create_event(desk, "Tasting", TODAY)
        await shop_read(pilot, app)
        await press(pilot, app, "enter", "i", "space")
        await counted(pilot, app, "Type a name")
        await press(pilot, app, "enter", "text:dung", "enter")
        await counted(pilot, app, "Invites 1 customer.")
        await press(pilot, app, "ctrl+s")
        assert [each.customer_id for each in campaigns.members(desk, event)] == [who.dung]
        await until(pilot, lambda: "[b]Dung" in text_of(app))  # what people typed is no markup


@pytest.mark.slow
async def test_who_refused_is_not_invited_by_name_either(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, _who):
        event = campaigns.create_event(desk, "Tasting", TODAY)
        await shop_read(pilot, app)
        await press(pilot, app, "enter", "i", "space", "enter", "text:chi", "enter", "ctrl+s")
        assert isinstance(app.screen, InviteDialog)
        assert "There is nobody to note" in text_of(app)
        assert campaigns.members(desk, event) == []


@pytest.mark.slow
async def test_marks_stay_where_the_saving_failed(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, who):
        event = campaigns.create_event(desk, "Tasting", TODAY + timedelta(days=1))
        campaigns.invite(desk, event, [who.an, who.binh])
        await shop_read(pilot, app)
        await press(pilot, app, "enter", "asterisk", "a")
        assert "once it has begun" in text_of(app)
        await press(pilot, app, "escape")
        assert "2 marked" in text_of(app)


@pytest.mark.slow
async def test_a_change_is_checked_against_its_people_in_the_form(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, who):
        event = campaigns.create_event(desk, "Tasting", TODAY)
        campaigns.invite(desk, event, [who.an])
        await shop_read(pilot, app)
        await press(pilot, app, "e", "space", "ctrl+s")
        assert "it stays what it is" in text_of(app)
        await press(pilot, app, "space", "down", "text:Tasting of tea", "ctrl+s")
        assert campaigns.campaign(desk, event).name == "Tasting of tea"
        assert "Tasting of tea" in text_of(app)


@pytest.mark.slow
async def test_a_day_to_come_is_the_next_one_and_no_key_is_lost(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, _who):
        await press(pilot, app, "n", "enter", "text:Fair", "enter", "text:12/7", "enter")
        await press(pilot, app, "text:14/7", "enter", "text:2m", "enter", "enter")
        fair = campaigns.all_campaigns(desk)[0]
        assert (fair.starts_on - TODAY, fair.ends_on - TODAY) == (
            timedelta(days=12),
            timedelta(days=14),
        )
        assert fair.budget == 2_000_000


@pytest.mark.slow
async def test_the_list_is_exported_with_what_mail_merge_needs(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, who):
        event = campaigns.create_event(desk, "Tasting", TODAY)
        campaigns.invite(desk, event, [who.an, who.binh])
        await shop_read(pilot, app)
        await press(pilot, app, "enter", "space")
        assert app.pane is not None and (table := app.pane.exported()) is not None
        wanted = ("name", "phone", "email", "consent")
        assert [tuple(row[table.column(key)] for key in wanted) for row in table.rows] == [
            ("An", "0901 234 567", "an@x.vn", "yes")
        ]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.slow
async def test_the_count_and_the_way_to_save_stay_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with journey(tmp_path, size) as (pilot, app, desk, _who):
        campaigns.create_event(desk, "Tasting", TODAY)
        await shop_read(pilot, app)
        await press(pilot, app, "enter", "i")
        await counted(pilot, app, "Invites 4 customers.")
        for _field in range(8):
            shown = text_of(app)
            assert "Invites 4 customers." in shown and "Save (Ctrl+S)" in shown
            await press(pilot, app, "down")


async def shop_read(pilot: Pilot[None], app: ShopApp) -> None:
    """Lets the screens follow what was written beside them."""
    app.on_pane_changed()
    await settled(pilot, app)


@pytest.mark.slow
async def test_who_is_planned_is_offered_first(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, desk, who):
        event = campaigns.create_event(desk, "Tasting", TODAY)
        with desk.file.write("plan") as db:
            db.executemany(
                "INSERT INTO campaign_member (campaign_id, customer_id, arm, answer) "
                "VALUES (?, ?, 'treated', 'none')",
                [(event, who.an), (event, who.chi), (event, who.dung)],
            )
        await shop_read(pilot, app)
        await press(pilot, app, "enter")
        assert "3 still to reach" in text_of(app)
        await press(pilot, app, "i")
        await counted(pilot, app, "Invites 2 customers.")
        assert "the 3 planned" in text_of(app)
        await press(pilot, app, "ctrl+s")
        reached = {each.customer_id for each in campaigns.members(desk, event) if each.reached_on}
        assert reached == {who.an, who.dung}


@pytest.mark.slow
async def test_the_page_of_an_event_that_is_undone_closes(tmp_path: Path) -> None:
    async with journey(tmp_path) as (pilot, app, _desk, _who):
        await press(pilot, app, "n", "enter", "text:Tasting", "enter", "text:today", "ctrl+s")
        await press(pilot, app, "enter")
        assert isinstance(app.screen, CampaignPeopleScreen)
        await press(pilot, app, "u")
        await settled(pilot, app)
        assert isinstance(app.screen, CampaignsScreen)
        assert "Press n for the first one" in text_of(app)
