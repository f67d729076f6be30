"""The report on what a new customer costs, by channel and by campaign."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from shoptui.analytics.acquisition import (
    Acquired,
    Acquisition,
    Lead,
    Newcomer,
    Source,
    acquisition,
    brought_by,
    spent_on_campaigns,
    spent_on_channels,
)
from shoptui.analytics.new_customers import Arrival, arrivals, seen_until
from shoptui.domain.dates import Window
from shoptui.domain.facts import CustomerFacts
from shoptui.domain.language import N_, _
from shoptui.domain.picture import Bars
from shoptui.domain.shop import Shop
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.active_days import active_days
from shoptui.services.analyses.acquisition_words import Period, notes, why
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.desk import Desk
from shoptui.services.figures import figures
from shoptui.services.formats import Formats
from shoptui.services.settings import recorded, rfm_rules_of
from shoptui.storage import marketing_costs
from shoptui.storage.campaign_touches import campaign_touches
from shoptui.storage.database import Connection
from shoptui.storage.origins import origins

CHANNEL, CAMPAIGN = "channel", "campaign"
USUAL = Window(365)
_BREAKDOWNS = {CHANNEL: N_("By channel"), CAMPAIGN: N_("By campaign")}


class _Found(NamedTuple):
    """What the file says.

    Attributes:
        result: costs and new customers together.
        names: of the campaigns, by id.
        period: what was looked at.
    """

    shop: Shop
    result: Acquisition
    names: Mapping[int, str]
    period: Period


def _make(desk: Desk, asked: Asked) -> Answer:
    by = asked.by or CHANNEL
    found = _find(desk, asked, by)
    formats, listed = Formats(found.shop), _listed(found.result)
    table = Table(
        "acquisition",
        _("Cost of a new customer"),
        _columns(by),
        [_row(_name(each, found), each) for each in listed],
        found.shop.currency,
        notes=notes(found.result, found.period, formats),
    )
    return Answer(
        table,
        picture=_picture(found),
        members=[each.customers for each in listed],
        why=why(found.result.total, found.period, formats),
    )


def _find(desk: Desk, asked: Asked, by: str) -> _Found:
    now = recorded(desk)
    as_of = asked.as_of or now.today
    first = asked.since or USUAL.start(as_of) or as_of
    with desk.file.read() as db:
        until = seen_until(now.shop.records_begin, active_days(db, now, as_of).days)
        facts = figures(desk, db, rfm_rules_of(now), as_of).facts.customers
        recorded_of = origins(db)
        known = {who: each.known_since for who, each in recorded_of.items()}
        came = arrivals(facts, known, first.toordinal(), as_of.toordinal(), until)
        new = [facts[place] for place in came[Arrival.NEW]]
        brought: Mapping[int, Source] = {
            each.customer_id: recorded_of[each.customer_id].channel
            for each in new
            if recorded_of[each.customer_id].channel
        }
        costs = marketing_costs.between(db, first, as_of)
        if by == CAMPAIGN:
            brought = _brought_by_campaigns(db, new, as_of)
        names = marketing_costs.campaign_names(db)
    people = [Newcomer(who.customer_id, brought.get(who.customer_id), who.net_ever) for who in new]
    spent = spent_on_campaigns(costs) if by == CAMPAIGN else spent_on_channels(costs)
    period = Period(by, first, as_of, len(came[Arrival.FIRST_SEEN]))
    return _Found(now.shop, acquisition(people, spent), names, period)


def _brought_by_campaigns(
    db: Connection, new: list[CustomerFacts], as_of: date
) -> dict[int, Source]:
    first_orders = {
        each.customer_id: date.fromordinal(each.first_order).isoformat() for each in new
    }
    leads = map(Lead._make, campaign_touches(db, first_orders, as_of))
    return dict(brought_by(leads, first_orders))


def _listed(result: Acquisition) -> list[Acquired]:
    """The rows: what has a source, what has none if there is any, and all of it."""
    rest = [result.rest] if result.rest.new or result.rest.cost else []
    return [*result.parts, *rest, result.total]


def _columns(by: str) -> tuple[Column, ...]:
    return (
        Column(by, _("Campaign") if by == CAMPAIGN else _("Channel")),
        Column("new", _("New"), Kind.COUNT),
        Column("simple", _("Each, no wages"), Kind.MONEY),
        Column("full", _("Each, all costs"), Kind.MONEY),
        Column("value", _("Worth each"), Kind.MONEY),
        Column("ratio", _("Worth ÷ cost"), Kind.SCORE),
        Column("cost_simple", _("Spent, no wages"), Kind.MONEY),
        Column("cost_full", _("Spent in all"), Kind.MONEY),
    )


def _row(name: str, found: Acquired) -> Row:
    return (
        name,
        found.new,
        found.simple,
        found.full,
        found.value_each,
        found.ratio,
        found.without_wages,
        found.cost,
    )


def _name(part: Acquired, found: _Found) -> str:
    if part is found.result.total:
        return _("All together")
    if part.source is None:
        return _("none noted")
    return found.names.get(part.source, "") if isinstance(part.source, int) else part.source


def _picture(found: _Found) -> Bars | None:
    """What a new customer costs, of each source that brought or cost anything."""
    if not any(part.full is not None for part in found.result.parts):
        return None
    return Bars(
        title=_("Cost of a new customer, with wages"),
        labels=tuple(_name(part, found) for part in found.result.parts),
        values=tuple(part.full for part in found.result.parts),
        kind=Kind.MONEY,
        column="full",
    )


ACQUISITION = Analysis(
    name="acquisition",
    title=N_("Cost of new customers"),
    about=N_("What does a new customer cost, and is it worth that?"),
    make=_make,
    breakdowns=_BREAKDOWNS,
    has_period=True,
)
