"""The sentences of the pane of loyalty."""

from shoptui.domain.language import _, counted
from shoptui.domain.loyalty import QUADRANTS, How, LoyaltyType, Pays
from shoptui.domain.why import Section
from shoptui.services.formats import NOTHING, Formats
from shoptui.services.loyalty_words import how_words, pays_words, type_meaning, type_name
from shoptui.ui.dialogs.choices import Line
from shoptui.ui.panes.loyalty_data import EVERYBODY, LoyaltyData, Whom

BETWEEN = " · "
Quadrant = tuple[Pays, How]


def basis(data: LoyaltyData, formats: Formats) -> str:
    """What was counted."""
    window = data.loyal.result.rules.window.days
    as_of = _("As of {day}").format(day=formats.date(data.loyal.as_of))
    days = counted("last {count} day", "last {count} days", window or 0)
    return BETWEEN.join((as_of, days if window else _("the shop's whole life")))


def heading(data: LoyaltyData, marked: int, formats: Formats) -> str:
    """What was counted, who is listed of everybody, and how many are marked."""
    shown, everybody = len(data.table.ids), data.everybody
    if data.whom == EVERYBODY:
        parts = [counted("{count} customer", "{count} customers", everybody)]
    else:
        of = _("{shown} of {everybody} customers").format(
            shown=formats.number(shown), everybody=formats.number(everybody)
        )
        parts = [of, whom_words(data.whom)]
    if marked:
        parts.append(_("{count} marked").format(count=formats.number(marked)))
    return BETWEEN.join((basis(data, formats), *parts))


def whom_words(whom: Whom) -> str:
    """The filter as the owner reads it."""
    if whom.type is None:
        return _("everybody")
    message = _("strong in {type}") if whom.is_strong else _("weak in {type}")
    return message.format(type=type_name(whom.type))


def empty(whom: Whom) -> str:
    """What an empty list will show, and which key fills it."""
    if whom == EVERYBODY:
        return _("Five kinds of loyalty will stand here. Press c for a customer.")
    return _("Nobody is {whom}. Press f or Esc to see others.").format(whom=whom_words(whom))


def choices(data: LoyaltyData) -> list[Line[Whom]]:
    """Whom the owner may ask to see, and how many they are."""
    lines = [Line(EVERYBODY, _("Everybody"), str(data.everybody))]
    for is_strong in (True, False):
        for which in LoyaltyType:
            message = _("Strong in {type}") if is_strong else _("Weak in {type}")
            figures = data.figures(which)
            found = figures.strong if is_strong else figures.weak
            title = message.format(type=type_name(which))
            lines.append(Line(Whom(which, is_strong), title, str(found)))
    return lines


def types_in(quadrant: Quadrant) -> list[LoyaltyType]:
    """The types that pay at this time and in this way."""
    return [which for which, place in QUADRANTS.items() if place == quadrant]


def quadrant_name(quadrant: Quadrant) -> str:
    """When and how its types pay."""
    pays, how = quadrant
    return _("Pays {pays}, {how}").format(pays=pays_words(pays), how=how_words(how))


def is_empty(data: LoyaltyData, quadrant: Quadrant) -> bool:
    """Whether no customer shows any loyalty of these types."""
    return not any(data.figures(which).mean for which in types_in(quadrant))


def on_quadrants(data: LoyaltyData, quadrants: list[Quadrant]) -> str:
    """Which quadrants are empty, else nothing to fill first but the lowest."""
    gaps = [quadrant for quadrant in quadrants if is_empty(data, quadrant)]
    if gaps:
        named = "; ".join(map(quadrant_name, gaps))
        return _("Empty: {quadrants}. No customer is loyal in this way yet.").format(
            quadrants=named
        )
    lowest = min(quadrants, key=lambda each: _best(data, each))
    return _("No quadrant is empty; the lowest is “{quadrant}”.").format(
        quadrant=quadrant_name(lowest)
    )


def on_type(data: LoyaltyData, which: LoyaltyType, formats: Formats) -> str:
    """The type under the cursor: what it is, and of how many the mean is."""
    figures = data.figures(which)
    if figures.mean is None:
        told = _("Nothing is recorded yet. {advice}").format(advice=_how_to_begin(which))
    else:
        told = counted(
            "Known of {count} customer; their mean is {{mean}}.",
            "Known of {count} customers; their mean is {{mean}}.",
            figures.known,
        ).format(mean=written(figures.mean, formats))
    return f"{type_meaning(which)} {told}"


def why_type(data: LoyaltyData, which: LoyaltyType, formats: Formats) -> list[Section]:
    """A type explained for the whole shop."""
    figures = data.figures(which)
    title = _("{type}: {score}").format(type=type_name(which), score=written(figures.mean, formats))
    lines = (
        on_type(data, which, formats),
        _("{strong} strong: above three quarters of your customers, and at 50 or more.").format(
            strong=figures.strong
        ),
        _("{weak} weak: in the last quarter of the shop, and below 50.").format(weak=figures.weak),
        basis(data, formats),
    )
    unknown = [Section(_("Not known yet"), data.map.notes[1:])] if data.map.notes[1:] else []
    return [Section(title, lines), *unknown]


def written(score: float | None, formats: Formats) -> str:
    """A score as the owner reads it; unknown is no 0."""
    return NOTHING if score is None else formats.number(score)


def _how_to_begin(which: LoyaltyType) -> str:
    return {
        LoyaltyType.FINANCIAL: _("Press n for a sale."),
        LoyaltyType.REFERRAL: _("Press r on a customer to note a friend they named."),
        LoyaltyType.PROCEDURAL: _("Once there is a house rule, sales show who keeps it."),
        LoyaltyType.CONTACT: _("Press b on a customer to note that they called or wrote."),
        LoyaltyType.EVALUATION: _("Press b on a customer to note what they told you."),
    }[which]


def _best(data: LoyaltyData, quadrant: Quadrant) -> float:
    return max(data.figures(which).mean or 0.0 for which in types_in(quadrant))
