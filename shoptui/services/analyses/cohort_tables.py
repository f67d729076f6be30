"""The lists and the picture of cohorts, and what programs read of them."""

from collections.abc import Callable, Sequence

from shoptui.analytics.cohort_cells import Cell
from shoptui.analytics.cohorts import Cohort
from shoptui.domain.language import _
from shoptui.domain.money import Currency, plain
from shoptui.domain.picture import Heat
from shoptui.domain.table import Column, Kind, Row, Table
from shoptui.services.analyses.cohort_words import (
    FIRST_SEEN,
    Told,
    cohort_name,
    cohort_title,
    notes,
)
from shoptui.services.formats import Formats
from shoptui.services.printing import DECIMALS


def overview(found: Sequence[Cohort], told: Told) -> Table:
    """A row for each cohort: how many they are, how many of them stay, what they are worth."""
    columns = (
        Column("cohort", cohort_title(told.by)),
        Column("customers", _("Customers"), Kind.COUNT),
        Column("first_seen", _("First seen"), Kind.COUNT),
        Column("repeat_rate", _("Came again"), Kind.SHARE),
        Column("active", _("Active"), Kind.SHARE),
        Column("value", _("Worth each"), Kind.MONEY),
        Column("aov", _("Average order"), Kind.MONEY),
    )
    rows = [_overview_row(cohort) for cohort in found]
    return Table("cohorts", _("Cohorts"), columns, rows, told.shop.currency)


def _overview_row(cohort: Cohort) -> Row:
    worth = cohort.worth
    return (
        cohort_name(cohort.name),
        len(cohort.members),
        cohort.first_seen,
        worth.repeat_rate,
        worth.active_share,
        worth.lifetime_value,
        worth.average_order,
    )


def periods(found: Sequence[Cohort], told: Told, formats: Formats) -> Table:
    """A row for each month, or quarter, of each cohort."""
    columns = (
        Column("cohort", cohort_title(told.by)),
        Column("period", _("Quarter") if told.in_quarters else _("Month"), Kind.COUNT),
        Column("active", _("Ordered"), Kind.COUNT),
        Column("customers", _("Of"), Kind.COUNT),
        Column("share", _("Share"), Kind.SHARE),
        Column("net", _("Net spend each"), Kind.MONEY),
        Column("aov", _("Average order"), Kind.MONEY),
        Column("mark", _("Mark")),
    )
    rows: list[Row] = [
        (
            cohort_name(cohort.name),
            k,
            cell.active,
            cell.customers,
            cell.share,
            cell.net_each,
            cell.average_order,
            _mark(cohort),
        )
        for cohort in found
        for k, cell in enumerate(cohort.cells)
    ]
    title = _("Quarter by quarter") if told.in_quarters else _("Month by month")
    return Table("cohorts", title, columns, rows, told.shop.currency, notes=notes(told, formats))


def _mark(cohort: Cohort) -> str:
    if not cohort.first_seen:
        return ""
    return _("first seen") if cohort.first_seen == len(cohort.members) else _("some first seen")


def heat(found: Sequence[Cohort], told: Told) -> Heat | None:
    """The share with an order, month by month, or quarter by quarter; None without customers."""
    if not found:
        return None
    longest = max(len(cohort.cells) for cohort in found)
    title = (
        _("Share that ordered, by quarters since the first order")
        if told.in_quarters
        else _("Share that ordered, by months since the first order")
    )
    return Heat(
        title=title,
        rows=tuple(map(_label, found)),
        columns=tuple(map(str, range(longest))),
        values=tuple(
            tuple(None if cell is None else cell.share for cell in _padded(cohort, longest))
            for cohort in found
        ),
        kind=Kind.SHARE,
    )


def _label(cohort: Cohort) -> str:
    name = cohort_name(cohort.name)
    return f"{name} {FIRST_SEEN}" if cohort.first_seen else name


def for_programs(found: Sequence[Cohort], currency: Currency) -> list[dict[str, object]]:
    """The cohorts with their three measures, equally long; None where a month has not come."""
    longest = max((len(cohort.cells) for cohort in found), default=0)

    def money(minor: int | None) -> str | None:
        return None if minor is None else plain(minor, currency)

    return [
        {
            "cohort": cohort_name(cohort.name),
            "size": len(cohort.members),
            "active": _measured(cohort, longest, lambda cell: round(cell.share, DECIMALS)),
            "net": _measured(cohort, longest, lambda cell: money(cell.net_each)),
            "aov": _measured(cohort, longest, lambda cell: money(cell.average_order)),
        }
        for cohort in found
    ]


def _measured(cohort: Cohort, longest: int, measure: Callable[[Cell], object]) -> list[object]:
    return [None if cell is None else measure(cell) for cell in _padded(cohort, longest)]


def _padded(cohort: Cohort, longest: int) -> list[Cell | None]:
    return [*cohort.cells, *[None] * (longest - len(cohort.cells))]
