"""What is said about channels: what counts, and what has to be taken with care."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from shoptui.analytics.channels import Champions, Channel
from shoptui.domain.language import _, counted
from shoptui.domain.why import Section
from shoptui.services.active_days import ActiveDays
from shoptui.services.formats import Formats

FEW = 5  # buyers below which an average says little


@dataclass(frozen=True, slots=True)
class Told:
    """What was asked, and what holds for all channels.

    Attributes:
        start: the first day of the window, None for the shop's whole life.
        as_of: the last day that counts.
        active: the active days.
        begin: the first day with records, where it is known.
        champions: the channels that do best.
    """

    start: date | None
    as_of: date
    active: ActiveDays
    begin: date | None
    champions: Champions


def channel_name(name: str) -> str:
    """The name of a channel, where it has none the word for that."""
    return name or _("unknown")


def notes(found: Sequence[Channel], told: Told, formats: Formats) -> tuple[str, ...]:
    """What has to stand beside the list."""
    said = [_window(told, formats), told.active.words()]
    said += [_of_few(channel) for channel in found if _is_best_of_few(channel, told)]
    if seen := sum(channel.first_seen for channel in found):
        said.append(_first_seen(seen, told, formats))
    return tuple(said)


def why(found: Sequence[Channel], told: Told, formats: Formats) -> tuple[Section, ...]:
    """How the figures come about, and why a channel has its mark."""
    return (
        Section(_("Most and best"), tuple(_marks(found, told, formats))),
        Section(
            _("The figures"),
            (
                _("Customers: everybody recorded who is not put away; share: of all of them."),
                _(
                    "Buyers: those with an order ever. Worth each: sales less refunds ever ÷ "
                    "buyers."
                ),
                _(
                    "New: the first order falls in the time looked at, and they were not known "
                    "before. Net spend: sales less refunds in it."
                ),
                _("Average order: sales less refunds ever ÷ orders ever."),
                _(
                    "Came again: buyers with two orders or more ÷ buyers. Active: active buyers ÷ "
                    "buyers."
                ),
            ),
        ),
    )


def _window(told: Told, formats: Formats) -> str:
    last = formats.date(told.as_of)
    if told.start is None:
        return _("As of {day}; new customers and net spend over the shop's whole life.").format(
            day=last
        )
    message = _("As of {day}; new customers and net spend since {first}.")
    return message.format(day=last, first=formats.date(told.start))


def _is_best_of_few(channel: Channel, told: Told) -> bool:
    return channel.name in told.champions.best and channel.worth.buyers < FEW


def _of_few(channel: Channel) -> str:
    message = _("“{channel}” is best by {buyers} only: wait for more before you rely on it.")
    buyers = counted("{count} buyer", "{count} buyers", channel.worth.buyers)
    return message.format(channel=channel.name, buyers=buyers)


def _first_seen(count: int, told: Told, formats: Formats) -> str:
    begin = told.begin or told.as_of
    message = _(
        "Only first seen, and not counted as new: {customers} with a first order by {until}, soon "
        "after the records begin on {begin}."
    )
    return message.format(
        customers=counted("{count} customer", "{count} customers", count),
        until=formats.date(begin + timedelta(days=told.active.days)),
        begin=formats.date(begin),
    )


def _marks(found: Sequence[Channel], told: Told, formats: Formats) -> list[str]:
    whole = formats.number(sum(len(channel.members) for channel in found))
    most = _("Most: {channel}, with {count} of {whole} customers.")
    best = _("Best: {channel}, where a buyer is worth {value}, refunds taken off.")
    lines = [
        most.format(channel=channel.name, count=formats.number(len(channel.members)), whole=whole)
        for channel in found
        if channel.name in told.champions.most
    ]
    lines += [
        best.format(channel=channel.name, value=formats.money(channel.worth.lifetime_value or 0))
        for channel in found
        if channel.name in told.champions.best
    ]
    if not lines:
        return [
            _("No channel is recorded of any customer yet: it stands on the customer's record.")
        ]
    if any(not channel.name for channel in found):
        lines.append(_("Those of whom it is unknown are no channel, and have no mark."))
    return lines
