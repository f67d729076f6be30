"""What the report on the cost of new customers says beside its figures."""

from datetime import date
from typing import NamedTuple

from shoptui.analytics.acquisition import Acquired, Acquisition
from shoptui.domain.language import _, counted
from shoptui.domain.why import Section
from shoptui.services.formats import NOTHING, Formats


class Period(NamedTuple):
    """What was looked at.

    Attributes:
        by: the breakdown, "channel" or "campaign".
        first: the first day.
        last: the last day, as of which all is told.
        first_seen: how many first orders come too soon after the records begin to be new.
    """

    by: str
    first: date
    last: date
    first_seen: int


def notes(result: Acquisition, period: Period, formats: Formats) -> tuple[str, ...]:
    """What stands below the list."""
    said = [
        _("New customers and costs from {first} to {last}.").format(
            first=formats.date(period.first), last=formats.date(period.last)
        ),
        _("“Worth” is what the new customers spent so far, refunds taken off."),
    ]
    if period.by == "campaign":
        said.append(
            _(
                "A campaign brought who it was in touch with up to the day of the first order: "
                "invited, sent something, or a contact noted. Of several the last one counts."
            )
        )
    if result.rest.cost:
        said.append(_spent_on_none(period.by))
    if not result.total.cost:
        said.append(_("No marketing cost is recorded in this time."))
    if period.first_seen:
        said.append(
            counted(
                "{count} more was first seen soon after your records begin and may not be new.",
                "{count} more were first seen soon after your records begin and may not be new.",
                period.first_seen,
            )
        )
    return tuple(said)


def _spent_on_none(by: str) -> str:
    if by == "campaign":
        return _("What was spent on no single campaign counts in the last line only.")
    return _("What was spent on no single channel counts in the last line only.")


def why(total: Acquired, period: Period, formats: Formats) -> tuple[Section, ...]:
    """How the figures of the last line come about."""
    return (
        Section(_("New customers"), _who_is_new(total, period, formats)),
        Section(_("Cost of a new customer"), _costs(total, formats)),
        Section(_("What they are worth"), _worth(total, formats)),
    )


def _who_is_new(total: Acquired, period: Period, formats: Formats) -> tuple[str, ...]:
    return (
        _("{count} ordered for the first time from {first} to {last}.").format(
            count=formats.number(total.new),
            first=formats.date(period.first),
            last=formats.date(period.last),
        ),
        _("Who is known since before that time is not new, nor who was first seen too early."),
    )


def _costs(total: Acquired, formats: Formats) -> tuple[str, ...]:
    division = _("{what}: {cost} ÷ {count} = {each}")
    return tuple(
        division.format(
            what=what,
            cost=formats.money(cost),
            count=formats.number(total.new),
            each=NOTHING if each is None else formats.money(each),
        )
        for what, cost, each in (
            (_("Simple, without wages"), total.without_wages, total.simple),
            (_("Full, with wages"), total.cost, total.full),
        )
    )


def _worth(total: Acquired, formats: Formats) -> tuple[str, ...]:
    each, ratio = total.value_each, total.ratio
    return (
        _("Spent so far: {value} ÷ {count} = {each}").format(
            value=formats.money(total.value),
            count=formats.number(total.new),
            each=NOTHING if each is None else formats.money(each),
        ),
        _("Worth ÷ full cost: {ratio}. Below 1 they have not paid for themselves yet.").format(
            ratio=NOTHING if ratio is None else formats.number(ratio)
        ),
    )
