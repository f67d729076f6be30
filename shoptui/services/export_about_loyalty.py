"""What the page About says of the five loyalty scores."""

from shoptui.analytics.loyalty.measured import Measured
from shoptui.analytics.loyalty.scores import TypeScores
from shoptui.domain.language import _
from shoptui.domain.loyalty import LoyaltyType
from shoptui.services.formats import Formats
from shoptui.services.loyalty import LoyalShop
from shoptui.services.loyalty_words import indicator_name, type_meaning, type_name
from shoptui.services.why_loyalty import left_out_words, target_words

Line = tuple[str, str]


def loyalty_lines(loyal: LoyalShop) -> tuple[Line, ...]:
    """Each score beside its meaning and the targets in force, and what makes the overall one."""
    formats = Formats(loyal.shop)
    unknown = _("From 0 to 100; an empty cell is an unknown score, which is not a 0.")
    return (
        (_("The five loyalty scores"), unknown),
        *((type_name(each.kind.type), _meaning(each, formats)) for each in loyal.result.types),
        (_("Overall"), _overall(loyal)),
    )


def _meaning(scored: TypeScores, formats: Formats) -> str:
    """The type in a sentence; what counts as 100; what is left out."""
    in_force = [each for each in scored.measured if not each.left_out]
    sentences = [type_meaning(scored.kind.type)]
    if in_force:
        targets = " · ".join(_target(each, formats) for each in in_force)
        sentences.append(_("What makes 100: {targets}.").format(targets=targets))
    sentences += [_left_out(each) for each in scored.measured if each.left_out]
    return " ".join(sentences)


def _target(measured: Measured, formats: Formats) -> str:
    target = measured.target
    shown = "" if target is None else target_words(target, measured.indicator, formats)
    return f"{indicator_name(measured.indicator)} {shown}"


def _left_out(measured: Measured) -> str:
    if measured.left_out is None:
        return ""
    return _("{indicator}: left out, {reason}.").format(
        indicator=indicator_name(measured.indicator),
        reason=left_out_words(measured.left_out, measured.indicator),
    )


def _overall(loyal: LoyalShop) -> str:
    weights = zip(LoyaltyType, loyal.result.rules.overall, strict=True)
    said = " · ".join(f"{type_name(which)} {weight}" for which, weight in weights)
    return _("The mean of the scores that are known, weighed {weights}.").format(weights=said)
