from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.customers import Consent
from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.relations import Answer, Way
from shoptui.services import campaigns, loyalty
from shoptui.services.campaign_tables import campaigns_table, members_table
from shoptui.services.desk import Desk
from shoptui.services.settings import change
from shoptui.services.timeline import timeline_table
from tests.builders import TODAY, add, new_desk

EARLIER = TODAY - timedelta(days=20)
LATER = TODAY - timedelta(days=10)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path, locale="en")


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """One person for each answer to being asked for consent."""
    return [add(desk, consent.value, consent=consent) for consent in Consent]


@pytest.fixture
def an(desk: Desk) -> int:
    return add(desk, "An", consent=Consent.YES, known_since=date(2020, 1, 1))


def willing(desk: Desk, people: list[int], kind: CampaignKind) -> set[str]:
    made = campaigns.create_campaign(
        desk,
        Campaign(
            name="x", raises=LoyaltyType.CONTACT, kind=kind, starts_on=EARLIER, ends_on=EARLIER
        ),
    )
    invited = campaigns.invite(desk, made, people, EARLIER)
    assert sorted([*invited.reached, *invited.left_out]) == people
    names = dict(zip(people, Consent, strict=True))
    return {names[each] for each in invited.reached}


def test_who_does_not_want_to_be_contacted_is_left_out(desk: Desk, people: list[int]) -> None:
    assert willing(desk, people, CampaignKind.EVENT) == {"yes", "unknown"}


def test_a_newsletter_goes_to_those_who_agreed(desk: Desk, people: list[int]) -> None:
    assert willing(desk, people, CampaignKind.NEWSLETTER) == {"yes"}
    change(desk, "rewards.mail_unknown_consent", "yes")
    assert willing(desk, people, CampaignKind.NEWSLETTER) == {"yes", "unknown"}


def test_an_invitation_is_a_contact_the_shop_started_and_is_noted_once(desk: Desk, an: int) -> None:
    event = campaigns.create_event(desk, "Tasting", LATER)
    revision = desk.revision()
    for on in (EARLIER, LATER):
        assert campaigns.invite(desk, event, [an], on, Way.PHONE).reached == [an]
    assert desk.revision() == revision + 2
    (member,) = campaigns.members(desk, event)
    assert member.reached_on == EARLIER
    (row,) = timeline_table(desk, an).rows
    assert row == (EARLIER, "Event", None, "by phone · we came to them · Tasting")


def test_who_came_raises_the_contact_score(desk: Desk, an: int) -> None:
    event = campaigns.create_event(desk, "Tasting", LATER, TODAY + timedelta(days=3))
    campaigns.invite(desk, event, [an], EARLIER)
    assert score(desk) is None  # the event is not over
    campaigns.mark_attended(desk, event, [an])
    assert campaigns.members(desk, event)[0].attended_on == TODAY
    assert score(desk) == 100
    campaigns.unmark_attended(desk, event, [an])
    assert score(desk) is None


def test_an_answer_raises_the_contact_score_and_can_be_taken_back(desk: Desk, an: int) -> None:
    letter = campaigns.create_newsletter(desk, "June", EARLIER)
    campaigns.invite(desk, letter, [an], EARLIER, Way.EMAIL)
    assert score(desk) == 0
    campaigns.mark_answered(desk, letter, an, Answer.REFUSED, LATER)
    assert score(desk) == 100
    assert "refused" in str(timeline_table(desk, an).rows[0][3])
    campaigns.mark_answered(desk, letter, an, Answer.NONE)
    assert score(desk) == 0
    assert campaigns.members(desk, letter)[0].answered_on is None


def score(desk: Desk) -> object:
    return loyalty.loyalty_table(desk).rows[0][5]


