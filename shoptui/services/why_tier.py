"""The explanation of a tier, in the owner's words."""

from shoptui.analytics.cut_points import Fallback, Measure
from shoptui.analytics.explanation import Explanation, MeasureWhy, Step
from shoptui.analytics.rfm import RfmResult
from shoptui.domain.language import _, counted
from shoptui.domain.rfm_rules import Method
from shoptui.domain.tiers import tier_names
from shoptui.domain.why import Section
from shoptui.services.formats import Formats
from shoptui.services.tier_words import (
    fallback_notes,
    measure_name,
    points_words,
    source_words,
    value_words,
    window_words,
)


def sections(explanation: Explanation, result: RfmResult, formats: Formats) -> list[Section]:
    """The tier first, then each measure, then what one more order would do."""
    measures = [_measure(why, result, formats) for why in explanation.measures]
    return [_tier(explanation, result, formats), *measures, _next(explanation, result, formats)]


def _tier(explanation: Explanation, result: RfmResult, formats: Formats) -> Section:
    title = _("{name}: {tier}").format(
        name=explanation.customer.name, tier=tier_names()[explanation.grade.tier]
    )
    return Section(title, (_reading(explanation), window_words(result, formats.date)))


def _reading(explanation: Explanation) -> str:
    """How the tier follows from the scores, or from there being none."""
    grade, silent = explanation.grade, explanation.days_silent
    if grade.r is not None:
        return _("Recency {r}; orders {f} and net spend {m} make {fm} together.").format(
            r=grade.r, f=grade.f, m=grade.m, fm=grade.fm
        )
    if silent is None:
        return _("No order yet.")
    return counted(
        "No order in the window; the last one was {count} day ago.",
        "No order in the window; the last one was {count} days ago.",
        silent,
    )


def _measure(why: MeasureWhy, result: RfmResult, formats: Formats) -> Section:
    title = _("{measure}: {score} of 5").format(measure=measure_name(why.measure), score=why.score)
    return Section(title, tuple(_measure_lines(why, result, formats)))


def _measure_lines(why: MeasureWhy, result: RfmResult, formats: Formats) -> list[str]:
    lines = [
        _raw(why, formats),
        _("Cut points {points}: {source}.").format(
            points=points_words(why.cuts, formats), source=source_words(why.cuts, result, formats)
        ),
    ]
    if why.cuts.fallback is Fallback.TOO_FEW_BUYERS:
        lines += fallback_notes(result)
    elif why.cuts.fallback is Fallback.SAME_CUTS:
        lines.append(_("Too many customers share one figure to compare them with each other."))
    lines.append(_sharing(why.sharing))
    lines += _steps(why, formats)
    return lines


def _raw(why: MeasureWhy, formats: Formats) -> str:
    if why.measure is Measure.RECENCY:
        return counted(
            "{count} day since the last order.", "{count} days since the last order.", why.value
        )
    return value_words(why.value, why.measure, formats) + "."


def _sharing(others: int) -> str:
    if not others:
        return _("No other buyer has this figure.")
    return counted(
        "{count} other buyer has the same figure, and so the same score.",
        "{count} other buyers have the same figure, and so the same score.",
        others,
    )


def _steps(why: MeasureWhy, formats: Formats) -> list[str]:
    if why.next_step is None:
        return [_("This is the best score.")]
    lines = [
        _("A {score} takes {need}.").format(
            score=why.next_step.score, need=_need(why.next_step, why.measure, formats)
        )
    ]
    if why.better_tier:
        lines.append(
            _("With {need} and the rest as it is: {tier}.").format(
                need=_need(why.better_tier, why.measure, formats),
                tier=tier_names()[why.better_tier.grade.tier],
            )
        )
    return lines


def _need(step: Step, measure: Measure, formats: Formats) -> str:
    value = value_words(step.needs, measure, formats)
    if measure is Measure.RECENCY:
        return _("at most {value} since the last order").format(value=value)
    return _("at least {value}").format(value=value)


def _next(explanation: Explanation, result: RfmResult, formats: Formats) -> Section:
    grade = explanation.after_order
    message = _("One more order today{size} would make {tier} ({scores}).")
    lines = [
        message.format(
            size=_size(result.facts.median_order, formats),
            tier=tier_names()[grade.tier],
            scores=f"{grade.r}-{grade.f}-{grade.m}",
        )
    ]
    if any(cuts.method is Method.RELATIVE for cuts in result.cuts):
        lines.append(_("The cut points move with your customers; this holds for today's."))
    return Section(_("Next step"), tuple(lines))


def _size(median: int | None, formats: Formats) -> str:
    if median is None:
        return ""
    return _(", of your median {amount},").format(amount=formats.money(median))
