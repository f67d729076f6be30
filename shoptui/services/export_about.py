"""The page that explains a workbook: what was counted, how, and what the tiers mean."""

from datetime import date

from shoptui.analytics.tiers import SCORES, tier_of
from shoptui.domain.language import _
from shoptui.domain.rfm_rules import Method
from shoptui.domain.shop import Shop
from shoptui.domain.table import Table
from shoptui.domain.tiers import Tier, tier_names
from shoptui.services.formats import Formats
from shoptui.services.tier_words import (
    fallback_notes,
    measure_name,
    points_words,
    source_words,
)
from shoptui.services.tiers import Scored

Line = tuple[str, str]


def about(scored: Scored, made_on: date) -> tuple[Line, ...]:
    """Each term beside its meaning; a heading has none."""
    return (
        *_heading_lines(scored, made_on),
        ("", ""),
        (_("What the columns mean"), ""),
        *_measures(),
        ("", ""),
        (_("Cut points in force"), ""),
        *_cut_points(scored),
        ("", ""),
        (_("Tiers"), _("Read off the marks R (recency) and FM (orders and net spend).")),
        *_tiers(),
    )


def about_list(shop: Shop, made_on: date, table: Table) -> tuple[Line, ...]:
    """What stands beside a list that was exported from the screen."""
    return (
        (_("Shop"), shop.name),
        (_("List"), table.title),
        (_("Currency"), table.currency.code),
        (_("Made on"), Formats(shop).date(made_on)),
        *((_("Note"), note) for note in table.notes),
    )


def _heading_lines(scored: Scored, made_on: date) -> tuple[Line, ...]:
    shop, formats = scored.shop, Formats(scored.shop)
    days = scored.result.rules.window.days
    window = _("the shop's whole life") if days is None else formats.number(days)
    return (
        (_("Shop"), shop.name),
        (_("Currency"), shop.currency.code),
        (_("As of"), formats.date(scored.as_of)),
        (_("Window"), window if days is None else _("the last {days} days").format(days=window)),
        (_("Made on"), formats.date(made_on)),
    )


def _measures() -> tuple[Line, ...]:
    return (
        (_("Recency"), _("Days from the last order to the as-of date.")),
        (
            _("Orders"),
            _("Sales in the window; void ones and those wholly given back do not count."),
        ),
        (
            _("Net spend"),
            _("Sales less refunds in the window; a refund counts on the day of its sale."),
        ),
        (_("Average order"), _("Net spend divided by orders.")),
        (_("Ever"), _("Everything up to the as-of date, not only in the window.")),
        ("R", _("The mark for recency, 1 to 5; 5 are those who bought last.")),
        ("F", _("The mark for orders, 1 to 5; 5 are those who buy most often.")),
        ("M", _("The mark for net spend, 1 to 5; 5 are those who spend most.")),
        ("FM", _("F and M together: their mean, a half rounded up.")),
        (
            _("On the sheet Tiers"),
            _("The last three columns are medians: as many customers are above them as below."),
        ),
        (_("Refunds"), _("Listed among the sales with an amount below zero.")),
        (_("Void"), _("Struck out: listed, but counted nowhere.")),
    )


def _cut_points(scored: Scored) -> tuple[Line, ...]:
    result, formats = scored.result, Formats(scored.shop)
    own = result.rules.method is Method.RELATIVE
    method = _("your own customers, held against each other") if own else _("fixed cut points")
    measures = tuple(
        (
            measure_name(cuts.measure),
            f"{points_words(cuts, formats)} ({source_words(cuts, result, formats)})",
        )
        for cuts in result.cuts
    )
    fallbacks = tuple((_("Note"), note) for note in fallback_notes(result))
    return ((_("Method chosen"), method), *measures, *fallbacks)


def _tiers() -> tuple[Line, ...]:
    names = tier_names()
    return tuple((names[tier], _meaning(tier)) for tier in Tier)


def _meaning(tier: Tier) -> str:
    """The cells of the grid that make the tier: "R 4 with FM 4/5; R 3 with FM 4/5"."""
    if tier is Tier.PROSPECT:
        return _("never bought")
    cells = []
    for r in reversed(SCORES):
        marks = [str(fm) for fm in SCORES if tier_of(r, fm) is tier]
        if marks:
            cells.append(_("R {r} with FM {marks}").format(r=r, marks="/".join(marks)))
    if tier is Tier.LOST:
        cells.append(_("bought before the window, but not in it"))
    return "; ".join(cells)