def test_days_that_cannot_be_are_refused(desk: Desk, an: int) -> None:
    event = campaigns.create_event(desk, "Tasting", EARLIER, LATER)
    with pytest.raises(InvalidInput, match="still to come"):
        campaigns.invite(desk, event, [an], TODAY + timedelta(days=1))
    with pytest.raises(InvalidInput, match="was over"):
        campaigns.invite(desk, event, [an], TODAY)
    campaigns.invite(desk, event, [an], EARLIER)
    for day in (EARLIER - timedelta(days=1), LATER + timedelta(days=1)):
        with pytest.raises(InvalidInput, match="not on that day"):
            campaigns.mark_attended(desk, event, [an], day)
    for day in (EARLIER - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(InvalidInput, match="after the sending"):
            campaigns.mark_answered(desk, event, an, Answer.INTERESTED, day)


def test_who_was_not_invited_can_neither_come_nor_answer(desk: Desk, an: int) -> None:
    event = campaigns.create_event(desk, "Tasting", EARLIER)
    with pytest.raises(NotFound, match="An was not invited to Tasting"):
        campaigns.mark_attended(desk, event, [an], EARLIER)
    with pytest.raises(NotFound, match="note the invitation first"):
        campaigns.mark_answered(desk, event, an, Answer.INTERESTED, EARLIER)


def test_marking_several_is_all_or_nothing(desk: Desk, an: int) -> None:
    event = campaigns.create_event(desk, "Tasting", EARLIER)
    campaigns.invite(desk, event, [an], EARLIER)
    with pytest.raises(NotFound):
        campaigns.mark_attended(desk, event, [an, add(desk, "Bình")], EARLIER)
    assert campaigns.members(desk, event)[0].attended_on is None


def test_a_newsletter_cannot_be_attended(desk: Desk, an: int) -> None:
    letter = campaigns.create_newsletter(desk, "June", EARLIER)
    campaigns.invite(desk, letter, [an], EARLIER)
    with pytest.raises(InvalidInput, match="Only an event"):
        campaigns.mark_attended(desk, letter, [an], EARLIER)


def test_campaigns_are_listed_latest_first_and_can_be_changed(desk: Desk) -> None:
    first = campaigns.create_event(desk, " Tasting ", EARLIER)
    second = campaigns.create_newsletter(desk, "June", LATER)
    assert [each.id for each in campaigns.all_campaigns(desk)] == [second, first]
    tasting = campaigns.campaign(desk, first)
    assert (tasting.name, tasting.kind, tasting.raises) == (
        "Tasting",
        CampaignKind.EVENT,
        LoyaltyType.CONTACT,
    )
    campaigns.change_campaign(desk, replace(tasting, ends_on=LATER, note="Bring tea"))
    assert campaigns.campaign(desk, first) == replace(tasting, ends_on=LATER, note="Bring tea")
    with pytest.raises(NotFound):
        campaigns.campaign(desk, 99)


def test_campaigns_and_members_are_told_in_lists(desk: Desk, an: int) -> None:
    event = campaigns.create_event(desk, "Tasting", EARLIER, LATER)
    campaigns.create_newsletter(desk, "June", TODAY)
    binh = add(desk, "Bình")
    campaigns.invite(desk, event, [an, binh], EARLIER)
    campaigns.mark_attended(desk, event, [an])
    campaigns.mark_answered(desk, event, an, Answer.INTERESTED, LATER)
    assert campaigns_table(desk).rows == [
        ("June", "Newsletter", "Contact", TODAY, TODAY, 0, 0, 0),
        ("Tasting", "Event", "Contact", EARLIER, LATER, 2, 1, 1),
    ]
    table = members_table(desk, event)
    assert [row[1:] for row in table.rows] == [
        ("An", "reached", EARLIER, LATER, "interested", LATER),
        ("Bình", "reached", EARLIER, None, "", None),
    ]
    assert table.ids == [an, binh]


@pytest.mark.parametrize(
    ("name", "until", "field"),
    [("  ", LATER, "name"), ("A" * 201, LATER, "name"), ("Tasting", EARLIER, "ends_on")],
)
def test_nonsense_is_refused_by_field(desk: Desk, name: str, until: date, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        campaigns.create_event(desk, name, LATER, until)
    assert refused.value.field == field
