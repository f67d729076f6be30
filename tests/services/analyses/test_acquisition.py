"""The report on what a new customer costs. Today is 30 June 2026."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.customers import Consent
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.picture import Bars
from shoptui.domain.relations import About, Contact, Starter, Way
from shoptui.domain.table import Kind
from shoptui.services import campaigns, people, relations, sales
from shoptui.services.analyses.acquisition import ACQUISITION
from shoptui.services.analyses.analysis import Answer, Asked
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.marketing_costs import add_cost
from shoptui.services.printing import Printed, render
from shoptui.services.settings import change
from shoptui.storage import bulk
from shoptui.storage.bulk import MemberRow
from tests.builders import TODAY, add, new_desk, sell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, locale="en")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def bought(desk: Desk, name: str, first: date, *amounts: int, **fields: object) -> int:
    who = add(desk, name, **fields)
    for number, amount in enumerate(amounts):
        sell(desk, who, first + timedelta(days=number), amount)
    return who


def spend(desk: Desk, on: date, amount: int, channel: str = "", **fields: object) -> int:
    return add_cost(desk, MarketingCost(on=on, amount=amount, channel=channel, **fields))  # type: ignore[arg-type]


def asked(desk: Desk, by: str = "channel", **said: date) -> Answer:
    return ACQUISITION.make(desk, Asked(by=by, **said))


def rows(answer: Answer) -> dict[object, tuple[object, ...]]:
    """New, simple, full, value and ratio, by the name of the row."""
    return {row[0]: tuple(row[1:6]) for row in answer.table.rows}


def test_by_channel_with_wages_and_without(desk: Desk) -> None:
    an = bought(desk, "An", ago(100), 900, channel="Facebook")
    binh = bought(desk, "Bình", ago(5), 200, 100, channel="Facebook")
    old = bought(desk, "Old", ago(400), 5000, channel="Facebook")
    chi = bought(desk, "Chi", ago(3), 50)
    spend(desk, ago(90), 500, "Facebook")
    spend(desk, ago(80), 100, "facebook", is_wages=True)  # is written as it was before
    spend(desk, ago(400), 7777, "Facebook")
    spend(desk, ago(10), 1000, is_wages=True)
    answer = asked(desk)
    assert rows(answer) == {
        "Facebook": (2, 250, 300, 600, 2.0),
        "none noted": (1, None, None, 50, None),
        "All together": (3, 167, 533, 417, 1250 / 1600),
    }
    assert [tuple(each) for each in answer.members] == [(an, binh), (chi,), (an, binh, chi)]
    assert old not in answer.members[-1]
    assert answer.picture == Bars(
        title="Cost of a new customer, with wages",
        labels=("Facebook",),
        values=(300,),
        kind=Kind.MONEY,
        column="full",
    )


def test_the_period_is_the_last_365_days_and_may_begin_elsewhere(desk: Desk) -> None:
    bought(desk, "First day", ago(364), 10, channel="a")
    bought(desk, "Too early", ago(365), 10, channel="a")
    spend(desk, ago(364), 100, "a")
    spend(desk, ago(365), 1000, "a")
    assert rows(asked(desk))["a"][:3] == (1, 100, 100)
    assert rows(asked(desk, since=ago(365)))["a"][:3] == (2, 550, 550)
    assert rows(asked(desk, as_of=ago(365)))["a"][:3] == (1, 1000, 1000)


def test_only_what_happened_by_the_as_of_date_counts(desk: Desk) -> None:
    bought(desk, "An", ago(20), 100, channel="a")
    sell(desk, 1, ago(2), 900)
    bought(desk, "Bình", ago(2), 100, channel="a")
    spend(desk, ago(20), 60, "a")
    spend(desk, ago(2), 600, "a")
    assert rows(asked(desk, as_of=ago(10)))["a"] == (1, 60, 60, 100, 100 / 60)


def test_who_was_known_before_or_came_with_the_first_records_is_not_new(desk: Desk) -> None:
    change(desk, "shop.records_begin", ago(200).isoformat())
    change(desk, "active_days", "60")
    bought(desk, "With the records", ago(140), 10, channel="a")
    bought(desk, "After them", ago(139), 10, channel="a")
    bought(desk, "Known long", ago(9), 10, channel="a", known_since=ago(900))
    answer = asked(desk)
    assert rows(answer)["a"][0] == 1
    assert "1 more was first seen soon after your records begin" in " ".join(answer.table.notes)


def test_nobody_new_and_nothing_spent(desk: Desk) -> None:
    answer = asked(desk)
    assert rows(answer) == {"All together": (0, None, None, None, None)}
    assert answer.picture is None
    assert "No marketing cost is recorded in this time." in answer.table.notes
    add(desk, "Never bought")
    spend(desk, TODAY, 10, "a")
    assert rows(asked(desk))["a"] == (0, None, None, None, None)


def test_all_given_back_is_no_order_and_nobody_new(desk: Desk) -> None:
    who = add(desk, "An", channel="a")
    sale = sell(desk, who, ago(3), 100)
    sales.refund(desk, sale, 100, ago(1))
    assert rows(asked(desk))["All together"][0] == 0
    assert rows(asked(desk, as_of=ago(2)))["a"][0] == 1


def test_a_leap_day_is_one_of_the_365(desk: Desk) -> None:
    bought(desk, "An", date(2023, 3, 1), 10, channel="a")
    assert rows(asked(desk, as_of=date(2024, 2, 28)))["a"][0] == 1
    assert "a" not in rows(asked(desk, as_of=date(2024, 2, 29)))


def test_a_customer_put_away_is_left_out(desk: Desk) -> None:
    who = bought(desk, "An", ago(3), 10, channel="a")
    people.set_archived(desk, who, True)
    assert rows(asked(desk))["All together"][0] == 0


def campaign(desk: Desk, name: str, day: date, kind: CampaignKind = CampaignKind.EVENT) -> int:
    return campaigns.create_campaign(
        desk,
        Campaign(name=name, raises=LoyaltyType.CONTACT, kind=kind, starts_on=day, ends_on=day),
    )


def test_a_campaign_brought_whom_it_reached_before_the_first_order(desk: Desk) -> None:
    tea, cake = campaign(desk, "Tea", ago(20)), campaign(desk, "Cake", ago(5))
    invited = add(desk, "Invited", consent=Consent.YES)
    campaigns.invite(desk, tea, [invited], ago(30))
    told = add(desk, "Told us")
    relations.record_contact(
        desk,
        Contact(
            customer_id=told,
            on=ago(20),
            starter=Starter.CUSTOMER,
            way=Way.VISIT,
            about=About.EVENT,
            campaign_id=tea,
        ),
    )
    later, held = add(desk, "Later", consent=Consent.YES), add(desk, "Held out")
    for who in (invited, told, held, later):
        sell(desk, who, ago(20), 100)
    campaigns.invite(desk, cake, [later], ago(10))
    with desk.file.write("held out") as db:
        row = MemberRow(tea, held, "held out", None, None, "none", None)
        bulk.insert(db, MemberRow, [row])
    spend(desk, ago(20), 80, campaign_id=tea)
    spend(desk, ago(20), 20, campaign_id=tea, is_wages=True)
    spend(desk, ago(5), 50, "Facebook", campaign_id=cake)
    spend(desk, ago(5), 30, "Facebook")
    answer = asked(desk, "campaign")
    assert rows(answer) == {
        "Tea": (2, 40, 50, 100, 2.0),
        "Cake": (0, None, None, None, None),
        "none noted": (2, None, None, 100, None),
        "All together": (4, 40, 45, 100, 400 / 180),
    }
    assert tuple(answer.members[0]) == (invited, told)
    # What was spent on a campaign in a channel is a cost of both.
    spent = {row[0]: row[7] for row in asked(desk).table.rows}
    assert spent["Facebook"] == 80


def test_what_people_typed_stays_as_it_is_and_programs_read_numbers(desk: Desk) -> None:
    bought(desk, "An", ago(3), 120, channel="[/red] =1+1")
    spend(desk, ago(3), 40, "[/red] =1+1")
    answer = asked(desk)
    said = json.loads(render(answer.table, Printed.JSON, Formats(desk.shop())))
    assert said[0] == {
        "channel": "[/red] =1+1",
        "new": 1,
        "simple": "40",
        "full": "40",
        "value": "120",
        "ratio": 3.0,
        "cost_simple": "40",
        "cost_full": "40",
    }
    assert [section.title for section in answer.why] == [
        "New customers",
        "Cost of a new customer",
        "What they are worth",
    ]
    assert "Full, with wages: ₫40 ÷ 1 = ₫40" in answer.why[1].lines[1]
