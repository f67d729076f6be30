"""Lists that messages are sent by take who agreed; the owner may add who was never asked."""

import dataclasses
from pathlib import Path

import pytest

from shoptui.domain.customers import Consent
from shoptui.domain.table import Table
from shoptui.services import campaign_tables, campaigns, people
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from shoptui.services.suggestions import rewards_table
from tests.builders import TODAY, add, sell
from tests.services.reward_people import ago, fixed_desk

PHONE = "0901 234 56"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A buyer for each answer to being asked, and one who was not asked."""
    desk = fixed_desk(tmp_path)
    for number, consent in enumerate(Consent):
        email = f"{consent.value}@example.com"
        buyer = add(desk, consent.value, phone=f"{PHONE}{number}", email=email, consent=consent)
        for days in (5, 40, 80, 120, 200):
            sell(desk, buyer, ago(days), 40_000)
    return desk


def reached_by(table: Table) -> set[str]:
    """The names beside which there is anything to send a message to."""
    name, phone, email = (table.column(key) for key in ("name", "phone", "email"))
    return {str(row[name]) for row in table.rows if row[phone] or row[email]}


def names(table: Table) -> set[str]:
    return {str(row[table.column("name")]) for row in table.rows}


def everybody(desk: Desk) -> list[int]:
    with desk.file.read() as db:
        return [row[0] for row in db.execute("SELECT id FROM customer ORDER BY id")]


def of_consent(desk: Desk, consent: Consent) -> int:
    return next(each for each in everybody(desk) if people.customer(desk, each).name == consent)


def test_suggested_rewards_go_by_message_to_who_agreed(desk: Desk) -> None:
    table = rewards_table(desk)
    assert names(table) == {"yes", "unknown"}  # who refused is offered nothing at all
    assert reached_by(table) == {"yes"}
    change(desk, "rewards.mail_unknown_consent", "yes")
    assert reached_by(rewards_table(desk)) == {"yes", "unknown"}


def test_a_newsletter_takes_who_agreed(desk: Desk) -> None:
    letter = campaigns.create_newsletter(desk, "Summer", TODAY)
    campaigns.invite(desk, letter, everybody(desk))
    assert names(campaign_tables.members_table(desk, letter)) == {"yes"}
    change(desk, "rewards.mail_unknown_consent", "yes")
    campaigns.invite(desk, letter, everybody(desk))
    table = campaign_tables.members_table(desk, letter)
    assert names(table) == reached_by(table) == {"yes", "unknown"}
    change(desk, "rewards.mail_unknown_consent", "no")
    assert reached_by(campaign_tables.members_table(desk, letter)) == {"yes"}


def test_an_invitation_leaves_out_who_refused(desk: Desk) -> None:
    event = campaigns.create_event(desk, "Tea", TODAY)
    campaigns.invite(desk, event, everybody(desk))
    assert names(campaign_tables.members_table(desk, event)) == {"yes", "unknown"}


def test_who_refuses_later_is_not_written_to_again(desk: Desk) -> None:
    event = campaigns.create_event(desk, "Tea", TODAY)
    campaigns.invite(desk, event, everybody(desk))
    agreed = people.customer(desk, of_consent(desk, Consent.YES))
    people.change_customer(desk, dataclasses.replace(agreed, consent=Consent.NO))
    table = campaign_tables.members_table(desk, event)
    assert names(table) == {"yes", "unknown"}
    assert reached_by(table) == {"unknown"}
