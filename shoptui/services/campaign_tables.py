"""The lists of campaigns and of their members."""

from collections.abc import Collection
from datetime import date

from shoptui.domain.campaigns import Arm, Campaign, CampaignKind, Member
from shoptui.domain.customers import Consent
from shoptui.domain.language import _
from shoptui.domain.relations import Answer
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.campaigns import all_campaigns, campaign, members
from shoptui.services.desk import Desk
from shoptui.services.loyalty_words import type_name
from shoptui.services.may_reach import may_write
from shoptui.services.reward_settings import MAIL_UNKNOWN
from shoptui.services.settings import recorded
from shoptui.storage import campaign_people, campaigns

EVENTS_AND_NEWSLETTERS = (CampaignKind.EVENT, CampaignKind.NEWSLETTER)


def campaigns_table(desk: Desk, kinds: Collection[CampaignKind] = tuple(CampaignKind)) -> Table:
    """The campaigns of these kinds, the latest first: how many were reached, came and answered."""
    columns = (
        Column("name", _("Name")),
        Column("kind", _("Kind")),
        Column("starts_on", _("Day"), Kind.DATE),
        Column("reached", _("Sent"), Kind.COUNT),
        Column("attended", _("Came"), Kind.COUNT),
        Column("answered", _("Answered"), Kind.COUNT),
        Column("attended_share", _("Came, share"), Kind.SHARE),
        Column("answered_share", _("Answered, share"), Kind.SHARE),
        Column("ends_on", _("Until"), Kind.DATE),
        Column("raises", _("Raises")),
    )
    known = [each for each in all_campaigns(desk) if each.kind in kinds]
    with desk.file.read() as db:
        totals = campaigns.totals(db)
    rows = [_campaign_row(each, *totals.get(each.id, (0, 0, 0))) for each in known]
    ids = [each.id for each in known]
    return Table("campaigns", _title(kinds), columns, rows, desk.shop().currency, ids)


def members_table(desk: Desk, campaign_id: int) -> Table:
    """The members of a campaign by name, fit for mail merge; `ids` the customers.

    Of who may not be written to (any more) there is no phone and no mail in it.

    Raises:
        NotFound: there is no campaign of that id.
    """
    what, known = campaign(desk, campaign_id), members(desk, campaign_id)
    columns = (
        Column("name", _("Name")),
        Column("reached_on", reached_title(what.kind), Kind.DATE),
        *_event_columns(what.kind),
        Column("answer", _("Answer")),
        Column("answered_on", _("Answered"), Kind.DATE),
        Column("phone", _("Phone")),
        Column("email", _("E-mail")),
        Column("consent", _("Consent")),
        Column("code", _("Code")),
        Column("state", _("State")),
    )
    with desk.file.read() as db:
        people = campaign_people.persons(db, campaign_id)
    mails_unknown = recorded(desk).value(MAIL_UNKNOWN)
    rows = [
        _member_row(what.kind, each, _reachable(people[each.customer_id], what.kind, mails_unknown))
        for each in known
    ]
    ids = [each.customer_id for each in known]
    return Table("members", what.name, columns, rows, desk.shop().currency, ids)


def kind_name(kind: CampaignKind) -> str:
    """The kind of a campaign as a heading."""
    return {
        CampaignKind.PROMOTION: _("Promotion"),
        CampaignKind.EVENT: _("Event"),
        CampaignKind.NEWSLETTER: _("Newsletter"),
        CampaignKind.SURVEY: _("Survey"),
        CampaignKind.GIFT: _("Gift"),
    }[kind]


def reached_title(kind: CampaignKind) -> str:
    """What being reached by a campaign of a kind is called, as a heading."""
    return _("Invited") if kind is CampaignKind.EVENT else _("Sent")


def answer_name(answer: Answer) -> str:
    """What came back, "" where nothing did."""
    return {
        Answer.NONE: "",
        Answer.INTERESTED: _("interested"),
        Answer.BOUGHT: _("bought"),
        Answer.REFUSED: _("refused"),
    }[answer]


def _title(kinds: Collection[CampaignKind]) -> str:
    only_these = set(kinds) <= set(EVENTS_AND_NEWSLETTERS)
    return _("Events and newsletters") if only_these else _("Campaigns")


def _event_columns(kind: CampaignKind) -> tuple[Column, ...]:
    """Only an event can be come to."""
    return (Column("attended_on", _("Came"), Kind.DATE),) if kind is CampaignKind.EVENT else ()


def _campaign_row(what: Campaign, reached: int, came: int, answered: int) -> Row:
    is_event = what.kind is CampaignKind.EVENT
    return (
        what.name,
        kind_name(what.kind),
        what.starts_on,
        reached,
        came if is_event else None,
        answered,
        came / reached if is_event and reached else None,
        answered / reached if reached else None,
        what.ends_on,
        type_name(what.raises),
    )


def _reachable(
    who: campaign_people.Person, kind: CampaignKind, mails_unknown: bool
) -> campaign_people.Person:
    if may_write(who.consent, kind, mails_unknown):
        return who
    return who._replace(phone="", email="")


def _member_row(kind: CampaignKind, member: Member, who: campaign_people.Person) -> Row:
    came: tuple[date | None, ...] = (member.attended_on,) if kind is CampaignKind.EVENT else ()
    consent = {Consent.YES: _("yes"), Consent.NO: _("no"), Consent.UNKNOWN: ""}[who.consent]
    return (
        who.name,
        member.reached_on,
        *came,
        answer_name(member.answer),
        member.answered_on,
        who.phone,
        who.email,
        consent,
        who.code,
        _state(member),
    )


def _state(member: Member) -> str:
    if member.arm is Arm.HELD_OUT:
        return _("held out")
    return _("reached") if member.reached_on else _("to be reached")
