"""Marketing costs: what was spent to be found, on which channel or campaign."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from shoptui.domain.errors import InvalidInput
from shoptui.domain.language import _
from shoptui.domain.marketing import MarketingCost
from shoptui.domain.money import MAX_MINOR
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.text import MAX_NAME, MAX_TEXT, clean
from shoptui.services import step_names
from shoptui.services.desk import Desk
from shoptui.services.paged_rows import PagedRows
from shoptui.storage import campaigns, marketing_costs
from shoptui.storage.database import Connection
from shoptui.storage.marketing_costs import CostTotals

__all__ = [
    "CostTotals",
    "add_cost",
    "change_cost",
    "cost",
    "cost_row",
    "cost_totals",
    "costs_table",
    "known_channels",
    "remove_cost",
    "spelled_as_known",
]


def add_cost(desk: Desk, draft: MarketingCost) -> int:
    """Records a cost, and returns its id.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
        NotFound: its campaign is gone.
    """
    tidy = _tidy(desk, draft)
    said = _("Marketing cost of {amount}"), _("Marketing cost of {amount}: {name}")
    with desk.file.write(step_names.marketing(tidy, *said)) as db:
        return marketing_costs.insert(db, _checked(db, tidy))


def change_cost(desk: Desk, changed: MarketingCost) -> None:
    """Replaces what is recorded of a cost.

    Raises:
        InvalidInput: a field cannot be taken; it names the field.
        NotFound: it, or its campaign, is gone.
    """
    tidy = _tidy(desk, changed)
    said = (
        _("Changed the marketing cost of {amount}"),
        _("Changed the marketing cost of {amount}: {name}"),
    )
    with desk.file.write(step_names.marketing(tidy, *said)) as db:
        marketing_costs.get(db, tidy.id)
        marketing_costs.update(db, _checked(db, tidy))


def remove_cost(desk: Desk, cost_id: int) -> None:
    """Takes a cost away; undo brings it back.

    Raises:
        NotFound: it is gone already.
    """
    known = cost(desk, cost_id)
    said = (
        _("Removed the marketing cost of {amount}"),
        _("Removed the marketing cost of {amount}: {name}"),
    )
    with desk.file.write(step_names.marketing(known, *said)) as db:
        marketing_costs.get(db, cost_id)
        marketing_costs.remove(db, cost_id)


def cost(desk: Desk, cost_id: int) -> MarketingCost:
    """One cost.

    Raises:
        NotFound: there is none of that id.
    """
    with desk.file.read() as db:
        return marketing_costs.get(db, cost_id)


def cost_totals(desk: Desk) -> CostTotals:
    """What all costs come to."""
    with desk.file.read() as db:
        return marketing_costs.totals(db)


def known_channels(desk: Desk) -> list[str]:
    """The channels customers heard of the shop by, or that cost something; most used first."""
    with desk.file.read() as db:
        return marketing_costs.channels(db)


def spelled_as_known(channel: str, known: Iterable[str]) -> str:
    """A channel as it was written before, so that "facebook" and "Facebook" are one."""
    wanted = channel.casefold()
    return next((name for name in known if name.casefold() == wanted), channel)


def costs_table(
    desk: Desk, sort: str = "day", descending: bool = True, end: date | None = None
) -> Table:
    """All costs with `ids`, the latest first; rows come as they are scrolled to.

    Args:
        desk: the open shop.
        sort: key of a column.
        descending: the latest, the largest first.
        end: the last day that counts, None for no limit.
    """
    with desk.file.read() as db:
        ids = marketing_costs.ids(db, sort, descending, end)

    def read(at: range) -> list[Row]:
        with desk.file.read() as db:
            names = marketing_costs.campaign_names(db)
            known = marketing_costs.page(db, [ids[place] for place in at])
        return [cost_row(each, names) for each in known]

    columns = (
        Column("day", _("Day"), Kind.DATE),
        Column("amount", _("Amount"), Kind.MONEY),
        Column("channel", _("Channel")),
        Column("campaign", _("Campaign")),
        Column("wages", _("Wages")),
        Column("note", _("Note")),
    )
    rows = PagedRows(len(ids), read)
    return Table("marketing", _("Marketing costs"), columns, rows, desk.shop().currency, ids)


def cost_row(known: MarketingCost, names: Mapping[int, str]) -> Row:
    """A cost as it stands in the list, where campaigns have these names by id."""
    return (
        known.on,
        known.amount,
        known.channel,
        names.get(known.campaign_id or 0, ""),
        _("yes") if known.is_wages else "",
        known.note,
    )


def _checked(db: Connection, draft: MarketingCost) -> MarketingCost:
    """The draft once its campaign is known to be there, its channel written as ever."""
    if draft.campaign_id is not None:
        campaigns.get(db, draft.campaign_id)
    known = marketing_costs.channels(db) if draft.channel else ()
    return replace(draft, channel=spelled_as_known(draft.channel, known))


def _tidy(desk: Desk, draft: MarketingCost) -> MarketingCost:
    channel, note = clean(draft.channel), clean(draft.note, lines=True)
    if draft.on > desk.today():
        raise InvalidInput(_("This day is still to come; it must be today or before."), "on")
    if draft.amount < 0:
        raise InvalidInput(_("A cost is zero or more."), "amount")
    if draft.amount > MAX_MINOR:
        raise InvalidInput(_("This amount is too large. Is there a digit too many?"), "amount")
    if len(channel) > MAX_NAME:
        raise InvalidInput(_("This name is too long; please shorten it."), "channel")
    if len(note) > MAX_TEXT:
        raise InvalidInput(_("This note is too long; please shorten it."), "note")
    return replace(draft, channel=channel, note=note)
