"""Builds the sample shop: people first, then three years of trade, then all they said."""

from datetime import UTC, datetime, time, timedelta
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from shoptui.domain.language import _
from shoptui.services.desk import Desk, found_shop
from shoptui.services.sample.baskets import Shelves
from shoptui.services.sample.campaigns import campaigns
from shoptui.services.sample.contacts import Talk
from shoptui.services.sample.dice import Dice
from shoptui.services.sample.feedback import Ear
from shoptui.services.sample.guests import Guests
from shoptui.services.sample.lives import Life, live
from shoptui.services.sample.marketing import marketing_costs
from shoptui.services.sample.payment import house_rules
from shoptui.services.sample.people import Village, settle
from shoptui.services.sample.plan import SamplePlan
from shoptui.services.sample.referrals import referrals
from shoptui.services.sample.seasons import Calendar
from shoptui.services.sample.sittings import sit_down
from shoptui.services.sample.till import Till
from shoptui.services.sample.visits import share_out, visits
from shoptui.services.uncollected import uncollected
from shoptui.storage import bulk, customers, journal, products
from shoptui.storage.bulk import (
    CampaignRow,
    ContactRow,
    FeedbackRow,
    HolidayRow,
    HouseRuleRow,
    LineRow,
    MarketingRow,
    MemberRow,
    PurchaseRow,
    ReferralRow,
    TickRow,
)
from shoptui.storage.database import Connection

_GROWING = (
    "customer",
    "purchase",
    "purchase_line",
    "referral",
    "feedback",
    "contact",
    "campaign_member",
)
_SMALL = 50_000  # sales; only such a file is worth rewriting without gaps


class SampleCounts(NamedTuple):
    """How much a sample shop holds."""

    customers: int
    sales: int
    refunds: int


def build_sample(path: Path, plan: SamplePlan) -> SampleCounts:
    """Makes a new shop file and fills it; if that fails or is stopped no file stays behind.

    Args:
        path: where; there must be no file yet.
        plan: what is wanted. The same plan gives the same tables, row for row.

    Raises:
        FileTrouble: the file exists or cannot be made.
    """
    eve = datetime.combine(plan.until - timedelta(days=1), time(tzinfo=UTC))  # past everywhere
    desk = found_shop(path, plan.shop(), lambda: plan.until, lambda: eve)
    try:
        with uncollected():
            counts = _fill(desk, plan)
        if plan.sales <= _SMALL:
            bulk.compact(desk.file)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return counts


def _fill(desk: Desk, plan: SamplePlan) -> SampleCounts:
    """One transaction: the whole shop or nothing."""
    calendar, shelves = Calendar(plan), Shelves(plan.market)
    lives = live(plan)
    walk_ins = share_out(lives, plan)
    village = settle(lives, calendar, plan)
    ear = Ear(calendar, plan, village)
    talk = Talk(calendar, plan, village, len(shelves.products))
    with desk.file.write(_("Sample shop")) as db, journal.set_aside(db):
        bulk.date_the_making(db, desk.now())
        till = Till(lives, calendar, shelves, ear, talk, plan.seed, bulk.this_operation(db))
        with bulk.indexes_set_aside(db, *_GROWING):
            customers.insert_many(db, village.with_phone_keys())
            for product in shelves.products:
                products.insert(db, product)
            bulk.insert(db, HolidayRow, calendar.holidays)
            bulk.insert(db, HouseRuleRow, house_rules(calendar))
            for batch in till.ring_up(visits(lives, walk_ins, calendar, plan)):
                bulk.insert(db, PurchaseRow, batch.purchases)
                bulk.insert(db, LineRow, batch.lines)
                bulk.insert(db, TickRow, batch.ticks)
            bulk.insert(db, ReferralRow, referrals(lives, village, calendar, plan))
            bulk.insert(db, FeedbackRow, ear.everything(lives))
            invited = _invite(db, lives, village, calendar, plan)
            contacts = [*talk.everything(lives), *invited]
            bulk.insert(db, ContactRow, sorted(contacts, key=attrgetter("day")))
        sit_down(db, plan, bulk.this_operation(db))
    return SampleCounts(plan.customers, till.sales, till.refunds)


def _invite(
    db: Connection, lives: list[Life], village: Village, calendar: Calendar, plan: SamplePlan
) -> list[ContactRow]:
    """Writes the campaigns, what was spent and the members; returns the contacts made."""
    dice = Dice(plan.seed, "campaigns")
    sendings = campaigns(calendar, plan.market, dice)
    bulk.insert(db, CampaignRow, (sending.row for sending in sendings))
    costs = marketing_costs(calendar, plan, sendings, bulk.this_operation(db))
    bulk.insert(db, MarketingRow, costs)
    guests = Guests(lives, village, calendar, dice)
    bulk.insert(db, MemberRow, guests.of(sendings))
    return guests.contacts
