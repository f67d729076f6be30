"""Events and newsletters: whom the shop invited, who came, who answered."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from shoptui.domain.campaigns import Arm, Campaign, CampaignKind, Member
from shoptui.domain.customers import Consent
from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.domain.language import _
from shoptui.domain.loyalty import LoyaltyType
from shoptui.domain.relations import Answer, Way
from shoptui.domain.text import MAX_NAME, clean
from shoptui.services.desk import Desk
from shoptui.services.reward_settings import MAIL_UNKNOWN
from shoptui.services.settings import recorded
from shoptui.storage import campaigns, customers
from shoptui.storage.database import Connection


class Invited(NamedTuple):
    """What came of inviting people.

    Attributes:
        reached: the customers who were invited or sent it, those reached before included.
        left_out: those who were not: they do not want to be contacted, or are held out.
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
    tidy = _tidy(draft)
    with desk.file.write(_("New campaign {name}").format(name=tidy.name)) as db:
        return campaigns.insert(db, tidy)


def change_campaign(desk: Desk, changed: Campaign) -> None:
    """Replaces what is recorded of a campaign; its members stay.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
        NotFound: it is gone.
    """
    tidy = _tidy(changed)
    with desk.file.write(_("Changed campaign {name}").format(name=tidy.name)) as db:
        campaigns.get(db, tidy.id)
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


def members(desk: Desk, campaign_id: int) -> list[Member]:
    """The members of a campaign."""
    with desk.file.read() as db:
        return campaigns.members(db, campaign_id)


def invite(
    desk: Desk,
    campaign_id: int,
    customer_ids: Collection[int],
    on: date | None = None,
    way: Way = Way.MESSAGE,
) -> Invited:
    """Notes that customers were invited or sent something; each has a contact the shop started.

    Who does not want to be contacted is left out, and of a newsletter also who was never asked,
    unless the shop's setting allows it. One operation.

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
    with desk.file.write(_("Invitations")) as db:
        what = campaigns.get(db, campaign_id)
        _check_reached(what, day, desk.today())
        strict = what.kind is CampaignKind.NEWSLETTER and not mails_unknown
        willing = [each for each in customer_ids if _may_reach(db, what, each, strict)]
        campaigns.reach(db, what, willing, day, way)
    reached = set(willing)
    return Invited(willing, [each for each in customer_ids if each not in reached])


def mark_attended(
    desk: Desk, campaign_id: int, customer_ids: Collection[int], on: date | None = None
) -> None:
    """Notes that people who were invited came; on the event's last day when left out.

    Raises:
        InvalidInput: it is no event, or the day is none of its days or is to come.
        NotFound: the event is gone, or somebody was not invited.
    """
    with desk.file.write(_("Attendance")) as db:
        event = campaigns.get(db, campaign_id)
        day = on or min(event.ends_on, desk.today())
        _check_attended(event, day, desk.today())
        for customer_id in customer_ids:
            _reached(db, event, customer_id)
            campaigns.attend(db, campaign_id, customer_id, day)


def unmark_attended(desk: Desk, campaign_id: int, customer_ids: Collection[int]) -> None:
    """Notes that people did not come after all."""
    with desk.file.write(_("Attendance")) as db:
        for customer_id in customer_ids:
            campaigns.attend(db, campaign_id, customer_id, None)


def mark_answered(
    desk: Desk, campaign_id: int, customer_id: int, answer: Answer, on: date | None = None
) -> None:
    """Notes what came back from somebody who was reached; `Answer.NONE` takes it back.

    Raises:
        InvalidInput: the day is to come, or before the customer was reached.
        NotFound: the campaign is gone, or the customer was not reached.
    """
    day = on or desk.today()
    with desk.file.write(_("Answer")) as db:
        reached_on = _reached(db, campaigns.get(db, campaign_id), customer_id)
        if not reached_on <= day <= desk.today():
            raise InvalidInput(_("An answer comes after the sending, and by today."), "on")
        said_on = None if answer is Answer.NONE else day
        campaigns.answer(db, campaign_id, customer_id, answer, said_on)


def _draft(name: str, kind: CampaignKind, on: date, until: date | None) -> Campaign:
    return Campaign(
        name=name, raises=LoyaltyType.CONTACT, kind=kind, starts_on=on, ends_on=until or on
    )


def _tidy(draft: Campaign) -> Campaign:
    name = clean(draft.name)
    if not name or len(name) > MAX_NAME:
        raise InvalidInput(_("A campaign needs a name, such as “Tasting in May”."), "name")
    if draft.ends_on < draft.starts_on:
        raise InvalidInput(_("The last day comes before the first; please check both."), "ends_on")
    return replace(draft, name=name, note=clean(draft.note, lines=True))


def _check_reached(what: Campaign, day: date, today: date) -> None:
    if day > today:
        raise InvalidInput(_("This day is still to come; note an invitation once it is out."), "on")
    if what.kind is CampaignKind.EVENT and day > what.ends_on:
        raise InvalidInput(_("The event was over by then; check the day."), "on")


def _check_attended(event: Campaign, day: date, today: date) -> None:
    if event.kind is not CampaignKind.EVENT:
        raise InvalidInput(_("Only an event can be attended; for the rest note the answer."))
    if not event.starts_on <= day <= min(event.ends_on, today):
        raise InvalidInput(
            _("The event was not on that day, or the day is still to come; check the day."), "on"
        )


def _may_reach(db: Connection, what: Campaign, customer_id: int, strict: bool) -> bool:
    consent = customers.get(db, customer_id).consent
    known = campaigns.member(db, what.id, customer_id)
    if known and known.arm is Arm.HELD_OUT:
        return False
    return consent is Consent.YES or (consent is Consent.UNKNOWN and not strict)


def _reached(db: Connection, what: Campaign, customer_id: int) -> date:
    """The day a customer was reached."""
    known = campaigns.member(db, what.id, customer_id)
    if known is None or known.reached_on is None:
        name = customers.get(db, customer_id).name
        message = _("{name} was not invited to {campaign}; note the invitation first.")
        raise NotFound(message.format(name=name, campaign=what.name))
    return known.reached_on
