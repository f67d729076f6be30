"""House rules on a sale: seen in the list of sales, ticked there, and counted by the scores.

June 2026 begins on a Monday. A sale invoiced on Wednesday the 3rd and to be paid within three
working days is in time until Monday the 8th; with that Monday a holiday, until Tuesday the 9th.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from shoptui.domain.house_rules import HouseRule, Judged, Verdict
from shoptui.domain.loyalty import LoyaltyType
from shoptui.services import house_rules, sales
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.holidays import add_holidays
from shoptui.services.loyalty import profile
from shoptui.services.rules_of_sale import rules_of_sale
from shoptui.ui.app import ShopApp
from shoptui.ui.command import offers
from shoptui.ui.dialogs.notice import Notice
from shoptui.ui.dialogs.rules_of_sale import RulesOfSaleDialog
from shoptui.ui.dialogs.sale import SaleDialog
from shoptui.ui.dialogs.why import WhyDialog
from shoptui.ui.widgets.receipt import Receipt
from tests.builders import add, new_desk, sell
from tests.ui.apps import SMALL, app_over, press, settled, text_of

WEDNESDAY, MONDAY, TUESDAY = date(2026, 6, 3), date(2026, 6, 8), date(2026, 6, 9)
PAID = HouseRule(name="Paid in time", judged=Judged.PAID_WITHIN, days=3, starts_on=date(2026, 1, 1))
PAPERS = HouseRule(name="Closing papers", judged=Judged.TICKED, starts_on=date(2026, 1, 1))
GUIDE = HouseRule(name="Came by the guide", judged=Judged.TICKED, starts_on=date(2026, 1, 1))

WIDE = (120, 36)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """One customer with one sale, paid on the Tuesday."""
    desk = new_desk(tmp_path)
    sell(desk, add(desk, "Ánh"), WEDNESDAY, 100_000, invoiced_on=WEDNESDAY, paid_on=TUESDAY)
    return desk


async def opened(pilot: Pilot[Any], app: ShopApp) -> None:
    await settled(pilot, app)
    await press(pilot, app, "3")


async def receipt(pilot: Pilot[Any], app: ShopApp) -> str:
    """What the receipt beside the list says, once it is read."""
    shown = app.screen.query_one(Receipt)
    await app.workers.wait_for_complete([each for each in app.workers if each.group == "receipt"])
    await pilot.pause()
    return str(shown.content)


def procedural(desk: Desk) -> float | None:
    """The first customer's score."""
    return next(each.score for each in profile(desk, 1) if each.type is LoyaltyType.PROCEDURAL)


def kept(desk: Desk) -> list[Verdict]:
    return [each.verdict for each in rules_of_sale(desk, 1, Formats(desk.shop()))]


@pytest.mark.slow
async def test_a_sale_says_broken_and_with_a_holiday_kept(desk: Desk, tmp_path: Path) -> None:
    house_rules.add_rule(desk, PAID)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        said = await receipt(pilot, app)
        assert "Paid in time: broken\n  paid 9/6/2026, last day 8/6/2026" in said
        add_holidays(desk, MONDAY, MONDAY)
        await press(pilot, app, "2", "3")
        app.revision += 1
        await settled(pilot, app)
        said = await receipt(pilot, app)
        assert "Paid in time: kept\n  paid 9/6/2026, last day 9/6/2026" in said


async def test_ticks_are_saved_in_one_operation_and_the_score_follows(
    desk: Desk, tmp_path: Path
) -> None:
    for rule in (PAID, PAPERS, GUIDE):
        house_rules.add_rule(desk, rule)
    assert procedural(desk) == 0  # one rule applied, and it was broken
    before = desk.revision()
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        await press(pilot, app, "t")
        assert isinstance(app.screen, RulesOfSaleDialog)
        shown = text_of(app)
        assert "Paid in time: broken" in shown and "paid 9/6/2026, last day 8/6/2026" in shown
        # From "does not apply" on: right is kept, right twice broken.
        await press(pilot, app, "right", "enter", "space", "space", "enter")
        assert not isinstance(app.screen, RulesOfSaleDialog)
    assert kept(desk) == [Verdict.BROKEN, Verdict.KEPT, Verdict.BROKEN]
    assert desk.revision() == before + 1
    assert procedural(desk) == 33.3  # 1 of 3


@pytest.mark.slow
async def test_a_burst_ticks_and_nothing_is_written_where_nothing_changed(
    desk: Desk, tmp_path: Path
) -> None:
    house_rules.add_rule(desk, PAPERS)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        before = desk.revision()
        await press(pilot, app, "t", "ctrl+s")
        assert desk.revision() == before
        await press(pilot, app, "text:t \r")
        assert (kept(desk), desk.revision()) == ([Verdict.KEPT], before + 1)
        await press(pilot, app, "t", "left", "escape", "text:d")  # discarded
        assert kept(desk) == [Verdict.KEPT]


async def test_rules_judged_by_themselves_are_read(desk: Desk, tmp_path: Path) -> None:
    house_rules.add_rule(desk, PAID)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        await press(pilot, app, "t")
        assert isinstance(app.screen, WhyDialog)
        assert "broken: paid 9/6/2026, last day 8/6/2026" in text_of(app)


@pytest.mark.slow
async def test_a_refund_has_no_rules_and_a_shop_without_rules_no_key(
    desk: Desk, tmp_path: Path
) -> None:
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        assert "sales.rules" not in {offer.command.id for offer in offers(app.screen)}
    house_rules.add_rule(desk, PAPERS)
    sales.refund(desk, 1, 1000, TUESDAY)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)  # newest first: the refund
        await press(pilot, app, "t")
        assert isinstance(app.screen, Notice) and "not the refund" in text_of(app)


@pytest.mark.slow
async def test_the_card_shows_the_rules_of_the_sale_under_the_cursor(
    desk: Desk, tmp_path: Path
) -> None:
    house_rules.add_rule(desk, PAPERS)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, app)
        app.show_customer(1)
        await settled(pilot, app)
        await press(pilot, app, "text:t \r")
        assert kept(desk) == [Verdict.KEPT]


@pytest.mark.slow
async def test_the_days_a_rule_asks_for_are_entered_on_the_sale(desk: Desk, tmp_path: Path) -> None:
    house_rules.add_rule(desk, PAID)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        await press(pilot, app, "e")
        form = app.screen
        assert isinstance(form, SaleDialog)
        assert (form.invoiced.text, form.paid.text) == ("3/6/2026", "9/6/2026")
        form.paid.enter()
        await press(pilot, app, "ctrl+u", "text:8/6", "ctrl+s")
        assert sales.sale(desk, 1).paid_on == MONDAY
    assert kept(desk) == [Verdict.KEPT]


@pytest.mark.slow
async def test_the_channel_of_a_sale_is_offered_as_the_rule_writes_it(
    desk: Desk, tmp_path: Path
) -> None:
    form_rule = HouseRule(
        name="Form", judged=Judged.OWN_FORM, channel="Our Form", starts_on=PAID.starts_on
    )
    house_rules.add_rule(desk, form_rule)
    app = app_over(desk, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        await press(pilot, app, "e")
        form = app.screen
        assert isinstance(form, SaleDialog)
        form.channel.enter()
        await press(pilot, app, "text:our form\r", "ctrl+s")
        assert sales.sale(desk, 1).channel == "Our Form"
    assert kept(desk) == [Verdict.KEPT]
