from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.customers import Consent
from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.relations import Answer, Way
from shoptui.services import campaigns, history, loyalty, people
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
def askable(desk: Desk) -> list[int]:
    """One person for each answer to being asked for consent."""
    return [add(desk, consent.value, consent=consent) for consent in Consent]


@pytest.fixture
def an(desk: Desk) -> int:
    return add(desk, "An", consent=Consent.YES, known_since=date(2020, 1, 1))


def willing(desk: Desk, askable: list[int], kind: CampaignKind) -> set[str]:
    made = campaigns.create_campaign(
        desk,
        Campaign(
            name="x", raises=LoyaltyType.CONTACT, kind=kind, starts_on=EARLIER, ends_on=EARLIER
        ),
    )
    invited = campaigns.invite(desk, made, askable, EARLIER)
    assert sorted([*invited.reached, *invited.left_out]) == askable
    names = dict(zip(askable, Consent, strict=True))
    return {names[each] for each in invited.reached}


@pytest.mark.parametrize(
    ("kind", "said"),
    [("event", "event"), ("newsletter", "newsletter"), ("gift", "campaign")],
)
def test_the_history_says_what_was_made(desk: Desk, kind: str, said: str) -> None:
    draft = Campaign(
        name="Tết",
        raises=LoyaltyType.CONTACT,
        kind=CampaignKind(kind),
        starts_on=EARLIER,
        ends_on=EARLIER,
    )
    made = campaigns.create_campaign(desk, draft)
    campaigns.change_campaign(desk, replace(draft, id=made, note="x"))
    rows = history.history_table(desk).rows
    assert [row[2] for row in rows] == [f"Changed {said} Tết", f"New {said} Tết"]


def test_who_does_not_want_to_be_contacted_is_left_out(desk: Desk, askable: list[int]) -> None:
    assert willing(desk, askable, CampaignKind.EVENT) == {"yes", "unknown"}


def test_a_newsletter_goes_to_those_who_agreed(desk: Desk, askable: list[int]) -> None:
    assert willing(desk, askable, CampaignKind.NEWSLETTER) == {"yes"}
    change(desk, "rewards.mail_unknown_consent", "yes")
    assert willing(desk, askable, CampaignKind.NEWSLETTER) == {"yes", "unknown"}


def test_an_invitation_is_a_contact_the_shop_started_and_is_noted_once(desk: Desk, an: int) -> None:
    event = campaigns.create_event(desk, "Tasting", LATER)
    revision = desk.revision()
    for on in (EARLIER, LATER):
        assert campaigns.invite(desk, event, [an], on, Way.PHONE).reached == [an]
    assert desk.revision() == revision + 2
    (member,) = campaigns.members(desk, event)
    assert member.reached_on == EARLIER
    (row,) = timeline_table(desk, an).rows
    assert row == (EARLIER, "Invited", None, "Tasting · by phone")


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
    binh = add(desk, "Bình", phone="0901", email="b@x.vn")
    campaigns.invite(desk, event, [an, binh], EARLIER)
    campaigns.mark_attended(desk, event, [an])
    campaigns.mark_answered(desk, event, an, Answer.INTERESTED, LATER)
    assert campaigns_table(desk).rows == [
        ("June", "Newsletter", TODAY, 0, None, 0, None, None, TODAY, "Contact"),
        ("Tasting", "Event", EARLIER, 2, 1, 1, 0.5, 0.5, LATER, "Contact"),
    ]
    table = members_table(desk, event)
    assert table.rows == [
        ("An", EARLIER, LATER, "interested", LATER, "", "", "yes", "C00001", "reached"),
        ("Bình", EARLIER, None, "", None, "0901", "b@x.vn", "", "C00002", "reached"),
    ]
    assert table.ids == [an, binh]


def test_the_list_for_mail_merge_is_in_the_order_of_names(desk: Desk, an: int) -> None:
    letter = campaigns.create_newsletter(desk, "June", TODAY)
    first = add(desk, "Ái", consent=Consent.YES)
    campaigns.invite(desk, letter, [an, first])
    table = members_table(desk, letter)
    assert table.ids == [first, an]
    assert "attended_on" not in [column.key for column in table.columns]


@pytest.mark.parametrize(
    ("name", "until", "field"),
    [("  ", LATER, "name"), ("A" * 201, LATER, "name"), ("Tasting", EARLIER, "ends_on")],
)
def test_nonsense_is_refused_by_field(desk: Desk, name: str, until: date, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        campaigns.create_event(desk, name, LATER, until)
    assert refused.value.field == field


def test_an_answer_of_several_is_one_operation_or_none(desk: Desk, an: int) -> None:
    event = campaigns.create_event(desk, "Tasting", EARLIER)
    binh, stranger = add(desk, "Bình"), add(desk, "Chi")
    campaigns.invite(desk, event, [an, binh], EARLIER)
    revision = desk.revision()
    campaigns.mark_all_answered(desk, event, [an, binh], Answer.INTERESTED, LATER)
    assert desk.revision() == revision + 1
    with pytest.raises(NotFound, match="Chi was not invited"):
        campaigns.mark_all_answered(desk, event, [an, stranger], Answer.REFUSED)
    told = [(each.answer, each.answered_on) for each in campaigns.members(desk, event)]
    assert told == [(Answer.INTERESTED, LATER)] * 2


def test_who_is_put_away_is_not_invited(desk: Desk, an: int) -> None:
    people.set_archived(desk, an, True)
    event = campaigns.create_event(desk, "Tasting", EARLIER)
    assert campaigns.invite(desk, event, [an], EARLIER).left_out == [an]


def test_an_event_to_come_cannot_have_been_attended(desk: Desk, an: int) -> None:
    event = campaigns.create_event(desk, "Tasting", TODAY + timedelta(days=1))
    campaigns.invite(desk, event, [an])
    with pytest.raises(InvalidInput, match="once it has begun"):
        campaigns.mark_attended(desk, event, [an])


def test_a_change_may_not_contradict_what_is_noted_of_people(desk: Desk, an: int) -> None:
    event = campaigns.create_event(desk, "Tasting", EARLIER, LATER)
    as_it_is = campaigns.campaign(desk, event)
    campaigns.change_campaign(desk, replace(as_it_is, kind=CampaignKind.NEWSLETTER))
    campaigns.change_campaign(desk, as_it_is)
    campaigns.invite(desk, event, [an], EARLIER + timedelta(days=2))
    campaigns.mark_attended(desk, event, [an], EARLIER + timedelta(days=3))
    for wrong, field in (
        ({"kind": CampaignKind.NEWSLETTER}, "kind"),
        ({"starts_on": LATER}, "starts_on"),
        ({"ends_on": EARLIER + timedelta(days=1)}, "ends_on"),
        ({"budget": -1}, "budget"),
    ):
        with pytest.raises(InvalidInput) as refused:
            campaigns.change_campaign(desk, replace(as_it_is, **wrong))
        assert refused.value.field == field
