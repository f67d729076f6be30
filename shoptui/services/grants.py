"""The list of rewards given."""

from datetime import date

from shoptui.domain.language import _
from shoptui.domain.rewards import GrantState
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.desk import Desk
from shoptui.services.reward_words import state_names
from shoptui.storage import reward_grants
from shoptui.storage.reward_grants import Granted


def grants_table(
    desk: Desk,
    as_of: date | None = None,
    state: GrantState | None = None,
    customer_id: int | None = None,
) -> Table:
    """The rewards given by a day, newest first; `ids` are the grants.

    Args:
        desk: the open shop.
        as_of: the last day that counts, today when left out.
        state: only those of which this has become by then.
        customer_id: only those of one customer.
    """
    day = as_of or desk.today()
    with desk.file.read() as db:
        found = reward_grants.given(db, day, customer_id)
    meant = [each for each in found if state in (None, each.grant.state(day))]
    columns = (
        Column("day", _("Given on"), Kind.DATE),
        Column("name", _("Name")),
        Column("reward", _("Reward")),
        Column("state", _("State")),
        Column("cost", _("Cost"), Kind.MONEY),
        Column("valid_from", _("Valid from"), Kind.DATE),
        Column("expires_on", _("Valid until"), Kind.DATE),
        Column("redeemed_on", _("Redeemed on"), Kind.DATE),
        Column("why", _("Why")),
        Column("code", _("Code")),
    )
    rows = [_row(each, day) for each in meant]
    ids = [each.grant.id for each in meant]
    return Table("grants", _("Rewards given"), columns, rows, desk.shop().currency, ids)


def _row(granted: Granted, day: date) -> Row:
    grant = granted.grant
    redeemed = grant.redeemed_on if grant.redeemed_on and grant.redeemed_on <= day else None
    return (
        grant.on,
        granted.name,
        granted.reward,
        state_names()[grant.state(day)],
        grant.cost,
        grant.valid_from,
        grant.expires_on,
        redeemed,
        grant.why,
        granted.code,
    )
