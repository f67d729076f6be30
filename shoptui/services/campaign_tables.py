"""The lists of campaigns and of their members."""

from datetime import date

from shoptui.domain.campaigns import Arm, CampaignKind, Member
from shoptui.domain.language import _
from shoptui.domain.relations import Answer
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.campaigns import all_campaigns, campaign, members
from shoptui.services.desk import Desk
from shoptui.services.loyalty_words import type_name
from shoptui.storage import campaigns


def campaigns_table(desk: Desk) -> Table:
    """Every campaign, the latest first, with how many were reached, came and answered."""
    columns = (
        Column("name", _("Campaign")),
        Column("kind", _("Kind")),
        Column("raises", _("Raises")),
        Column("starts_on", _("From"), Kind.DATE),
        Column("ends_on", _("To"), Kind.DATE),
        Column("reached", _("Reached"), Kind.COUNT),
        Column("attended", _("Came"), Kind.COUNT),
        Column("answered", _("Answered"), Kind.COUNT),
    )
    known = all_campaigns(desk)
    with desk.file.read() as db:
        totals = campaigns.totals(db)
    rows: list[Row] = [
        (
            each.name,
            kind_name(each.kind),
            type_name(each.raises),
            each.starts_on,
            each.ends_on,
            *totals.get(each.id, (0, 0, 0)),
        )
        for each in known
    ]
    ids = [each.id for each in known]
    return Table("campaigns", _("Campaigns"), columns, rows, desk.shop().currency, ids)


def members_table(desk: Desk, campaign_id: int) -> Table:
    """The members of a campaign; `ids` the customers.

    Raises:
        NotFound: there is no campaign of that id.
    """
    columns = (
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("state", _("State")),
        Column("reached_on", _("Reached"), Kind.DATE),
        Column("attended_on", _("Came"), Kind.DATE),
        Column("answer", _("Answer")),
        Column("answered_on", _("Answered"), Kind.DATE),
    )
    title, known = campaign(desk, campaign_id).name, members(desk, campaign_id)
    with desk.file.read() as db:
        names = campaigns.names(db, campaign_id)
    rows: list[Row] = [(*names[each.customer_id], *_did(each)) for each in known]
    ids = [each.customer_id for each in known]
    return Table("members", title, columns, rows, desk.shop().currency, ids)


def kind_name(kind: CampaignKind) -> str:
    """The kind of a campaign as a heading."""
    return {
        CampaignKind.PROMOTION: _("Promotion"),
        CampaignKind.EVENT: _("Event"),
        CampaignKind.NEWSLETTER: _("Newsletter"),
        CampaignKind.SURVEY: _("Survey"),
        CampaignKind.GIFT: _("Gift"),
    }[kind]


def answer_name(answer: Answer) -> str:
    """What came back, "" where nothing did."""
    return {
        Answer.NONE: "",
        Answer.INTERESTED: _("interested"),
        Answer.BOUGHT: _("bought"),
        Answer.REFUSED: _("refused"),
    }[answer]


def _did(member: Member) -> tuple[str, date | None, date | None, str, date | None]:
    if member.arm is Arm.HELD_OUT:
        state = _("held out")
    else:
        state = _("reached") if member.reached_on else _("to be reached")
    return (
        state,
        member.reached_on,
        member.attended_on,
        answer_name(member.answer),
        member.answered_on,
    )
