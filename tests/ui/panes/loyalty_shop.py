"""A shop of three customers whose loyalty was worked out by hand, and the pane over it."""

from datetime import date, timedelta
from pathlib import Path

from shoptui.domain.house_rules import HouseRule, Judged
from shoptui.domain.relations import About, Contact, Feedback, FeedbackKind, Referral, Starter, Way
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.house_rules import add_rule
from shoptui.services.relations import record_contact, record_feedback, record_referral
from shoptui.services.settings import change
from shoptui.ui.panes.loyalty import LoyaltyPane
from shoptui.ui.panes.loyalty_map import LoyaltyMap
from shoptui.ui.panes.loyalty_profile import LoyaltyProfile
from shoptui.ui.widgets.grid import Grid
from tests.builders import TODAY, add, new_desk, sell

ANH, BINH, CHI = 1, 2, 3


def buyers(folder: Path) -> Desk:
    """Sales only. Against 2,000 and 5 orders Ánh has 50 and 80, Bình 15 and 40, Chi nothing."""
    desk = new_desk(folder)
    change(desk, "loyalty.targets.spend", "2000")
    change(desk, "loyalty.targets.orders", "5")
    for name in ("Ánh", "[red]Bình", "Chi"):
        add(desk, name, known_since=date(2026, 1, 1))
    for days_ago in (10, 20, 30, 40):
        sell(desk, ANH, TODAY - timedelta(days=days_ago), 250, channel="our form")
    sell(desk, BINH, TODAY - timedelta(days=15), 150)
    sell(desk, BINH, TODAY - timedelta(days=5), 150, channel="phone")
    return desk


def lively(folder: Path) -> Desk:
    """The same, and besides buying each of the other kinds of loyalty in somebody."""
    desk, on = buyers(folder), TODAY - timedelta(days=3)
    form, since = "our form", date(2026, 1, 1)
    rule = HouseRule(name="By our form", judged=Judged.OWN_FORM, channel=form, starts_on=since)
    add_rule(desk, rule)
    record_referral(desk, Referral(referrer_id=BINH, on=on, friend_id=ANH))
    complaint = FeedbackKind.COMPLAINT
    record_feedback(
        desk, Feedback(customer_id=ANH, on=on, kind=complaint, text="Late", purchase_id=1)
    )
    for _time in range(2):
        ask(desk, ANH)
    return desk


def ask(desk: Desk, customer_id: int) -> None:
    """A question the customer came in with."""
    about, way = About.QUESTION, Way.VISIT
    contact = Contact(
        customer_id=customer_id, on=TODAY, starter=Starter.CUSTOMER, way=way, about=about
    )
    record_contact(desk, contact)


def pane_over(desk: Desk) -> LoyaltyPane:
    return LoyaltyPane(desk, Formats(desk.shop()), id="loyalty")


def listed(pane: LoyaltyPane) -> Grid:
    return pane.query_one("#loyalty-list", Grid)


def names(pane: LoyaltyPane) -> list[object]:
    table = listed(pane).table
    assert table is not None
    return [row[0] for row in table.rows]


def profile(pane: LoyaltyPane) -> LoyaltyProfile:
    return pane.query_one(LoyaltyProfile)


def type_map(pane: LoyaltyPane) -> LoyaltyMap:
    return pane.query_one(LoyaltyMap)
