"""The words for measures, cut points and where they come from."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import floor

from shoptui.analytics.cut_points import (
    FEWEST_BUYERS,
    CutPoints,
    Fallback,
    Measure,
    Source,
    days_counted,
)
from shoptui.analytics.rfm import RfmResult
from shoptui.domain.language import _, counted
from shoptui.domain.shop import Trade
from shoptui.services.formats import NOTHING, Formats


def measure_name(measure: Measure) -> str:
    """The measure as a heading."""
    return {
        Measure.RECENCY: _("Recency"),
        Measure.FREQUENCY: _("Orders"),
        Measure.MONETARY: _("Net spend"),
    }[measure]


def trade_name(trade: Trade) -> str:
    """The kind of trade as it stands in a sentence."""
    return {
        Trade.GROCERIES: _("groceries and coffee"),
        Trade.SERVICES: _("services"),
        Trade.FASHION: _("fashion and gifts"),
        Trade.APPLIANCES: _("appliances and furniture"),
    }[trade]


def window_words(result: RfmResult, day_text: Callable[[date], str] = date.isoformat) -> str:
    """The as-of date and the window, as a sentence.

    Args:
        result: the analysis.
        day_text: how a day is written; for other programs by default.
    """
    day, days = day_text(result.facts.as_of), result.rules.window.days
    if days is None:
        return _("As of {day}, over the shop's whole life.").format(day=day)
    return _("As of {day}, over {days} days.").format(day=day, days=days)


def fallback_notes(result: RfmResult) -> tuple[str, ...]:
    """A sentence for each reason why fixed cut points stand in; none where they do not."""
    reasons = {cuts.fallback for cuts in result.cuts}
    if Fallback.TOO_FEW_BUYERS in reasons:
        return (_too_few(result.buyers),)
    return tuple(
        _("{measure}: too many customers share one figure, so fixed cut points are used.").format(
            measure=measure_name(cuts.measure)
        )
        for cuts in result.cuts
        if cuts.fallback is Fallback.SAME_CUTS
    )


def source_words(cuts: CutPoints, result: RfmResult, formats: Formats) -> str:
    """Where the cut points of a measure come from, as a sentence without its subject."""
    if cuts.source is Source.OWN_CUSTOMERS:
        return _("they part your own customers into five equal groups")
    if cuts.source is Source.OWNER:
        return _("you set them")
    if cuts.source is Source.MEDIAN_ORDER:
        median = result.facts.median_order
        if median is None:
            return _("the cut points of orders × your median order, once there is one")
        return _("the cut points of orders × your median order, {amount}").format(
            amount=formats.money(median)
        )
    return _usual(cuts, result)


def points_words(cuts: CutPoints, formats: Formats) -> str:
    """The cut points in a row: "30 · 60 · 120 · 240"."""
    return " · ".join(_point(point, cuts.measure, formats) for point in cuts.points) or NOTHING


def value_words(value: int, measure: Measure, formats: Formats) -> str:
    """A raw value with its unit."""
    if measure is Measure.MONETARY:
        return formats.money(value)
    if measure is Measure.FREQUENCY:
        return counted("{count} order", "{count} orders", value)
    return counted("{count} day", "{count} days", value)


def _too_few(buyers: int) -> str:
    message = _(
        "Too few buyers to compare ({buyers}, and it takes {least}), so fixed cut points are used."
    )
    return message.format(buyers=buyers, least=FEWEST_BUYERS)


def _usual(cuts: CutPoints, result: RfmResult) -> str:
    rules = result.rules
    days = days_counted(result.facts, rules)
    if cuts.measure is Measure.FREQUENCY and days != rules.defaults.window:
        return _("usual in {trade}, for {days} days").format(
            trade=trade_name(rules.trade), days=days
        )
    return _("usual in {trade}").format(trade=trade_name(rules.trade))


def _point(point: Fraction, measure: Measure, formats: Formats) -> str:
    if measure is Measure.MONETARY:
        return formats.money(floor(point))
    return formats.number(float(point))
