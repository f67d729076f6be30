"""Keeps the members of campaigns in line with contacts that name one.

A contact the shop started about an event or a newsletter is what reaches a member; whatever comes
back on any contact about it is the member's answer.
"""

from datetime import date

from shoptui.domain.campaigns import Arm, Campaign, CampaignKind, Member
from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.relations import About, Answer, Contact, Starter
from shoptui.services.campaign_checks import check_answered, check_reached
from shoptui.storage import campaign_members, campaigns
from shoptui.storage.database import Connection

_KINDS = {About.EVENT: CampaignKind.EVENT, About.NEWSLETTER: CampaignKind.NEWSLETTER}


def keep_in_step(db: Connection, before: Contact | None, after: Contact, today: date) -> None:
    """Brings campaign members in line with a contact just recorded, or changed from `before`.

    Args:
        db: a connection within a write, in which the contact is already stored.
        before: the contact as it was, None for a new one.
        after: the contact as it is.
        today: the day of the change.

    Raises:
        InvalidInput: the contact contradicts its campaign, or what is noted of the member.
        NotFound: the campaign is gone.
    """
    if before and before.campaign_id and _belongs(before) != _belongs(after):
        _follow_day(db, campaigns.get(db, before.campaign_id), before, today)
    if after.campaign_id is None:
        return
    what = campaigns.get(db, after.campaign_id)
    _check_about(what, after)
    _follow_day(db, what, after, today)
    _follow_answer(db, what.id, before, after, today)


def _belongs(contact: Contact) -> tuple[int | None, int]:
    return contact.campaign_id, contact.customer_id


def _check_about(what: Campaign, contact: Contact) -> None:
    kind = _KINDS.get(contact.about)
    if what.kind in _KINDS.values() and kind is not what.kind:
        raise InvalidInput(
            _("“{campaign}” is not what this contact was about.").format(campaign=what.name),
            "campaign_id",
        )


def _follow_day(db: Connection, what: Campaign, contact: Contact, today: date) -> None:
    """A member was reached on the day of the first contact the shop started."""
    who = contact.customer_id
    known = campaign_members.member(db, what.id, who)
    first = campaign_members.first_contact(db, what.id, who)
    if first is None:
        _unreach(db, what, known)
        return
    if known and known.arm is Arm.HELD_OUT:
        raise InvalidInput(
            _("This customer is left alone by “{campaign}”, to compare with.").format(
                campaign=what.name
            ),
            "campaign_id",
        )
    check_reached(what, first, today)
    if known and first > min(known.attended_on or first, known.answered_on or first):
        raise InvalidInput(_("They came or answered before that day; check the day."), "on")
    campaign_members.set_reached(db, what.id, (who,), first)


def _unreach(db: Connection, what: Campaign, known: Member | None) -> None:
    if known is None or known.reached_on is None:
        return
    if known.attended_on:
        raise InvalidInput(
            _("They came to “{campaign}”, so its invitation stays.").format(campaign=what.name),
            "campaign_id",
        )
    campaign_members.remove(db, what.id, known.customer_id)


def _follow_answer(
    db: Connection, campaign_id: int, before: Contact | None, after: Contact, today: date
) -> None:
    known = campaign_members.member(db, campaign_id, after.customer_id)
    is_news = before is None or _belongs(before) != _belongs(after)
    was = Answer.NONE if before is None or is_news else before.answer
    if known is None or known.reached_on is None or after.answer is was:
        return
    if after.answer is Answer.NONE and after.starter is Starter.CUSTOMER:
        return
    # What is recorded at once was said in that very contact; what is added later came in now.
    day = max(after.on, known.reached_on) if is_news else today
    said_on = None if after.answer is Answer.NONE else day
    check_answered(known.reached_on, day, today)
    campaign_members.answer(db, campaign_id, after.customer_id, after.answer, said_on)
