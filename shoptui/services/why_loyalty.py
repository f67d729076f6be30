"""The explanation of the five loyalty scores, in the owner's words."""

from fractions import Fraction
from math import ceil

from shoptui.analytics.loyalty.counts import Raw
from shoptui.analytics.loyalty.kind import Deed
from shoptui.analytics.loyalty.means import as_shown
from shoptui.analytics.loyalty.measured import LeftOut
from shoptui.analytics.loyalty.scores import LoyaltyResult
from shoptui.analytics.loyalty.why import IndicatorWhy, LoyaltyWhy, Step, TypeWhy
from shoptui.domain.language import _
from shoptui.domain.loyalty import USUAL, Indicator, LoyaltyType, Unit, Weighing
from shoptui.domain.why import Section
from shoptui.services.formats import NOTHING, Formats
from shoptui.services.loyalty_record_words import records_words
from shoptui.services.loyalty_tables import notes
from shoptui.services.loyalty_words import indicator_name, type_meaning, type_name


def sections(
    why: LoyaltyWhy, result: LoyaltyResult, formats: Formats, which: LoyaltyType | None = None
) -> list[Section]:
    """The overall score first, then each type; or one type alone."""
    if which:
        return [_type(each, result, formats) for each in why.types if each.type is which]
    types = [_type(each, result, formats) for each in why.types]
    return [_overall(why, result, formats), *types]


def _overall(why: LoyaltyWhy, result: LoyaltyResult, formats: Formats) -> Section:
    title = _("{name}: {score} overall").format(
        name=why.customer.name, score=_shown(why.overall, formats)
    )
    source = (
        _("The weights are yours.")
        if result.rules.weighing is Weighing.OWN
        else _("The weights follow your business stage.")
    )
    lines = (
        _weights(why, formats),
        source,
        _mean(why.overall_mean, formats),
        *notes(result, formats.date),
    )
    return Section(title, lines)


def _weights(why: LoyaltyWhy, formats: Formats) -> str:
    """The known scores with the weight each has once the unknown ones gave way."""
    known = [each for each in why.types if each.score is not None and each.weight]
    total = sum(each.weight for each in known)
    if not total:
        return _("No type is known, so there is no overall score.")
    return " · ".join(
        _("{type} {score} × {share}").format(
            type=type_name(each.type),
            score=_shown(each.score, formats),
            share=formats.share(each.weight / total),
        )
        for each in known
    )


def _type(why: TypeWhy, result: LoyaltyResult, formats: Formats) -> Section:
    title = _("{type}: {score}").format(type=type_name(why.type), score=_shown(why.score, formats))
    lines = [type_meaning(why.type), _mean(why.mean, formats)]
    if why.score is None:
        lines.append(_("Nothing to judge by, so the score is unknown; that is not a 0."))
    for each in why.indicators:
        lines += _indicator(each, formats)
    if why.next_step:
        lines.append(_next(why.next_step, result, formats))
    elif why.score is not None:
        lines.append(_("There is no step up from here."))
    return Section(title, tuple(lines))


def _mean(mean: float | None, formats: Formats) -> str:
    return _("The shop's mean is {mean}.").format(mean=_shown(mean, formats))


def _indicator(why: IndicatorWhy, formats: Formats) -> list[str]:
    name = indicator_name(why.indicator)
    if why.left_out or why.raw is None or why.target is None:
        reason = left_out_words(why.left_out or LeftOut.NO_OCCASION, why.indicator)
        return [_("{indicator}: left out, {reason}.").format(indicator=name, reason=reason)]
    said = _("{indicator}: {raw} against {target} makes {score}, and weighs {share}.").format(
        indicator=name,
        raw=_raw(why.raw, why.indicator, formats),
        target=target_words(why.target, why.indicator, formats),
        score=_shown(why.score, formats),
        share=formats.share(float(why.share)),
    )
    counted_from = records_words(why.indicator, why.records)
    return [said, _("Counted from {records}.").format(records=counted_from)][
        : 1 + bool(counted_from)
    ]


def _raw(raw: Raw, indicator: Indicator, formats: Formats) -> str:
    if raw.of is not None:
        return _("{times} of {of}").format(
            times=formats.number(raw.value), of=formats.number(raw.of)
        )
    if USUAL[indicator].unit is Unit.MONEY:
        return formats.money(raw.value)
    return formats.number(raw.value)


def target_words(target: Fraction, indicator: Indicator, formats: Formats) -> str:
    """What counts as 100 for an indicator, in its unit."""
    unit = USUAL[indicator].unit
    if unit is Unit.MONEY:
        return formats.money(ceil(target))
    if unit is Unit.PERCENT:
        return formats.share(float(target / 100))
    return formats.number(float(target))


def left_out_words(reason: LeftOut, indicator: Indicator) -> str:
    """Why an indicator does not count, as the end of a sentence."""
    if reason is LeftOut.NO_OCCASION:
        return _no_occasion(indicator)
    return {
        LeftOut.NO_WEIGHT: _("since you gave it no weight"),
        LeftOut.NEVER_RECORDED: _("since the shop has recorded nothing of the kind"),
        LeftOut.NO_TARGET: _("since there are no buyers to take a target from"),
    }[reason]


def _no_occasion(indicator: Indicator) -> str:
    return {
        Indicator.RULES_KEPT: _("since no house rule applied to a sale"),
        Indicator.EVENTS_ATTENDED: _("since there was no invitation to an event"),
        Indicator.NEWSLETTERS_ANSWERED: _("since no newsletter was sent"),
        Indicator.ORDERS_WITH_FEEDBACK: _("since there was no order"),
    }.get(indicator, _("since it does not apply"))


def _next(step: Step, result: LoyaltyResult, formats: Formats) -> str:
    return _("The nearest step up: {deed} would make {score}.").format(
        deed=_deed(step.deed, result, formats), score=_shown(step.score, formats)
    )


def _deed(deed: Deed, result: LoyaltyResult, formats: Formats) -> str:
    if deed is Deed.ORDER:
        median = result.shop.median_order
        if not median:
            return _("one more order")
        return _("one more order of your median {amount}").format(amount=formats.money(median))
    return {
        Deed.NAME_FRIEND: _("naming one more friend"),
        Deed.FRIEND_BUYS: _("an order by a friend who was named"),
        Deed.KEEP_RULE: _("keeping a house rule once more"),
        Deed.START_CONTACT: _("asking or telling you something once more"),
        Deed.ATTEND_EVENT: _("coming to the next event"),
        Deed.ANSWER_NEWSLETTER: _("answering the next newsletter"),
        Deed.RATE_ORDER: _("feedback on one more order"),
        Deed.RATE_SHOP: _("feedback about the shop once more"),
    }[deed]


def _shown(score: float | None, formats: Formats) -> str:
    shown = as_shown(score)
    return NOTHING if shown is None else formats.number(shown)
