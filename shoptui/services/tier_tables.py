"""The lists of the RFM analysis."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from shoptui.analytics.cut_points import Measure
from shoptui.analytics.rfm import RfmResult
from shoptui.analytics.tier_summary import grid_cells, tier_summaries
from shoptui.domain.language import _
from shoptui.domain.money import Currency
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services.formats import Formats
from shoptui.services.paged_rows import PagedRows
from shoptui.services.tier_words import (
    fallback_notes,
    measure_name,
    source_words,
    window_words,
)


def customers(result: RfmResult, positions: Sequence[int], title: str, currency: Currency) -> Table:
    """Customers with their raw figures, scores and tier."""
    columns = (
        Column("code", _("Code")),
        Column("name", _("Name")),
        Column("recency", measure_name(Measure.RECENCY), Kind.DAYS),
        Column("frequency", measure_name(Measure.FREQUENCY), Kind.COUNT),
        Column("monetary", measure_name(Measure.MONETARY), Kind.MONEY),
        Column("r", _("R"), Kind.SCORE),
        Column("f", _("F"), Kind.SCORE),
        Column("m", _("M"), Kind.SCORE),
        Column("fm", _("FM"), Kind.SCORE),
        Column("tier", _("Tier")),
    )
    names = tier_names()
    rows = PagedRows(len(positions), lambda at: [_row(result, positions[p], names) for p in at])
    ids = result.facts.customers.ids(positions)
    return Table("rfm", title, columns, rows, currency, ids, notes(result))


def _row(result: RfmResult, position: int, names: dict[Tier, str]) -> Row:
    customer, grade = result.facts.customers[position], result.grade(position)
    raw = (customer.code, customer.name, result.days_silent(customer))
    spent = (customer.orders, customer.net)
    return (*raw, *spent, grade.r, grade.f, grade.m, grade.fm, names[grade.tier])


def tiers(result: RfmResult, currency: Currency) -> Table:
    """The twelve tiers, best first, with what they hold."""
    columns = (
        Column("tier", _("Tier")),
        Column("customers", _("Customers"), Kind.COUNT),
        Column("share", _("Share"), Kind.SHARE),
        Column("net", _("Net spend"), Kind.MONEY),
        Column("net_share", _("Of spend"), Kind.SHARE),
        Column("recency", _("Recency"), Kind.DAYS),
        Column("frequency", _("Orders"), Kind.COUNT),
        Column("monetary", _("Spend"), Kind.MONEY),
    )
    names = tier_names()
    rows = [
        (
            names[each.tier],
            *each[1:5],
            _figure(each.recency),
            _figure(each.frequency),
            each.monetary,
        )
        for each in tier_summaries(result)
    ]
    medians = _("Recency (days since the last order), orders and spend are medians.")
    return Table("tiers", _("Tiers"), columns, rows, currency, notes=(medians, *notes(result)))


def cells(result: RfmResult, currency: Currency) -> Table:
    """The 25 cells of the heat map, as they are drawn: R 5 down to 1, in each FM 1 to 5."""
    columns = (
        Column("r", _("R"), Kind.SCORE),
        Column("fm", _("FM"), Kind.SCORE),
        Column("tier", _("Tier")),
        Column("customers", _("Customers"), Kind.COUNT),
        Column("net", _("Net spend"), Kind.MONEY),
        Column("average_order", _("Average order"), Kind.MONEY),
    )
    names = tier_names()
    rows = [(each.r, each.fm, names[each.tier], *each[3:]) for each in grid_cells(result)]
    return Table("cells", _("Heat map"), columns, rows, currency, notes=notes(result))


def cut_points(result: RfmResult, currency: Currency, formats: Formats) -> Table:
    """The cut points in force, with a note for each measure on where they come from."""
    columns = (
        Column("cut", _("Cut point"), Kind.COUNT),
        Column("recency", measure_name(Measure.RECENCY), Kind.DAYS),
        Column("frequency", measure_name(Measure.FREQUENCY), Kind.COUNT),
        Column("monetary", measure_name(Measure.MONETARY), Kind.MONEY),
    )
    days, orders, net = (cuts.points or (None,) * 4 for cuts in result.cuts)
    rows = [
        (place + 1, _figure(days[place]), _figure(orders[place]), _whole(net[place]))
        for place in range(4)
    ]
    sources = tuple(
        f"{measure_name(cuts.measure)}: {source_words(cuts, result, formats)}."
        for cuts in result.cuts
    )
    return Table("cuts", _("Cut points"), columns, rows, currency, notes=(*notes(result), *sources))


def notes(result: RfmResult) -> tuple[str, ...]:
    """What has to stand beside every list of scores."""
    return (window_words(result), *fallback_notes(result))


def _figure(value: Fraction | None) -> int | float | None:
    """A whole number where it is one; a median may lie halfway, a quantile at fifths."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _whole(value: Fraction | None) -> int | None:
    # Amounts are whole minor units, so the next one down parts them just the same.
    return None if value is None else floor(value)
