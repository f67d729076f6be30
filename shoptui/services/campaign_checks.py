"""What must be true of a campaign, and of what is noted about its people."""

from dataclasses import replace
from datetime import date

from shoptui.domain.campaigns import Campaign, CampaignKind
from shoptui.domain.errors import InvalidInput, NotFound
from shoptui.domain.language import _
from shoptui.domain.text import MAX_NAME, MAX_TEXT, clean
from shoptui.storage import campaign_members, customers
from shoptui.storage.campaign_members import Days
from shoptui.storage.database import Connection


def tidy_campaign(draft: Campaign) -> Campaign:
    """The draft as it may be stored.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
    """
    name, note = clean(draft.name), clean(draft.note, lines=True)
    if not name or len(name) > MAX_NAME:
        raise InvalidInput(_("It needs a name, such as “Tasting in May”."), "name")
    if draft.ends_on < draft.starts_on:
        raise InvalidInput(_("The last day comes before the first; please check both."), "ends_on")
    if draft.budget < 0:
        raise InvalidInput(_("A budget is zero or more."), "budget")
    if len(note) > MAX_TEXT:
        raise InvalidInput(_("This note is too long; please shorten it."), "note")
    return replace(draft, name=name, note=note)


def check_change(before: Campaign, after: Campaign, days: Days) -> None:
    """Raises InvalidInput where a change contradicts what is noted about the people."""
    if days.reached is None:
        return
    if after.kind is not before.kind:
        raise InvalidInput(
            _("People were invited or written to already, so it stays what it is."), "kind"
        )
    if after.kind is not CampaignKind.EVENT:
        return
    if after.starts_on > (days.first_came or after.starts_on):
        raise InvalidInput(_("Somebody came before that day; check the day."), "starts_on")
    if after.ends_on < max(days.reached, days.last_came or days.reached):
        raise InvalidInput(
            _("Somebody was invited or came after that day; check the day."), "ends_on"
        )


def check_reached(what: Campaign, day: date, today: date) -> None:
    """Raises InvalidInput for a day on which nobody can have been invited or written to."""
    if day > today:
        raise InvalidInput(_("This day is still to come; note an invitation once it is out."), "on")
    if what.kind is CampaignKind.EVENT and day > what.ends_on:
        raise InvalidInput(_("The event was over by then; check the day."), "on")


def check_attended(event: Campaign, day: date, today: date) -> None:
    """Raises InvalidInput for what is no event, and for a day on which nobody can have come."""
    if event.kind is not CampaignKind.EVENT:
        raise InvalidInput(_("Only an event can be attended; for the rest note the answer."))
    if today < event.starts_on:
        raise InvalidInput(_("The event is still to come; note who came once it has begun."), "on")
    if not event.starts_on <= day <= min(event.ends_on, today):
        raise InvalidInput(
            _("The event was not on that day, or the day is still to come; check the day."), "on"
        )


def check_answered(reached_on: date, day: date, today: date) -> None:
    """Raises InvalidInput for a day on which nothing can have come back."""
    if not reached_on <= day <= today:
        raise InvalidInput(_("An answer comes after the sending, and by today."), "on")


def reached_day(db: Connection, what: Campaign, customer_id: int) -> date:
    """The day a customer was reached.

    Raises:
        NotFound: the customer was not.
    """
    known = campaign_members.member(db, what.id, customer_id)
    if known is None or known.reached_on is None:
        name = customers.get(db, customer_id).name
        message = _("{name} was not invited to {campaign}; note the invitation first.")
        raise NotFound(message.format(name=name, campaign=what.name))
    return known.reached_on
