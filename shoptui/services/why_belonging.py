"""Why a customer is in a group, a class and a stage, in the owner's words."""

from datetime import date

from shoptui.analytics.behaviour import Behaviour, BehaviourFigures
from shoptui.analytics.groups import GroupFigures, Grouping
from shoptui.analytics.places import known_place
from shoptui.analytics.stages import LONG_AFTER, StageFigures, stage_figures
from shoptui.analytics.why_group import GroupWhy, explain_group
from shoptui.domain.abc_class import AbcClass
from shoptui.domain.dates import Window
from shoptui.domain.groups import Group, group_names
from shoptui.domain.language import _, counted
from shoptui.domain.money import part_of
from shoptui.domain.relationship import Relationship, relationship_names
from shoptui.domain.why import Section
from shoptui.services import abc_words, group_words, stage_words
from shoptui.services.active_days import ActiveDays
from shoptui.services.formats import Formats


def group_section(grouping: Grouping, customer_id: int, formats: Formats) -> Section:
    """The group: what was held against which cut, and what would change it.

    Raises:
        NotFound: the customer was not known on that day, or is put away.
    """
    why = explain_group(grouping, customer_id)
    figures, rules = why.figures, grouping.rules
    lines = [
        _reason(figures),
        f"{_silence(figures)} {ActiveDays(rules.active_days, rules.automatic).words()}",
    ]
    if figures.orders_ever:
        lines += [_average(why, grouping, formats), _orders(figures, grouping)]
    if figures.deaf:
        lines.append(_("The last three offers were refused or left unanswered."))
    lines += _group_steps(why)
    lines.append(_to_do(group_words.advice(figures.group)))
    title = _("Group: {group}").format(group=group_names()[figures.group])
    return Section(title, tuple(lines))


def class_section(
    behaviour: Behaviour, grouping: Grouping, customer_id: int, formats: Formats
) -> Section:
    """The class by behaviour: the two cuts, where they come from, and what is missing.

    Raises:
        NotFound: the customer was not known on that day, or is put away.
    """
    facts = grouping.facts
    figures = behaviour.of(facts.customers[known_place(facts, customer_id)])
    lines = [
        abc_words.behaviour_meaning(figures.abc),
        *cut_lines(behaviour, formats),
        _did(figures, grouping.rules.window, formats),
        *_class_steps(figures, behaviour, formats),
    ]
    return Section(_("ABC class: {abc}").format(abc=figures.abc), tuple(lines))


def stage_section(grouping: Grouping, customer_id: int, formats: Formats) -> Section:
    """The stage of the relationship, and what suits it.

    Raises:
        NotFound: the customer was not known on that day, or is put away.
    """
    facts = grouping.facts
    at, today = known_place(facts, customer_id), facts.as_of.toordinal()
    figures = stage_figures(facts.customers[at], grouping.figures[at].active, today)
    lines = [
        stage_words.meaning(figures.stage),
        *_together(figures),
        *_stage_steps(figures, today, formats),
        *map(_to_do, stage_words.actions(figures.stage)),
    ]
    return Section(
        _("Stage: {stage}").format(stage=relationship_names()[figures.stage]), tuple(lines)
    )


def cut_lines(behaviour: Behaviour, formats: Formats) -> list[str]:
    """From where on it is much and often, and where these cuts come from."""
    if behaviour.much is None or behaviour.often is None:
        return [_("Nobody bought in these days, so there are no cuts.")]
    much = _("Much is from {amount} on: {source}.").format(
        amount=formats.money(behaviour.much), source=_source(behaviour.rules.much, behaviour)
    )
    often = _("Often is from {orders} on: {source}.").format(
        orders=counted("{count} order", "{count} orders", behaviour.often),
        source=_source(behaviour.rules.often, behaviour),
    )
    return [much, often]


def window_name(window: Window) -> str:
    """The days that count, as it stands within a sentence."""
    if window.days is None:
        return _("in the shop's whole life")
    return counted("in {count} day", "in {count} days", window.days)


