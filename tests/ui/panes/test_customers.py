"""The list of customers, as the owner uses it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from shoptui.domain.relations import Referral
from shoptui.services import people, relations
from shoptui.services.desk import Desk
from shoptui.services.sales_list import SalesFilter, sales_table
from shoptui.ui.app import ShopApp
from shoptui.ui.dialogs.filter_customers import CustomerFilterDialog
from shoptui.ui.dialogs.menu import MenuDialog
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.panes.customers import CustomersPane
from shoptui.ui.screens.card import CardScreen
from shoptui.ui.screens.desk import DeskScreen
from shoptui.ui.shell.hints import chosen
from shoptui.ui.widgets.card_view import CardView
from shoptui.ui.widgets.grid import Grid
from tests.builders import TODAY, add, new_desk
from tests.ui.apps import SMALL, app_over, press, settled, small_shop, text_of

WIDE, WIDEST = (120, 36), (160, 40)


@dataclass
class Owner:
    """Somebody in front of the app."""

    pilot: Pilot[None]
    app: ShopApp
    desk: Desk

    async def press(self, *keys: str) -> None:
        await press(self.pilot, self.app, *keys)

    @property
    def pane(self) -> CustomersPane:
        return self.app.screen_stack[1].query_one(CustomersPane)

    @property
    def names(self) -> list[str]:
        table = self.pane.query_one("#customers-list", Grid).table
        assert table is not None
        return [str(row[0]) for row in table.rows]

    @property
    def shown(self) -> str:
        return text_of(self.app)

    @property
    def said(self) -> str:
        return "\n".join(said.text for said in self.app.said)


@asynccontextmanager
async def opened(desk: Desk, folder: Path, size: tuple[int, int] = SMALL) -> AsyncIterator[Owner]:
    app = app_over(desk, folder)
    async with app.run_test(size=size) as pilot:
        await settled(pilot, app)
        await press(pilot, app, "2")
        yield Owner(pilot, app, desk)


async def test_names_stand_as_typed_and_whom_to_see_first_stands_first(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    add(desk, "[VIP] Lan", area="[b]Quận 1")
    async with opened(desk, tmp_path) as owner:
        assert owner.names[:2] == ["Ánh Nguyễn", "Đức Trần"]
        for text in ("[VIP] Lan", "[/nope] Lan", "340.000", "30/6/2026", "4 customers"):
            assert text in owner.shown
        ids = {offer.command.id for offer in chosen(owner.app.screen, most=20)}
        assert {"customers.edit", "customers.say", "customers.filter", "list.open"} <= ids
        assert not {"customers.clear", "customers.restore"} & ids


@pytest.mark.slow
async def test_an_empty_list_says_what_fills_it(tmp_path: Path) -> None:
    async with opened(new_desk(tmp_path), tmp_path) as owner:
        assert "Press c for the first one" in owner.shown
        await owner.press("e", "delete", "y", "b", "r", "w", "enter")  # there is nobody to do it to
        assert isinstance(owner.app.screen, DeskScreen)
        await owner.press("c", "text:Zoe [b]")
        assert "Save (Ctrl+S)" in owner.shown  # however long the form, on a small screen too
        await owner.press("ctrl+s")
        assert owner.names == ["Zoe [b]"]


@pytest.mark.slow
async def test_another_order_keeps_the_cursor_on_the_customer(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        await owner.press("down", "s", "home", "enter")  # by name
        assert owner.names == ["[/nope] Lan", "Ánh Nguyễn", "Đức Trần"]
        assert owner.pane.selected_customer() == 2
        await owner.press("enter")
        assert isinstance(owner.app.screen, CardScreen)
        await owner.press("escape")
        assert owner.pane.selected_customer() == 2


@pytest.mark.slow
async def test_a_filter_is_typed_entered_and_cleared_by_escape(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        await owner.press("f", "text:duc", "enter")
        assert owner.names == ["Đức Trần"]
        assert "1 of 3 customers · with “duc”" in owner.shown
        await owner.press("f")  # the form starts from the filter in force
        assert isinstance(owner.app.screen, CustomerFilterDialog)
        assert owner.app.screen.text.text == "duc"
        await owner.press("text:[/nobody]", "enter")
        assert owner.names == [] and "Nobody fits" in owner.shown
        await owner.press("escape")
        assert len(owner.names) == 3
        await owner.press("f", "down", "left", "enter")  # the tier to the left of "all"
        assert owner.names == ["[/nope] Lan"] and "Prospect" in owner.shown
        await owner.press("escape", "escape")
        assert isinstance(owner.app.screen, MenuDialog)


@pytest.mark.slow
async def test_put_away_at_once_and_brought_back(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        await owner.press("delete")
        assert owner.names == ["Đức Trần", "[/nope] Lan"]
        assert "Put away: Ánh Nguyễn" in owner.said and "press f" in owner.said
        await owner.press("f", "down", "down", "down", "space", "enter")
        assert owner.names == ["Ánh Nguyễn"]
        await owner.press("delete")  # put away already: nothing to do
        assert owner.names == ["Ánh Nguyễn"]
        await owner.press("a")
        assert owner.names == []
        await owner.press("escape")
        assert len(owner.names) == 3
        assert people.customer(owner.desk, 1).archived_on is None


@pytest.mark.slow
async def test_what_is_marked_is_exported_and_put_away_together(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        whole = owner.pane.exported()
        assert whole is not None and [row[0] for row in whole.rows] == owner.names
        await owner.press("space", "space")
        assert "2 marked" in owner.shown
        marked = owner.pane.exported()
        assert marked is not None and (list(marked.ids), len(marked.rows)) == ([1, 2], 2)
        await owner.press("escape")
        assert "marked" not in owner.shown
        before = owner.desk.revision()
        await owner.press("home", "space", "space", "delete")
        assert owner.names == ["[/nope] Lan"]
        assert owner.desk.revision() == before + 1
        assert "Put away: 2 customers" in owner.said


@pytest.mark.slow
async def test_a_sale_for_the_highlighted_customer_is_two_keys_beside_the_amount(
    tmp_path: Path,
) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        await owner.press("down", "n", "text:75k", "ctrl+s")
        rows = sales_table(owner.desk, SalesFilter()).rows
        assert [row[1] for row in rows if row[2] == 75_000] == ["Đức Trần"]
        assert owner.pane.selected_customer() == 2


@pytest.mark.slow
async def test_an_edit_a_new_customer_and_another_window_show_in_the_list(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        await owner.press("e", "text:Ánh [VIP]", "ctrl+s")
        assert "Ánh [VIP]" in owner.names
        assert people.customer(owner.desk, 1).phone == "0901 234 567"
        await owner.press("c", "text:Zoe", "ctrl+s")
        assert owner.names[-1] == "Zoe" and owner.pane.selected_customer() == 4
        add(owner.desk, "From the other window")
        owner.app.post_message(CustomersPane.Changed())
        await owner.pilot.pause(0.1)
        await settled(owner.pilot, owner.app)
        assert "From the other window" in owner.names


@pytest.mark.slow
async def test_the_phone_goes_to_the_clipboard_and_why_explains_the_tier(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        await owner.press("y")
        assert "Copied 0901 234 567 of Ánh" in owner.said
        assert owner.app.clipboard == "0901 234 567"
        await owner.press("end", "y")
        assert "has no phone yet" in owner.said
        await owner.press("home", "w")
        assert isinstance(owner.app.screen, WhyDialog)
        assert "Ánh Nguyễn: Potential loyal" in owner.shown


@pytest.mark.slow
async def test_a_wide_screen_shows_the_card_of_the_one_under_the_cursor(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        assert owner.app.screen.query_one(CardView).customer_id is None  # no room, so not read
        await owner.pilot.resize_terminal(*WIDE)
        await settled(owner.pilot, owner.app)
        assert owner.app.screen.query_one(CardView).customer_id == 1
        assert "Average order" in owner.shown and "0901 234 567" in owner.shown
        await owner.press("down")
        assert owner.app.screen.query_one(CardView).customer_id == 2
        assert "1.200.000" in owner.shown
        await owner.press("f", "text:nobody", "enter")
        assert owner.app.screen.query_one(CardView).customer_id is None


@pytest.mark.slow
async def test_the_widest_screen_shows_the_timeline_too(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    relations.record_referral(desk, Referral(referrer_id=1, on=TODAY, friend_id=3))
    async with opened(desk, tmp_path, WIDEST) as owner:
        assert "Named a friend" in owner.shown and "[/nope] Lan · has not bought" in owner.shown
