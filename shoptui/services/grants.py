"""The list of rewards given."""

from datetime import date

from shoptui.domain.language import _
from shoptui.domain.rewards import Grant, GrantState
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.desk import Desk
from shoptui.services.grant_words import days_words
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
        Column("days", _("Days")),
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


def grant(desk: Desk, grant_id: int) -> Grant:
    """One reward given.

    Raises:
        NotFound: there is none of that id.
    """
    with desk.file.read() as db:
        return reward_grants.get(db, grant_id)


def _row(granted: Granted, day: date) -> Row:
    given = granted.grant
    redeemed = given.redeemed_on if given.redeemed_on and given.redeemed_on <= day else None
    return (
        given.on,
        granted.name,
        granted.reward,
        state_names()[given.state(day)],
        days_words(given, day),
        given.cost,
        given.valid_from,
        given.expires_on,
        redeemed,
        given.why,
        granted.code,
    )
