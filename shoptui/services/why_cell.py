"""Why a cell of the heat map, or a tier, holds the customers it holds."""

from shoptui.analytics.cut_points import CutPoints, Measure
from shoptui.analytics.tiers import SCORES, tier_of
from shoptui.domain.language import _
from shoptui.domain.tiers import Tier, tier_names
from shoptui.domain.why import Section
from shoptui.services.formats import Formats
from shoptui.services.tier_advice import advice, meaning
from shoptui.services.tier_words import (
    fallback_notes,
    measure_name,
    points_words,
    source_words,
    value_words,
    window_words,
)
from shoptui.services.tiers import Scored


def why_cell(scored: Scored, r: int, fm: int) -> list[Section]:
    """What the two marks of a cell take, and the cut points they come from.

    Args:
        scored: the analysis.
        r: recency score, 1 to 5.
        fm: frequency and monetary score, 1 to 5.
    """
    tier = tier_of(r, fm)
    recency, formats = scored.result.cuts[0], Formats(scored.shop)
    place = _("R {r}, FM {fm}: {tier}").format(r=r, fm=fm, tier=tier_names()[tier])
    marks = _("R {r}").format(r=r), _("FM {fm}").format(fm=fm)
    return [
        Section(place, _told(tier)),
        Section(
            _("What brings a customer here"),
            (
                f"{marks[0]}: {_reach(recency, r, formats)}.",
                f"{marks[1]}: {_together(fm)}",
            ),
        ),
        *cut_sections(scored),
    ]


def why_tier(scored: Scored, tier: Tier) -> list[Section]:
    """The cells that make a tier, and the cut points their marks come from."""
    title = _("Where it lies on the map")
    return [
        Section(tier_names()[tier], _told(tier)),
        Section(title, tuple(_cells_of(tier))),
        *cut_sections(scored),
    ]


def cut_sections(scored: Scored) -> list[Section]:
    """For each measure what every mark takes, and where its cut points come from."""
    result, formats = scored.result, Formats(scored.shop)
    counted = Section(
        _("What is counted"), (window_words(result, formats.date), *fallback_notes(result))
    )
    return [counted, *(_measure(cuts, scored, formats) for cuts in result.cuts)]


def _told(tier: Tier) -> tuple[str, ...]:
    return meaning(tier), _("What to do: {advice}").format(advice=advice(tier))


def _together(fm: int) -> str:
    rule = _("orders (F) and net spend (M) together, their mean with a half rounded up")
    if fm == 1:
        return _("{rule}: both are 1.").format(rule=rule)
    return _("{rule}: they add up to {low} or {high}.").format(
        rule=rule, low=2 * fm - 1, high=2 * fm
    )


def _cells_of(tier: Tier) -> list[str]:
    lines = []
    for r in reversed(SCORES):
        marks = [str(fm) for fm in SCORES if tier_of(r, fm) is tier]
        if marks:
            lines.append(_("R {r} with FM {marks}").format(r=r, marks=_(" or ").join(marks)))
    if tier is Tier.LOST:
        lines.append(
            _("And, off the map, whoever bought before the days counted, but not in them.")
        )
    return lines or [_("Off the map: nothing bought, so nothing to give marks for.")]


def _measure(cuts: CutPoints, scored: Scored, formats: Formats) -> Section:
    letter = {Measure.RECENCY: "R", Measure.FREQUENCY: "F", Measure.MONETARY: "M"}[cuts.measure]
    cut_at = _("Cut points {points}: {source}.").format(
        points=points_words(cuts, formats), source=source_words(cuts, scored.result, formats)
    )
    marks = reversed(SCORES) if cuts.points else ()
    reaches = (f"{letter} {mark}: {_reach(cuts, mark, formats)}" for mark in marks)
    return Section(f"{measure_name(cuts.measure)} ({letter})", (cut_at, *reaches))


def _reach(cuts: CutPoints, mark: int, formats: Formats) -> str:
    """The raw values that earn a mark: "31 to 60 days", "more than $300, at most $800"."""
    step = 5 - mark if cuts.measure is Measure.RECENCY else mark - 1
    floors = cuts.floors
    if step == 0:
        return _("at most {value}").format(value=_value(floors[0], cuts, formats))
    if step == 4:
        return _("more than {value}").format(value=_value(floors[3], cuts, formats))
    low, high = floors[step - 1], floors[step]
    if low == high:
        return _("nobody, since two cut points lie so close together")
    if cuts.measure is Measure.MONETARY:
        return _("more than {low}, at most {high}").format(
            low=_value(low, cuts, formats), high=_value(high, cuts, formats)
        )
    if low + 1 == high:
        return _value(high, cuts, formats)
    return _("{low} to {high}").format(low=low + 1, high=_value(high, cuts, formats))


def _value(value: int, cuts: CutPoints, formats: Formats) -> str:
    return value_words(value, cuts.measure, formats)