def _source(own: int | None, behaviour: Behaviour) -> str:
    if own is not None:
        return _("you set it")
    return counted("the middle of {count} buyer", "the middle of {count} buyers", behaviour.buyers)


def _reason(figures: GroupFigures) -> str:
    """Which condition put the customer into the group."""
    if figures.group is not Group.IGNORE:
        return group_words.meaning(figures.group)
    if not figures.orders_ever:
        return _("They never bought: treat them as new.")
    if figures.orders_ever == 1:
        return _("They bought once and are not active: treat them as new.")
    return _("They are not active, and do not answer your offers: treat them as new.")


def _to_do(advice: str) -> str:
    return _("To do: {advice}").format(advice=advice)


def _silence(figures: GroupFigures) -> str:
    if figures.days_silent is None:
        return _("No order yet.")
    return counted(
        "The last order was {count} day ago.",
        "The last order was {count} days ago.",
        figures.days_silent,
    )


def _average(why: GroupWhy, grouping: Grouping, formats: Formats) -> str:
    customer, shop = why.customer, grouping.turnover
    said = _("High value: the average order is {own}, and your shop's is {shop}.")
    if not why.figures.high_value:
        said = _("Not high value: the average order is {own}, and your shop's is {shop}.")
    return said.format(
        own=formats.money(part_of(customer.net_ever, 1, customer.orders_ever)),
        shop=formats.money(part_of(shop.net, 1, shop.orders) if shop.orders else 0),
    )


def _orders(figures: GroupFigures, grouping: Grouping) -> str:
    window, cut = grouping.rules.window, grouping.rules.frequent
    when = window_name(window)
    if not figures.active and window.days is not None:
        when = _("{days} up to the last one").format(days=when)
    orders = counted("{count} order", "{count} orders", figures.orders_judged)
    said = _("Frequent: {orders} {when}; frequent is from {cut} on.")
    if not figures.frequent:
        said = _("Not frequent: {orders} {when}; frequent is from {cut} on.")
    return said.format(orders=orders, when=when, cut=cut)


def _group_steps(why: GroupWhy) -> list[str]:
    if why.after_order is why.figures.group:
        return []
    said = _("One more order today, of your shop's average, would make: {group}.")
    return [said.format(group=group_names()[why.after_order])]


def _did(figures: BehaviourFigures, window: Window, formats: Formats) -> str:
    orders = counted("{count} order", "{count} orders", figures.orders)
    return _("This customer: {amount} and {orders} {when}.").format(
        amount=formats.money(figures.net), orders=orders, when=window_name(window)
    )


def _class_steps(figures: BehaviourFigures, behaviour: Behaviour, formats: Formats) -> list[str]:
    """What is missing to the next class, by each of the two ways."""
    if figures.abc is AbcClass.A or behaviour.much is None or behaviour.often is None:
        return []
    better = AbcClass.A if figures.abc is AbcClass.B else AbcClass.B
    lines = []
    if not figures.much and behaviour.much > figures.net:
        short = formats.money(behaviour.much - figures.net)
        lines.append(_("With {amount} more: {abc}.").format(amount=short, abc=better))
    if not figures.often and behaviour.often > figures.orders:
        orders = counted(
            "With {count} more order:",
            "With {count} more orders:",
            behaviour.often - figures.orders,
        )
        lines.append(f"{orders} {better}.")
    return lines


def _together(figures: StageFigures) -> list[str]:
    if figures.days_together is None:
        return []
    return [
        counted(
            "{count} day lies between the first and the last order.",
            "{count} days lie between the first and the last order.",
            figures.days_together,
        )
    ]


def _stage_steps(figures: StageFigures, today: int, formats: Formats) -> list[str]:
    if figures.days_to_long is None or figures.stage is Relationship.LONG:
        return []
    if not figures.days_to_long:
        return [
            _("One more order makes it a long one: more than {days} days.").format(days=LONG_AFTER)
        ]
    day = formats.date(date.fromordinal(today + figures.days_to_long))
    return [_("An order from {day} on makes it a long one.").format(day=day)]
