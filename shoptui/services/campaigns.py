"""Events and newsletters: whom the shop invited, who came, who answered."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from shoptui.domain.campaigns import Campaign, CampaignKind, Member
from shoptui.domain.language import _
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.relations import Answer, Way
from shoptui.services.campaign_checks import (
    check_answered,
    check_attended,
    check_change,
    check_reached,
    reached_day,
    tidy_campaign,
)
from shoptui.services.desk import Desk
from shoptui.services.may_reach import Hindrance, hindrance
from shoptui.services.reward_settings import MAIL_UNKNOWN
from shoptui.services.settings import recorded
from shoptui.storage import campaign_members, campaign_people, campaigns

LATEST = 4  # campaigns offered where something is about one


class Invited(NamedTuple):
    """What came of inviting people.

    Attributes:
        reached: the customers who were invited or sent it, those reached before included.
        left_out: those who were not: they do not want to be contacted, are held out or put away.
    """

    reached: Sequence[int]
    left_out: Sequence[int]


def create_event(desk: Desk, name: str, on: date, until: date | None = None) -> int:
    """Makes an event people are invited to and attend, and returns its id.

    Args:
        desk: the open shop.
        name: what it is called.
        on: its first day, past or to come.
        until: its last day, the first one when left out.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
    """
    return create_campaign(desk, _draft(name, CampaignKind.EVENT, on, until))


def create_newsletter(desk: Desk, name: str, on: date) -> int:
    """Makes a newsletter people are sent and answer, and returns its id.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
    """
    return create_campaign(desk, _draft(name, CampaignKind.NEWSLETTER, on, None))


def create_campaign(desk: Desk, draft: Campaign) -> int:
    """Makes a campaign, and returns its id.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
    """
    tidy = tidy_campaign(draft)
    with desk.file.write(_new_words(tidy.kind).format(name=tidy.name)) as db:
        return campaigns.insert(db, tidy)


def change_campaign(desk: Desk, changed: Campaign) -> None:
    """Replaces what is recorded of a campaign; its members stay.

    Raises:
        InvalidInput: a field cannot be taken, or contradicts what is noted about its members; it
            names the field.
        NotFound: it is gone.
    """
    tidy = tidy_campaign(changed)
    with desk.file.write(_changed_words(tidy.kind).format(name=tidy.name)) as db:
        before = campaigns.get(db, tidy.id)
        check_change(before, tidy, campaign_members.days(db, tidy.id))
        campaigns.update(db, tidy)


def campaign(desk: Desk, campaign_id: int) -> Campaign:
    """One campaign.

    Raises:
        NotFound: there is none of that id.
    """
    with desk.file.read() as db:
        return campaigns.get(db, campaign_id)


def all_campaigns(desk: Desk) -> list[Campaign]:
    """Every campaign, the latest first."""
    with desk.file.read() as db:
        return campaigns.everything(db)


def latest(
    desk: Desk, kind: CampaignKind, most: int = LATEST, keep: int | None = None
) -> list[Campaign]:
    """The latest campaigns of a kind, those to come included, for a short choice.

    Args:
        desk: the open shop.
        kind: what they are.
        most: how many.
        keep: one to offer however old it is, of this kind.
    """
    known = [each for each in all_campaigns(desk) if each.kind is kind]
    return known[:most] + [each for each in known[most:] if each.id == keep]


def members(desk: Desk, campaign_id: int) -> list[Member]:
    """The members of a campaign, by name."""
    with desk.file.read() as db:
        return campaign_members.members(db, campaign_id)


def invite(
    desk: Desk,
    campaign_id: int,
    customer_ids: Collection[int],
    on: date | None = None,
    way: Way = Way.MESSAGE,
) -> Invited:
    """Notes that customers were invited or sent something; each has a contact the shop started.

    Who does not want to be contacted is left out, and of a newsletter also who was never asked,
    unless the shop's setting allows it. Who was reached before stays as noted then. One operation.

    Args:
        desk: the open shop.
        campaign_id: the campaign.
        customer_ids: the customers.
        on: the day they were reached, today when left out.
        way: how.

    Raises:
        InvalidInput: the day is to come, or after the campaign's end.
        NotFound: the campaign or a customer is gone.
    """
    mails_unknown, day = recorded(desk).value(MAIL_UNKNOWN), on or desk.today()
    with desk.file.write(_named(desk, campaign_id, _("Invitations to {name}"))) as db:
        what = campaigns.get(db, campaign_id)
        check_reached(what, day, desk.today())
        why = {
            each: hindrance(campaign_people.candidate(db, what.id, each), what.kind, mails_unknown)
            for each in customer_ids
        }
        fresh = [each for each, hindered in why.items() if hindered is None]
        campaign_members.reach(db, what, fresh, day, way)
    met = (None, Hindrance.ALREADY)
    reached = [each for each, hindered in why.items() if hindered in met]
    return Invited(reached, [each for each, hindered in why.items() if hindered not in met])


def mark_attended(
    desk: Desk, campaign_id: int, customer_ids: Collection[int], on: date | None = None
) -> None:
    """Notes that people who were invited came; on the event's last day when left out.

    Raises:
        InvalidInput: it is no event, or the day is none of its days or is to come.
        NotFound: the event is gone, or somebody was not invited.
    """
    with desk.file.write(_named(desk, campaign_id, _("Who came to {name}"))) as db:
        event = campaigns.get(db, campaign_id)
        day = on or min(event.ends_on, desk.today())
        check_attended(event, day, desk.today())
        for customer_id in customer_ids:
            reached_day(db, event, customer_id)
            campaign_members.attend(db, campaign_id, customer_id, day)


def unmark_attended(desk: Desk, campaign_id: int, customer_ids: Collection[int]) -> None:
    """Notes that people did not come after all."""
    with desk.file.write(_named(desk, campaign_id, _("Who did not come to {name}"))) as db:
        for customer_id in customer_ids:
            campaign_members.attend(db, campaign_id, customer_id, None)


def mark_answered(
    desk: Desk, campaign_id: int, customer_id: int, answer: Answer, on: date | None = None
) -> None:
    """Notes what came back from one customer; see `mark_all_answered`."""
    mark_all_answered(desk, campaign_id, (customer_id,), answer, on)


def mark_all_answered(
    desk: Desk,
    campaign_id: int,
    customer_ids: Collection[int],
    answer: Answer,
    on: date | None = None,
) -> None:
    """Notes what came back from people who were reached; `Answer.NONE` takes it back.

    Args:
        desk: the open shop.
        campaign_id: the campaign.
        customer_ids: those who gave this answer.
        answer: what came back.
        on: the day it did, today when left out.

    Raises:
        InvalidInput: the day is to come, or before a customer was reached.
        NotFound: the campaign is gone, or a customer was not reached.
    """
    day = on or desk.today()
    said_on = None if answer is Answer.NONE else day
    with desk.file.write(_named(desk, campaign_id, _("Answers to {name}"))) as db:
        what = campaigns.get(db, campaign_id)
        for customer_id in customer_ids:
            check_answered(reached_day(db, what, customer_id), day, desk.today())
            campaign_members.answer(db, campaign_id, customer_id, answer, said_on)


def _named(desk: Desk, campaign_id: int, what: str) -> str:
    return what.format(name=campaign(desk, campaign_id).name)


def _new_words(kind: CampaignKind) -> str:
    if kind is CampaignKind.EVENT:
        return _("New event {name}")
    if kind is CampaignKind.NEWSLETTER:
        return _("New newsletter {name}")
    return _("New campaign {name}")


def _changed_words(kind: CampaignKind) -> str:
    if kind is CampaignKind.EVENT:
        return _("Changed event {name}")
    if kind is CampaignKind.NEWSLETTER:
        return _("Changed newsletter {name}")
    return _("Changed campaign {name}")


def _draft(name: str, kind: CampaignKind, on: date, until: date | None) -> Campaign:
    return Campaign(
        name=name, raises=LoyaltyType.CONTACT, kind=kind, starts_on=on, ends_on=until or on
    )
