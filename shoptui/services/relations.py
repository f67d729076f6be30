"""What customers do besides buying: referrals, feedback and contacts."""

from dataclasses import replace
from datetime import date

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.relations import Contact, Feedback, Referral
from shoptui.domain.text import clean
from shoptui.services.campaign_contacts import keep_in_step
from shoptui.services.desk import Desk
from shoptui.services.step_names import about
from shoptui.storage import customers, relations


def record_referral(desk: Desk, draft: Referral) -> int:
    """Records that a customer named a friend, and returns the referral's id.

    Raises:
        InvalidInput: nobody was named, the friend is the customer, or the day is to come.
    """
    _check_day(draft.on, desk.today())
    tidy = replace(
        draft,
        friend_name=clean(draft.friend_name),
        friend_phone=clean(draft.friend_phone),
        note=clean(draft.note, lines=True),
    )
    if tidy.friend_id is None and not tidy.friend_name:
        raise InvalidInput(_("Who is the friend? A first name is enough."), "friend")
    if tidy.friend_id == tidy.referrer_id:
        raise InvalidInput(_("A customer cannot refer themselves; choose the friend."), "friend")
    with desk.file.write(about(tidy.referrer_id, _("{name} named a friend"))) as db:
        customers.get(db, tidy.referrer_id)
        return relations.insert_referral(db, tidy)


def feedback(desk: Desk, feedback_id: int) -> Feedback:
    """One feedback.

    Raises:
        NotFound: there is none of that id.
    """
    with desk.file.read() as db:
        return relations.get_feedback(db, feedback_id)


def record_feedback(desk: Desk, draft: Feedback) -> int:
    """Records what a customer told the shop, and returns its id.

    Raises:
        InvalidInput: there are neither words nor a rating, or the rating or day cannot be.
    """
    tidy = _tidy_feedback(draft, desk.today())
    with desk.file.write(about(tidy.customer_id, _("What {name} said"))) as db:
        customers.get(db, tidy.customer_id)
        return relations.insert_feedback(db, tidy)


def change_feedback(desk: Desk, changed: Feedback) -> None:
    """Replaces what is recorded of a feedback, such as its state and what the shop did.

    Raises:
        InvalidInput: there are neither words nor a rating, or the rating or day cannot be.
        NotFound: the feedback is gone.
    """
    tidy = _tidy_feedback(changed, desk.today())
    with desk.file.write(about(tidy.customer_id, _("Changed what {name} said"))) as db:
        relations.get_feedback(db, tidy.id)
        relations.update_feedback(db, tidy)


def contact(desk: Desk, contact_id: int) -> Contact:
    """One contact.

    Raises:
        NotFound: there is none of that id.
    """
    with desk.file.read() as db:
        return relations.get_contact(db, contact_id)


def record_contact(desk: Desk, draft: Contact) -> int:
    """Records one time the shop and a customer spoke, and returns its id.

    Where it names an event or a newsletter the shop told of, the customer is a member from then on.

    Raises:
        InvalidInput: the day is to come, or contradicts the campaign.
    """
    tidy = _tidy_contact(draft, desk.today())
    with desk.file.write(about(tidy.customer_id, _("Contact with {name}"))) as db:
        customers.get(db, tidy.customer_id)
        contact_id = relations.insert_contact(db, tidy)
        keep_in_step(db, None, tidy, desk.today())
        return contact_id


def change_contact(desk: Desk, changed: Contact) -> None:
    """Replaces what is recorded of a contact, such as what came of it; also of its campaign.

    Raises:
        InvalidInput: the day is to come, or contradicts the campaign.
        NotFound: the contact is gone.
    """
    tidy = _tidy_contact(changed, desk.today())
    with desk.file.write(about(tidy.customer_id, _("Changed the contact with {name}"))) as db:
        before = relations.get_contact(db, tidy.id)
        relations.update_contact(db, tidy)
        keep_in_step(db, before, tidy, desk.today())


def _tidy_feedback(draft: Feedback, today: date) -> Feedback:
    _check_day(draft.on, today)
    tidy = replace(draft, text=clean(draft.text, lines=True), done=clean(draft.done, lines=True))
    if not tidy.text and tidy.rating is None:
        raise InvalidInput(_("What did the customer say? Words or a rating, please."), "text")
    if tidy.rating is not None and not 0 <= tidy.rating <= 10:
        raise InvalidInput(_("A rating is a number from 0 to 10."), "rating")
    return tidy


def _tidy_contact(draft: Contact, today: date) -> Contact:
    _check_day(draft.on, today)
    return replace(draft, product=clean(draft.product), note=clean(draft.note, lines=True))


def _check_day(day: date, today: date) -> None:
    if day > today:
        raise InvalidInput(_("This day is still to come; it must be today or before."), "on")
