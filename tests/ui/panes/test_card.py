"""One customer's card, as the owner uses it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shoptui.domain.customers import Consent
from shoptui.domain.dates import Birthday
from shoptui.domain.relations import Feedback, FeedbackKind, FeedbackState
from shoptui.services import people, relations, sales
from shoptui.ui.dialogs.feedback import FeedbackDialog
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.dialogs.referral import ReferralDialog
from shoptui.ui.dialogs.refund import RefundDialog
from shoptui.ui.dialogs.sale import SaleDialog
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.screens.card import CardScreen
from tests.builders import TODAY, add, new_desk
from tests.ui.apps import SMALL, small_shop
from tests.ui.panes.test_customers import WIDE, Owner, opened


async def opened_card(owner: Owner) -> CardScreen:
    await owner.press("enter")
    assert isinstance(owner.app.screen, CardScreen)
    return owner.app.screen


@pytest.mark.parametrize("size", [SMALL, WIDE])
@pytest.mark.slow
async def test_a_card_tells_all_that_is_recorded(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = small_shop(tmp_path)
    anh = replace(
        people.customer(desk, 1),
        name="[/nope] Ánh",
        email="anh@example.com",
        birthday=Birthday(7, 12),
        consent=Consent.YES,
        area="[b]Quận 1",
        note="likes tea",
        known_since=date(2020, 2, 1),
    )
    people.change_customer(desk, anh)
    async with opened(desk, tmp_path, size) as owner:
        await opened_card(owner)
        shown = owner.shown
        await owner.press("tab", "end")  # the foot of the card, where it is longer than its place
        await owner.pilot.wait_for_scheduled_animations()
        shown += owner.shown
        for text in (
            *("[/nope] Ánh", "Potential loyal", "C00001", "0901 234 567", "anh@example.com"),
            *("yes, since 30/6/2026", "12 July", "in 12", "[b]Quận 1", "1/2/2020"),
            *("340.000", "170.000", "1/5/2026", "today", "5 · 2 · 2"),
        ):
            assert text in shown


async def test_a_card_without_anything_says_which_keys_fill_it(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add(desk, "Ánh")
    async with opened(desk, tmp_path) as owner:
        await opened_card(owner)
        assert "Press n for a sale" in owner.shown and "e adds one" in owner.shown
        await owner.press("enter")  # no row to open
        assert isinstance(owner.app.screen, CardScreen)


async def test_a_sale_is_corrected_and_given_back_from_the_timeline(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        await opened_card(owner)
        await owner.press("enter")
        assert isinstance(owner.app.screen, SaleDialog)
        await owner.press("text:300k", "ctrl+s")
        assert isinstance(owner.app.screen, CardScreen)
        assert "300.000" in owner.shown and "390.000" in owner.shown
        await owner.press("r")
        assert isinstance(owner.app.screen, RefundDialog)
        await owner.press("text:50k", "ctrl+s")
        assert sales.refundable(owner.desk, 1) == 250_000
        assert "-50.000" in owner.shown and "340.000" in owner.shown


@pytest.mark.slow
async def test_a_complaint_is_answered_from_the_timeline(tmp_path: Path) -> None:
    desk = small_shop(tmp_path)
    complaint = Feedback(customer_id=3, on=TODAY, kind=FeedbackKind.COMPLAINT, text="two days late")
    number = relations.record_feedback(desk, complaint)
    async with opened(desk, tmp_path) as owner:
        await owner.press("end")
        await opened_card(owner)
        await owner.press("enter")
        form = owner.app.screen
        assert isinstance(form, FeedbackDialog)
        await owner.press(*["down"] * 5, "space", "down", "text:sent flowers", "ctrl+s")
        heard = relations.feedback(desk, number)
        assert (heard.state, heard.done) == (FeedbackState.ANSWERED, "sent flowers")
        assert heard.text == "two days late"


@pytest.mark.slow
async def test_r_off_a_sale_is_a_friend_named_who_is_then_shown_whole(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        await owner.press("end")
        await opened_card(owner)
        await owner.press("r")
        assert isinstance(owner.app.screen, ReferralDialog)
        await owner.press("text:Hoa [b]", "tab", "text:0909 111 222", "ctrl+s", "enter")
        assert isinstance(owner.app.screen, Notice)
        assert "Hoa [b] · has not bought yet" in owner.shown


@pytest.mark.slow
async def test_why_and_a_sale_for_this_customer_work_from_the_card(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        screen = await opened_card(owner)
        await owner.press("w")
        assert isinstance(owner.app.screen, WhyDialog)
        await owner.press("escape", "n")
        form = owner.app.screen
        assert isinstance(form, SaleDialog)
        taken = form.customer.read()
        assert taken is not None and taken.id == screen.selected_customer() == 1


@pytest.mark.slow
async def test_putting_away_on_the_card_says_so_and_can_be_undone_there(tmp_path: Path) -> None:
    async with opened(small_shop(tmp_path), tmp_path) as owner:
        await opened_card(owner)
        await owner.press("delete")
        assert "Put away on 30/6/2026" in owner.shown
        assert people.customer(owner.desk, 1).archived_on == TODAY
        await owner.press("w")  # no tier, nothing to explain
        assert isinstance(owner.app.screen, CardScreen)
        await owner.press("a")
        assert "Potential loyal" in owner.shown
