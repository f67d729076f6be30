"""The report on how customers stay, by when they came or where they come from."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from shoptui.analytics.cohorts import Cohort, CohortRules, cohorts
from shoptui.analytics.new_customers import seen_until
from shoptui.domain.language import N_
from shoptui.domain.origins import Origin
from shoptui.domain.periods import Span
from shoptui.services.active_days import active_days
from shoptui.services.analyses import cohort_tables as tables
from shoptui.services.analyses.analysis import Analysis, Answer, Asked
from shoptui.services.analyses.cohort_words import AREA, CHANNEL, GROUP, MONTH, QUARTER, Told, why
from shoptui.services.desk import Desk
from shoptui.services.formats import Formats
from shoptui.services.settings import recorded, rfm_rules_of
from shoptui.storage.customer_sales import customer_sales
from shoptui.storage.database import Connection
from shoptui.storage.origins import first_groups, origins

_BREAKDOWNS = {
    MONTH: N_("By month of the first order"),
    QUARTER: N_("By quarter of the first order"),
    CHANNEL: N_("By channel"),
    GROUP: N_("By first product group"),
    AREA: N_("By area"),
}


class _Read(NamedTuple):
    """What the file says.

    Attributes:
        told: what was asked, and what holds for all of it.
        found: the cohorts.
    """

    told: Told
    found: list[Cohort]


def _make(desk: Desk, asked: Asked) -> Answer:
    told, found = _read(desk, asked)
    formats = Formats(told.shop)
    return Answer(
        table=tables.periods(found, told, formats),
        picture=tables.heat(found, told),
        summary=tables.overview(found, told),
        members=tuple(tuple(each.customer_id for each in cohort.members) for cohort in found),
        why=why(told),
        for_programs=tables.for_programs(found, told.shop.currency),
    )


def _read(desk: Desk, asked: Asked) -> _Read:
    now = recorded(desk)
    as_of, by = asked.as_of or now.today, asked.by or MONTH
    with desk.file.read() as db:
        active = active_days(db, now, as_of)
        known = origins(db, as_of)
        rules = CohortRules(
            as_of=as_of,
            span=Span.QUARTER if by == QUARTER else Span.MONTH,
            until=seen_until(now.shop.records_begin, active.days),
            active_days=active.days,
            day_is_one_visit=rfm_rules_of(now).day_is_one_visit,
            labels=_labels(db, by, known, as_of),
        )
        since = {who: origin.known_since for who, origin in known.items()}
        found = cohorts(since, customer_sales(db, as_of), rules)
    return _Read(Told(now.shop, by, rules, active, any(each.first_seen for each in found)), found)


def _labels(
    db: Connection, by: str, known: Mapping[int, Origin], as_of: date
) -> Mapping[int, str] | None:
    """The name of the cohort of each customer, None where the first order says it."""
    if by == CHANNEL:
        return {who: origin.channel for who, origin in known.items()}
    if by == AREA:
        return {who: origin.area for who, origin in known.items()}
    return first_groups(db, as_of) if by == GROUP else None


COHORTS = Analysis(
    name="cohorts",
    title=N_("Cohorts"),
    about=N_("Do customers come back, and are later ones better than those before?"),
    make=_make,
    breakdowns=_BREAKDOWNS,
)
